"""The index in memory: one immutable snapshot a process, renewed when the revision has moved on."""

import threading
from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import InitVar, dataclass, field
from typing import Final

from django.db import connection
from pyroaring import BitMap

from catalog.models import FacetOrder, FacetPosting, Region, Revision
from catalog.traits import FACETS, QUALIFIED, Kind, Trait

from ._choice import ANYWHERE
from ._dense import counted
from ._orders import UNSIGNED, Order, unpack
from ._rows import level_of
from ._scales import HALF_ZONES
from ._values import GENERATION, KNOWN, PUBLIC, is_graded, known_facet, read_bitmaps, zone_values

ATTEMPTS: Final = 5
"""How often a snapshot is read again because a writer came between."""

EMPTY: Final = BitMap()

Bitmaps = dict[str, dict[str, BitMap]]
"""By facet and value."""


@dataclass(frozen=True)
class Snapshot:
    """The index as of one revision. Nothing in it is ever changed, so threads share it.

    ``levels`` gives the level of each place by its code, in the places' order. ``options`` gives for each facet
    the bitmap of each value that a visitor is offered, in the order in which they are shown: every value of a
    vocabulary, any place and every place, families, genera and qualified values that have a plant. ``counted`` gives
    these bitmaps laid out for counting; under :func:`known_facet` those of the taxa of which it is known whether they
    have a value; and under a blank key, by facet, those of which anything is known. They are taken from the snapshot
    ``before`` where they have not changed since. ``sizes`` tells by the same keys how many taxa each holds.
    """

    revision: int
    bitmaps: Bitmaps
    orders: dict[str, Order]
    levels: dict[str, str]
    before: InitVar["Snapshot | None"] = None
    options: Bitmaps = field(init=False)
    sizes: dict[str, dict[str, int]] = field(init=False)
    counted: Bitmaps = field(init=False)

    def __post_init__(self, before: "Snapshot | None") -> None:
        object.__setattr__(self, "options", {trait.key: self._options(trait) for trait in FACETS})
        sizes = {
            facet: {value: len(bitmap) for value, bitmap in bitmaps.items()}
            for facet, bitmaps in self._to_count().items()
        }
        object.__setattr__(self, "sizes", sizes)
        object.__setattr__(self, "counted", _laid_out(self._to_count(), before))

    @property
    def public(self) -> BitMap:
        """Every taxon in the index."""
        return self.bitmap(*PUBLIC)

    def bitmap(self, facet: str, value: str) -> BitMap:
        """The taxa of one posting; none of one that does not exist."""
        return self.bitmaps.get(facet, {}).get(value, EMPTY)

    def known(self, trait: Trait) -> BitMap:
        """The taxa of which anything is known of this trait."""
        return self.bitmap(trait.key, KNOWN)

    def known_as_to(self, trait: Trait, value: str) -> BitMap:
        """The taxa of which it is known whether they have this value."""
        if trait.kind is Kind.PLACES and value != ANYWHERE:
            return self.bitmap(known_facet(trait), self.levels.get(value, ""))
        if is_graded(trait):
            return self.bitmap(known_facet(trait), value)
        if trait.apart and (qualifier := value.partition(QUALIFIED)[2]):
            return self.bitmap(known_facet(trait), qualifier)
        return self.known(trait)

    def order(self, name: str) -> Order:
        """A sort order by its name; an empty one before the index was ever built."""
        return self.orders.get(name) or Order(array(UNSIGNED))

    def _to_count(self) -> Bitmaps:
        decided = {
            known_facet(trait): {value: self.known_as_to(trait, value) for value in self.options[trait.key]}
            for trait in FACETS
        }
        return {**self.options, **decided, KNOWN: {trait.key: self.known(trait) for trait in FACETS}}

    def _options(self, trait: Trait) -> dict[str, BitMap]:
        held = self.bitmaps.get(trait.key, {})
        options = {value: held.get(value, EMPTY) for value in self._values(trait, held)}
        if trait.kind is not Kind.PLACES:
            return options
        return {ANYWHERE: BitMap().union(*options.values()), **options}

    def _values(self, trait: Trait, held: dict[str, BitMap]) -> list[str]:
        if trait.vocabulary is not None:
            known = self.bitmaps.get(known_facet(trait), {}) if is_graded(trait) else held
            return [code for code in trait.codes if QUALIFIED not in code or known.get(code)]
        if trait.kind is Kind.ZONES:
            return zone_values(1, len(HALF_ZONES.codes))
        if trait.kind is Kind.PLACES:
            return list(self.levels)
        if trait.kind is Kind.LINEAGE:
            return sorted(value for value, bitmap in held.items() if value != KNOWN and bitmap)
        return []


def _laid_out(bitmaps: Bitmaps, before: Snapshot | None) -> Bitmaps:
    """These bitmaps laid out, each once, however many values share it."""
    laid: dict[int, BitMap] = {}
    if before:
        for facet, values in before._to_count().items():
            laid |= {id(bitmap): before.counted[facet][value] for value, bitmap in values.items()}
    for values in bitmaps.values():
        laid |= {id(bitmap): counted(bitmap) for bitmap in values.values() if id(bitmap) not in laid}
    return {
        facet: {value: laid[id(bitmap)] for value, bitmap in values.items()}
        for facet, values in bitmaps.items()
    }


class _Held:
    """What this process holds: what is committed, and what one open transaction sees."""

    def __init__(self) -> None:
        self.committed: Snapshot | None = None
        self.within: tuple[object, Snapshot] | None = None
        self.lock = threading.Lock()


_held = _Held()


def current() -> Snapshot:
    """The snapshot of the revision that a reading goes by, or a newer one. At most one query when nothing has
    changed, some five more to renew it.

    What a transaction sees may never be committed, and its number be used again: within one the snapshot is kept
    for that transaction alone, and within a savepoint not at all.
    """
    if connection.in_atomic_block:
        return _current_within(connection.atomic_blocks)
    number = Revision.objects.seen()
    snapshot = _held.committed
    if snapshot is not None and snapshot.revision == number:
        return snapshot
    with _held.lock:
        snapshot = _held.committed = _steady(_held.committed, _present(_held.committed, number))
    return snapshot


def forget() -> None:
    """Drop what this process holds: for tests, and after a restored backup has set the revision back."""
    _held.committed = _held.within = None


def _current_within(blocks: Sequence[object]) -> Snapshot:
    transaction = blocks[0]
    held = _held.within
    base = held[1] if held is not None and held[0] is transaction else None
    number = Revision.objects.seen()
    snapshot = _steady(base, _present(base, number))
    if len(blocks) == 1:
        _held.within = (transaction, snapshot)
    return snapshot


def _present(held: Snapshot | None, seen: int) -> int:
    """The number to renew to: what is held may be newer already than what a reading began with."""
    return seen if held is None or held.revision <= seen else Revision.objects.current()


def _steady(base: Snapshot | None, number: int) -> Snapshot:
    """A snapshot during whose reading no writer came between, or the last of some attempts."""
    snapshot = _renewed(base, number)
    for _ in range(ATTEMPTS):
        if snapshot is base or (number := Revision.objects.current()) == snapshot.revision:
            break
        snapshot = _renewed(snapshot, number)
    return snapshot


def _renewed(base: Snapshot | None, number: int) -> Snapshot:
    """The snapshot of this revision: the base with whatever changed after it, or all from the database."""
    if base is not None and base.revision == number:
        return base
    if base is None or base.revision > number or _built_since(base):
        base = Snapshot(-1, {}, {}, {})
    bitmaps, orders = dict(base.bitmaps), dict(base.orders)
    changed = FacetPosting.objects.filter(revision__gt=base.revision).values_list("facet", "value", "bitmap")
    renewed: Bitmaps = defaultdict(dict)
    for (facet, value), bitmap in read_bitmaps(changed):
        renewed[facet][value] = bitmap
    for facet, values in renewed.items():
        bitmaps[facet] = bitmaps.get(facet, {}) | values
    for name, ids in FacetOrder.objects.filter(revision__gt=base.revision).values_list("name", "ids"):
        orders[name] = Order(unpack(ids))
    places = Region.objects.order_by("position", "code").values_list("code", "kind")
    return Snapshot(number, bitmaps, orders, {code: level_of(kind) for code, kind in places}, base)


def _built_since(base: Snapshot) -> bool:
    """Whether the whole index was built anew after this snapshot, so that postings may be gone."""
    facet, value = GENERATION
    return FacetPosting.objects.filter(facet=facet, value=value, revision__gt=base.revision).exists()
