"""What the searches have to know of taxa: the accepted name, and whether the public may see it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple

from pyroaring import BitMap

from catalog.choices import Rank, Status
from catalog.models import NameEntry, Taxon

from ._bulk import ROOM, chunks
from ._match import ROW, Row
from ._vocabulary import Vocabulary, vocabulary

FEW = 75
"""So many taxa tell, as a rule, whether any of theirs may be shown."""


class Named(NamedTuple):
    """The accepted name of a taxon."""

    name: str
    authority: str
    symbol: str

    def __str__(self) -> str:
        symbol = f" ({self.symbol})" if self.symbol else ""
        return " ".join(filter(None, (self.name, self.authority))) + symbol


class Shown:
    """The taxa that may be shown, public ones or with drafts all, and the entries that lead to them.

    Of one question, so that each of its steps asks the database only for what none has read. 900 to a query.
    """

    def __init__(self, *, drafts: bool = False) -> None:
        self.drafts = drafts
        self._held: dict[int, Named | None] = {}
        self._like: dict[str, list[Row]] = {}

    def __getitem__(self, taxon: int) -> Named:
        """The name of a taxon that ``only`` or ``among`` has let through."""
        named = self._held[taxon]
        if named is None:
            raise KeyError(taxon)
        return named

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words in use, all of one revision. One query."""
        return vocabulary()

    @cached_property
    def hidden(self) -> BitMap:
        """The keys of all taxa that may not be shown. One query."""
        return (
            BitMap()
            if self.drafts
            else BitMap(Taxon.objects.exclude(status=Status.PUBLISHED).values_list("pk", flat=True))
        )

    def among(self, taxa: Iterable[int]) -> set[int]:
        """Those of these taxa that may be shown."""
        wanted = set(taxa)
        for chunk in chunks(sorted(wanted - self._held.keys())):
            self._held.update(dict.fromkeys(chunk))
            rows = Taxon.objects.filter(pk__in=chunk)
            for pk, status, name, authority, symbol in rows.values_list(
                "pk", "status", "name", "authority", "symbol"
            ):
                if self.drafts or status == Status.PUBLISHED:
                    self._held[pk] = Named(name, authority, symbol or "")
        return {taxon for taxon in wanted if self._held[taxon] is not None}

    def any_of(self, taxa: Iterable[int]) -> bool:
        """Whether one of these taxa may be shown. A query, as a rule: the first few are asked first."""
        every = list(taxa)
        rest = every[FEW:]
        return bool(self.among(every[:FEW])) or any(map(self.among, chunks(rest)))

    def only(self, rows: Collection[Row]) -> list[Row]:
        """Those of these entries whose taxa may be shown."""
        shown = self.among(row.taxon_id for row in rows)
        return [row for row in rows if row.taxon_id in shown]

    def entries(self, taxa: Iterable[int], *kinds: str) -> dict[int, list[Row]]:
        """The entries of these kinds that those of the taxa have which may be shown."""
        found: dict[int, list[Row]] = defaultdict(list)
        for chunk in chunks(sorted(self.among(taxa))):
            for values in NameEntry.objects.filter(taxon__in=chunk).values_list(*ROW):
                if values[1] in kinds:
                    found[values[0]].append(Row._make(values))
        return found

    def like(self, forms: Collection[str]) -> dict[str, list[Row]]:
        """The entries with each of these loose forms."""
        new = sorted(set(forms) - self._like.keys())
        self._like.update((form, []) for form in new)
        rows: list[Row] = []
        for chunk in chunks(new):
            rows += map(Row._make, NameEntry.objects.filter(loose__in=chunk).values_list(*ROW))
        for row in self.only(rows):
            self._like[row.loose].append(row)
        return {form: self._like[form] for form in forms}


def groups(taxa: Collection[int]) -> list[Taxon]:
    """Those among these taxa that are genera or higher. One query, none without taxa."""
    above_species = [rank.value for rank in Rank if rank.order < Rank.SPECIES.order]
    return list(Taxon.objects.filter(pk__in=taxa, rank__in=above_species)) if taxa else []


def in_order(taxa: Collection[int], below: Collection[Taxon], *, drafts: bool) -> dict[int, bool]:
    """These taxa and all below those groups, in the order of their names: whether each is below one of the groups.

    Among those that the public may see, or all. One query, none where nothing is asked for. Status is looked at
    here, lest SQLite begin with it.
    """
    if not taxa and not below:
        return {}
    listed = Taxon.objects.filter(pk__in=list(taxa)) if len(taxa) <= ROOM else Taxon.objects.all()
    wanted = reduce(or_, (Taxon.objects.below(group) for group in below), listed)
    paths = tuple(group.path for group in below)
    found = {}
    for pk, status, path in wanted.order_by("name_key", "pk").values_list("pk", "status", "path"):
        is_below = path.startswith(paths) and path not in paths
        if (pk in taxa or is_below) and (drafts or status == Status.PUBLISHED):
            found[pk] = is_below
    return found
