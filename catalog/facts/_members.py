"""What stands directly under a taxon, with the number of plants in each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr

from catalog.choices import Rank
from catalog.glossary import Terms
from catalog.models import STEP, Taxon

from ._lineage import rank_label
from ._names import common_names

PLANT_RANKS = ("", *(rank.value for rank in Rank if rank.order >= Rank.SPECIES.order))
"""Ranks whose taxa are plants that one can list: species and below, and cultivars."""


@dataclass(frozen=True)
class Member:
    """A taxon under another. ``plants`` counts the public species, varieties and so on below it, not itself."""

    taxon: Taxon
    rank_label: str
    common_name: str
    plants: int


def children_of(taxon: Taxon) -> QuerySet[Taxon]:
    """The public taxa directly under this one, in the order of their names. Not run."""
    return taxon.children.published().order_by("name_key", "authority_key")


def members(taxon: Taxon, children: Iterable[Taxon], terms: Terms) -> list[Member]:
    """These children (a page of them) with common names and counts. Two queries besides the children's own."""
    listed = list(children)
    names = common_names(child.pk for child in listed)
    counts = _plants_below(taxon, listed)
    return [
        Member(child, rank_label(child, terms), names.get(child.pk, ""), counts.get(child.path, 0))
        for child in listed
    ]


def _plants_below(taxon: Taxon, children: list[Taxon]) -> dict[str, int]:
    """The number of plants below each child, by the child's path: the first steps of a descendant's path."""
    if not children:
        return {}
    first, last = min(child.path for child in children), max(child.path for child in children)
    rows = (
        Taxon.objects.published()
        .below(taxon)
        .filter(rank__in=PLANT_RANKS, path__gte=first, path__lt=last + "~")
        .annotate(step=Substr("path", 1, len(taxon.path) + STEP))
        .values("step")
        .annotate(plants=Count("pk"))
    )
    itself = {child.path for child in children if child.rank in PLANT_RANKS}
    return {row["step"]: row["plants"] - (row["step"] in itself) for row in rows}
