"""A state from before an act, put back from the history of one plant."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from catalog import editorial
from catalog.models import HistoryEntry, Taxon
from tests.editorial.plants import export, make_whole_plant
from tests.factories import make_synonym, make_taxon
from tests.taxonomy.acts import assert_indexed, done

pytestmark = pytest.mark.django_db
NEW = {"name": "Heuchera novella", "authority": "Rydb.", "rank": "species", "becomes": "homotypic"}


def put_back(taxon: Taxon, name: str) -> None:
    """The last state in which it had this name."""
    entries = HistoryEntry.objects.filter(taxon=taxon, document__taxon__name=name)
    editorial.restore(entries[0], None, keeps_standing=True)


def test_a_state_under_another_name_comes_back_letter_for_letter_and_so_does_the_later_one(chief: Client):
    taxon = make_whole_plant()
    before = export(taxon)
    done(chief, "rename", taxon, **NEW)
    after = export(Taxon.objects.get(pk=taxon.pk))
    for name, state in (("Heuchera rubescens", before), ("Heuchera novella", after)):
        put_back(taxon, name)
        assert export(Taxon.objects.get(pk=taxon.pk)) == state
    assert_indexed()


def test_names_that_were_swapped_go_back_to_their_places(chief: Client):
    taxon = make_whole_plant()
    synonym = make_synonym(taxon, "Heuchera vera", "L.")
    before = export(Taxon.objects.get(pk=taxon.pk))
    done(chief, "swap", taxon, synonym=str(synonym.pk), becomes="homotypic")
    put_back(taxon, "Heuchera rubescens")
    assert export(Taxon.objects.get(pk=taxon.pk)) == before


def test_a_name_with_others_below_it_is_not_put_back_by_itself(chief: Client):
    taxon = make_whole_plant()
    make_taxon("Heuchera rubescens var. pusilla", "X.", parent=taxon)
    done(chief, "rename", taxon, **NEW)
    with pytest.raises(
        ValidationError, match="Names below begin with the present one, such as Heuchera novella"
    ):
        put_back(taxon, "Heuchera rubescens")
    assert Taxon.objects.get(pk=taxon.pk).name == "Heuchera novella"
