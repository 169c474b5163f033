"""Gardens: some of the plants that a kind of garden asks for, and the ways to choose further."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog import facets, facts, glossary
from catalog.choices import GardenTheme
from catalog.views._first import read_about_first
from catalog.views._gardens import GARDENS, counted
from catalog.views._pages import public_page
from catalog.views._ways import further, options
from catalog.views.errors import PageNotFound

SHOWN: Final = 12
NO_CHOICE: Final = frozenset({GardenTheme.NATIVE})
"""Among native plants, a garden of native plants is nothing to choose."""


@public_page
def gardens(request: HttpRequest) -> HttpResponse:
    """Every garden that some plant answers, and those under which editors filed plants."""
    filed = facets.search(facets.Selection()).counts["garden-theme"]
    themes = {code: count for code, count in filed.items() if code not in NO_CHOICE}
    context = {"gardens": counted(), "themes": options("garden-theme", themes, glossary.terms())}
    return render(request, "catalog/gardens.html", context)


@public_page
def garden(request: HttpRequest, slug: str) -> HttpResponse:
    """One garden: some plants, those with a care article first, and the ways to choose further."""
    found = next((garden for garden in GARDENS if garden.slug == slug), None)
    if found is None:
        raise PageNotFound("There is no garden of this name. All gardens are at /gardens/.")
    terms = glossary.terms()
    result = facets.search(found.selection)
    if not result.total:
        raise PageNotFound("No plant of the catalogue is recorded as fit for this garden yet.")
    context = {
        "garden": found,
        "result": result,
        "cards": facts.cards(read_about_first(found.selection, most=SHOWN), terms),
        "ways": further(found.selection, result.counts, terms),
    }
    return render(request, "catalog/garden.html", context)
