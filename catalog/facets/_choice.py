"""What a visitor has chosen of one facet. Pure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from catalog.traits import Kind, Trait

from . import _numbers
from ._scales import HALF_ZONES, MONTHS, Scale

UNKNOWN: Final = "unknown"
"""The value of every facet that stands for "not recorded"."""

ANYWHERE: Final = "anywhere"
"""The value of facets of places that stands for any place on record. A place beside it says more, so it is left out."""

SCALES: Final[dict[Kind, Scale]] = {Kind.MONTHS: MONTHS, Kind.ZONES: HALF_ZONES}


class Mode(StrEnum):
    """How several chosen places are taken together."""

    ANY = "any"
    """Native to at least one of them."""
    ALL = "all"
    """Native to each of them, and perhaps elsewhere."""
    ONLY = "only"
    """Native to at least one of them and nowhere else."""
    EXACTLY = "exactly"
    """Native to each of them and nowhere else."""


@dataclass(frozen=True)
class Choice:
    """The chosen and the excluded values of one facet, each in canonical order.

    Zones are half zones, months single months; ranges of numbers are spelled as :func:`_numbers.read` does; any
    facet may hold UNKNOWN. ``mode`` speaks of chosen places only.
    """

    trait: Trait
    chosen: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    mode: Mode = Mode.ANY

    def __bool__(self) -> bool:
        return bool(self.chosen or self.excluded)

    def values(self, *, negated: bool) -> tuple[str, ...]:
        """The excluded values, or the chosen ones."""
        return self.excluded if negated else self.chosen

    @property
    def places(self) -> tuple[str, ...]:
        """The chosen values that name a place."""
        return tuple(value for value in self.chosen if value not in (ANYWHERE, UNKNOWN))

    def tokens(self, *, negated: bool) -> tuple[str, ...]:
        """The same as addresses write them: neighbouring zones and months as ranges."""
        values = self.values(negated=negated)
        scale = SCALES.get(self.trait.kind)
        if scale is None:
            return values
        return (*scale.tokens(value for value in values if value != UNKNOWN), *set(values) & {UNKNOWN})

    def added(self, values: Iterable[str], *, negated: bool) -> "Choice":
        """With these values too."""
        return self._with([*self.values(negated=negated), *values], negated=negated)

    def removed(self, values: Iterable[str], *, negated: bool) -> "Choice":
        """Without these values."""
        gone = set(values)
        return self._with(
            (value for value in self.values(negated=negated) if value not in gone), negated=negated
        )

    def parameters(self) -> Iterator[tuple[str, str]]:
        """The parameters of addresses that say the same."""
        address = self.trait.address
        yield from ((address, token) for token in self.tokens(negated=False))
        if self.places and self.mode is not Mode.ANY:
            yield f"{address}-mode", self.mode.value
        yield from ((f"{address}!", token) for token in self.tokens(negated=True))

    def _with(self, values: Iterable[str], *, negated: bool) -> "Choice":
        ordered = tuple(sorted(set(values), key=_position(self.trait)))
        if negated:
            return replace(self, excluded=ordered)
        chosen = replace(self, chosen=ordered)
        if ANYWHERE in ordered and chosen.places:
            return chosen.removed([ANYWHERE], negated=False)
        return chosen


def expand(trait: Trait, token: str) -> tuple[str, ...]:
    """The values that one token of an address stands for; none for a blank range.

    Raises ValueError for a zone or month that does not exist, BadNumber (a ValueError) for a bad number. Other
    values are not checked.
    """
    if token == UNKNOWN:
        return (UNKNOWN,)
    if trait.kind is Kind.RANGE:
        spelled = _numbers.read(trait, token)
        return (spelled,) if spelled else ()
    scale = SCALES.get(trait.kind)
    return (token,) if scale is None else scale.expand(token)


def _position(trait: Trait) -> Callable[[str], tuple[bool, float, str]]:
    """The canonical order of a facet's values: the vocabulary's, else by number or letter; UNKNOWN last."""
    places = _places(trait)

    def position(value: str) -> tuple[bool, float, str]:
        if trait.kind is Kind.RANGE and value != UNKNOWN:
            return False, sum(_numbers.bounds(trait, value)), value
        return value == UNKNOWN, places.get(value, 0), value

    return position


@cache
def _places(trait: Trait) -> dict[str, int]:
    return {code: place for place, code in enumerate(trait.codes or HALF_ZONES.codes)}
