"""The start page: a search box and a few ways in, with real counts."""

from collections.abc import Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from catalog import facets, facts, glossary
from catalog.choices import Month, Quality
from catalog.glossary import Terms
from catalog.models import Region, Taxon, ZipCode
from catalog.views._first import genera_in_turn, read_about_first
from catalog.views._gardens import counted, native
from catalog.views._pages import public_page
from catalog.views._places import told_apart
from catalog.views._ways import options

RECENT: Final = 6
LOOKED_AT: Final = 120
"""Newest taxa looked at to find some of different genera: an import brings neighbours together."""
WAYS: Final = ("habit", "light")
IN_BLOOM: Final = 4


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The start page."""
    result = facets.search(facets.Selection())
    recent = Taxon.objects.listed().order_by("-published_at", "-pk")
    terms = glossary.terms()
    context = {
        "total": result.total,
        "articles": result.counts.get("has", {}).get(Quality.ARTICLE, 0),
        "ways": {key: options(key, result.counts.get(key, {}), terms) for key in WAYS},
        "has_zips": ZipCode.objects.exists(),
        "gardens": counted(),
        "bloom": _in_bloom(terms),
        "regions": native_regions(result.counts.get("native", {})),
        "recent": facts.cards(genera_in_turn(recent.values_list("pk", "genus")[:LOOKED_AT])[:RECENT], terms),
    }
    return render(request, "catalog/home.html", context)


def _in_bloom(terms: Terms) -> dict[str, object] | None:
    """The month, how many native plants flower in it, and some of them: those with an article first."""
    month = Month(str(timezone.localdate().month))
    everything = native(facets.Selection().added("bloom-months", month))
    (total,) = facets.totals([everything])
    if not total:
        return None
    return {
        "month": month.label,
        "total": total,
        "query": everything.query(),
        "cards": facts.cards(read_about_first(everything, most=IN_BLOOM), terms),
    }


def native_regions(counts: Mapping[str, int]) -> list[tuple[Region, int]]:
    """The states and provinces with native plants, by name."""
    listed = [region for region in told_apart(glossary.regions()) if counts.get(region.code)]
    return sorted(((region, counts[region.code]) for region in listed), key=lambda pair: pair[0].name)
