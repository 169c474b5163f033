"""What the page of a genus, a family or a higher taxon shows besides its members."""

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from catalog.glossary import Terms
from catalog.models import Citation, Synonym, Taxon, VernacularName

from ._lineage import Lineage, lineage_of
from ._sources import CitedSource, cited_sources


@dataclass(frozen=True)
class GroupSheet:
    """A taxon above species. ``plants`` counts the listed species, varieties and so on below it."""

    taxon: Taxon
    common_name: str
    other_names: tuple[VernacularName, ...]
    lineage: Lineage
    synonyms: tuple[Synonym, ...]
    plants: int
    sources: tuple[CitedSource, ...]


def group_of(taxon: Taxon, terms: Terms) -> GroupSheet:
    """The page of a taxon above species, without its members. Seven queries."""
    prefetch_related_objects(
        [taxon],
        Prefetch("synonyms", Synonym.objects.select_related("source")),
        Prefetch("vernacular_names", VernacularName.objects.select_related("source")),
        Prefetch("citations", Citation.objects.select_related("source")),
    )
    lineage = lineage_of(taxon, terms)
    names = sorted(
        taxon.vernacular_names.all(), key=lambda name: (name.language, not name.preferred, name.name)
    )
    shown = next((name for name in names if name.language == "en"), None)
    rows = [(row.source, "synonyms") for row in taxon.synonyms.all()]
    rows += [(row.source, "classification") for row in lineage.placements]
    return GroupSheet(
        taxon=taxon,
        common_name=shown.name if shown else "",
        other_names=tuple(name for name in names if name is not shown),
        lineage=lineage,
        synonyms=tuple(taxon.synonyms.all()),
        plants=Taxon.objects.listed().below(taxon).count(),
        sources=cited_sources(taxon.citations.all(), rows),
    )
