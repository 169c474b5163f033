"""The answer to a selection: how many, which ones on this page, and how many each further choice would leave."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from pyroaring import BitMap

from catalog.models import Taxon
from catalog.traits import FACETS, Kind, Trait

from ._clauses import Clause, clause
from ._dense import counting
from ._parsing import NoSuchPage
from ._selection import BOTANICAL, RELEVANCE, Selection
from ._snapshot import Snapshot, current
from ._values import KNOWN, is_graded, known_facet

PER_PAGE: Final[Mapping[str, int]] = {"grid": 24, "list": 100}
RECENT: Final = "recent"
FEW: Final = 500
"""So many taxa are named in one query."""

Counts = dict[str, int]


@dataclass(frozen=True)
class Result:
    """One page of the list, and the numbers beside the facets.

    ``total`` plants are listed, ``certain`` of them match for certain. ``might`` match in all that is known of
    them while some chosen facet is not on record; they are listed only if the selection asks for them. ``ids``
    are the page's in order, ``uncertain`` those of them that only might match. ``counts[key][value]`` tells how
    many plants choosing that value alone would list under the other active facets (zeros included),
    ``unknown[key]`` the same for "not recorded", and ``free[key][value]`` for excluding the value, given for
    hazards and tolerances. Ranges of numbers have no values to count.
    """

    total: int
    certain: int
    might: int
    ids: list[int]
    uncertain: frozenset[int]
    page: int
    pages: int
    per_page: int
    counts: dict[str, Counts]
    unknown: Counts
    free: dict[str, Counts]


def search(
    selection: Selection, *, matching: Sequence[int] | None = None, per_page: int | None = None
) -> Result:
    """Answer a selection.

    ``matching`` are the taxa that the text search found, best first; None when there was no search. ``per_page``
    is by the view: 24 in the grid, 100 in the list. Raises NoSuchPage beyond the last page. One query while
    nothing has changed, one more when sorted by recent change.
    """
    snapshot = current()
    base = snapshot.public if matching is None else snapshot.public & BitMap(matching)
    clauses = {choice.trait.key: clause(choice, snapshot) for choice in selection.choices}
    certain = base.intersection(*(found.certain for found in clauses.values()))
    possible = base.intersection(*(found.possible for found in clauses.values()))
    listed = possible if selection.might else certain
    size = per_page or PER_PAGE[selection.view]
    pages = max(1, -(-len(listed) // size))
    if selection.page > pages:
        raise NoSuchPage(str(selection.page))
    start = (selection.page - 1) * size
    ids = _page(selection, listed, matching, snapshot, start, start + size)
    counting = _Counting(snapshot, base, clauses, listed, might=selection.might)
    return Result(
        total=len(listed),
        certain=len(certain),
        might=len(possible) - len(certain),
        ids=ids,
        uncertain=frozenset(pk for pk in ids if pk not in certain),
        page=selection.page,
        pages=pages,
        per_page=size,
        counts={trait.key: counting.values(trait) for trait in FACETS if trait.kind is not Kind.RANGE},
        unknown={trait.key: counting.unknown(trait) for trait in FACETS},
        free={trait.key: counting.free(trait) for trait in FACETS if is_graded(trait)},
    )


def totals(selections: Iterable[Selection]) -> list[int]:
    """How many plants match each of the selections for certain, their words aside. At most one query."""
    snapshot = current()
    return [
        len(snapshot.public.intersection(*(clause(choice, snapshot).certain for choice in selection.choices)))
        for selection in selections
    ]


class _Counting:
    """Counts values under the facets that are active beside their own.

    Where uncertain plants are listed too, a value counts those that may have it, so that a number is always what
    the choice would list.
    """

    def __init__(
        self, snapshot: Snapshot, base: BitMap, clauses: Mapping[str, Clause], listed: BitMap, *, might: bool
    ) -> None:
        self._snapshot = snapshot
        self._might = might
        allowed = [found.possible if might else found.certain for found in clauses.values()]
        self._listed = _Under(listed, snapshot)
        self._others = {
            key: _Under(others, snapshot)
            for key, others in zip(clauses, _leaving_one_out(base, allowed), strict=True)
        }
        self._known_to_have: dict[str, Counts] = {}

    def values(self, trait: Trait) -> Counts:
        """How many of the others have each value."""
        counts = self._having(trait)
        if not self._might:
            return counts
        number, decided = self._under(trait).number, self._decided(trait)
        return {value: having + number - decided[value] for value, having in counts.items()}

    def _having(self, trait: Trait) -> Counts:
        """How many of the others are known to have each value; counted once."""
        if trait.key not in self._known_to_have:
            self._known_to_have[trait.key] = self._under(trait).counts(trait.key)
        return self._known_to_have[trait.key]

    def unknown(self, trait: Trait) -> int:
        """Of how many of the others nothing is known of this trait."""
        under = self._under(trait)
        return under.number - under.count(KNOWN, trait.key)

    def free(self, trait: Trait) -> Counts:
        """How many of the others are known not to have each value."""
        having = self._having(trait)
        if self._might:
            number = self._under(trait).number
            return {value: number - count for value, count in having.items()}
        return {value: decided - having[value] for value, decided in self._decided(trait).items()}

    def _decided(self, trait: Trait) -> Counts:
        """Of how many of the others it is known whether they have each value."""
        return self._under(trait).counts(known_facet(trait))

    def _under(self, trait: Trait) -> "_Under":
        return self._others.get(trait.key, self._listed)


class _Under:
    """Taxa that values are counted under."""

    def __init__(self, taxa: BitMap, snapshot: Snapshot) -> None:
        self.number = len(taxa)
        self._taxa = taxa
        self._snapshot = snapshot
        self._is_all = self.number == len(snapshot.public)

    def counts(self, facet: str) -> Counts:
        """How many of these taxa are in each bitmap of a facet, by its value."""
        if self._is_all:
            return self._snapshot.sizes[facet]
        counted = self._snapshot.counted[facet]
        return dict(zip(counted, map(self._count, counted.values()), strict=True))

    def count(self, facet: str, value: str) -> int:
        """How many of these taxa are in one bitmap."""
        return (
            self._snapshot.sizes[facet][value]
            if self._is_all
            else self._count(self._snapshot.counted[facet][value])
        )

    @cached_property
    def _count(self) -> Callable[[BitMap], int]:
        return counting(self._taxa).intersection_cardinality


def _leaving_one_out(base: BitMap, bitmaps: Sequence[BitMap]) -> list[BitMap]:
    """For each of the bitmaps what is in the base and in all the others."""
    before, after = [base], [base]
    for first, last in zip(bitmaps[:-1], bitmaps[:0:-1], strict=True):
        before.append(before[-1] & first)
        after.append(after[-1] & last)
    return [ahead & behind for ahead, behind in zip(before, reversed(after), strict=True)][: len(bitmaps)]


def _page(
    selection: Selection,
    listed: BitMap,
    matching: Sequence[int] | None,
    snapshot: Snapshot,
    start: int,
    stop: int,
) -> list[int]:
    """The keys of one page in the selection's order."""
    if selection.sort == RELEVANCE and matching is not None:
        return list(islice(filter(listed.__contains__, dict.fromkeys(matching)), start, stop))
    if selection.sort == RECENT:
        return _recent(listed, start, stop)
    name = BOTANICAL if selection.sort == RELEVANCE else selection.sort
    return snapshot.order(name).page(listed, start, stop)


def _recent(listed: BitMap, start: int, stop: int) -> list[int]:
    """By the time of the last change, newest first; the rows are read until the page is full."""
    taxa = Taxon.objects.order_by("-updated_at", "-pk")
    if len(listed) <= FEW:
        taxa = taxa.filter(pk__in=list(listed))
    keys = taxa.values_list("pk", flat=True).iterator()
    return list(islice(filter(listed.__contains__, keys), start, stop))
