"""The stored postings, and the update that touches only those which a taxon enters or leaves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from pyroaring import BitMap

from catalog.models import FacetEntry, FacetPosting, Revision

from . import _orders
from ._reach import affected, chunks
from ._truth import Entry, entries
from ._values import PUBLIC, Pair, pairs, read_bitmaps

CHUNK: Final = 500


class _Moves:
    """The taxa that enter and leave each posting."""

    def __init__(self) -> None:
        self.enter: dict[Pair, BitMap] = defaultdict(BitMap)
        self.leave: dict[Pair, BitMap] = defaultdict(BitMap)

    def note(self, taxon: int, before: Entry | None, after: Entry | None) -> None:
        """One taxon's way from one entry to the other; None is not in the index."""
        stood, stands = standing(before), standing(after)
        for pair in stands - stood:
            self.enter[pair].add(taxon)
        for pair in stood - stands:
            self.leave[pair].add(taxon)

    @property
    def pairs(self) -> list[Pair]:
        """The postings that change, in key order, which is the order of every writer."""
        return sorted(self.enter.keys() | self.leave.keys())


def reindex(taxa: Iterable[int]) -> None:
    """Bring the index up to date after these taxa (by key) were touched.

    Called within the transaction of the change, which holds the revision row and raises its number afterwards:
    what changes here bears that next number. A constant number of queries for each 500 taxa. A public taxon
    must be withdrawn before it is deleted, for nothing tells the index of one that is gone.
    """
    revision = Revision.objects.current() + 1
    moves = _Moves()
    keys_before: dict[int, _orders.SortKeys] = {}
    keys_after: dict[int, _orders.SortKeys] = {}
    for chunk in chunks(sorted(affected(taxa)), CHUNK):
        before, after = stored_entries(chunk), entries(chunk)
        for taxon in chunk:
            moves.note(taxon, before.get(taxon), after.get(taxon))
        entry_changes(before, after).write()
        keys_before |= {taxon: entry.keys for taxon, entry in before.items()}
        keys_after |= {taxon: entry.keys for taxon, entry in after.items()}
    _apply(moves, revision)
    _orders.move(keys_before, keys_after, revision)


@dataclass(frozen=True)
class EntryChanges:
    """Entries that come or change, and the taxa whose entries go. Made ready before they are written."""

    rows: list[FacetEntry]
    gone: list[int]

    def write(self) -> None:
        """Store them, in key order."""
        for chunk in chunks(self.gone, CHUNK):
            FacetEntry.objects.filter(pk__in=chunk).delete()
        FacetEntry.objects.bulk_create(
            self.rows,
            batch_size=CHUNK,
            update_conflicts=True,
            unique_fields=["taxon"],
            update_fields=["values"],
        )


def entry_changes(before: Mapping[int, Entry], after: Mapping[int, Entry]) -> EntryChanges:
    """What has to be written to make the one set of entries the other."""
    return EntryChanges(
        rows=[
            FacetEntry(pk=taxon, values=entry.as_json())
            for taxon, entry in sorted(after.items())
            if before.get(taxon) != entry
        ],
        gone=sorted(before.keys() - after.keys()),
    )


def standing(entry: Entry | None) -> set[Pair]:
    """The postings in which a taxon with this entry stands."""
    return {PUBLIC, *pairs(entry.postings)} if entry else set()


def stored_entries(taxa: Iterable[int] | None = None) -> dict[int, Entry]:
    """The entries on record of these taxa, or of all. One query."""
    rows = FacetEntry.objects.all() if taxa is None else FacetEntry.objects.filter(pk__in=list(taxa))
    return {taxon: Entry.from_json(stored) for taxon, stored in rows.values_list("pk", "values").iterator()}


def write(postings: Mapping[Pair, BitMap], revision: int) -> None:
    """Store these postings whole, in key order."""
    FacetPosting.objects.bulk_create(
        (
            FacetPosting(
                facet=facet, value=value, bitmap=postings[facet, value].serialize(), revision=revision
            )
            for facet, value in sorted(postings)
        ),
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["facet", "value"],
        update_fields=["bitmap", "revision"],
    )


def _apply(moves: _Moves, revision: int) -> None:
    changing = moves.pairs
    stored = _read(changing)
    write(
        {pair: (stored.get(pair, BitMap()) | moves.enter[pair]) - moves.leave[pair] for pair in changing},
        revision,
    )


def _read(wanted: Iterable[Pair]) -> dict[Pair, BitMap]:
    by_facet: dict[str, list[str]] = defaultdict(list)
    for facet, value in wanted:
        by_facet[facet].append(value)
    condition = Q(pk__in=[])
    for facet, values in by_facet.items():
        condition |= Q(facet=facet, value__in=values)
    return dict(read_bitmaps(FacetPosting.objects.filter(condition).values_list("facet", "value", "bitmap")))
