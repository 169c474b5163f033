"""Answers for the times when the database cannot, or must not, be written."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from catalog.views import errors

logger = logging.getLogger("catalog.availability")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class ReadOnlyMiddleware:
    """With ``CATALOG_READ_ONLY=1`` refuses every request that could change something, by a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.CATALOG_READ_ONLY and request.method not in SAFE_METHODS:
            return errors.read_only(request)
        return self.get_response(request)


class DatabaseOutageMiddleware:
    """Turns a database that is locked, full, broken or away into a page that says to try again: 503."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """``None`` leaves every other exception to Django."""
        if not errors.is_outage(exception):
            return None
        logger.error("The database cannot answer %s: %s", request.path, exception)
        return errors.unavailable(request)
