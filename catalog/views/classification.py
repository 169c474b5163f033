"""The classification as a tree, from kingdoms to families."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog import facts, glossary
from catalog.choices import Rank
from catalog.models import Taxon
from catalog.views._pages import public_page

ABOVE_GENUS = [rank.value for rank in Rank if rank.order <= Rank.FAMILY.order]


@dataclass
class Branch:
    """A taxon from kingdom to family with what stands under it. ``plants`` counts species and below."""

    taxon: Taxon
    rank: str
    common_name: str
    plants: int
    branches: list["Branch"] = field(default_factory=list)

    @property
    def is_family(self) -> bool:
        """Whether the tree ends here; the family's page goes on."""
        return self.taxon.rank == Rank.FAMILY

    @property
    def is_open(self) -> bool:
        """Whether it is unfolded at first: down to the orders."""
        return bool(self.branches) and not self.branches[0].is_family


@public_page
def classification(request: HttpRequest) -> HttpResponse:
    """The public taxa from kingdom to family as a tree; families without a place above them apart."""
    roots = tree(Taxon.objects.published().filter(rank__in=ABOVE_GENUS).order_by("name_key"))
    context = {
        "roots": [root for root in roots if not root.is_family],
        "unplaced": [root for root in roots if root.is_family],
    }
    return render(request, "catalog/classification.html", context)


def tree(taxa: Iterable[Taxon]) -> list[Branch]:
    """These taxa as trees by their paths, each under the nearest taxon above it that is among them. Four queries."""
    listed = sorted(taxa, key=lambda taxon: taxon.path)
    names = facts.common_names(taxon.pk for taxon in listed)
    counts = _plants_by_family()
    ranks = glossary.terms()["Rank"]
    roots: list[Branch] = []
    line: list[Branch] = []
    for taxon in listed:
        branch = Branch(taxon, ranks[taxon.rank].label, names.get(taxon.pk, ""), counts.get(taxon.pk, 0))
        while line and not taxon.path.startswith(line[-1].taxon.path):
            line.pop()
        (line[-1].branches if line else roots).append(branch)
        for above in line:
            above.plants += branch.plants
        line.append(branch)
    _sort(roots)
    return roots


def _plants_by_family() -> dict[int, int]:
    plants = Taxon.objects.published().filter(rank__in=facts.PLANT_RANKS, family__isnull=False)
    return dict(plants.order_by().values_list("family").annotate(Count("pk")))


def _sort(branches: list[Branch]) -> None:
    branches.sort(key=lambda branch: branch.taxon.name_key)
    for branch in branches:
        _sort(branch.branches)
