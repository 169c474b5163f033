"""Gardens: some of the plants that a kind of garden asks for, and the ways to choose further."""

from collections.abc import Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog import facets, facts, glossary
from catalog.choices import GardenTheme, Quality
from catalog.glossary import Terms
from catalog.views._gardens import GARDENS, Garden, counted
from catalog.views._pages import public_page
from catalog.views._ways import Option, options
from catalog.views.errors import PageNotFound

SHOWN: Final = 12
NO_CHOICE: Final = frozenset({GardenTheme.NATIVE})
"""Among native plants, a garden of native plants is nothing to choose."""

FURTHER: Final = {
    "bloom-months": "In bloom in",
    "habit": "By type",
    "light": "By light",
    "bloom-colour": "By flower colour",
}
"""The traits by which one may choose further, where the garden does not ask for them itself."""


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
        raise PageNotFound("There is no garden of this name. The gardens that there are stand at /gardens/.")
    terms = glossary.terms()
    result = facets.search(found.selection, per_page=SHOWN)
    if not result.total:
        raise PageNotFound("No plant of the catalogue is recorded as fit for this garden yet.")
    context = {
        "garden": found,
        "result": result,
        "cards": facts.cards(_read_about_first(found.selection, result.ids), terms),
        "ways": _ways(found, result, terms),
    }
    return render(request, "catalog/garden.html", context)


def _read_about_first(selection: facets.Selection, ids: Sequence[int]) -> list[int]:
    """The plants of a selection that have an article, and where they do not fill the page, its first ones."""
    told = facets.search(selection.added("has", Quality.ARTICLE), per_page=SHOWN).ids
    return list(dict.fromkeys([*told, *ids]))[:SHOWN]


def _ways(garden: Garden, result: facets.Result, terms: Terms) -> list[tuple[str, list[Option]]]:
    """Headings, and under each the values that would narrow the list."""
    asked = {choice.trait.key for choice in garden.selection.choices}
    found = (
        (heading, options(key, result.counts[key], terms, beside=garden.query))
        for key, heading in FURTHER.items()
        if key not in asked
    )
    return [(heading, ways) for heading, ways in found if len(ways) > 1]
