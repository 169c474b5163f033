"""Plants that could stand in another's place, and plants of its genus that grow where it does."""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations_with_replacement
from typing import Final

from pyroaring import BitMap

from catalog.choices import Habit, WetlandIndicator
from catalog.traits import BY_KEY, Trait

from ._choice import ANYWHERE
from ._numbers import at_most, number_of
from ._snapshot import Snapshot, current
from ._values import DIVISION_LEVEL, high_facet

NEEDED: Final = (("habit",), ("light",), ("moisture", "water-use"), ("zone",))
"""A substitute shares one value at least of each of these that is recorded of the plant. Of several traits in one
place the first of which anything is recorded counts."""

LEAST_NEEDED: Final = 2
"""Of a plant of which less than this is recorded, none is said to be like it."""

APART: Final = (Habit.GRAMINOID, Habit.FERN, Habit.VINE, Habit.MOSS, Habit.LICHEN)
"""Plant types in which two plants must agree, either way: among the others one grades into the next."""

SHARED_TYPES: Final = 0.5
"""So much of the plant types that either bears both must bear: a forb that is woody at times stands in for no shrub."""

SHARED_PLACES: Final = 0.25
"""Of the places where a plant is native a substitute is native in so many at least: one state of twenty is a chance."""

STATURE: Final = 2
"""Neither of two plants may be more than so many times as tall as the other."""

WATER_FAMILIES: Final = (
    "Aponogetonaceae",
    "Azollaceae",
    "Cabombaceae",
    "Ceratophyllaceae",
    "Cymodoceaceae",
    "Hydrocharitaceae",
    "Lemnaceae",
    "Najadaceae",
    "Nelumbonaceae",
    "Nymphaeaceae",
    "Potamogetonaceae",
    "Ruppiaceae",
    "Salviniaceae",
    "Zannichelliaceae",
    "Zosteraceae",
)
"""Families of which every plant floats, grows under water, or roots beneath it and has leaves that float (Flora of
North America, volumes 2, 3 and 22). No list of characteristics tells a duckweed from a forb of wet ground."""

RATINGS: Final = tuple(WetlandIndicator)
"""From the wettest to the driest."""

WEIGHTS: Final = {
    "native": 4,
    "foliage-retention": 2,
    "light": 1,
    "moisture": 1,
    "bloom-colour": 1,
    "bloom-months": 1,
    "showy": 1,
}
"""What makes plants alike, and how much: the share of its own values that another has counts so many times."""


def substitutes(pk: int, *, most: int) -> list[int]:
    """The keys of the plants most like this one in what a gardener chooses by, the most alike first.

    They are native to a place where it is, of its type, stature and ground, and live as long. None for a plant of which
    no such place, or too little else, is recorded. At most one query while nothing has changed.
    """
    snapshot = current()
    needed = [found for keys in NEEDED if (found := _sharing_first(snapshot, keys, pk)) is not None]
    native = _sharing(snapshot, BY_KEY["native"], pk)
    if native is None or len(needed) < LEAST_NEEDED:
        return []
    candidates = native.intersection(*needed) - _of_other_life(snapshot, pk)
    candidates = _of_its_water(snapshot, pk, _of_its_stature(snapshot, pk, candidates))
    candidates = _of_its_type(snapshot, pk, candidates - _of_other_ground(snapshot, pk))
    candidates = _of_its_places(snapshot, pk, candidates)
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


def _of_its_stature(snapshot: Snapshot, pk: int, candidates: BitMap) -> BitMap:
    """Those of the candidates that are neither much taller nor much shorter; all where its height is not recorded."""
    height = BY_KEY["height"]
    known, slices = snapshot.known(height), snapshot.bitmaps.get(high_facet(height), {})
    if pk not in known:
        return candidates
    own = number_of(slices, pk)
    return at_most(slices, candidates & known, own * STATURE) - at_most(slices, known, -(-own // STATURE) - 1)


def _of_its_water(snapshot: Snapshot, pk: int, candidates: BitMap) -> BitMap:
    """Of the candidates those that live in water if this one does, else the others."""
    of_water = BitMap().union(*(snapshot.bitmap("family", name) for name in WATER_FAMILIES))
    return candidates & of_water if pk in of_water else candidates - of_water


def _of_its_type(snapshot: Snapshot, pk: int, candidates: BitMap) -> BitMap:
    """Those of the candidates whose plant types are much the same; all where its own are not recorded."""
    types = snapshot.options["habit"]
    own = {code for code, bitmap in types.items() if pk in bitmap}
    if not own:
        return candidates
    for form in APART:
        candidates = candidates & types[form] if form in own else candidates - types[form]
    held: dict[int, set[str]] = {other: set() for other in candidates}
    for code, bitmap in types.items():
        for other in bitmap & candidates:
            held[other].add(code)
    return BitMap(
        other for other, theirs in held.items() if len(own & theirs) >= SHARED_TYPES * len(own | theirs)
    )


def _of_its_places(snapshot: Snapshot, pk: int, candidates: BitMap) -> BitMap:
    """Those of the candidates that are native to enough of the places where it is."""
    own = _values(snapshot, BY_KEY["native"], pk)
    shared = Counter(other for bitmap in own for other in bitmap & candidates)
    return BitMap(other for other, count in shared.items() if count >= SHARED_PLACES * len(own))


def _of_other_life(snapshot: Snapshot, pk: int) -> BitMap:
    """The plants that are known to live for longer or shorter; none where it is not recorded of this one."""
    trait = BY_KEY["life-cycle"]
    shared = _sharing(snapshot, trait, pk)
    return BitMap() if shared is None else snapshot.known(trait) - shared


def _of_other_ground(snapshot: Snapshot, pk: int) -> BitMap:
    """The plants whose wetland ratings lie, from the middle of theirs to the middle of its own, more than a step apart.

    Light and season may agree of a plant of rock crevices and one of a marsh. None where it has no rating.
    """
    held = [snapshot.bitmap("wetland", rating) for rating in RATINGS]
    own = [place for place, bitmap in enumerate(held) if pk in bitmap]
    other = BitMap()
    for wettest, driest in combinations_with_replacement(range(len(held)), 2):
        if own and abs(wettest + driest - own[0] - own[-1]) > 2:
            between = held[wettest] & held[driest]
            other |= between.difference(*held[:wettest], *held[driest + 1 :])
    return other


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
