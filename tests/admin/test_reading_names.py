"""A whole name pasted into a form: its parts are filled in, and nothing is saved or lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalog.models import Synonym, Taxon
from tests.admin.posting import address, new_row, opened, sent_by, signed_in
from tests.factories import make_synonym, make_taxon

pytestmark = pytest.mark.django_db

ADD = "admin:catalog_taxon_add"
READ = "admin:catalog_taxon_read_name"
VARIETY = "Heuchera rubescens Torr. var. pachypoda (Greene) Rosend., Butters & Lakela"


def values(response: Any, *fields: str) -> tuple[Any, ...]:
    form = response.context["adminform"].form
    return tuple(form[field].value() for field in fields)


def adding(chief: Client, **fields: Any) -> dict[str, Any]:
    return {**sent_by(chief.get(reverse(ADD))), **fields}


def test_the_button_fills_in_the_parts_and_saves_nothing(chief: Client):
    species = make_taxon()
    response = chief.post(reverse(ADD), adding(chief, verbatim=VARIETY, _read="1"))
    assert values(response, "name", "authority", "rank", "full_name", "parent", "verbatim") == (
        "Heuchera rubescens var. pachypoda",
        "(Greene) Rosend., Butters & Lakela",
        "variety",
        VARIETY,
        str(species.pk),
        VARIETY,
    )
    assert Taxon.objects.count() == 1


def test_the_name_that_was_pasted_is_kept_letter_for_letter(chief: Client):
    pasted = " Heuchera  X cuneata  Howell (pro sp.) [cylindrica × rubescens]  "
    page = chief.post(reverse(ADD), adding(chief, verbatim=pasted, _read="1"))
    saved = chief.post(reverse(ADD), {**sent_by(page), "_save": "1"})
    assert saved.status_code == 302
    taxon = Taxon.objects.get()
    assert taxon.verbatim == pasted
    assert (taxon.name, taxon.authority, taxon.notho) == ("Heuchera ×cuneata", "Howell", "specific")
    assert (taxon.hybrid_formula, taxon.name_note) == ("cylindrica × rubescens", "(pro sp.)")
    assert values(chief.get(address(taxon)), "verbatim") == (pasted,)


@pytest.mark.parametrize(
    ("pasted", "filled"),
    [
        ("Heuchera rubescens Torr. var. rubescens", {"authority": "", "rank": "variety"}),
        ("Heuchera sanguinea 'Splendens'", {"cultivar_epithet": "Splendens", "rank": ""}),
        ("Commelina diffusa Burm. f. var. gigas (Small) Faden", {"authority": "(Small) Faden"}),
        ("×Hesperotropsis leylandii (A.B. Jacks.) Garland", {"notho": "generic", "rank": "species"}),
        (
            "Carex viridula Michx. ssp. brachyrrhyncha (Celak.) B. Schmid var. elatior (Schltdl.) Crins",
            {"name": "Carex viridula subsp. brachyrrhyncha var. elatior", "rank": "variety"},
        ),
    ],
)
def test_every_sort_of_name_is_taken_apart(chief: Client, pasted: str, filled: dict[str, str]):
    response = chief.post(reverse(ADD), adding(chief, verbatim=pasted, _read="1"))
    assert dict(zip(filled, values(response, *filled), strict=True)) == filled


def test_a_whole_name_without_parts_is_read_when_it_is_saved_and_shown_first(chief: Client):
    response = chief.post(reverse(ADD), adding(chief, verbatim="Heuchera rubescens Torr.", _save="1"))
    assert values(response, "name", "authority", "rank") == ("Heuchera rubescens", "Torr.", "species")
    assert not Taxon.objects.exists()
    assert chief.post(reverse(ADD), {**sent_by(response), "_save": "1"}).status_code == 302


def test_nothing_that_was_typed_is_lost_and_what_is_replaced_is_told(chief: Client):
    sent = adding(chief, verbatim="Heuchera rubescens Torr.", authority="Torrey", group="dicot", _read="1")
    sent |= new_row(sent, "vernacular_names", name="pink alumroot", language="en", preferred="on")
    sent |= new_row(sent, "synonyms", name="", kind="unspecified", note="half typed")
    sent |= {"profile-0-height_min": "tall"}
    response = chief.post(reverse(ADD), sent)
    kept = sent_by(response)
    assert (kept["group"], kept["vernacular_names-0-name"]) == ("dicot", "pink alumroot")
    assert (kept["synonyms-0-note"], kept["profile-0-height_min"]) == ("half typed", "tall")
    assert "it was “Torrey”" in response.content.decode()
    assert "errornote" not in response.content.decode()


def test_a_text_that_is_no_name_leaves_the_parts_as_they_are(chief: Client):
    taxon = make_taxon()
    sent = {**opened(chief, taxon), "verbatim": "12 plants of this", "_read": "1"}
    response = chief.post(address(taxon), sent)
    assert "not read as a botanical name" in response.content.decode()
    assert values(response, "name", "authority") == ("Heuchera rubescens", "Torr.")


@pytest.mark.parametrize(
    "pasted", ["\x00", "Acer rubrum L.\x00", "x" * 5000, "\u202e(((", "'; --", "&lt;b&gt;"]
)
def test_any_text_is_answered(chief: Client, pasted: str):
    make_taxon()
    assert chief.post(reverse(ADD), adding(chief, verbatim=pasted, _read="1")).status_code == 200
    asked = {"verbatim": pasted, "name": pasted, "symbol": pasted, "own": pasted, "read": "1"}
    assert chief.get(reverse(READ), asked).status_code == 200


def test_a_synonym_is_read_in_its_row(chief: Client):
    taxon = make_taxon()
    sent = opened(chief, taxon)
    row = new_row(sent, "synonyms", verbatim="Heuchera pachypoda Greene, nom. inval.", kind="heterotypic")
    page = chief.post(address(taxon), {**sent, **row, "_readsynonyms-0-": "1"})
    kept = sent_by(page)
    assert kept["synonyms-0-name"] == "Heuchera pachypoda"
    assert (kept["synonyms-0-authority"], kept["synonyms-0-note"]) == ("Greene", "nom. inval.")
    answer = chief.post(address(taxon), {**kept, "reason": "The flora.", "_publish_changes": "1"})
    assert answer.status_code == 302
    synonym = Synonym.objects.get()
    assert (synonym.verbatim, synonym.kind) == ("Heuchera pachypoda Greene, nom. inval.", "heterotypic")


def test_a_misapplied_synonym_is_read_in_its_own_page(chief: Client):
    synonym = make_synonym(make_taxon())
    sent = {
        **sent_by(chief.get(address(synonym))),
        "verbatim": "Heuchera ovalifolia auct. non Nutt.",
        "_read": "1",
    }
    response = chief.post(address(synonym), sent)
    assert values(response, "name", "authority", "note", "kind") == (
        "Heuchera ovalifolia",
        "",
        "auct. non Nutt.",
        "misapplied",
    )
    assert Synonym.objects.get().name == synonym.name


def test_a_script_is_told_the_same_as_the_page(chief: Client):
    species = make_taxon()
    answer = chief.get(reverse(READ), {"verbatim": VARIETY, "read": "1"}).json()
    assert answer["fields"]["name"] == "Heuchera rubescens var. pachypoda"
    assert answer["parent"] == {"id": species.pk, "text": f"{species} — species, published, no symbol"}


def test_reading_names_is_for_editors_of_names(client: Client, django_user_model: Any):
    assert client.get(reverse(READ)).status_code == 302
    idle = django_user_model.objects.create_user("idle", password="pw", is_staff=True)
    assert signed_in(idle).get(reverse(READ)).status_code == 403
    assert signed_in(idle).get(reverse("admin:catalog_synonym_read_name")).status_code == 403
