"""Plants that could stand in another's place, and plants of its genus that grow where it does."""

from collections.abc import Iterable
from typing import Final

from pyroaring import BitMap

from catalog.choices import WetlandIndicator
from catalog.traits import BY_KEY, Trait

from ._choice import ANYWHERE
from ._snapshot import Snapshot, current
from ._values import DIVISION_LEVEL

NEEDED: Final = (("habit",), ("light",), ("moisture", "water-use"), ("zone",))
"""A substitute shares one value at least of each of these that is recorded of the plant. Of several traits in one
place the first of which anything is recorded counts."""

LEAST_NEEDED: Final = 2
"""Of a plant of which less than this is recorded, none is said to be like it."""

RATINGS: Final = tuple(WetlandIndicator)
"""From the wettest to the driest. Two plants are of like ground when their ratings are the same or neighbours."""

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
    needed = [found for keys in NEEDED if (found := _sharing_first(snapshot, keys, pk)) is not None]
    native = _sharing(snapshot, BY_KEY["native"], pk)
    if native is None or len(needed) < LEAST_NEEDED:
        return []
    candidates = native.intersection(*needed) - _of_other_ground(snapshot, pk)
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


def _of_other_ground(snapshot: Snapshot, pk: int) -> BitMap:
    """The plants whose wetland ratings are all two steps or more from those of this one; none where it has no rating.

    Light and season may agree of a plant of rock crevices and one that floats on a lake.
    """
    wetland = BY_KEY["wetland"]
    held = [snapshot.bitmap(wetland.key, rating) for rating in RATINGS]
    own = [place for place, bitmap in enumerate(held) if pk in bitmap]
    if not own:
        return BitMap()
    like = BitMap.union(*(bitmap for place in own for bitmap in held[max(0, place - 1) : place + 2]))
    return snapshot.known(wetland) - like


def _sharing(snapshot: Snapshot, trait: Trait, pk: int) -> BitMap | None:
    """The plants that share a value of the trait with this one; None where nothing is recorded of it."""
    own = _values(snapshot, trait, pk)
    return BitMap.union(*own) if own else None


def _sharing_first(snapshot: Snapshot, keys: Iterable[str], pk: int) -> BitMap | None:
    """As :func:`_sharing`, of the first of these traits of which anything is recorded of this one."""
    shared = (_sharing(snapshot, BY_KEY[key], pk) for key in keys)
    return next((bitmap for bitmap in shared if bitmap is not None), None)


def _values(snapshot: Snapshot, trait: Trait, pk: int) -> list[BitMap]:
    """The plants that have each of the values that this one has; of places the states and provinces, if known."""
    options = snapshot.options[trait.key].items()
    own = {value: bitmap for value, bitmap in options if value != ANYWHERE and pk in bitmap}
    divisions = [bitmap for code, bitmap in own.items() if snapshot.levels.get(code) == DIVISION_LEVEL]
    return divisions or list(own.values())
