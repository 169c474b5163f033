"""The site's own error pages: one plain sentence on what was wrong, and one on what to do.

They are rendered without a query and without the site's context, so that they work when nothing else
does. What went wrong inside is in the log, never on the page.
"""

import sqlite3
import sys
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from catalog import forms

RETRY_AFTER: Final = "5"
"""Seconds after which an answer of 503 says to try again."""

OUTAGE_CODES: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    }
)
"""Primary result codes of SQLite (sqlite.org/rescode.html) that are the machine's state, not our mistake."""

LAST_RESORT: Final = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Server error</title></head><body>'
    "<main><h1>Server error</h1><p>Something went wrong on our side. Please try again later.</p></main>"
    "</body></html>"
)


class PageNotFound(Http404):
    """A 404 whose sentence is meant for the visitor; the text of any other ``Http404`` is not shown."""


class RequestRefused(PermissionDenied):
    """A 403 whose sentence is meant for the visitor; that of any other ``PermissionDenied`` is not shown."""


class UploadTooLarge(RequestDataTooBig):
    """A 413 whose sentence is meant for the visitor: it names another limit than that of forms."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 where the request is too large; the limit is named."""
    match exception:
        case UploadTooLarge():
            return _page(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "400.html", str(exception))
        case RequestDataTooBig():
            megabytes = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) / 1_000_000
            return _page(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                "400.html",
                f"What was sent is larger than {megabytes:.1f} MB, and nothing was changed."
                " Please send less at once.",
            )
        case TooManyFieldsSent():
            limit = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
            sentence = f"A request may have {limit:,} fields; this one has more, and nothing was changed."
        case TooManyFilesSent():
            limit = settings.DATA_UPLOAD_MAX_NUMBER_FILES
            sentence = f"A request may bring {limit} files; this one brings more, and nothing was changed."
        case _:
            sentence = ""
    return _page(HTTPStatus.BAD_REQUEST, "400.html", sentence)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: signed in or not, this visitor may not do this."""
    sentence = str(exception) if isinstance(exception, RequestRefused) else ""
    return _page(HTTPStatus.FORBIDDEN, "403.html", sentence)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that did not come from this site, or came after its cookie had gone.

    What a page of this site has sent is kept: somebody signed in anew, in another tab, while it was being written.
    """
    held = forms.hold(request) if forms.is_of_this_site(request) else None
    if held is not None:
        return _page(HTTPStatus.FORBIDDEN, "resend.html", held=held, csrf_token=get_token(request))
    return _page(
        HTTPStatus.FORBIDDEN,
        "403.html",
        "This form was sent from another site, or was open for too long, and nothing was changed."
        " Please go back, load the page anew and send it again.",
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 with the sentence of a ``PageNotFound``, else with a general one."""
    sentence = str(exception) if isinstance(exception, PageNotFound) else ""
    return _page(HTTPStatus.NOT_FOUND, "404.html", sentence)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; or 503 where the exception being handled is an outage that no middleware could catch."""
    if is_outage(sys.exception()):
        return unavailable(request)
    return _page(HTTPStatus.INTERNAL_SERVER_ERROR, "500.html")


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: the database is busy, full or away; the visitor is asked to try again."""
    response = _page(HTTPStatus.SERVICE_UNAVAILABLE, "503.html")
    response.headers["Retry-After"] = RETRY_AFTER
    return response


def read_only(request: HttpRequest) -> HttpResponse:
    """503 for a change that was tried while the site only reads."""
    return _page(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "503.html",
        "The catalogue can be read but not changed at present, and nothing was changed."
        " Please try again later.",
    )


def is_outage(error: BaseException | None) -> bool:
    """Whether the database could not answer for a reason outside this program.

    On SQLite the result code decides: a missing table is an ``OperationalError`` too, and ours.
    """
    if not isinstance(error, DatabaseError | InterfaceError):
        return False
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in OUTAGE_CODES
    return isinstance(error, OperationalError | InterfaceError)


def _page(status: HTTPStatus, template: str, sentence: str = "", **context: Any) -> HttpResponse:
    """The page of ``template``; without a ``sentence`` it says its own."""
    try:
        body: str = render_to_string(template, {"sentence": sentence, **context})
    except Exception:  # a broken template or static manifest must not hide the first fault
        if settings.DEBUG:
            raise
        body = LAST_RESORT
    response = HttpResponse(body, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
