"""Bitmaps laid out for counting, so that two of them are compared word by word and never key by key. Pure.

A roaring bitmap keeps its keys in containers of 65,536, and up to 4,096 keys of one as a list. A list is looked up key
by key; two containers of more keys are compared as words of bits, ten times as fast. So here each container leaves room
above its keys, and is filled up to bits there unless it is a short list. What is counted and what it is
counted under are filled in different stretches, so the filling is never counted.
"""

from functools import cache, reduce
from operator import or_
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
    """A bitmap laid out to be counted under others; its length means nothing."""
    return _filled(bitmap, SLOTS)


def counting(bitmap: BitMap) -> BitMap:
    """A bitmap laid out to count others under it: with ``counted(b)`` it has as many keys in common as with ``b``."""
    return _filled(bitmap, SLOTS + FILLING)


def _filled(bitmap: BitMap, start: int) -> BitMap:
    """The same keys, so many to a container that there is room above them; all but the short lists with a filling."""
    last = bitmap.max() // SLOTS if bitmap else 0
    parts = [bitmap & _stretch(0)]
    parts += [(bitmap & _stretch(n)).shift(n * (CONTAINER - SLOTS)) for n in range(1, last + 1)]
    return reduce(
        or_,
        (
            keys | _filling(number * CONTAINER + start) if len(keys) > SHORT else keys
            for number, keys in enumerate(parts)
        ),
    )


@cache
def _stretch(number: int) -> BitMap:
    """The keys that go into one container."""
    return BitMap(range(number * SLOTS, (number + 1) * SLOTS))


@cache
def _filling(start: int) -> BitMap:
    """What fills one container, as bits: left to itself pyroaring keeps a range as its two ends."""
    return BitMap(list(range(start, start + FILLING)), optimize=False)
