"""Lists and searches: every name leads to its taxon, any text is survived, and the cost does not grow."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog.admin import _lists
from catalog.choices import Rank, Status
from catalog.models import ArticleSection, CareGuide, Citation, Photo, Source, Taxon
from tests.admin.posting import address, make_editor, signed_in
from tests.factories import (
    make_family,
    make_place,
    make_source,
    make_synonym,
    make_taxon,
    make_vernacular,
)

pytestmark = pytest.mark.django_db
LISTS = ["taxon", "photo", "synonym", "source", "term", "region", "importrun", "historyentry", "citedlink"]
TAXA = "admin:catalog_taxon_changelist"


def found(client: Client, text: str, **more: str) -> list[str]:
    response = client.get(reverse(TAXA), {"q": text, **more})
    assert response.status_code == 200
    return [taxon.name for taxon in response.context["cl"].result_list]


def suggested(client: Client, term: str, model: str = "taxon", field: str = "parent") -> list[str]:
    response = client.get(
        reverse("admin:autocomplete"),
        {"term": term, "app_label": "catalog", "model_name": model, "field_name": field},
    )
    assert response.status_code == 200
    return [answer["text"] for answer in json.loads(response.content)["results"]]


@pytest.mark.parametrize(
    "text", ["heuchera rub", "HERU", "pachypoda", "pink alum", "HEPA", "Heuchera  RUBESCENS"]
)
def test_a_taxon_is_found_by_each_of_its_names(chief: Client, text: str):
    taxon = make_taxon(symbol="HERU")
    make_synonym(taxon, symbol="HEPA")
    make_vernacular(taxon)
    make_taxon("Acer rubrum", "L.")
    assert found(chief, text) == ["Heuchera rubescens"]
    assert suggested(chief, text) == ["Heuchera rubescens Torr. — species, published, HERU"]


def test_the_best_match_comes_first_unless_the_list_is_sorted(chief: Client):
    make_taxon("Acer rubrum", "L.")
    make_taxon("Acer", "L.")
    make_taxon("Acer rubrum var. trilobum", "Torr. & A. Gray ex K. Koch")
    assert found(chief, "acer rubrum")[0] == "Acer rubrum"
    assert found(chief, "acer", o="-1")[0] == "Acer rubrum var. trilobum"


def test_a_draft_is_suggested_as_one(chief: Client):
    make_taxon(status=Status.DRAFT, excluded=True)
    assert suggested(chief, "heuchera") == [
        "Heuchera rubescens Torr. — species, draft, no symbol, excluded",
    ]


def test_each_search_field_for_taxa_answers(chief: Client):
    make_taxon()
    for model, field in [("taxon", "parent"), ("lookalike", "other"), ("synonym", "taxon")]:
        assert suggested(chief, "rubescens", model, field)


def test_suggestions_need_the_right_to_see_taxa():
    stranger = make_editor("stranger")
    stranger.user_permissions.clear()
    response = signed_in(stranger).get(
        reverse("admin:autocomplete"),
        {"term": "a", "app_label": "catalog", "model_name": "taxon", "field_name": "parent"},
    )
    assert response.status_code == 403


NASTY = [
    "a+" * 1100,
    "a " * 1100,
    "\x00",
    "Acer\x00rubrum",
    "'; DROP TABLE x;--",
    "%",
    "_",
    "(a+)+$",
    "“",
    "\u202e",
    "漢",
    "🌿" * 300,
    '"',
    "'" * 50,
]


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("model", LISTS)
def test_any_text_can_be_searched(chief: Client, model: str, text: str):
    response = chief.get(reverse(f"admin:catalog_{model}_changelist"), {"q": text})
    assert response.status_code in (200, 302)


@pytest.mark.parametrize("text", NASTY)
def test_any_text_can_be_searched_among_people_and_suggestions(chief: Client, text: str):
    for model in ("user", "group"):
        assert chief.get(reverse(f"admin:auth_{model}_changelist"), {"q": text}).status_code in (200, 302)
    suggested(chief, text)


def test_wildcards_are_letters(chief: Client):
    make_taxon()
    assert found(chief, "%") == []
    assert found(chief, "_") == []


@pytest.mark.parametrize("query", ["status__exact=%00", "q=%00", "o=%00", "p=%00", "rank__exact=%00&q=a"])
def test_a_nul_in_an_address_leads_to_the_list(chief: Client, query: str):
    response = chief.get(f"{reverse(TAXA)}?{query}")
    assert response.status_code == 302
    assert response.headers["Location"] == reverse(TAXA)


@pytest.mark.parametrize(
    "query", ["p=999999999", "p=x", "o=99.-99", "password__startswith=a", "e=1", "_facets=1"]
)
def test_an_address_that_makes_no_sense_does_not_fail(chief: Client, query: str):
    make_taxon()
    response = chief.get(f"{reverse(TAXA)}?{query}")
    assert response.status_code in (200, 302)


@pytest.mark.parametrize("page", ["changelist", "grid", "export", "export_file"])
def test_a_filter_that_the_list_does_not_have_leads_to_the_list_with_a_sentence(chief: Client, page: str):
    for query in ("created_by__password__startswith=a", "parent__parent__name=x", "status__exact=%00"):
        response = chief.get(f"{reverse(f'admin:catalog_taxon_{page}')}?{query}", follow=True)
        assert response.redirect_chain[-1] == (reverse(TAXA), 302), query
        assert "a filter or a text that this list does not have" in response.content.decode()


def test_the_list_narrows_by_what_a_record_holds(chief: Client):
    whole, bare = make_taxon(), make_taxon("Acer rubrum", "L.", excluded=True)
    ArticleSection.objects.create(taxon=whole, heading="x", body="<p>x</p>")
    CareGuide.objects.create(taxon=whole)
    Photo.objects.bulk_create([Photo(taxon=whole, image="photos/x.jpg")])
    for name in ("article", "care", "photo"):
        assert found(chief, "", **{name: "yes"}) == [whole.name]
        assert found(chief, "", **{name: "no"}) == [bare.name]
        assert len(found(chief, "", **{name: "perhaps"})) == 2
    assert found(chief, "", excluded__exact="1") == [bare.name]
    assert found(chief, "", rank__exact=Rank.GENUS) == []


def test_names_are_set_in_italics_but_for_connectors_and_authorities(chief: Client):
    make_taxon("Heuchera rubescens var. alpicola", "Jeps.")
    body = chief.get(reverse(TAXA)).content.decode()
    assert (
        '<i lang="la" translate="no">Heuchera rubescens</i> var. <i lang="la" translate="no">alpicola</i>'
        in body
    )


def test_a_name_that_is_markup_is_shown_as_text(chief: Client):
    Taxon.objects.bulk_create(
        [
            Taxon(
                name="<script>alert(1)</script>",
                name_key="x",
                rank="species",
                slug="x",
                full_name="<img src=x>",
            )
        ]
    )
    taxon = Taxon.objects.get()
    for page in (reverse(TAXA), address(taxon), address(taxon, "delete"), reverse("admin:index")):
        body = chief.get(page).content.decode()
        assert "<script>alert" not in body
        assert "<img src=x>" not in body


def test_counting_stops_where_nobody_pages_any_more(chief: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(_lists, "MOST_COUNTED", 3)
    for letter in "abcd":
        make_taxon(f"Acer z{letter}")
    assert "More than 3 taxa" in chief.get(reverse(TAXA)).content.decode()
    assert "1 taxon" in chief.get(reverse(TAXA), {"q": "zb"}).content.decode()


def queries_of(client: Client, url: str, data: dict[str, Any] | None = None) -> int:
    client.get(url, data)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url, data).status_code == 200
    return len(captured)


RELATED = (
    "synonyms", "vernacular_names", "distribution", "look_alikes", "legal", "sections", "citations", "photos",
)  # fmt: skip


def fill(taxon: Taxon, count: int) -> None:
    """Rows of every kind that a form shows."""
    regions = ["US-CA", "US-NV", "US-OR", "US-WA", "US-ID", "US-AZ"]
    for number in range(count):
        letter = "abcdef"[number]
        source = make_source(f"source-{letter}", f"Source {letter}")
        make_synonym(taxon, f"Heuchera x{letter}", "Greene", source=source)
        make_vernacular(taxon, f"name {letter}", preferred=False, source=source)
        make_place(taxon, regions[number], "native")
        other = make_taxon(f"Acer x{letter}", parent=taxon.parent.parent if taxon.parent else None)
        taxon.look_alikes.create(other=other, character="Other leaves.")
        taxon.legal.create(jurisdiction="US", kind="noxious", code=letter, source=source)
        ArticleSection.objects.create(taxon=taxon, heading=letter, body=f"<p>{letter}</p>")
        Citation.objects.create(taxon=taxon, trait="zone", source=source)
        Photo.objects.bulk_create([Photo(taxon=taxon, image=f"photos/{letter}.jpg")])


@pytest.mark.slow
def test_a_form_costs_the_same_however_much_it_holds(chief: Client):
    taxon = make_taxon(parent=make_taxon("Heuchera", "L."))
    fill(taxon, 1)
    few = queries_of(chief, address(taxon))
    for related in RELATED:
        getattr(taxon, related).all().delete()
    Source.objects.all().delete()
    Taxon.objects.filter(name__startswith="Acer").delete()
    fill(taxon, 6)
    assert queries_of(chief, address(taxon)) == few <= 40


def test_lists_and_suggestions_cost_the_same_however_long(chief: Client):
    family = make_family()
    pages: list[tuple[str, dict[str, Any]]] = [
        (reverse(TAXA), {}),
        (reverse(TAXA), {"q": "acer", "status__exact": "published", "care": "no"}),
        (reverse("admin:catalog_synonym_changelist"), {"q": "acer"}),
        (
            reverse("admin:autocomplete"),
            {"term": "acer", "app_label": "catalog", "model_name": "taxon", "field_name": "parent"},
        ),
    ]
    make_synonym(make_taxon("Acer za", parent=family), "Acer ya")
    few = [queries_of(chief, url, data) for url, data in pages]
    for letter in "bcdefghij":
        make_synonym(make_taxon(f"Acer z{letter}", parent=family), f"Acer y{letter}")
    assert [queries_of(chief, url, data) for url, data in pages] == few
    assert max(few) <= 12


def test_no_form_holds_a_list_of_all_taxa(chief: Client):
    taxon = make_taxon()
    make_taxon("Zea mays", "L.")
    Group.objects.create(name="x")
    assert b"Zea mays" not in chief.get(address(taxon)).content
    assert b"Zea mays" not in chief.get(address(make_synonym(taxon))).content
