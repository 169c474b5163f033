"""Which taxa a change reaches beside those that were touched."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import islice
from operator import or_
from typing import Final

from pyroaring import BitMap

from catalog.choices import Rank
from catalog.models import FacetPosting, Taxon, TaxonQuerySet

from ._truth import indexed, lineage_value
from ._values import KNOWN, read_bitmaps

TOGETHER: Final = 100
"""Branches of the tree read in one query."""

LINEAGE: Final = ("family", "genus")


def affected(touched: Iterable[int]) -> set[int]:
    """The touched taxa with those that may inherit from them or have them as family or genus.

    Parts and cultivars of a touched species always count. Of the taxa below a touched genus, family or higher
    group only those count that stand under another family or genus than they should: an edit that leaves the
    group's name and place alone reaches none. One query where nothing hangs below the touched taxa.
    """
    found = set(touched)
    low: list[str] = []
    high: list[str] = []
    for chunk in chunks(sorted(found), 500):
        parents = Taxon.objects.filter(children__isnull=False, pk__in=chunk).order_by().distinct()
        for rank, path in parents.values_list("rank", "path"):
            (high if rank and Rank(rank).order < Rank.SPECIES.order else low).append(path)
    for below in _branches(low):
        found.update(below.values_list("pk", flat=True))
    for below in _branches(high):
        found.update(_misplaced(below))
    return found


def chunks(keys: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """The keys, so many at a time."""
    return (keys[start : start + size] for start in range(0, len(keys), size))


def _branches(paths: Iterable[str]) -> Iterator[TaxonQuerySet]:
    """Everything below these paths, a number of branches to a query, none twice."""
    outermost: list[str] = []
    for path in sorted(paths):
        if not outermost or not path.startswith(outermost[-1]):
            outermost.append(path)
    remaining = iter(outermost)
    while together := list(islice(remaining, TOGETHER)):
        yield reduce(or_, (Taxon.objects.below(Taxon(path=path)) for path in together)).order_by()


def _misplaced(below: TaxonQuerySet) -> BitMap:
    """Those of these taxa that the index has under another family or genus than the truth."""
    should: dict[tuple[str, str], BitMap] = defaultdict(BitMap)
    columns = [f"{rank}__{field}" for rank in LINEAGE for field in ("name", "status")]
    for pk, *ancestors in (indexed() & below).values_list("pk", *columns):
        for facet, (name, status) in zip(LINEAGE, (ancestors[:2], ancestors[2:]), strict=True):
            for value in lineage_value(name, status) or (KNOWN,):
                should[facet, value].add(pk)
    stored = FacetPosting.objects.filter(facet__in=LINEAGE, value__in={value for _, value in should})
    posted = dict(read_bitmaps(stored.values_list("facet", "value", "bitmap")))
    wrong = BitMap()
    for (facet, value), taxa in should.items():
        under = posted.get((facet, value), BitMap())
        wrong |= taxa & under if value == KNOWN else taxa - under
    return wrong
