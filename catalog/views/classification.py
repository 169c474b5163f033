"""The classification as a tree, from kingdoms to families, and to genera that no family holds."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog import facts, glossary
from catalog.choices import Rank, Status
from catalog.models import Taxon
from catalog.views._pages import public_page

ABOVE_GENUS = [rank.value for rank in Rank if rank.order <= Rank.FAMILY.order]


@dataclass
class Branch:
    """A taxon from kingdom to family, or a genus without one, with what stands under it. ``plants`` are the listed."""

    taxon: Taxon
    rank: str
    common_name: str
    plants: int
    branches: list["Branch"] = field(default_factory=list)

    @property
    def is_leaf(self) -> bool:
        """Whether the tree ends here; the taxon's own page goes on."""
        return self.taxon.rank in (Rank.FAMILY, Rank.GENUS)

    @property
    def orders(self) -> list["Branch"]:
        """What stands under it and has more below it in the tree."""
        return [branch for branch in self.branches if not branch.is_leaf]

    @property
    def families(self) -> list["Branch"]:
        """The families that stand right under it."""
        return [branch for branch in self.branches if branch.is_leaf]

    @property
    def is_open(self) -> bool:
        """Whether it is unfolded at first: down to the orders."""
        return bool(self.orders)


@public_page
def classification(request: HttpRequest) -> HttpResponse:
    """The public taxa from kingdom to family as a tree; families and genera without a place above them apart."""
    shown = Q(rank__in=ABOVE_GENUS) | Q(rank=Rank.GENUS, pk__in=_without_family())
    roots = tree(Taxon.objects.published().filter(shown).order_by("name_key"))
    context = {
        "roots": [root for root in roots if not root.is_leaf],
        "families": [root for root in roots if root.taxon.rank == Rank.FAMILY],
        "genera": [root for root in roots if root.taxon.rank == Rank.GENUS],
    }
    return render(request, "catalog/classification.html", context)


def tree(taxa: Iterable[Taxon]) -> list[Branch]:
    """These taxa as trees by their paths, each under the nearest taxon above it that is among them. Five queries."""
    listed = sorted(taxa, key=lambda taxon: taxon.path)
    names = facts.common_names(taxon.pk for taxon in listed)
    counts = _plants_by_leaf()
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


def _without_family() -> QuerySet[Taxon]:
    """The genera that no public family holds."""
    public = Q(family__status=Status.PUBLISHED)
    return Taxon.objects.published().filter(~public | Q(family=None), rank=Rank.GENUS).order_by()


def _plants_by_leaf() -> dict[int, int]:
    """The listed plants of each family, and of each genus without one."""
    plants = Taxon.objects.listed().order_by()
    families = plants.filter(family__isnull=False).values_list("family").annotate(Count("pk"))
    genera = plants.filter(genus__in=_without_family()).values_list("genus").annotate(Count("pk"))
    return {**dict(families), **dict(genera)}


def _sort(branches: list[Branch]) -> None:
    branches.sort(key=lambda branch: branch.taxon.name_key)
    for branch in branches:
        _sort(branch.branches)
