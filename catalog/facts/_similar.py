"""Plants like another one, with what they have in common and what not, from what is recorded of both."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any, Final

from catalog.choices import FoliageRetention
from catalog.glossary import Terms
from catalog.models import Taxon
from catalog.traits import BY_KEY

from ._cards import shown_value
from ._lineage import donors_of_each
from ._measures import length_text
from ._names import common_names
from ._values import and_join, describe

SETS: Final = {
    "light": 3.0,
    "moisture": 3.0,
    "water-use": 1.0,
    "bloom-colour": 2.0,
    "bloom-months": 1.5,
    "foliage-retention": 4.0,
    "form": 1.0,
    "showy": 1.0,
    "life-cycle": 1.0,
}
"""Traits whose values in common make plants alike, and how much."""

ZONE, HEIGHT = 2.0, 3.0
SAME_HEIGHT: Final = 1.25
"""Two plants are of one height when neither is more than a quarter taller."""

EVERGREEN: Final = (FoliageRetention.EVERGREEN,)

IN_COMMON: Final = {
    "light": "light",
    "moisture": "moisture",
    "water-use": "water use",
    "zone": "hardiness",
    "bloom-colour": "flower colour",
}
MONTHS: Final = ("", "a month", "two months", "three months", "four months", "five months", "half a year")


@dataclass(frozen=True)
class Similar:
    """A plant like another, with its common name, and in ``reason`` what is alike and what is not.

    ``alike`` is how many things the reason names in which they are alike; ``differs`` is whether anything on record
    tells the two apart.
    """

    taxon: Taxon
    common_name: str
    reason: str
    alike: int
    differs: bool


_Known = Mapping[str, Any]
"""What is recorded of one plant, by trait."""


def similar(taxon: Taxon, candidates: Iterable[int], terms: Terms) -> tuple[Similar, ...]:
    """The public plants with these keys, the most like this one first. Three queries, none without candidates.

    Those of its own species are left out: they stand on its page anyway.
    """
    keys = list(candidates)
    if not keys:
        return ()
    rows = Taxon.objects.filter(pk__in=keys).order_by("name_key").select_related("profile", "care")
    others = [other for other in rows if other.is_published and not _is_of_one_species(taxon, other)]
    donors = donors_of_each([taxon, *others])
    itself = _known(taxon, donors[taxon.pk])
    known = {other.pk: _known(other, donors[other.pk]) for other in others}
    names = common_names(known)
    return tuple(
        _similar(other, names.get(other.pk, ""), itself, known[other.pk], terms)
        for other in sorted(others, key=lambda other: -_likeness(itself, known[other.pk]))
    )


def _is_of_one_species(one: Taxon, other: Taxon) -> bool:
    """Whether one stands under the other, or both under one species."""
    above = {one.pk, one.parent_id} if one.rank != "species" else {one.pk}
    return other.pk in above or other.parent_id in above


def _known(taxon: Taxon, donors: Sequence[Taxon]) -> _Known:
    return {key: shown_value(BY_KEY[key], taxon, donors) for key in (*SETS, "zone", "height")}


def _likeness(one: _Known, other: _Known) -> float:
    """How alike two plants are; what is not recorded of both counts for nothing."""
    score = sum(
        weight * _overlap(set(one[key]), set(other[key]))
        for key, weight in SETS.items()
        if one[key] and other[key]
    )
    score += ZONE * (_ends(one, "zone") == _ends(other, "zone") is not None)
    heights = _height(one), _height(other)
    if all(heights):
        score += HEIGHT * (1 - abs(log2(heights[0] / heights[1])))
    return score


def _overlap(one: set[Any], other: set[Any]) -> float:
    return len(one & other) / len(one | other)


def _ends(known: _Known, key: str) -> tuple[Any, ...] | None:
    return tuple(known[key]) if known[key] else None


def _height(known: _Known) -> float:
    """The greatest height in centimetres, else the least; 0 where neither is known."""
    ends = known["height"] or (None, None)
    return float(ends[1] or ends[0] or 0)


def _similar(taxon: Taxon, common_name: str, one: _Known, other: _Known, terms: Terms) -> Similar:
    """What both have in common, then what tells the other: ``Same light and hardiness; blooms a month later``."""
    alike, more = _alike(one, other), list(_alike_besides(one, other))
    different = list(_different(one, other, terms))
    line = "; ".join([*([f"same {and_join(alike)}"] if alike else []), *more, *different])
    return Similar(
        taxon, common_name, line[:1].upper() + line[1:], len(alike) + len(more), differs=bool(different)
    )


def _alike(one: _Known, other: _Known) -> list[str]:
    """What is the same of both, to stand behind "same"."""
    alike = [
        word
        for key, word in IN_COMMON.items()
        if one[key] and other[key] and _as_compared(key, one) == _as_compared(key, other)
    ]
    return [*alike, "height"] if _is_of_one_height(one, other) else alike


def _alike_besides(one: _Known, other: _Known) -> Iterator[str]:
    """What else is the same, each in words of its own."""
    if EVERGREEN == one["foliage-retention"] == other["foliage-retention"]:
        yield "both evergreen"
    if one["bloom-months"] and set(one["bloom-months"]) == set(other["bloom-months"] or ()):
        yield "blooms at the same time"


def _as_compared(key: str, known: _Known) -> Hashable:
    """A set whatever its order; a zone by its ends, of which one may be open."""
    return _ends(known, key) if key == "zone" else frozenset(known[key])


def _is_of_one_height(one: _Known, other: _Known) -> bool:
    low, high = sorted((_height(one), _height(other)))
    return bool(low) and high / low <= SAME_HEIGHT


def _different(one: _Known, other: _Known, terms: Terms) -> Iterator[str]:
    own, theirs = _height(one), _height(other)
    if own and theirs and not _is_of_one_height(one, other):
        yield f"{'taller' if theirs > own else 'shorter'}, {length_text(*other['height'])}"
    if bloom := _bloom(one["bloom-months"], other["bloom-months"]):
        yield bloom
    colours = one["bloom-colour"], other["bloom-colour"]
    if all(colours) and set(colours[0]).isdisjoint(colours[1]):
        parts = describe(BY_KEY["bloom-colour"], colours[1], terms)
        yield f"{and_join(part.text.lower() for part in parts)} flowers"


def _bloom(one: Sequence[Any] | None, other: Sequence[Any] | None) -> str:
    """How the flowering of the other differs, by the month in which it begins; blank where that cannot be told."""
    if not one or not other:
        return ""
    months, others = {int(code) for code in one}, {int(code) for code in other}
    begun, begins = _first(months), _first(others)
    if months == others or begun is None or begins is None:
        return ""
    later = (begins - begun + 5) % 12 - 5
    if later == 0:
        return f"blooms {'longer' if len(others) > len(months) else 'less long'}"
    return f"blooms {MONTHS[abs(later)]} {'later' if later > 0 else 'earlier'}"


def _first(months: set[int]) -> int | None:
    """The month in which the only season of the year begins; None where there are several, or no end."""
    starts = [month for month in months if (month - 2) % 12 + 1 not in months]
    return starts[0] if len(starts) == 1 else None
