"""What stands directly under a taxon, with the number of plants in each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import Length, Substr

from catalog.glossary import Terms
from catalog.models import STEP, Taxon

from ._lineage import rank_label
from ._names import common_names
from ._ranks import counted_ranks


@dataclass(frozen=True)
class Member:
    """A taxon under another. ``plants`` counts the listed species, varieties and so on below it, not itself.

    ``kinds`` says how many there are of each rank: ``2 varieties and 1 cultivar``; blank without any.
    """

    taxon: Taxon
    rank_label: str
    common_name: str
    plants: int
    kinds: str


def children_of(taxon: Taxon) -> QuerySet[Taxon]:
    """The public taxa directly under this one, in the order of their names. Not run."""
    return taxon.children.published().order_by("name_key", "authority_key")


def members(taxon: Taxon, children: Iterable[Taxon], terms: Terms) -> list[Member]:
    """These children (a page of them) with common names and counts. Two queries besides the children's own."""
    listed = list(children)
    names = common_names(child.pk for child in listed)
    counts = _plants_below(taxon, listed)
    return [
        Member(
            taxon=child,
            rank_label=rank_label(child, terms),
            common_name=names.get(child.pk, ""),
            plants=sum(counts[child.path].values()),
            kinds=counted_ranks(counts[child.path], terms),
        )
        for child in listed
    ]


def _plants_below(taxon: Taxon, children: list[Taxon]) -> dict[str, dict[str, int]]:
    """The number of plants of each rank below each child, by the child's path: a descendant's path begins with it."""
    below: dict[str, dict[str, int]] = {child.path: {} for child in children}
    if not children:
        return below
    step = len(taxon.path) + STEP
    rows = (
        Taxon.objects.listed()
        .below(taxon)
        .filter(path__gte=min(below), path__lt=max(below) + "~")
        .annotate(step=Substr("path", 1, step), depth=Length("path"))
        .filter(depth__gt=step)
        .order_by()
        .values_list("step", "rank")
        .annotate(plants=Count("pk"))
    )
    for path, rank, plants in rows:
        below.get(path, {})[rank] = plants
    return below
