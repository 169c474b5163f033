"""Bitmaps laid out for counting, so that two of them are compared word by word and never key by key. Pure.

A roaring bitmap keeps its keys in containers of 65,536, and up to 4,096 keys of one as a list. A list is looked up key
by key; two containers of more keys are compared as words of bits, ten times as fast. So here each container leaves room
above its keys, and a list that is long enough to be slow is filled up to bits there. What is counted and what it is
counted under are filled in different stretches, so the filling is never counted.
"""

from typing import Final

from pyroaring import BitMap

CONTAINER: Final = 1 << 16
LIST: Final = 4096
"""The most keys that a container keeps as a list."""

FILLING: Final = LIST + 1
SLOTS: Final = CONTAINER - 2 * FILLING
"""The keys of a container that stand for taxa: two fillings fit above them."""

SHORT: Final = 500
"""So few keys of a container are looked up as fast as words are compared."""


def counted(bitmap: BitMap) -> BitMap:
    """A bitmap laid out to be counted under another; its length means nothing."""
    return _filled(bitmap, SLOTS)


def counting(bitmap: BitMap) -> BitMap:
    """A bitmap laid out to count others under it: with ``counted(b)`` it has as many keys in common as with ``b``."""
    return _filled(bitmap, SLOTS + FILLING)


def _filled(bitmap: BitMap, start: int) -> BitMap:
    """The bitmap laid out; itself where that changes nothing."""
    highest = bitmap.max() if bitmap else 0
    laid = bitmap if highest < SLOTS else _spread(bitmap, highest)
    lists = [
        first
        for first in range(0, highest // SLOTS * CONTAINER + 1, CONTAINER)
        if SHORT < laid.range_cardinality(first, first + CONTAINER) <= LIST
    ]
    if lists and laid is bitmap:
        laid = bitmap.copy()
    for first in lists:
        laid.add_range(first + start, first + start + FILLING)
    return laid


def _spread(bitmap: BitMap, highest: int) -> BitMap:
    """The same keys, so many to a container that there is room above them."""
    spread = BitMap()
    for number in range(highest // SLOTS + 1):
        first = number * SLOTS
        spread |= (bitmap & BitMap(range(first, first + SLOTS))).shift(number * CONTAINER - first)
    return spread
