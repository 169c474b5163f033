"""How a plant stands in each region, as a grid has it; and what two people made of one grid, put together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

STANDINGS: Final = (("", "not recorded"), ("n", "native"), ("i", "introduced"), ("b", "both"))
MEANS: Final[Mapping[str, frozenset[str]]] = {
    "": frozenset(),
    "n": frozenset({"native"}),
    "i": frozenset({"introduced"}),
    "b": frozenset({"native", "introduced"}),
}
Standings = dict[str, str]
"""The letter of each region, by its code; a region without one is not recorded."""


@dataclass(frozen=True)
class Meeting:
    """What came of two changes of one grid: all of it together, the regions that only the other changed, and those
    that both changed, each another way; there ``together`` has one's own.
    """

    together: Standings
    theirs: list[str]
    clashes: list[str]


def letter(means: Iterable[str]) -> str:
    """The letter of a standing; what else is recorded of a place is passed over."""
    held = MEANS["b"].intersection(means)
    return next(code for code, wanted in MEANS.items() if wanted == held)


def meet(opened: Standings, mine: Standings, now: Standings) -> Meeting:
    """Put one's own changes since ``opened`` together with those that are stored ``now``."""
    together, theirs, clashes = {}, [], []
    for code in sorted({*opened, *mine, *now}):
        before, own, other = (standings.get(code, "") for standings in (opened, mine, now))
        together[code] = other if own == before else own
        if other != before and own == before:
            theirs.append(code)
        elif other not in (before, own):
            clashes.append(code)
    return Meeting(together, theirs, clashes)


def places_of(text: str) -> Standings:
    """The standings that a page has kept: ``US-CA:n US-NV:b``. What cannot be read is left out."""
    pairs = (part.partition(":") for part in text.split())
    return {code: standing for code, _, standing in pairs if standing in MEANS}
