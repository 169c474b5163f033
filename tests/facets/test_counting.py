"""Counts are the same however bitmaps are laid out: of many taxa, of a few thousand, and of a few."""

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyroaring import BitMap

from catalog.facets import Selection, _search
from catalog.facets._dense import LIST, SHORT, SLOTS, counted, counting
from catalog.traits import BY_KEY
from tests.bench.flora import Flora, make

SIZES = st.sampled_from([0, 1, SHORT, SHORT + 1, 2000, LIST, LIST + 1, 20_000])


@pytest.fixture(scope="module")
def flora() -> Flora:
    return make(8000)


@pytest.mark.parametrize(
    "chosen",
    [
        (),
        (("family", "family-000"),),
        (("habit", "forb"),),
        (("native", "US-AL"), ("life-cycle", "annual")),
        (("native", "US-WY"), ("family", "family-090")),
    ],
)
def test_each_value_is_counted_under_the_other_facets(flora, monkeypatch, chosen):
    monkeypatch.setattr(_search, "current", lambda: flora.snapshot)
    selection = Selection()
    for facet, value in chosen:
        selection = selection.added(facet, value)
    snapshot = flora.snapshot
    result = _search.search(selection)
    counts = result.counts
    for facet, options in snapshot.options.items():
        under = snapshot.public.intersection(
            *(snapshot.bitmap(other, value) for other, value in chosen if other != facet)
        )
        assert counts.get(facet, {}) == {
            value: under.intersection_cardinality(bitmap) for value, bitmap in options.items()
        }
        assert result.unknown[facet] == len(under - snapshot.known(BY_KEY[facet]))
        for value, number in result.free.get(facet, {}).items():
            decided = snapshot.known_as_to(BY_KEY[facet], value)
            assert number == len(under & decided - options[value])


@given(
    highest=st.sampled_from([SLOTS - 1, SLOTS, 3 * SLOTS]), sizes=st.tuples(SIZES, SIZES), seed=st.integers()
)
@example(highest=SLOTS - 1, sizes=(LIST, LIST), seed=0)
@example(highest=3 * SLOTS, sizes=(20_000, 2000), seed=0)
def test_as_many_keys_are_in_common_as_before_they_were_laid_out(highest, sizes, seed):
    chance = random.Random(seed)
    one, other = (BitMap([*chance.sample(range(highest), size), highest]) for size in sizes)
    before = one.copy(), other.copy()
    assert counting(one).intersection_cardinality(counted(other)) == one.intersection_cardinality(other)
    assert (one, other) == before


@pytest.mark.parametrize("step", [1, 2, 20])
def test_no_container_is_left_that_is_a_long_list_or_a_range(step):
    keys = BitMap(range(0, 5 * SLOTS, step))
    for laid in (counted(keys), counting(keys)):
        statistics = laid.get_statistics()
        assert statistics["n_bitset_containers"] == statistics["n_containers"] == 5
