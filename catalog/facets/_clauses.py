"""What one choice says of every taxon: it matches, it fails, or it is not known.

A taxon fails only where something is known that speaks against it; whatever neither matches nor fails may match.
"""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from pyroaring import BitMap

from catalog.traits import Kind, Trait

from . import _numbers
from ._choice import ANYWHERE, UNKNOWN, Choice, Mode
from ._snapshot import EMPTY, Snapshot
from ._values import high_facet, level_codes, low_facet


class Clause(NamedTuple):
    """The taxa that certainly match, and those that match or may match, which holds the first."""

    certain: BitMap
    possible: BitMap


def clause(choice: Choice, snapshot: Snapshot) -> Clause:
    """What a choice says: any of the chosen values, and known to have none of the excluded ones."""
    certain, failing = snapshot.public, BitMap()
    if choice.chosen:
        certain, failing = _included(choice, snapshot)
    if choice.excluded:
        matching, failed = _excluded(choice, snapshot)
        certain, failing = certain & matching, failing | failed
    return Clause(certain, snapshot.public - failing)


def holders(trait: Trait, value: str, snapshot: Snapshot) -> BitMap:
    """The taxa that have one value; of a range of numbers those whose own range overlaps it."""
    if value == ANYWHERE:
        return snapshot.options[trait.key][ANYWHERE]
    if trait.kind is not Kind.RANGE:
        return snapshot.bitmap(trait.key, value)
    low, high = _numbers.bounds(trait, value)
    known = snapshot.known(trait)
    beginning = _numbers.at_most(snapshot.bitmaps.get(low_facet(trait), {}), known, high)
    if low == 0:
        return beginning
    return beginning - _numbers.at_most(snapshot.bitmaps.get(high_facet(trait), {}), known, low - 1)


def _included(choice: Choice, snapshot: Snapshot) -> tuple[BitMap, BitMap]:
    values = [value for value in choice.chosen if value != UNKNOWN]
    certain, failing = _MODES[choice.mode](choice.trait, values, snapshot)
    if UNKNOWN in choice.chosen:
        certain = certain | (snapshot.public - snapshot.known(choice.trait))
    return certain, failing


def _excluded(choice: Choice, snapshot: Snapshot) -> tuple[BitMap, BitMap]:
    values = [value for value in choice.excluded if value != UNKNOWN]
    having, certain = _any(choice.trait, values, snapshot)
    if UNKNOWN in choice.excluded:
        having = having | (snapshot.public - snapshot.known(choice.trait))
    return certain, having


def _any(trait: Trait, values: Sequence[str], snapshot: Snapshot) -> tuple[BitMap, BitMap]:
    """Has at least one; fails where it is known to have none."""
    having = reduce(or_, [holders(trait, value, snapshot) for value in values] or [EMPTY])
    known = snapshot.known(trait)
    apart = (snapshot.known_as_to(trait, value) for value in values)
    return having, reduce(and_, (bitmap for bitmap in apart if bitmap is not known), known) - having


def _all(trait: Trait, values: Sequence[str], snapshot: Snapshot) -> tuple[BitMap, BitMap]:
    """Has each; fails where it is known to lack one. Of no values it matches none."""
    having = snapshot.known(trait) if values else BitMap()
    lacking = BitMap() if values else snapshot.known(trait)
    for value in values:
        held = holders(trait, value, snapshot)
        having = having & held
        lacking = lacking | (snapshot.known_as_to(trait, value) - held)
    return having, lacking


def _only(trait: Trait, values: Sequence[str], snapshot: Snapshot) -> tuple[BitMap, BitMap]:
    """Has at least one, and no other place at the levels of those chosen, which must all be on record."""
    return _nowhere_else(trait, values, snapshot, _any(trait, values, snapshot))


def _exactly(trait: Trait, values: Sequence[str], snapshot: Snapshot) -> tuple[BitMap, BitMap]:
    """Has each, and no other place at their levels."""
    return _nowhere_else(trait, values, snapshot, _all(trait, values, snapshot))


def _nowhere_else(
    trait: Trait, values: Sequence[str], snapshot: Snapshot, found: tuple[BitMap, BitMap]
) -> tuple[BitMap, BitMap]:
    having, lacking = found
    for value in values:
        having = having & snapshot.known_as_to(trait, value)
    others = set(level_codes(snapshot.levels, values)).difference(values)
    elsewhere = EMPTY.union(*(snapshot.bitmap(trait.key, code) for code in others))
    return having - elsewhere, lacking | elsewhere


_MODES = {Mode.ANY: _any, Mode.ALL: _all, Mode.ONLY: _only, Mode.EXACTLY: _exactly}
