"""Regions, states and provinces."""

from collections.abc import Iterable
from typing import Final, TypeVar

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from catalog import facets, facts, glossary
from catalog.models import Region
from catalog.views._first import read_about_first
from catalog.views._pages import public_page
from catalog.views._ways import further
from catalog.views.errors import PageNotFound

Part = TypeVar("Part")
SHOWN: Final = 4


@public_page
def regions(request: HttpRequest) -> HttpResponse:
    """Every USDA region with its states and provinces, each with the number of plants native to it."""
    counts = facets.search(facets.Selection()).counts.get("native", {})
    rows = [(region, counts.get(region.code, 0)) for region in Region.objects.all()]
    within: dict[str | None, list[tuple[Region, int]]] = {}
    for region, count in rows:
        within.setdefault(region.parent_id, []).append((region, count))
    tree = [(region, count, _several(within.get(region.code, []))) for region, count in within.get(None, [])]
    return render(request, "catalog/regions.html", {"regions": tree})


@public_page
def region(request: HttpRequest, code: str) -> HttpResponse:
    """One region: how many plants are native or introduced there, some of its natives, and ways to choose among them.

    The only part of a region leads to that region, which is the same place; so does a code in small letters.
    """
    counted = Region.objects.select_related("parent").annotate(beside=Count("parent__parts"))
    found = counted.filter(code=code.upper()).first() if code.isascii() and code.isprintable() else None
    if found is None:
        raise PageNotFound("There is no region, state or province with this code.")
    if found.parent is not None and found.beside == 1:
        return HttpResponsePermanentRedirect(found.parent.get_absolute_url())
    if found.code != code:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    everywhere = facets.search(facets.Selection()).counts
    parts = [(part, everywhere.get("native", {}).get(part.code, 0)) for part in _several(found.parts.all())]
    introduced = everywhere.get("introduced", {}).get(code, 0)
    context = {"region": found, "parts": parts, "introduced": introduced, **_native(code)}
    return render(request, "catalog/region.html", context)


def _native(code: str) -> dict[str, object]:
    """How many plants are native to a region, some of them, and, where more are, the ways to choose among them."""
    selection, terms = facets.Selection().added("native", code), glossary.terms()
    result = facets.search(selection)
    cards = facts.cards(read_about_first(selection, most=SHOWN), terms) if result.total else []
    ways = further(selection, result.counts, terms) if result.total > SHOWN else []
    return {"native": result.total, "cards": cards, "ways": ways}


def _several(parts: Iterable[Part]) -> list[Part]:
    """These parts of a region; none when there is but one, which is the region itself."""
    listed = list(parts)
    return listed if len(listed) > 1 else []
