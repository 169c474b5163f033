"""Whoever changes a synonymy says why and, where the site asks for it, by which source; whatever way in is taken."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from catalog import editorial, writing
from catalog.choices import EntryKind, Status
from catalog.models import HistoryEntry, Synonym, Taxon
from tests.editorial.plants import export
from tests.factories import make_family, make_source, make_synonym, make_taxon

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alumroots")]


@pytest.fixture(scope="module")
def alumroots(shared_rows):
    make_source()
    User.objects.create_superuser("chief")
    genus = make_taxon("Heuchera", "L.", parent=make_family())
    make_synonym(make_taxon(parent=genus))
    make_taxon("Heuchera micrantha", "Douglas", parent=genus, status=Status.DRAFT)


def named(name: str) -> Taxon:
    return Taxon.objects.get(name=name)


def write(row: Any, reason: str = "", **options: Any) -> None:
    with writing.change(User.objects.get(), reason=reason, **options) as change:
        change.save(row)


def another() -> Synonym:
    return Synonym(taxon=named("Heuchera micrantha"), name="Heuchera altera", authority="Mill.")


def moved() -> Synonym:
    synonym = Synonym.objects.get()
    synonym.taxon = named("Heuchera micrantha")
    return synonym


@pytest.mark.parametrize("make", [another, moved])
def test_a_synonym_that_comes_or_goes_over_asks_for_a_reason(make: Any):
    with pytest.raises(ValidationError, match="say why"):
        write(make(), " ")
    assert Synonym.objects.get().taxon.name == "Heuchera rubescens"
    write(make(), "So says the flora.")
    assert {entry.reason for entry in HistoryEntry.objects.exclude(kind=EntryKind.FOUND)} == {
        "So says the flora."
    }


def test_a_synonym_that_is_taken_out_asks_for_a_reason_and_a_deleted_draft_for_none():
    def delete(row: Any, reason: str = "") -> None:
        with writing.change(User.objects.get(), reason=reason) as change:
            change.delete(row)

    with pytest.raises(ValidationError, match="say why"):
        delete(Synonym.objects.get())
    write(moved(), "So says the flora.")
    delete(named("Heuchera micrantha"))
    assert not Synonym.objects.exists()


def test_a_command_a_new_plant_and_another_change_ask_for_none():
    with writing.change() as change:
        change.save(another())
    taxon = Taxon(name="Heuchera nova", authority="X.", rank="species", parent=named("Heuchera"))
    with writing.change(User.objects.get()) as change:
        change.save(taxon)
        change.save(Synonym(taxon=taxon, name="Heuchera vetusta", authority="Y."))
    taxon.name_note = "nom. cons."
    write(taxon)
    assert Synonym.objects.count() == 3


def test_where_the_site_asks_for_it_the_source_is_named_beside_the_synonym_or_cited_for_it(settings: Any):
    settings.CATALOG_SOURCE_SYNONYMS = True
    with pytest.raises(ValidationError, match="No source is named for the synonym Heuchera altera Mill"):
        write(another(), "So says the flora.")
    sourced = another()
    sourced.source = make_source(key="flora", title="A flora")
    write(sourced, "So says the flora.")
    write(moved_of("Heuchera pachypoda"), "It is this one.")
    document = export(named("Heuchera micrantha"))
    assert {row["source"] for row in document["synonyms"]} == {"flora", None}


def moved_of(name: str) -> Synonym:
    synonym = Synonym.objects.get(name=name)
    synonym.taxon = named("Heuchera micrantha")
    return synonym


def test_what_is_taken_back_keeps_the_sources_that_it_had(settings: Any):
    settings.CATALOG_SOURCE_SYNONYMS = True
    with writing.change(User.objects.get(), reason="Wrong.") as change:
        change.delete(Synonym.objects.get())
    before = HistoryEntry.objects.get(kind=EntryKind.FOUND)
    with pytest.raises(ValidationError, match="say why"):
        editorial.restore(before, User.objects.get())
    editorial.restore(before, User.objects.get(), "It was right.")
    assert Synonym.objects.get().source is None


def test_a_draft_beside_a_live_page_asks_as_well_and_its_reason_goes_public_with_it():
    taxon, user = named("Heuchera rubescens"), User.objects.get()
    document = export(taxon)
    document["synonyms"][0]["note"] = "nom. inval."
    document["synonyms"][0]["source"] = make_source(key="flora", title="A flora").key
    with pytest.raises(ValidationError, match="say why"):
        editorial.keep(taxon, document, user)
    editorial.keep(taxon, document, user, "Never validly published.")
    document["taxon"]["name_note"] = "later"
    editorial.keep(taxon, document, user)
    editorial.publish(taxon, user)
    entry = taxon.history.first()
    assert entry is not None
    assert (entry.kind, entry.reason) == (EntryKind.PUBLISHED, "Never validly published.")
    assert export(taxon) == document
