"""What the page of a genus, a family or a higher taxon shows besides its members."""

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from catalog.glossary import Terms
from catalog.models import Citation, Synonym, Taxon, VernacularName

from ._lineage import Lineage, lineage_of
from ._names import parted_names
from ._sources import CitedSource, cited_sources
from ._traits import NAMED, Cited, cited_together


@dataclass(frozen=True)
class GroupSheet:
    """A taxon above species. ``plants`` counts the listed species, varieties and so on below it.

    ``cited`` is what sources say of its name and its place.
    """

    taxon: Taxon
    heading: VernacularName | None
    other_names: tuple[VernacularName, ...]
    lineage: Lineage
    synonyms: tuple[Synonym, ...]
    plants: int
    sources: tuple[CitedSource, ...]
    cited: tuple[Cited, ...]

    @property
    def common_name(self) -> str:
        """The name that heads the page; blank without an English one."""
        return self.heading.name if self.heading else ""


def group_of(taxon: Taxon, terms: Terms) -> GroupSheet:
    """The page of a taxon above species, without its members. Seven queries."""
    prefetch_related_objects(
        [taxon],
        Prefetch("synonyms", Synonym.objects.select_related("source")),
        Prefetch("vernacular_names", VernacularName.objects.select_related("source")),
        Prefetch("citations", Citation.objects.select_related("source")),
    )
    lineage = lineage_of(taxon, terms)
    heading, other_names = parted_names(taxon)
    rows = [(row.source, "synonyms") for row in taxon.synonyms.all()]
    rows += [(row.source, "common names") for row in taxon.vernacular_names.all()]
    rows += [(row.source, "classification") for row in lineage.placements]
    return GroupSheet(
        taxon=taxon,
        heading=heading,
        other_names=other_names,
        lineage=lineage,
        synonyms=tuple(taxon.synonyms.all()),
        plants=Taxon.objects.listed().below(taxon).count(),
        sources=cited_sources(taxon.citations.all(), rows),
        cited=cited_together(taxon.citations.all(), NAMED, terms),
    )
