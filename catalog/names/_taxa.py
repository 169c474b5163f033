"""What the searches have to know of taxa: the accepted name, and whether the public may see it."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from catalog.choices import Status
from catalog.models import Taxon

from ._bulk import ROOM, chunks
from ._match import Row


class Named(NamedTuple):
    """The accepted name of a taxon."""

    name: str
    authority: str
    symbol: str

    def __str__(self) -> str:
        symbol = f" ({self.symbol})" if self.symbol else ""
        return " ".join(filter(None, (self.name, self.authority))) + symbol


class Shown:
    """The taxa that may be shown: public ones, or with drafts all. Each is read once, 900 to a query."""

    def __init__(self, *, drafts: bool = False) -> None:
        self.drafts = drafts
        self._held: dict[int, Named | None] = {}

    def __getitem__(self, taxon: int) -> Named:
        """The name of a taxon that ``only`` or ``among`` has let through."""
        named = self._held[taxon]
        if named is None:
            raise KeyError(taxon)
        return named

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

    def only(self, rows: Collection[Row]) -> list[Row]:
        """Those of these entries whose taxa may be shown."""
        shown = self.among(row.taxon_id for row in rows)
        return [row for row in rows if row.taxon_id in shown]


def in_order(taxa: Collection[int], *, drafts: bool = False) -> list[int]:
    """Those among these taxa that the public may see, or all, in the order of their names. One query."""
    wanted = Taxon.objects.all() if drafts else Taxon.objects.published()
    if len(taxa) <= ROOM:
        wanted = wanted.filter(pk__in=list(taxa))
    ordered = wanted.order_by("name_key", "pk").values_list("pk", flat=True)
    return [pk for pk in ordered if pk in taxa]
