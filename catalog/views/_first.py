"""Which plants of many a page shows first."""

from collections.abc import Iterable
from typing import Final

from catalog import facets
from catalog.choices import Quality
from catalog.facets import Selection
from catalog.models import Taxon

LOOKED_AT: Final = 60
"""So many of each kind are looked at: in the order of names, neighbours are of one genus."""


def read_about_first(selection: Selection, *, most: int) -> list[int]:
    """The keys of plants of a selection: those that have a care article, then those with facts on growing, then others.

    Of these, no genus comes twice before each has come once.
    """
    found: dict[int, None] = {}
    for asked in (selection.added("has", Quality.ARTICLE), selection.added("has", Quality.TRAITS), selection):
        found |= dict.fromkeys(facets.search(asked, per_page=LOOKED_AT).ids)
        if len(found) >= most:
            break
    genera = dict(Taxon.objects.filter(pk__in=found).values_list("pk", "genus"))
    return genera_in_turn((key, genera.get(key)) for key in found)[:most]


def genera_in_turn(rows: Iterable[tuple[int, int | None]]) -> list[int]:
    """The taxa of pairs of taxon and genus, by key: the first of each genus, and behind them the others."""
    seen: set[int | None] = set()
    first: list[int] = []
    others: list[int] = []
    for taxon, genus in rows:
        (others if genus in seen else first).append(taxon)
        seen.add(genus)
    return first + others
