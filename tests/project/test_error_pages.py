"""The error pages: the site's own, one plain sentence, nothing of the inside, and no query."""

import sqlite3
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from django.conf import LazySettings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import OperationalError, ProgrammingError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from catalog.views import errors

INSIDE = ("Traceback", "Exception", "Error:", "SELECT", "catalog.", "catalog/views", ".py", "secret inside")


def outage(code: int, message: str) -> OperationalError:
    """An error as Django raises it for SQLite's result ``code``."""
    cause = sqlite3.OperationalError(message)
    cause.sqlite_errorcode = code
    error = OperationalError(message)
    error.__cause__ = cause
    return error


RAISED: dict[str, Exception] = {
    "missing": Http404("No Taxon matches the secret inside"),
    "explained": errors.PageNotFound("No plant has the symbol <HERUX>."),
    "forbidden": PermissionDenied("secret inside"),
    "refused": errors.RequestRefused("Only a reviewer may publish."),
    "suspicious": SuspiciousOperation("secret inside"),
    "large": RequestDataTooBig("secret inside"),
    "many": TooManyFieldsSent("secret inside"),
    "broken": RuntimeError("secret inside"),
    "locked": outage(sqlite3.SQLITE_BUSY, "database is locked"),
    "full": outage(sqlite3.SQLITE_FULL, "database or disk is full"),
    "extended": outage(sqlite3.SQLITE_IOERR | (13 << 8), "disk I/O error"),
    "no-table": outage(sqlite3.SQLITE_ERROR, "no such table: catalog_taxon"),
    "away": OperationalError("connection refused, secret inside"),
    "mistake": ProgrammingError("secret inside"),
}


def fail(request: HttpRequest, what: str) -> HttpResponse:
    raise RAISED[what]


@pytest.fixture(autouse=True)
def addresses(settings: LazySettings) -> Iterator[None]:
    """A site whose one address fails as asked, with the handlers of the real one."""
    urls = ModuleType("urls_that_fail")
    urls.urlpatterns = [path("fail/<slug:what>/", fail)]  # type: ignore[attr-defined]
    for status, view in {400: "bad_request", 403: "forbidden", 404: "not_found", 500: "server_error"}.items():
        setattr(urls, f"handler{status}", f"catalog.views.errors.{view}")
    sys.modules[urls.__name__] = urls
    settings.ROOT_URLCONF = urls.__name__
    yield
    del sys.modules[urls.__name__]


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ("missing", 404),
        ("explained", 404),
        ("forbidden", 403),
        ("refused", 403),
        ("suspicious", 400),
        ("large", 413),
        ("many", 400),
        ("broken", 500),
        ("no-table", 500),
        ("mistake", 500),
        ("locked", 503),
        ("full", 503),
        ("extended", 503),
        ("away", 503),
    ],
)
def test_each_failure_has_a_page_that_shows_nothing_of_the_inside(visitor: Client, what: str, status: int):
    response = visitor.get(f"/fail/{what}/")
    body = response.content.decode()
    assert response.status_code == status
    assert "<h1>" in body
    assert "<html" in body
    assert not [word for word in INSIDE if word in body]
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("what", ["locked", "full", "away"])
def test_an_outage_says_when_to_try_again(visitor: Client, what: str):
    assert visitor.get(f"/fail/{what}/").headers["Retry-After"] == "5"


def test_a_sentence_for_the_visitor_is_shown_escaped(visitor: Client):
    assert "No plant has the symbol &lt;HERUX&gt;." in visitor.get("/fail/explained/").content.decode()
    assert "Only a reviewer may publish." in visitor.get("/fail/refused/").content.decode()


def test_a_request_that_is_too_large_names_the_limit(visitor: Client):
    assert "2.6 MB" in visitor.get("/fail/large/").content.decode()
    assert "3,000 fields" in visitor.get("/fail/many/").content.decode()


def test_an_outage_outside_a_view_is_an_outage_too(rf: RequestFactory):
    """Session and message middleware write after the view, where ``process_exception`` is not asked."""
    try:
        raise outage(sqlite3.SQLITE_BUSY, "database is locked")
    except OperationalError:
        response = errors.server_error(rf.get("/"))
    assert response.status_code == 503


def test_a_broken_template_still_ends_in_a_page(settings: LazySettings, rf: RequestFactory):
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [], "APP_DIRS": False}]
    response = errors.server_error(rf.get("/"))
    assert response.status_code == 500
    assert b"<h1>Server error</h1>" in response.content


def test_a_form_from_another_site_is_refused_by_our_page(rf: RequestFactory):
    response = errors.csrf_failure(rf.post("/"), reason="secret inside")
    assert response.status_code == 403
    assert b"sent from another site" in response.content
    assert b"secret inside" not in response.content


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_site_that_only_reads_refuses_every_change(settings: LazySettings, visitor: Client, method: str):
    settings.CATALOG_READ_ONLY = True
    response = getattr(visitor, method)("/fail/missing/")
    assert response.status_code == 503
    assert b"can be read but not changed" in response.content


def test_a_site_that_only_reads_still_reads(settings: LazySettings, visitor: Client):
    settings.CATALOG_READ_ONLY = True
    assert visitor.get("/fail/missing/").status_code == 404
