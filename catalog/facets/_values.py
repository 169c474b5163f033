"""What a trait's value posts: the pairs of facet and value under which a taxon stands. Pure.

Beside ``light=full-sun`` there are postings that no visitor asks for: ``light=`` (blank) for every taxon of which
light is known; ``hazard:known=toxic`` where it is known whether a plant is toxic, for that differs by hazard, and
``native:known=state`` where states and provinces are recorded; ``height:low`` and ``height:high`` by bits.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from pyroaring import BitMap

from catalog.choices import ZONES, Grade, Severity
from catalog.traits import Kind, Trait

from ._numbers import bits
from ._scales import HALF_ZONES

Pair = tuple[str, str]
Postings = dict[str, list[str]]

KNOWN: Final = ""
"""The value under which every taxon stands of which anything is known."""

PUBLIC: Final[Pair] = ("", "")
"""The posting of every taxon in the index."""

GENERATION: Final[Pair] = ("", "generation")
"""An empty posting whose revision tells when everything was last built anew."""

HOLDS: Final = frozenset({Grade.MEDIUM, Grade.HIGH, *Severity}) - {Severity.NONE}
"""The grades and severities that put a plant under a value: fair or great tolerance, any harm."""

REGION_LEVEL: Final = "region"
DIVISION_LEVEL: Final = "division"
"""States, territories and provinces."""


@dataclass(frozen=True, slots=True)
class Places:
    """Codes, and what anything is recorded of: levels of places, or regions in which a plant is rated."""

    codes: tuple[str, ...]
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A range: half zones by number, or other numbers in hundredths."""

    low: int
    high: int


Value = tuple[str, ...] | Places | Span | dict[str, bool]
"""Codes; places; a range; or for each hazard or stress of which it is known whether it is so."""

Values = dict[str, Value]
"""What is known of one taxon, by trait key."""


def is_graded(trait: Trait) -> bool:
    """Whether it is known apart for each of the trait's values if it applies (hazards, tolerances)."""
    return "severity" in trait.fields or "grade" in trait.fields


def known_facet(trait: Trait) -> str:
    """The facet that tells by value, or by level of places, of which taxa it is known."""
    return f"{trait.key}:known"


def low_facet(trait: Trait) -> str:
    """The facet of the lower ends' bits."""
    return f"{trait.key}:low"


def high_facet(trait: Trait) -> str:
    """The facet of the upper ends' bits."""
    return f"{trait.key}:high"


def post(trait: Trait, value: Any) -> Postings:
    """The postings of one known value, as lists of values by facet."""
    match trait.kind, value:
        case Kind.RANGE, Span(low, high):
            slices = {low_facet(trait): bits(low), high_facet(trait): bits(high)}
            return {trait.key: [KNOWN]} | {facet: values for facet, values in slices.items() if values}
        case Kind.ZONES, Span(low, high):
            return {trait.key: [KNOWN, *zone_values(low, high)]}
        case _, Places(codes, levels):
            return {trait.key: [KNOWN, *codes], known_facet(trait): list(levels)}
        case _, dict():
            held = [code for code, is_so in value.items() if is_so]
            return {trait.key: [KNOWN, *held], known_facet(trait): list(value)}
    return {trait.key: [KNOWN, *value]}


def read_bitmaps(rows: Iterable[tuple[str, str, bytes | memoryview]]) -> Iterator[tuple[Pair, BitMap]]:
    """The bitmaps of stored rows of facet, value and blob."""
    return (((facet, value), BitMap.deserialize(bytes(blob))) for facet, value, blob in rows)


def zone_values(low: int, high: int) -> list[str]:
    """The half zones from one number to another, and every whole zone of which they hold a part."""
    halves = HALF_ZONES.codes[low - 1 : high]
    return [*dict.fromkeys(half[:-1] for half in halves), *halves]


def pairs(postings: Postings) -> Iterator[Pair]:
    """The postings one by one."""
    return ((facet, value) for facet, values in postings.items() for value in values)


def span(low: Any, high: Any, scale: int = 1) -> Span | None:
    """A range from two columns of which either may be empty, None from two empty ones.

    Of a range with one open end only the known end is certain, so it counts as just that number.
    """
    ends = [int(end * scale) for end in (low, high) if end is not None]
    return Span(min(ends), max(ends)) if ends else None


def zone_span(coldest: int | None, warmest: int | None) -> Span | None:
    """A range of half zones, None when neither end is known.

    Hardiness is about cold: a plant recorded as hardy to 2a is shown as "2a and warmer", and found so.
    """
    if coldest is None and warmest is None:
        return None
    return Span(coldest or 1, warmest or len(ZONES))


def level_codes(levels: dict[str, str], chosen: Iterable[str]) -> list[str]:
    """Every place at the levels of the chosen ones."""
    wanted = {levels[code] for code in chosen if code in levels}
    return [code for code, level in levels.items() if level in wanted]
