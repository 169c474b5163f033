"""A visitor's list: shown as its address says it, changed by forms that lead to another address, saved as a file.

Nothing of a list is kept. What changes it is answered with a redirect to the address of the changed list.
"""

from dataclasses import dataclass
from http import HTTPMethod, HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header

from catalog import carried, glossary, lists
from catalog.carried import Carried, FoundList, Listed
from catalog.views._asked import Unmet
from catalog.views._carried_file import rows
from catalog.views._carried_form import (
    MOST_UNMET,
    VIEWS,
    Change,
    Wish,
    added,
    changed,
    lines_of,
    travelling,
    way_to,
)
from catalog.views._named import Named
from catalog.views._names_form import file_title
from catalog.views._own import own_page
from catalog.views._pages import public_page, unindexed

LARGEST_BODY: Final = 500_000
LIMITS: Final = {
    "most": carried.MOST,
    "most_of_one": carried.MOST_OF_ONE,
    "name": carried.LONGEST_NAME,
    "note": carried.LONGEST_NOTE,
    "length": carried.LONGEST,
    "mailable": carried.MAILABLE,
}


@dataclass(frozen=True)
class Link:
    """A link to the same list in another order or view."""

    label: str
    query: str
    is_current: bool


@public_page
def carried_list(request: HttpRequest) -> HttpResponse:
    """The list that the address holds. Each ``plant`` is added: an address, a name, or all of another list."""
    wish = Wish.of(request.GET)
    mine = Carried.of_query(request.GET)
    lines = lines_of(request.GET)[: carried.MOST]
    made = added(mine, lines)
    if len(made.unmet) < len(lines) and _is_address(made):
        return unindexed(way_to(made.carried, made.texts, wish))
    return unindexed(_page(request, made, wish))


@own_page(LARGEST_BODY, has_token=False)
def change(request: HttpRequest) -> HttpResponse:
    """The way to the list that a form made; or that list, with the reason, where no address can hold all of it.

    A browser that asks again for the address of such a page, without what was sent, comes to an empty list.
    """
    if request.method != HTTPMethod.POST:
        return HttpResponseRedirect(reverse("catalog:list"))
    made, wish = changed(request.POST), Wish.of(request.POST)
    if _is_address(made):
        return way_to(made.carried, made.texts, wish)
    return unindexed(_page(request, made, wish, status=HTTPStatus.UNPROCESSABLE_ENTITY))


@public_page
def carried_file(request: HttpRequest) -> HttpResponse:
    """The list as CSV, with what is recorded of each plant."""
    terms = glossary.terms()
    found = carried.found(Carried.of_query(request.GET), terms)
    content = lists.as_csv(rows(request, found, terms))
    name = f"{file_title(found.carried.name, 'plant list')}.csv"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": disposition}
    return unindexed(HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers))


def _is_address(made: Change) -> bool:
    """Whether an address can hold all of the change."""
    return made.carried.fits and not made.carried.problems and travelling(made.texts) == made.texts


def _page(
    request: HttpRequest, made: Change, wish: Wish, *, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    return render(request, "catalog/list.html", context_of(request, made, wish), status=status)


def context_of(request: HttpRequest, made: Change, wish: Wish) -> dict[str, Any]:
    """What the page shows of a list. A dozen queries, however long it is."""
    terms = glossary.terms()
    found = carried.found(made.carried, terms)
    mine = found.carried
    plants = carried.ordered(found.plants, wish.sort)
    query = mine.query()
    return {
        "mine": mine,
        "found": found,
        "plants": plants,
        "view": wish.view,
        "sort": wish.sort,
        "query": query,
        "address": request.build_absolute_uri(reverse("catalog:list")) + (f"?{query}" if query else ""),
        "length": len(query),
        "limits": LIMITS,
        **_ways(found, plants, wish),
        "unmet": [(each, _choices(mine, made.unmet, each, wish)) for each in made.unmet],
        "pasted": "\n".join(made.texts) if len(made.unmet) > MOST_UNMET else "",
        "settled": wish.query(mine),
        "lines": carried.overview(plants, terms, glossary.regions()),
        "calendar": carried.calendar(plants),
    }


def _ways(found: FoundList, plants: tuple[Listed, ...], wish: Wish) -> dict[str, Any]:
    """The links to other views and orders of a list, and to the list in the order that is shown."""
    mine = found.carried
    in_order = [*(listed.entry for listed in plants), *(missing.entry for missing in found.missing)]
    views, sorts = VIEWS.items(), carried.SORTS.items()
    return {
        "views": [Link(label, wish.query(mine, view=view), view == wish.view) for view, label in views],
        "sorts": [Link(label, wish.query(mine, sort=sort), sort == wish.sort) for sort, label in sorts],
        "in_order": Wish(wish.view).query(mine.with_entries(in_order)) if wish.sort else "",
    }


def _choices(mine: Carried, unmet: tuple[Unmet, ...], one: Unmet, wish: Wish) -> list[tuple[Named, str]]:
    """The plants that one text may mean, each with the query of the list to which it was added."""
    rest = [each.text for each in unmet if each is not one]
    return [
        (choice, wish.query(mine.added([carried.Entry(choice.taxon.lasting_code)]), rest))
        for choice in one.choices
    ]
