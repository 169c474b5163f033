"""Counts are the same whichever way they are counted: of many taxa, of a few thousand, and of a few."""

import pytest

from catalog.facets import Selection, _search
from tests.bench.flora import Flora, make


@pytest.fixture(scope="module")
def flora() -> Flora:
    return make(8000)


@pytest.mark.parametrize(
    ("chosen", "is_listed"),
    [
        ((), False),
        ((("family", "family-000"),), False),
        ((("habit", "forb"),), True),
        ((("native", "US-AL"), ("life-cycle", "annual")), True),
        ((("native", "US-WY"), ("family", "family-090")), False),
    ],
)
def test_each_value_is_counted_under_the_other_facets(flora, monkeypatch, chosen, is_listed):
    monkeypatch.setattr(_search, "current", lambda: flora.snapshot)
    selection = Selection()
    for facet, value in chosen:
        selection = selection.added(facet, value)
    snapshot = flora.snapshot
    counts = _search.search(selection).counts
    left = []
    for facet, options in snapshot.options.items():
        under = snapshot.public.intersection(
            *(snapshot.bitmap(other, value) for other, value in chosen if other != facet)
        )
        left.append(len(under))
        assert counts.get(facet, {}) == {
            value: under.intersection_cardinality(bitmap) for value, bitmap in options.items()
        }
    assert any(number in _search.LISTED for number in left) == is_listed
