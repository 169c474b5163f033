"""Accepted name and synonym change places: case 8."""

import pytest
from django.test import Client

from catalog import writing
from catalog.choices import EntryKind
from catalog.models import HistoryEntry, Taxon
from tests.factories import make_taxon
from tests.taxonomy.acts import assert_indexed, done, everything, make_alumroots, page, previewed, undone

pytestmark = pytest.mark.django_db


def variety() -> Taxon:
    make_alumroots()
    return Taxon.objects.get(symbol="HERUA")


def test_a_swap_leads_the_old_address_on_and_each_name_keeps_its_identifier(chief: Client):
    taxon = variety()
    synonym = taxon.synonyms.get()
    ids = (taxon.name_id, synonym.name_id)
    before = everything()
    act = done(chief, "swap", taxon, synonym=synonym.pk)
    taxon.refresh_from_db()
    old = taxon.synonyms.get()
    assert (old.name_id, taxon.name_id) == ids
    assert (taxon.symbol, old.symbol, old.kind) == ("HERUP", "HERUA", "homotypic")
    answer = chief.get("/plants/heuchera-rubescens-var-alpicola/")
    assert answer.status_code == 301
    assert answer.headers["Location"].startswith("/plants/heuchera-rubescens-var-pachypoda/")
    assert [entry.kind for entry in act.entries.all()] == [EntryKind.SWAPPED]
    assert_indexed()
    undone(chief, act)
    assert everything() == before
    assert_indexed()
    back = chief.get("/plants/heuchera-rubescens-var-pachypoda/")
    assert back.headers["Location"].startswith("/plants/heuchera-rubescens-var-alpicola/")


def test_what_is_told_of_the_plant_stays_with_it(chief: Client):
    species = make_alumroots()
    held = everything()[species.name]
    make_taxon("Heuchera pachypoda var. dubia", "Mill.", parent=None)
    done(chief, "swap", species, synonym=species.synonyms.get().pk)
    now = everything()["Heuchera pachypoda"]
    for part in ("photos", "article", "care", "traits", "distribution", "citations", "vernacular_names"):
        assert now[part] == held[part]


def test_the_preview_changes_nothing_and_tells_of_names_addresses_and_symbols(chief: Client):
    species = make_alumroots()
    before, entries = everything(), HistoryEntry.objects.count()
    told = previewed(chief, "swap", species, synonym=species.synonyms.get().pk).content.decode()
    assert (everything(), HistoryEntry.objects.count()) == (before, entries)
    for said in ("/plants/heuchera-pachypoda/", "Heuchera pachypoda var. pachypoda", "HERU", "(Jeps.)"):
        assert said in told


def test_the_parent_is_the_one_that_the_name_tells(chief: Client):
    taxon = variety()
    genus = Taxon.objects.get(name="Heuchera")
    synonym = taxon.synonyms.get()
    synonym.name, synonym.authority, synonym.full_name = "Heuchera minor", "Greene", ""
    with writing.change() as change:
        change.save(synonym)
    done(chief, "swap", taxon, synonym=taxon.synonyms.get().pk)
    taxon.refresh_from_db()
    assert (taxon.rank, taxon.parent_id, taxon.genus_id) == ("species", genus.pk, genus.pk)
    assert_indexed()


def test_a_misapplied_name_is_not_offered(chief: Client):
    taxon = variety()
    taxon.synonyms.update(kind="misapplied")
    form = chief.get(page("swap", taxon)).context["desk"].form
    assert not form.fields["synonym"].queryset
