"""The desk beside taxa: sources, words, regions, import runs, synonyms, people, the start page."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from catalog import glossary, names
from catalog.choices import Light, Status
from catalog.models import Citation, HistoryEntry, ImportRun, Region, Revision, Source, Synonym, Term
from tests.admin.posting import address, errors, make_editor, sent_by, signed_in
from tests.factories import make_source, make_synonym, make_taxon

pytestmark = pytest.mark.django_db


def test_the_start_page_tells_nothing_to_those_who_may_see_no_taxa():
    stranger = make_editor("stranger")
    stranger.user_permissions.clear()
    make_taxon("Secretum plantae", "L.", status=Status.DRAFT)
    body = signed_in(stranger).get(reverse("admin:index")).content.decode()
    assert "Secretum" not in body
    assert 'name="q"' not in body


@pytest.mark.parametrize(
    "model",
    [
        "photo",
        "synonym",
        "source",
        "term",
        "region",
        "importrun",
        "historyentry",
        "citedlink",
        "rightsholder",
    ],
)
def test_each_list_opens_when_empty_and_not(chief: Client, model: str):
    make_synonym(make_taxon(), source=make_source())
    assert chief.get(reverse(f"admin:catalog_{model}_changelist")).status_code == 200


def test_a_word_that_is_changed_is_read_at_once(chief: Client):
    term = Term.objects.get(vocabulary="Light", code="part-shade")
    before = Revision.objects.get().number
    sent = sent_by(chief.get(address(term)))
    chief.post(
        address(term), {**sent, "label": "Half shade", "definition": "Sun for half the day.", "_save": "1"}
    )
    assert glossary.label(Light, "part-shade") == "Half shade"
    assert Revision.objects.get().number == before + 1


def test_a_code_of_a_word_stays_whatever_is_sent(chief: Client):
    term = Term.objects.get(vocabulary="Light", code="part-shade")
    sent = sent_by(chief.get(address(term)))
    chief.post(address(term), {**sent, "code": "x", "vocabulary": "y", "label": "Half shade", "_save": "1"})
    assert Term.objects.get(pk=term.pk).code == "part-shade"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("swatch", "red", "# and six digits"),
        ("swatch", "#12345g", "# and six digits"),
        ("mapping", "no colon", "Line 1"),
        ("label", "", "required"),
    ],
)
def test_a_word_that_cannot_be_used_is_refused(chief: Client, field: str, value: str, said: str):
    term = Term.objects.get(vocabulary="Light", code="part-shade")
    sent = sent_by(chief.get(address(term)))
    assert said in errors(chief.post(address(term), {**sent, field: value, "_save": "1"}))


def test_a_region_is_renamed_but_keeps_its_code(chief: Client):
    region = Region.objects.get(pk="US-CA")
    sent = sent_by(chief.get(address(region)))
    chief.post(address(region), {**sent, "name": "Golden State", "code": "XX", "_save": "1"})
    assert Region.objects.get(pk="US-CA").name == "Golden State"
    assert not Region.objects.filter(pk="XX").exists()


def test_a_source_tells_what_rests_on_it(chief: Client):
    source = make_source(publisher="USDA, NRCS", year=2025)
    taxon = make_taxon()
    make_synonym(taxon, source=source)
    Citation.objects.create(taxon=taxon, trait="zone", source=source)
    listed = chief.get(reverse("admin:catalog_source_changelist")).context["cl"].result_list[0]
    assert (listed.facts_count, listed.names_count) == (1, 1)
    body = chief.get(address(source)).content.decode()
    assert "1 citations, 1 synonyms" in body
    assert "USDA, NRCS. 2025. The PLANTS Database." in body


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x.example/y", "http://a\nb"])
def test_a_source_has_a_web_address_or_none(chief: Client, url: str):
    sent = sent_by(chief.get(reverse("admin:catalog_source_add")))
    response = chief.post(
        reverse("admin:catalog_source_add"), {**sent, "key": "x", "title": "X", "url": url, "_save": "1"}
    )
    assert errors(response)
    assert not Source.objects.exists()


def test_a_synonym_is_moved_to_another_taxon_and_found_there(chief: Client):
    synonym = make_synonym(make_taxon())
    other = make_taxon("Heuchera micrantha", "Douglas")
    sent = sent_by(chief.get(address(synonym)))
    response = chief.post(
        address(synonym), {**sent, "taxon": other.pk, "reason": "So says the flora.", "_save": "1"}
    )
    assert response.status_code == 302
    assert {entry.reason for entry in HistoryEntry.objects.exclude(kind="found")} == {"So says the flora."}
    assert names.staff_ids("pachypoda", 5) == [other.pk]


def test_a_synonym_is_refused_its_own_accepted_name_here_too(chief: Client):
    synonym = make_synonym(make_taxon())
    sent = sent_by(chief.get(address(synonym)))
    response = chief.post(
        address(synonym), {**sent, "name": "Heuchera rubescens", "authority": "Torr.", "_save": "1"}
    )
    assert "no synonym of itself" in errors(response)
    assert Synonym.objects.get().name == "Heuchera pachypoda"


def test_synonyms_are_found_by_the_beginning_of_the_name_and_by_symbol(chief: Client):
    synonym = make_synonym(make_taxon(), symbol="HEPA")
    for text in ("heuchera pach", "hepa", "Heuchera  pachypoda"):
        listed = chief.get(reverse("admin:catalog_synonym_changelist"), {"q": text}).context["cl"].result_list
        assert list(listed) == [synonym]


def test_an_import_run_is_read_and_never_changed(chief: Client):
    run = ImportRun.objects.create(
        kind="checklist", file_name="x.txt", sha256="0" * 64, started_at=timezone.now(),
        report=[{"line": 3, "rule": "<b>"}, "a word"],
    )  # fmt: skip
    body = chief.get(address(run)).content.decode()
    assert "line: 3, rule: &lt;b&gt;" in body
    assert "a word" in body
    assert chief.post(address(run), {"file_name": "y", "_save": "1"}).status_code == 403
    assert chief.post(address(run, "delete"), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("page", ["user", "group"])
def test_people_are_for_those_who_may(chief: Client, page: str):
    assert chief.get(reverse(f"admin:auth_{page}_changelist")).status_code == 200
    assert signed_in(make_editor()).get(reverse(f"admin:auth_{page}_changelist")).status_code == 403
