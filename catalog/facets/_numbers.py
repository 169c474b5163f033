"""Ranges of free numbers: how addresses write them, and bit slices that compare whole catalogues at once.

A number is posted as the bits it is made of (O'Neil and Quass, "Improved query performance with variant
indexes", 1997): one bitmap a bit, so an edit touches only the bits that differ, and comparing every taxon with a
bound takes one operation a bit, however many taxa and distinct numbers there are. An array of sorted values,
the usual other way, must be written anew at every edit and copied at every search.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from pyroaring import BitMap

from catalog.traits import Trait

from ._scales import TO

SCALE: Final = 100
"""Numbers are indexed in hundredths: the models keep two decimals at most."""

BITS: Final = 21
"""Enough for 15,000 cm in hundredths."""


class Limits(NamedTuple):
    """What a number in an address may be: its form, its greatest value, and both in words."""

    form: re.Pattern[str]
    most: int
    words: str


LIMITS: Final = {
    "cm": Limits(re.compile(r"[0-9]{1,9}"), 15000, "a whole number from 0 to 15000 (cm)"),
    "pH": Limits(re.compile(r"[0-9]{1,2}(\.[0-9])?"), 14, "a number from 0 to 14"),
}
"""By the trait's unit."""


class BadNumber(ValueError):
    """A number that cannot be read; its text is a sentence for the visitor."""


def read(trait: Trait, token: str) -> str:
    """The one spelling of a range: ``30..90``, ``30..``, ``..90`` or ``30``; blank for ``..``.

    A range given backwards is turned round. Raises BadNumber.
    """
    first, to, last = token.partition(TO)
    if not to:
        first = last = token
    low, high = (_number(trait, end) if end.strip() else None for end in (first, last))
    if low is not None and high is not None and low > high:
        low, high = high, low
    if low == high:
        return _spelled(low)
    return f"{_spelled(low)}{TO}{_spelled(high)}"


def bounds(trait: Trait, token: str) -> tuple[int, int]:
    """Both ends of a range as :func:`read` spells it, in hundredths; an open end is the trait's limit."""
    low, to, high = token.partition(TO)
    if not to:
        high = token
    least = Decimal(low or 0)
    most = Decimal(high or LIMITS[trait.unit].most)
    return int(least * SCALE), int(most * SCALE)


def bits(number: int) -> list[str]:
    """The positions of the bits that are set, as posted: ``["0", "2"]`` for 5."""
    return [str(bit) for bit in range(BITS) if number >> bit & 1]


def at_most(slices: Mapping[str, BitMap], among: BitMap, bound: int) -> BitMap:
    """Those of the taxa whose posted number is the bound or less."""
    less, equal = BitMap(), among
    for bit in reversed(range(BITS)):
        holders = slices.get(str(bit)) or BitMap()
        if bound >> bit & 1:
            less |= equal - holders
            equal = equal & holders
        else:
            equal = equal - holders
    return less | equal


def number_of(slices: Mapping[str, BitMap], taxon: int) -> int:
    """The posted number of one taxon of which it is known."""
    return sum(1 << int(bit) for bit, holders in slices.items() if taxon in holders)


def _number(trait: Trait, text: str) -> Decimal:
    limits = LIMITS[trait.unit]
    found = limits.form.fullmatch(text.strip())
    if found is None or Decimal(found.group()) > limits.most:
        raise BadNumber(f"{trait.label} must be {limits.words}.")
    return Decimal(found.group())


def _spelled(number: Decimal | None) -> str:
    if number is None:
        return ""
    return str(int(number)) if number == int(number) else str(number)
