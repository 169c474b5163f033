"""Plants that could stand in another's place, and plants of its genus that grow where it does."""

from typing import Final

from pyroaring import BitMap

from catalog.traits import BY_KEY, Trait

from ._snapshot import Snapshot, current
from ._values import DIVISION_LEVEL

NEEDED: Final = ("habit", "light", "moisture", "zone")
"""A substitute shares one value at least of each of these that is recorded of the plant."""

LEAST_NEEDED: Final = 2
"""Of a plant of which less than this is recorded, none is said to be like it."""

WEIGHTS: Final = {
    "native": 4,
    "light": 1,
    "moisture": 1,
    "bloom-colour": 1,
    "bloom-months": 1,
    "life-cycle": 1,
}
"""What makes plants alike, and how much: the share of its own values that another has counts so many times."""


def substitutes(pk: int, *, most: int) -> list[int]:
    """The keys of the plants most like this one in what a gardener chooses by, the most alike first.

    They are native to a place where it is. None for a plant of which no such place, or too little else, is recorded.
    At most one query while nothing has changed.
    """
    snapshot = current()
    needed = [found for key in NEEDED if (found := _sharing(snapshot, BY_KEY[key], pk)) is not None]
    native = _sharing(snapshot, BY_KEY["native"], pk)
    if native is None or len(needed) < LEAST_NEEDED:
        return []
    candidates = native.intersection(*needed)
    candidates.discard(pk)
    return _most_alike(snapshot, pk, candidates, most)


def congeners(pk: int, genus: str, *, most: int) -> list[int]:
    """The keys of the plants of the genus that are native to a place where this one is, the most alike first."""
    snapshot = current()
    shared = _sharing(snapshot, BY_KEY["native"], pk)
    if shared is None:
        return []
    candidates = snapshot.bitmap("genus", genus) & shared
    candidates.discard(pk)
    return _most_alike(snapshot, pk, candidates, most)


def _most_alike(snapshot: Snapshot, pk: int, candidates: BitMap, most: int) -> list[int]:
    score = dict.fromkeys(candidates, 0.0)
    for key, weight in WEIGHTS.items():
        own = _values(snapshot, BY_KEY[key], pk)
        for bitmap in own:
            for other in bitmap & candidates:
                score[other] += weight / len(own)
    ranked = sorted(score, key=lambda other: (-score[other], other))
    return ranked[:most]


def _sharing(snapshot: Snapshot, trait: Trait, pk: int) -> BitMap | None:
    """The plants that share a value of the trait with this one; None where nothing is recorded of it."""
    own = _values(snapshot, trait, pk)
    return BitMap.union(*own) if own else None


def _values(snapshot: Snapshot, trait: Trait, pk: int) -> list[BitMap]:
    """The plants that have each of the values that this one has; of places the states and provinces, if known."""
    own = {value: bitmap for value, bitmap in snapshot.options[trait.key].items() if pk in bitmap}
    divisions = [bitmap for code, bitmap in own.items() if snapshot.levels.get(code) == DIVISION_LEVEL]
    return divisions or list(own.values())
