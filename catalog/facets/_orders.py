"""The sort orders: one array of taxon keys for each, moved by hand where few taxa move."""

import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from pyroaring import BitMap

from catalog.models import FacetEntry, FacetOrder

PROBES: Final = 12
"""Taxa looked at in each order on the way to a place in it: five queries reach 250,000."""

BLOCK: Final = 256
"""The taxa of a stretch of an order that is passed at once."""

FEW: Final = 40
"""So many moved taxa are placed one by one; beyond that the order is sorted anew."""

SORTED: Final = frozenset({"Ll", "Lo", "Nd", "Zs"})
"""The categories of Unicode by which a common name is sorted: small letters, letters without case, digits, blanks."""

UNSIGNED: Final = "I"


class SortKeys(NamedTuple):
    """What one taxon is sorted by; None is not known and comes last.

    ``height`` is the greatest, in hundredths of a centimetre; ``bloom`` the first month.
    """

    name: str
    authority: str
    common: str | None
    height: int | None
    bloom: int | None


Ordering = Callable[[int, SortKeys], tuple[Any, ...]]


def _botanical(pk: int, keys: SortKeys) -> tuple[Any, ...]:
    return keys.name, keys.authority, pk


def _common(pk: int, keys: SortKeys) -> tuple[Any, ...]:
    return keys.common is None, _folded(keys.common or ""), *_botanical(pk, keys)


def _height(pk: int, keys: SortKeys) -> tuple[Any, ...]:
    return keys.height is None, keys.height, *_botanical(pk, keys)


def _bloom(pk: int, keys: SortKeys) -> tuple[Any, ...]:
    return keys.bloom is None, keys.bloom, *_botanical(pk, keys)


ORDERS: Final[Mapping[str, Ordering]] = {
    "botanical": _botanical,
    "common": _common,
    "height": _height,
    "bloom": _bloom,
}


class Order:
    """One sort order as it is read: a page is a slice of it."""

    def __init__(self, ids: "array[int]") -> None:
        self.ids = ids

    def page(self, chosen: BitMap, start: int, stop: int) -> list[int]:
        """The chosen taxa from one place to another in this order.

        Whole blocks are passed by the number of chosen taxa in them; those of a page are put in order by themselves.
        """
        place = self._places.__getitem__
        if len(chosen) <= BLOCK:
            return sorted(chosen, key=place)[start:stop]
        found: list[int] = []
        for block in self._blocks:
            number = block.intersection_cardinality(chosen)
            if found or number > start:
                found += sorted(block & chosen, key=place)
            else:
                start, stop = start - number, stop - number
            if len(found) >= stop:
                break
        return found[start:stop]

    @cached_property
    def _blocks(self) -> list[BitMap]:
        """The taxa of every stretch of the order."""
        return [BitMap(self.ids[first : first + BLOCK]) for first in range(0, len(self.ids), BLOCK)]

    @cached_property
    def _places(self) -> "array[int]":
        """The place of every taxon, by its key."""
        places = array(UNSIGNED, bytes(array(UNSIGNED).itemsize * (max(self.ids, default=0) + 1)))
        for place, pk in enumerate(self.ids):
            places[pk] = place
        return places


def sort(ordering: Ordering, keys: Mapping[int, SortKeys]) -> "array[int]":
    """All these taxa in order."""
    return array(UNSIGNED, sorted(keys, key=lambda pk: ordering(pk, keys[pk])))


def unpack(blob: bytes | bytearray | memoryview) -> "array[int]":
    """An order as it is stored."""
    ids = array(UNSIGNED)
    ids.frombytes(bytes(blob))
    return ids


def write(orders: "Mapping[str, array[int]]", revision: int) -> None:
    """Store these orders whole."""
    FacetOrder.objects.bulk_create(
        (FacetOrder(name=name, ids=ids.tobytes(), revision=revision) for name, ids in sorted(orders.items())),
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["ids", "revision"],
    )


def move(before: Mapping[int, SortKeys], after: Mapping[int, SortKeys], revision: int) -> None:
    """Bring the orders up to date after these taxa have changed; their entries are stored already.

    A taxon that is only in ``before`` leaves, one only in ``after`` comes. An order in which none moves is not
    read. At most eight queries, however many orders and taxa there are.
    """
    moved = {name: list(_moved(ordering, before, after)) for name, ordering in ORDERS.items()}
    touched = [name for name, taxa in moved.items() if taxa]
    if not touched:
        return
    if max(len(moved[name]) for name in touched) > FEW:
        keys = read_keys()
        write({name: sort(ORDERS[name], keys) for name in touched}, revision)
        return
    rows = FacetOrder.objects.filter(name__in=touched).values_list("name", "ids")
    stored = {name: unpack(ids) for name, ids in rows}
    orders = {name: _without(stored.get(name, array(UNSIGNED)), moved[name]) for name in touched}
    searches = [
        _Search(name, pk, ORDERS[name](pk, after[pk]), high=len(orders[name]))
        for name in touched
        for pk in moved[name]
        if pk in after
    ]
    _find_places(searches, orders)
    for search in sorted(
        searches, key=lambda search: (search.order, search.low, search.wanted), reverse=True
    ):
        orders[search.order].insert(search.low, search.taxon)
    write(orders, revision)


def read_keys(taxa: Sequence[int] | None = None) -> dict[int, SortKeys]:
    """The stored sort keys of these taxa, or of all. One query."""
    rows = FacetEntry.objects.all() if taxa is None else FacetEntry.objects.filter(pk__in=taxa)
    return {pk: SortKeys(*keys) for pk, keys in rows.values_list("pk", "values__keys").iterator()}


def _moved(
    ordering: Ordering, before: Mapping[int, SortKeys], after: Mapping[int, SortKeys]
) -> Iterable[int]:
    for pk in sorted(before.keys() | after.keys()):
        old, new = (ordering(pk, keys[pk]) if pk in keys else None for keys in (before, after))
        if old != new:
            yield pk


def _without(ids: "array[int]", taxa: Iterable[int]) -> "array[int]":
    """An order without these taxa, as far as they are in it; looked for in its bytes, which is much the fastest."""
    size = ids.itemsize
    blob = bytearray(ids.tobytes())
    for pk in taxa:
        wanted = array(UNSIGNED, [pk]).tobytes()
        start = blob.find(wanted)
        while start > 0 and start % size:
            start = blob.find(wanted, start + 1)
        if start >= 0:
            del blob[start : start + size]
    return unpack(blob)


@dataclass
class _Search:
    """The search for the place of a taxon in an order: from ``low`` to ``high``, until both are the same."""

    order: str
    taxon: int
    wanted: tuple[Any, ...]
    high: int
    low: int = 0

    @property
    def probes(self) -> range:
        """The places to look at next."""
        return range(self.low, self.high, max(1, (self.high - self.low) // PROBES))

    def narrow(self, ids: Sequence[int], keys: Mapping[int, SortKeys]) -> None:
        """Go on between the two probes that are nearest."""
        probes, ordering = self.probes, ORDERS[self.order]
        near = [ids[place] for place in probes]
        found = [ordering(pk, keys[pk]) if pk in keys else () for pk in near]
        below = bisect_left(found, self.wanted)
        if below == 0:
            self.high = self.low
            return
        self.low = probes[below - 1] + 1
        self.high = probes[below] if below < len(probes) else self.high


def _find_places(searches: Sequence[_Search], orders: "Mapping[str, array[int]]") -> None:
    """Bring every search to its end, all of them a step further with each query."""
    while open_ones := [search for search in searches if search.low < search.high]:
        near = {orders[search.order][place] for search in open_ones for place in search.probes}
        keys = read_keys(sorted(near))
        for search in open_ones:
            search.narrow(orders[search.order], keys)


def _folded(name: str) -> str:
    """A common name as it is sorted: without regard to capitals, accents, and marks such as the ʻokina."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if unicodedata.category(letter) in SORTED)
