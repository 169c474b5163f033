"""What a row of a sheet is read from, for many taxa at a time."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db.models import QuerySet

from catalog.models import CareGuide, Distribution, Profile, Taxon, VernacularName, WorkingDraft

CHUNK: Final = 400
"""Taxa in one query: some builds of SQLite take no more than 999 values."""


@dataclass
class Record:
    """One taxon with what its columns tell: its public record, never the draft beside it."""

    taxon: Taxon
    profile: Profile | None = None
    care: CareGuide | None = None
    places: list[Distribution] = field(default_factory=list)
    common: str = ""
    has_draft: bool = False


def records(taxa: QuerySet[Taxon]) -> Iterator[Record]:
    """A record of each taxon, in the order of the query; six queries for every 400, and no more in memory.

    The keys, eight bytes each, are read before the first record is given out: a query that stood open while somebody
    slow takes the file would keep SQLite's log of writes growing.
    """
    keys = array("q", taxa.values_list("pk", flat=True).iterator(chunk_size=2000))
    for start in range(0, len(keys), CHUNK):
        yield from read_records(keys[start : start + CHUNK])


def read_records(keys: Sequence[int]) -> list[Record]:
    """The records of at most 400 taxa, in this order. Six queries."""
    if not keys:
        return []
    rows = Taxon.objects.select_related("parent", "family").in_bulk(keys)
    found = {key: Record(rows[key]) for key in keys if key in rows}
    for profile in Profile.objects.filter(taxon__in=keys):
        found[profile.taxon_id].profile = profile
    for care in CareGuide.objects.filter(taxon__in=keys):
        found[care.taxon_id].care = care
    for place in Distribution.objects.filter(taxon__in=keys):
        found[place.taxon_id].places.append(place)
    for name in VernacularName.objects.filter(taxon__in=keys, preferred=True, language="en"):
        found[name.taxon_id].common = name.name
    for key in WorkingDraft.objects.filter(taxon__in=keys).values_list("taxon", flat=True):
        found[key].has_draft = True
    return list(found.values())


def keys_of(name_ids: Iterable[str]) -> dict[str, int]:
    """The keys of the taxa with these lasting identifiers. One query."""
    rows = Taxon.objects.filter(name_id__in=list(name_ids)).values_list("name_id", "pk")
    return {str(name_id): key for name_id, key in rows}
