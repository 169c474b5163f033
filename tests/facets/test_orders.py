"""Sort orders as bytes: a taxon is taken out where it stands, not where its bytes happen to."""

from array import array

import pytest

from catalog.facets import _orders

STRADDLED = [0x01000000, 0x00000002]
"""In memory the last byte of the first and the first bytes of the second read as 0x00000201."""


@pytest.mark.parametrize("place", [0, 1, 2])
def test_bytes_that_straddle_two_keys_are_no_key(place: int):
    ids = [*STRADDLED[:place], 0x00000201, *STRADDLED[place:]]
    left = _orders._without(array("I", ids), [0x00000201])
    assert list(left) == STRADDLED


def test_a_key_that_is_not_there_is_not_missed():
    assert list(_orders._without(array("I", STRADDLED), [0x00000201, 7])) == STRADDLED
