"""The counter: what was scanned or typed leads to a plant on one screen, is asked about, or has near names."""

import re

import pytest
from django.test import Client

from catalog.choices import Status
from catalog.models import Taxon
from tests.factories import make_synonym, make_taxon, make_vernacular

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alumroots")]


def body(client: Client, **query: str) -> str:
    response = client.get("/lookup/", query)
    assert response.status_code == 200
    return response.content.decode()


def told(client: Client, **query: str) -> str:
    seen = body(client, **query)
    seen = seen[seen.index('<div class="lookup__answer"') : seen.index("<footer")]
    return " ".join(re.sub(r"<[^>]+>", "", seen).split())


@pytest.mark.parametrize("typed", ["HERUA", "herua", " HERUA ", "Heuchera rubescens var. alpicola"])
def test_a_symbol_or_accepted_name_shows_the_plant_and_needs_no_explanation(client: Client, typed: str):
    seen = body(client, q=typed)
    assert "<title>Heuchera rubescens var. alpicola at the counter" in seen
    assert 'class="arrival"' not in seen
    assert "<dt>Zone</dt>" in seen
    assert "4–8" in told(client, q=typed)


@pytest.mark.parametrize(
    "typed", ["HERUP", "herup", "heuchera rubescens pachypoda", "H. rubescens v. pachypoda"]
)
def test_an_old_name_says_whose_synonym_it_is(client: Client, typed: str):
    seen = told(client, q=typed)
    assert "Heuchera rubescens Torr. var. alpicola Jeps." in seen
    assert "Rosend., Butters &amp; Lakela is" in seen
    assert ("HERUP is a synonym symbol" in seen) is (typed.upper() == "HERUP")


def test_a_cultivar_falls_back_on_its_species_with_a_notice(client: Client):
    make_taxon("Heuchera sanguinea", "Engelm.")
    seen = told(client, q="Heuchera sanguinea 'Splendens'")
    assert "The cultivar &#x27;Splendens&#x27; is not in the catalogue; the name before it was read." in seen
    assert "This is Heuchera sanguinea." in seen


def test_a_common_name_of_one_plant_says_so(client: Client):
    make_vernacular(make_taxon("Acer saccharum", "Marshall"), "sugar maple")
    assert "sugar maple is another name of Acer saccharum." in told(client, q="Sugar Maple")


def test_a_misspelt_name_says_what_it_was_taken_for(client: Client):
    seen = told(client, q="Heuchera rubescans")
    assert "Nothing is named “Heuchera rubescans”. It was taken for Heuchera rubescens" in seen
    assert "6 varieties" in seen


def test_a_name_of_several_plants_is_asked_about_on_the_same_page(client: Client):
    seen = body(client, q="pink alumroot")
    assert "Which plant is meant by “pink alumroot”?" in seen
    links = re.findall(r'href="(/lookup/\?plant=[^"]+)"', seen)
    assert len(links) == 7
    chosen = client.get(links[1].replace("&amp;", "&"))
    assert b"<title>Heuchera rubescens var. alpicola at the counter" in chosen.content


def test_an_accepted_name_leads_to_its_plant_whatever_else_it_was_used_for(client: Client):
    make_taxon("Acorus calamus", "L.")
    make_synonym(make_taxon("Acorus americanus", "X."), "Acorus calamus", "auct.", kind="misapplied")
    seen = told(client, q="acorus calamus")
    assert "The name was also used for Acorus americanus X." in seen


def test_what_is_unknown_has_near_names_or_advice(client: Client):
    assert "These are near: Heuchera rubescens" in told(client, q="HERUX")
    assert "Please check how it is written" in told(client, q="quuxquux")


def test_words_of_a_common_name_give_a_choice_of_those_that_hold_them(client: Client):
    make_vernacular(make_taxon("Ilex verticillata", "(L.) A. Gray"), "common winterberry")
    seen = told(client, q="winterberry")
    assert "Which plant is meant by “winterberry”?" in seen
    assert "Ilex verticillata (L.) A. Gray" in seen


def test_the_beginning_of_a_common_name_has_the_plants_that_bear_it_as_near(client: Client):
    make_vernacular(make_taxon("Ilex verticillata", "(L.) A. Gray"), "common winterberry")
    assert "These are near: Ilex verticillata" in told(client, q="winterb")


def test_a_genus_lists_what_is_below_it(client: Client):
    seen = body(client, q="Heuchera")
    assert "Within this genus:" in told(client, q="Heuchera")
    assert 'href="/lookup/?plant=heuchera-rubescens"' in seen


def test_a_genus_without_anything_says_only_what_it_is(client: Client):
    make_taxon("Acer", "L.")
    assert "holds nothing within this genus." in told(client, q="Acer")


@pytest.mark.parametrize("end", ["heuchera-rubescens/", "heuchera-rubescens", "{id}/?utm=x", "HERU/"])
def test_the_square_code_of_a_label_is_read(client: Client, end: str):
    taxon = Taxon.objects.get(symbol="HERU")
    text = f"https://plants.example.org/plants/{end.format(id=taxon.name_id)}"
    assert "Heuchera rubescens Torr." in told(client, q=text)


def test_a_chosen_plant_that_is_gone_is_asked_for_again(client: Client):
    assert "Heuchera rubescens Torr. var. alpicola" in told(client, plant="no-such-plant", q="HERUA")
    assert "Nothing is named" in told(client, plant="\x00")
    assert "Nothing is named" in told(client, plant="x" * 5000)


def test_a_draft_is_as_unknown_as_any_other_word(client: Client):
    make_taxon("Zqxdraft secreta", "X.", status=Status.DRAFT, symbol="ZQSE")
    for query in ({"q": "ZQSE"}, {"q": "Zqxdraft secreta"}, {"plant": "zqxdraft-secreta"}):
        assert "Zqxdraft secreta X." not in body(client, **query)


def test_an_excluded_plant_says_so(client: Client):
    make_taxon("Acer album", "X.", symbol="ACAL", excluded=True)
    assert "Not counted among the plants of North America." in told(client, q="ACAL")


@pytest.mark.parametrize(
    "text", ["\x00", "%", "' OR 1=1--", "\u202e", "漢🌿", "<script>", "x " * 4000, "a" * 90_000]
)
def test_any_text_gives_an_answer(client: Client, text: str):
    assert "<script>" not in body(client, q=text)


def test_the_box_is_empty_for_the_next_scan_and_has_the_focus(client: Client):
    """Without scripts a scanner types on where the box's text ends."""
    (box,) = re.findall(r'<input [^>]*name="q"[^>]*>', body(client, q="HERUA"))
    assert " autofocus" in box
    assert " value=" not in box
    assert 'data-asked="HERUA"' in box


def test_answers_are_kept_nowhere_and_the_blank_page_by_everybody(client: Client):
    blank, answer = client.get("/lookup/"), client.get("/lookup/?q=HERUA")
    assert blank.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "ETag" in blank.headers
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer.headers
    for response in (blank, answer):
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert b'name="robots" content="noindex"' in response.content


def test_an_answer_is_light(client: Client):
    assert len(client.get("/lookup/?q=HERUA").content) < 10_000
    assert Taxon.objects.filter(symbol="HERUA").exists()
