"""Where a taxon stands in the tree, and where other classifications put its family."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog import nomenclature
from catalog.choices import Rank
from catalog.glossary import Terms
from catalog.models import PLANT_RANKS, STEP, Placement, Taxon

from ._names import common_names


@dataclass(frozen=True)
class LineageRow:
    """One rank of a classification: its label, the taxon at it and the taxon's common name, which may be blank."""

    label: str
    taxon: Taxon
    common_name: str
    is_self: bool = False


@dataclass(frozen=True)
class Lineage:
    """The public ancestors of a taxon and itself, highest first; ranks without a taxon are left out.

    ``group`` is the plant group in words, blank when not recorded. ``order`` is the ancestor at that rank.
    """

    group: str
    rows: tuple[LineageRow, ...]
    placements: tuple[Placement, ...]

    @property
    def above(self) -> tuple[LineageRow, ...]:
        """The ancestors alone."""
        return tuple(row for row in self.rows if not row.is_self)

    @property
    def order(self) -> Taxon | None:
        """The order in which the tree places the taxon."""
        return self._at(Rank.ORDER)

    @property
    def family(self) -> Taxon | None:
        """The family."""
        return self._at(Rank.FAMILY)

    @property
    def genus(self) -> Taxon | None:
        """The genus."""
        return self._at(Rank.GENUS)

    @property
    def differing(self) -> tuple[Placement, ...]:
        """Placements of the family in another order than the tree's, or where the tree gives none."""
        name = self.order.name if self.order else ""
        return tuple(placement for placement in self.placements if placement.order != name)

    @property
    def included_in(self) -> str:
        """The family in which APG IV includes the whole of the tree's; blank where it keeps it, or divides it."""
        return nomenclature.FAMILIES_INCLUDED.get(self.family.name, "") if self.family else ""

    def _at(self, rank: Rank) -> Taxon | None:
        return next((row.taxon for row in self.rows if row.taxon.rank == rank), None)


LENDING = tuple(rank for rank in PLANT_RANKS if rank)
"""Ranks from which others take values; a cultivar, which has none, lends nothing."""


def lineage_of(taxon: Taxon, terms: Terms) -> Lineage:
    """The classification of one taxon. Three queries, two where it belongs to no family."""
    above = Taxon.objects.above(
        taxon
    )  # few: that they are public is looked at here, lest SQLite begin with it
    taxa = [*(ancestor for ancestor in above if ancestor.is_published), taxon]
    names = common_names(ancestor.pk for ancestor in taxa)
    group = terms["PlantGroup"].get(taxon.group)
    return Lineage(
        group=group.label if group else "",
        rows=tuple(_rows(taxa, names, terms)),
        placements=_placements(taxon),
    )


def donors_of(taxon: Taxon, above: Sequence[Taxon]) -> tuple[Taxon, ...]:
    """The taxa whose values it may show, nearest first: those above it from species down. No query."""
    if not _may_borrow(taxon):
        return ()
    return tuple(ancestor for ancestor in reversed(above) if Rank(ancestor.rank).order >= Rank.SPECIES.order)


def donors_of_each(taxa: Iterable[Taxon]) -> dict[int, tuple[Taxon, ...]]:
    """The donors of each of these taxa, by its key, with profile and care. One query for any number of them.

    Status and rank are looked at here: SQLite without statistics would begin with them, and read most of the table.
    """
    listed = list(taxa)
    paths = {path for taxon in listed if _may_borrow(taxon) for path in _paths_above(taxon)}
    above = Taxon.objects.filter(path__in=paths).select_related("profile", "care")
    found = {donor.path: donor for donor in above if donor.is_published and donor.rank in LENDING}
    return {
        taxon.pk: donors_of(taxon, [found[path] for path in _paths_above(taxon) if path in found])
        for taxon in listed
    }


def _may_borrow(taxon: Taxon) -> bool:
    return not taxon.rank or Rank(taxon.rank).is_infraspecific


def _paths_above(taxon: Taxon) -> list[str]:
    """The paths of all above it, highest first."""
    return [taxon.path[:end] for end in range(STEP, len(taxon.path), STEP)]


def _rows(taxa: Iterable[Taxon], names: dict[int, str], terms: Terms) -> Iterable[LineageRow]:
    *above, itself = taxa
    for ancestor in above:
        yield LineageRow(rank_label(ancestor, terms), ancestor, names.get(ancestor.pk, ""))
    yield LineageRow(rank_label(itself, terms), itself, names.get(itself.pk, ""), is_self=True)


def rank_label(taxon: Taxon, terms: Terms) -> str:
    """The rank in the editors' words, or "Cultivar"."""
    return terms["Rank"][taxon.rank].label if taxon.rank else "Cultivar"


def _placements(taxon: Taxon) -> tuple[Placement, ...]:
    if taxon.family_id is None:
        return ()
    return tuple(Placement.objects.filter(taxon=taxon.family_id).select_related("source"))
