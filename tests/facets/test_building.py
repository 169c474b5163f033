"""The whole index: built anew, kept up to date at little cost, and compared with the truth."""

import pytest
from django.db import connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from pyroaring import BitMap

from catalog import facets
from catalog.choices import Rank, Status
from catalog.facets import Selection
from catalog.models import (
    CareGuide,
    FacetEntry,
    FacetOrder,
    FacetPosting,
    Profile,
    Revision,
    Taxon,
    path_step,
)
from tests.facets.asking import search
from tests.factories import make_care, make_family, make_taxon, make_vernacular

pytestmark = pytest.mark.django_db


def make_many(number: int, **fields) -> list[int]:
    """So many species at once, past the write door and not in the index. Their keys."""
    taxa = [
        Taxon(
            pk=key,
            rank=Rank.SPECIES,
            name=f"Abies n{key:04}",
            name_key=f"abies n{key:04}",
            slug=str(key),
            status=Status.PUBLISHED,
            path=path_step(key),
        )
        for key in range(1000, 1000 + number)
    ]
    Taxon.objects.bulk_create(taxa)
    return [taxon.pk for taxon in taxa]


def ids(query: str = "") -> list[int]:
    return facets.search(Selection.from_query(QueryDict(query)), per_page=10_000).ids


def queries_of(action) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        action()
    return len(captured)


def test_building_tells_of_its_progress_and_raises_the_revision():
    make_many(3)
    number = Revision.objects.current()
    done: list[int] = []
    facets.rebuild(done.append)
    assert sum(done) == 3
    assert Revision.objects.current() == number + 1
    assert set(FacetPosting.objects.values_list("revision", flat=True)) == {number + 1}
    assert facets.check() == []


def test_building_starts_again_when_a_writer_was_faster(monkeypatch):
    keys = make_many(3)
    locked = Revision.objects.locked

    def late():
        Taxon.objects.filter(pk=keys[0]).update(status=Status.DRAFT)
        return locked() + 1

    monkeypatch.setattr(Revision.objects, "locked", late)
    facets.rebuild()
    assert ids() == keys[1:]


@pytest.mark.parametrize("moved", [1, 30, 60])
def test_taxa_find_their_places_among_many(moved):
    keys = make_many(200)
    facets.rebuild()
    chosen = keys[3::3][:moved]
    for place, pk in enumerate(chosen):
        Taxon.objects.filter(pk=pk).update(name_key=f"abies n{(place * 77) % 2000:04}x")
        Profile.objects.create(taxon_id=pk, height_max=place % 5, bloom_months=[str(place % 12 + 1)])
    facets.reindex(chosen)
    assert facets.check() == []


def test_taxa_come_first_and_last_and_leave():
    keys = make_many(130)
    Taxon.objects.filter(pk__in=[keys[0], keys[64], keys[-1]]).update(status=Status.DRAFT)
    facets.rebuild()
    Taxon.objects.update(status=Status.PUBLISHED)
    facets.reindex([keys[0], keys[64], keys[-1]])
    assert ids() == keys
    Taxon.objects.filter(pk__in=[keys[0], keys[70]]).update(excluded=True)
    facets.reindex([keys[0], keys[70]])
    Revision.objects.raise_number()
    assert ids() == [pk for pk in keys if pk not in (keys[0], keys[70])]
    assert facets.check() == []


def test_a_taxon_deleted_behind_the_indexs_back_does_not_stop_the_next_edit():
    keys = make_many(5)
    facets.rebuild()
    Taxon.objects.filter(pk=keys[2]).delete()
    Taxon.objects.filter(pk=keys[4]).update(name_key="abies n1000x")
    facets.reindex([keys[4]])
    assert facets.check() != []
    facets.rebuild()
    assert facets.check() == []


def test_the_number_of_queries_does_not_grow_with_the_taxa():
    keys = make_many(400)
    facets.rebuild()
    CareGuide.objects.bulk_create(CareGuide(taxon_id=pk, light=["full-sun"]) for pk in keys)
    one = queries_of(lambda: facets.reindex(keys[:1]))
    many = queries_of(lambda: facets.reindex(keys[1:]))
    assert many == one <= 25


def test_an_edit_writes_only_the_postings_it_changes():
    taxon = make_taxon()
    care = make_care(taxon, light=["full-sun"], moisture=["wet"])
    number = Revision.objects.current()
    care.light = ("full-sun", "dappled")
    care.save()
    facets.reindex([taxon.pk])
    written = FacetPosting.objects.filter(revision=number + 1).values_list("facet", "value")
    assert list(written) == [("light", "dappled")]
    assert not FacetOrder.objects.filter(revision=number + 1).exists()


def test_an_edit_of_a_family_that_moves_nothing_reaches_none_of_its_plants(django_assert_max_num_queries):
    family = make_family()
    genus = make_taxon("Heuchera", "L.", parent=family)
    make_taxon("Heuchera rubescens", "Torr.", parent=genus)
    with django_assert_max_num_queries(20):
        facets.reindex([family.pk, genus.pk])
    assert not FacetPosting.objects.filter(revision__gt=Revision.objects.current()).exists()


def test_a_genus_withdrawn_is_no_longer_told():
    genus = make_taxon("Heuchera", "L.")
    make_taxon("Heuchera rubescens", "Torr.", parent=genus)
    Taxon.objects.filter(pk=genus.pk).update(status=Status.WITHDRAWN)
    facets.reindex([genus.pk])
    assert facets.check() == []
    Taxon.objects.filter(pk=genus.pk).update(status=Status.PUBLISHED)
    facets.reindex([genus.pk])
    assert facets.check() == []


def test_each_difference_is_told_in_a_sentence():
    keys = make_many(8)
    facets.rebuild()
    FacetEntry.objects.filter(pk=keys[0]).delete()
    FacetOrder.objects.filter(name="height").delete()
    FacetPosting.objects.filter(facet="has", value="").update(bitmap=BitMap(keys[1:]).serialize())
    FacetPosting.objects.create(facet="light", value="dappled", bitmap=BitMap(keys[:2]).serialize())
    FacetPosting.objects.create(facet="light", value="full-sun", bitmap=BitMap(keys).serialize())
    assert facets.check() == [
        "The facet entry of taxon 1000 is not as the catalogue has it.",
        "The posting has= lacks taxon 1000.",
        "The posting light=dappled wrongly holds taxa 1000, 1001.",
        "The posting light=full-sun wrongly holds 8 taxa, the first of them 1000, 1001, 1002, 1003, 1004.",
        "The sort order “height” is not as the catalogue has it.",
    ]


def test_an_edit_that_fails_leaves_the_index_alone():
    taxon = make_taxon()
    with transaction.atomic():
        make_care(taxon, light=["full-sun"])
        transaction.set_rollback(True)
    assert facets.check() == []


def test_a_plant_of_several_english_names_is_sorted_by_the_preferred_one():
    maple, alder = make_taxon("Acer rubrum", "L."), make_taxon("Alnus rubra", "Bong.")
    make_vernacular(maple, "swamp maple", preferred=True)
    make_vernacular(maple, "ashleaf", preferred=False)
    make_vernacular(alder, "red alder")
    assert search("sort=common").ids == [alder.pk, maple.pk]
