"""The whole index built from the truth: written anew, or compared with what is stored."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from pyroaring import BitMap

from catalog.models import FacetOrder, FacetPosting, Revision

from . import _orders, _postings
from ._reach import chunks
from ._truth import Entry, entries, indexed
from ._values import GENERATION, Pair, read_bitmaps

CHUNK: Final = 4000
NAMED: Final = 5
"""So many taxa a sentence names."""

Progress = Callable[[int], None]


@dataclass(frozen=True)
class _Index:
    """Everything that is stored: entries by taxon, bitmaps by facet and value, orders by name."""

    entries: dict[int, Entry]
    postings: dict[Pair, BitMap]
    orders: "dict[str, array[int]]"


def rebuild(progress: Progress | None = None) -> None:
    """Build the index from the truth and put it in place of what is stored, raising the revision.

    It is built outside the transaction, so writers wait only while it is written; if one of them was faster it is
    built once more. ``progress`` is called with the number of taxa done since the last call.
    """
    number = Revision.objects.current()
    index = _build(progress)
    changes = _entry_changes(index)
    with transaction.atomic():
        if Revision.objects.locked() != number:
            index = _build()
            changes = _entry_changes(index)
        changes.write()
        _replace_postings(index, Revision.objects.current() + 1)
        Revision.objects.raise_number()


def check() -> list[str]:
    """Where index and truth differ, a sentence for each. Reads everything; nobody should write meanwhile."""
    truth, stored = _build(), _stored()
    return [*_entry_faults(truth, stored), *_posting_faults(truth, stored), *_order_faults(truth, stored)]


def _build(progress: Progress | None = None) -> _Index:
    found: dict[int, Entry] = {}
    keys = list(indexed().order_by("pk").values_list("pk", flat=True))
    for chunk in chunks(keys, CHUNK):
        found |= entries(chunk)
        if progress is not None:
            progress(len(chunk))
    taxa: dict[Pair, array[int]] = defaultdict(lambda: array(_orders.UNSIGNED))
    for taxon, entry in found.items():
        for pair in _postings.standing(entry):
            taxa[pair].append(taxon)
    sort_keys = {taxon: entry.keys for taxon, entry in found.items()}
    return _Index(
        entries=found,
        postings={pair: BitMap(held) for pair, held in taxa.items()},
        orders={name: _orders.sort(ordering, sort_keys) for name, ordering in _orders.ORDERS.items()},
    )


def _entry_changes(index: _Index) -> _postings.EntryChanges:
    return _postings.entry_changes(_postings.stored_entries(), index.entries)


def _replace_postings(index: _Index, revision: int) -> None:
    FacetPosting.objects.all().delete()
    _postings.write(index.postings | {GENERATION: BitMap()}, revision)
    _orders.write(index.orders, revision)


def _stored() -> _Index:
    return _Index(
        entries=_postings.stored_entries(),
        postings=dict(read_bitmaps(FacetPosting.objects.values_list("facet", "value", "bitmap"))),
        orders={name: _orders.unpack(ids) for name, ids in FacetOrder.objects.values_list("name", "ids")},
    )


def _entry_faults(truth: _Index, stored: _Index) -> Iterator[str]:
    for taxon in sorted(truth.entries.keys() | stored.entries.keys()):
        if truth.entries.get(taxon) != stored.entries.get(taxon):
            yield f"The facet entry of taxon {taxon} is not as the catalogue has it."


def _posting_faults(truth: _Index, stored: _Index) -> Iterator[str]:
    for pair in sorted(truth.postings.keys() | stored.postings.keys()):
        should, stands = truth.postings.get(pair, BitMap()), stored.postings.get(pair, BitMap())
        for taxa, fault in ((should - stands, "lacks"), (stands - should, "wrongly holds")):
            if taxa:
                yield f"The posting {'='.join(pair)} {fault} {_named(taxa)}."


def _order_faults(truth: _Index, stored: _Index) -> Iterator[str]:
    for name, ids in truth.orders.items():
        if ids != stored.orders.get(name, array(_orders.UNSIGNED)):
            yield f"The sort order “{name}” is not as the catalogue has it."


def _named(taxa: BitMap) -> str:
    first = ", ".join(str(taxon) for taxon in list(taxa)[:NAMED])
    if len(taxa) > NAMED:
        return f"{len(taxa)} taxa, the first of them {first}"
    return f"{'taxon' if len(taxa) == 1 else 'taxa'} {first}"
