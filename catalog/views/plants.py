"""The list of plants: search, facets, sorting and paging, all in the address."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from catalog import facets, facts, filters, glossary
from catalog.facets import NoSuchPage, Result, Selection, UnknownValue
from catalog.models import PLANT_RANKS, ZipCode
from catalog.traits import BY_ADDRESS
from catalog.views._carried_form import along
from catalog.views._named import choices
from catalog.views._pages import public_page, unindexed
from catalog.views._search import Search, read

SORTS: Final = {
    "relevance": "Best match",
    "botanical": "Botanical name",
    "common": "Common name",
    "height": "Height",
    "bloom": "Bloom",
    "recent": "Recently changed",
}
MOST_VALID: Final = 60
LEADING: Final = ("symbol", "synonym", "exact", "ambiguous")
"""What a text may be that leads to a plant; an ambiguous one does where it is the accepted name of one."""


@dataclass(frozen=True)
class Link:
    """A link to the list in another order or view."""

    label: str
    query: str
    is_current: bool


@public_page
def plants(request: HttpRequest) -> HttpResponse:
    """The public plants that the address asks for, a page of them."""
    try:
        selection = filters.read(request.GET).taking(along(request.GET).parameters())
        search = read(selection, exactly="exact" in request.GET)
        if (page := _page_meant(request, search)) is not None:
            return page
        result = facets.search(search.selection, matching=search.matching)
    except UnknownValue as unknown:
        return _unknown_value(request, unknown)
    except NoSuchPage:
        return _missing(request, {"title": "There is no such page of the list"})
    selection = search.selection
    context = {**list_context(request, selection, result), **_found_by_name(search, result)}
    context["has_zips"] = ZipCode.objects.exists()
    response = render(request, "catalog/plants.html", context)
    return unindexed(response) if selection.is_noindex or selection.q or not result.total else response


def list_context(request: HttpRequest, selection: Selection, result: Result) -> dict[str, Any]:
    """What the page of a selection shows but for what the search box adds."""
    terms, regions = glossary.terms(), glossary.regions()
    finding = filters.finding_texts(request.GET)
    return {
        "selection": selection,
        "along": along(request.GET),
        "result": result,
        "fields": filters.facet_fields(selection, result, terms, regions, finding),
        "chips": filters.chips(selection, terms, {region.code: region.name for region in regions}),
        "subjects": filters.subject_text(selection),
        "cards": [(card, card.taxon.pk in result.uncertain) for card in facts.cards(result.ids, terms)],
        "sorts": [
            _sort(selection, name, label)
            for name, label in SORTS.items()
            if name != "relevance" or selection.q
        ],
        "views": [_view(selection, view) for view in ("grid", "list")],
        "with_might": selection.with_might().query(),
        "without_might": selection.with_might(might=False).query(),
        "cleared": selection.cleared().query(),
        "previous": selection.at_page(result.page - 1).query() if result.page > 1 else None,
        "next": selection.at_page(result.page + 1).query() if result.page < result.pages else None,
        "canonical": request.build_absolute_uri(reverse("catalog:plants")) + _canonical(selection),
    }


def _page_meant(request: HttpRequest, search: Search) -> HttpResponse | None:
    """A redirect to the plant whose symbol or name was searched for, when nothing else was asked.

    The name of a genus or a higher taxon lists its plants.
    """
    resolved = search.resolved
    if resolved.status not in LEADING or not search.is_alone or "page" in request.GET:
        return None
    taxon = search.meant
    if taxon is None or (resolved.status in ("exact", "ambiguous") and taxon.rank not in PLANT_RANKS):
        return None
    asked = urlencode([("from", search.selection.q), *search.selection.along])
    return unindexed(HttpResponseRedirect(f"{taxon.get_absolute_url()}?{asked}"))


def _found_by_name(search: Search, result: Result) -> dict[str, Any]:
    """What the search box adds to the list: the plant that bears the name, those among which to choose, near names."""
    resolved, selection = search.resolved, search.selection
    is_nothing = bool(selection.q) and not result.total and not selection.choices
    exact = search.meant if resolved.status in LEADING else None
    near = choices(search.near()) if is_nothing or search.is_ambiguous else []
    return {
        "exact": exact,
        "typed": search.typed,
        "shared": search.shared,
        "is_botanical": search.is_botanical,
        "exactly": f"{selection.searching(search.typed).query()}&exact=1" if search.typed else "",
        "near": near,
        "is_choice": search.is_ambiguous and bool(near),
        "chosen_from": set(result.ids) <= {choice.taxon.pk for choice in near} and result.pages == 1,
        "groups": [group for group in search.groups if group != exact],
    }


def _canonical(selection: Selection) -> str:
    """The one query of this set of plants: in the grid, in the usual order; with the page if it is that list's own."""
    plain = selection.taking(()).measured_in("").seen_as("grid").sorted_by("")
    same = (selection.view, selection.sort) == (plain.view, plain.sort)
    query = (plain.at_page(selection.page) if same else plain).query()
    return f"?{query}" if query else ""


def _sort(selection: Selection, name: str, label: str) -> Link:
    return Link(label, selection.sorted_by(name).query(), selection.sort == name)


def _view(selection: Selection, view: str) -> Link:
    return Link(view.capitalize(), selection.seen_as(view).query(), selection.view == view)


def _unknown_value(request: HttpRequest, unknown: UnknownValue) -> HttpResponse:
    trait = BY_ADDRESS.get(unknown.parameter.removesuffix("!"))
    wording = filters.Wording(glossary.terms(), {region.code: region.name for region in glossary.regions()})
    context = {
        "title": f"“{unknown.value[:80]}” is no value of “{trait.label if trait else unknown.parameter}”",
        "parameter": unknown.parameter,
        "valid": [
            (value, wording.text(trait, value) if trait else value) for value in unknown.valid[:MOST_VALID]
        ],
        "more": max(0, len(unknown.valid) - MOST_VALID),
    }
    return _missing(request, context)


def _missing(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    return unindexed(render(request, "catalog/plants_missing.html", context, status=HTTPStatus.NOT_FOUND))
