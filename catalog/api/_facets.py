"""``/api/v1/facets/``: the numbers beside the facets of the plant list, for the same query string."""

from http import HTTPMethod, HTTPStatus
from typing import Final

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import condition

from catalog import facets, filters, names
from catalog.conditional import etag
from catalog.facets import NoSuchPage, Result, Selection, UnknownValue
from catalog.models import Revision
from catalog.traits import FACETS, Kind

from ._answers import Refused, answer, endpoint

MOST_NAMED: Final = 60
"""So many of the values that exist a sentence names."""


@endpoint(HTTPMethod.GET)
def facet_counts(request: HttpRequest) -> HttpResponse:
    """How many plants the list would show, and how many each further choice would leave, by the address's words."""
    with Revision.objects.reading():
        return _counts(request)


@condition(etag_func=etag)
def _counts(request: HttpRequest) -> HttpResponse:
    try:
        selection = _selection(request)
        matching = names.ids_matching(selection.q) if selection.q else None
        result = facets.search(selection, matching=matching)
    except UnknownValue as unknown:
        raise Refused(HTTPStatus.NOT_FOUND, _valid_values(unknown)) from unknown
    except NoSuchPage as missing:
        raise Refused(HTTPStatus.NOT_FOUND, str(missing)) from missing
    return answer(_content(result))


def _selection(request: HttpRequest) -> Selection:
    """What the address asks for. Raises Refused for what the page would leave out with a message."""
    try:
        filters.refuse_endless(request)
        selection = filters.read(request.GET)
    except BadRequest as error:
        raise Refused(HTTPStatus.BAD_REQUEST, str(error)) from error
    except SuspiciousOperation as error:
        raise Refused(HTTPStatus.BAD_REQUEST, "The address has more parameters than are read.") from error
    if selection.messages:
        raise Refused(HTTPStatus.BAD_REQUEST, " ".join(selection.messages))
    return selection


def _content(result: Result) -> dict[str, object]:
    return {
        "total": result.total,
        "unknown": {trait.address: result.unknown[trait.key] for trait in FACETS},
        "facets": {
            trait.address: result.counts[trait.key] for trait in FACETS if trait.kind is not Kind.RANGE
        },
    }


def _valid_values(unknown: UnknownValue) -> str:
    named = ", ".join(unknown.valid[:MOST_NAMED])
    more = len(unknown.valid) - MOST_NAMED
    rest = f" and {more:,} more" if more > 0 else ""
    return f"{unknown} Its values are {named}{rest}."
