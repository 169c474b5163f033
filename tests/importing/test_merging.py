"""Three-way comparison of a source's former and present words with what is stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.importing._merging import merge

VALUES = st.dictionaries(st.sampled_from("abc"), st.sampled_from([1, 2, 3]))


@pytest.mark.parametrize(
    ("before", "now", "stored", "outcome"),
    [
        (None, 1, None, "write"),
        (None, 1, 1, "nothing"),
        (None, 1, 2, "kept"),
        (1, 1, 1, "nothing"),
        (1, 1, 2, "nothing"),
        (1, 1, None, "nothing"),
        (1, 2, 1, "write"),
        (1, 2, 2, "nothing"),
        (1, 2, 3, "kept"),
        (1, 2, None, "kept"),
        (1, None, 1, "gone"),
        (1, None, 2, "gone"),
        (1, None, None, "nothing"),
    ],
)
def test_only_what_is_still_the_sources_own_is_overwritten(
    before: int | None, now: int | None, stored: int | None, outcome: str
):
    merged = merge(before=_one(before), now=_one(now), stored=_one(stored))
    assert (bool(merged.write), bool(merged.kept), bool(merged.gone)) == (
        outcome == "write",
        outcome == "kept",
        outcome == "gone",
    )


@given(before=VALUES, now=VALUES, stored=VALUES)
def test_after_writing_the_same_source_has_nothing_more_to_say(
    before: dict[str, int], now: dict[str, int], stored: dict[str, int]
):
    merged = merge(before=before, now=now, stored=stored)
    again = merge(before={**before, **now}, now=now, stored={**stored, **merged.write})
    assert again.write == {}
    assert again.kept == []


def _one(value: int | None) -> dict[str, int]:
    return {} if value is None else {"key": value}
