"""Addresses under the interface's that it does not have."""

from http import HTTPMethod, HTTPStatus

from django.http import HttpRequest, HttpResponse

from ._answers import Refused, endpoint


@endpoint(HTTPMethod.GET, HTTPMethod.POST)
def unknown(request: HttpRequest, rest: str) -> HttpResponse:
    """404 in JSON, not in HTML."""
    raise Refused(
        HTTPStatus.NOT_FOUND, "There is no such address; /api/v1/openapi.json lists those there are."
    )
