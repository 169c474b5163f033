"""Pages of the list: their length, their order, and where the order comes from."""

import random
from array import array

import pytest
from django.http import QueryDict
from pyroaring import BitMap

from catalog import facets
from catalog.facets import Result, Selection
from catalog.facets._orders import BLOCK, Order
from catalog.models import Profile, Taxon
from tests.facets.test_building import make_many
from tests.factories import make_vernacular

pytestmark = pytest.mark.django_db


def search(query: str, **options) -> Result:
    return facets.search(Selection.from_query(QueryDict(query)), **options)


@pytest.fixture
def firs() -> list[int]:
    keys = make_many(60)
    facets.rebuild()
    return keys


def test_a_page_has_24_plants_in_the_grid_and_100_in_the_list(firs):
    first, last = search(""), search("page=3")
    assert (first.ids, last.ids) == (firs[:24], firs[48:])
    assert (first.total, first.pages, first.per_page) == (60, 3, 24)
    assert search("view=list").ids == firs
    assert search("page=2", per_page=50).ids == firs[50:]


def test_by_relevance_the_best_match_comes_first(firs):
    matching = [firs[5], firs[2], 99_999, firs[5], firs[9]]
    result = search("q=fir", matching=matching)
    assert result.ids == [firs[5], firs[2], firs[9]]
    assert result.total == 3
    assert search("q=fir&sort=botanical", matching=matching).ids == [firs[2], firs[5], firs[9]]
    assert search("q=fir", matching=matching).counts["has"]["traits"] == 0


def test_without_a_text_search_relevance_means_by_name(firs):
    assert search("q=fir").ids == firs[:24]


def test_a_search_that_finds_nothing_leaves_nothing(firs):
    assert search("q=rose", matching=[]).total == 0


@pytest.mark.parametrize("count", [60, 30])
def test_recent_changes_come_first(firs, count, monkeypatch):
    monkeypatch.setattr("catalog.facets._search.FEW", 40)
    Taxon.objects.filter(pk=firs[7]).update(updated_at="2999-01-01T00:00Z")
    result = search("sort=recent", matching=firs[:count])
    assert result.ids[0] == firs[7]
    assert len(set(result.ids)) == 24


def test_common_names_are_sorted_without_regard_to_capitals_accents_and_marks(firs):
    for key, name in zip(firs, ["beech", "Élan", "alder", "Dogwood", "ʻakoko"], strict=False):
        make_vernacular(Taxon.objects.get(pk=key), name)
    assert search("sort=common").ids[:6] == [firs[4], firs[2], firs[0], firs[3], firs[1], firs[5]]


def test_the_lowest_comes_first_and_the_unknown_last(firs):
    for key, height in zip(firs, [90, 30, 60], strict=False):
        Profile.objects.create(taxon_id=key, height_max=height)
    facets.rebuild()
    assert search("sort=height").ids[:4] == [firs[1], firs[2], firs[0], firs[3]]


def test_bloom_over_new_year_begins_in_the_old_year(firs):
    for key, months in zip(firs, [["12", "1"], ["3"], ["1"]], strict=False):
        Profile.objects.create(taxon_id=key, bloom_months=months)
    facets.rebuild()
    assert search("sort=bloom").ids[:3] == [firs[2], firs[1], firs[0]]


@pytest.mark.parametrize("step", [1, 2, 3, 40, 900, 5000])
@pytest.mark.parametrize("size", [1, 24, 700])
def test_a_page_is_the_same_by_blocks_and_by_looking_up(step, size):
    keys = range(1, 3 * BLOCK + 50)
    order = Order(array("I", random.Random(size).sample(keys, len(keys))))
    chosen = BitMap(keys[::step])
    expected = [pk for pk in order.ids if pk in chosen]
    starts = [*range(0, len(expected), max(size, 7)), len(expected)]
    assert [order.page(chosen, start, start + size) for start in starts] == [
        expected[start : start + size] for start in starts
    ]
