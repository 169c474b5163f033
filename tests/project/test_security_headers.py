"""The headers of every kind of answer, and the nonce that only the page that asked for one gets."""

import re
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from django.conf import LazySettings, settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from config.security import HEADER, build_policy

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("plain")


def editor(request: HttpRequest) -> HttpResponse:
    nonce = request.csp_nonce  # type: ignore[attr-defined]
    return HttpResponse(f"{nonce} {nonce}")


def document(request: HttpRequest) -> HttpResponse:
    return HttpResponse("x", headers={HEADER: "default-src 'none'; sandbox"})


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


@pytest.fixture
def client(settings: LazySettings) -> Iterator[Client]:
    urls = ModuleType("urls_of_each_kind")
    urls.urlpatterns = [  # type: ignore[attr-defined]
        path("plain/", plain),
        path("editor/", editor),
        path("document/", document),
        path("broken/", broken),
        path("admin/", admin.site.urls),
    ]
    urls.handler404 = "catalog.views.errors.not_found"  # type: ignore[attr-defined]
    sys.modules[urls.__name__] = urls
    settings.ROOT_URLCONF = urls.__name__
    yield Client(raise_request_exception=False)
    del sys.modules[urls.__name__]


@pytest.mark.parametrize(
    ("address", "status"),
    [("/plain/", 200), ("/plain", 301), ("/nothing/", 404), ("/broken/", 500), ("/admin/login/", 200)],
)
@pytest.mark.django_db
def test_every_answer_carries_the_headers(client: Client, address: str, status: int):
    response = client.get(address)
    assert response.status_code == status
    assert response.headers[HEADER] == POLICY
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_an_unknown_host_is_refused_with_the_headers(client: Client):
    response = client.get("/plain/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert response.headers[HEADER] == POLICY
    assert b"evil.example" not in response.content


def test_only_a_page_that_asks_gets_a_nonce(client: Client):
    response = client.get("/editor/")
    first, second = response.content.decode().split()
    assert first == second
    assert f"script-src 'self' 'nonce-{first}'" in response.headers[HEADER]
    assert "nonce" not in client.get("/plain/").headers[HEADER]


def test_a_nonce_is_never_used_twice(client: Client):
    assert client.get("/editor/").content != client.get("/editor/").content


def test_the_stricter_policy_of_a_view_stays(client: Client):
    assert client.get("/document/").headers[HEADER] == "default-src 'none'; sandbox"


def test_https_is_kept_for_two_years(client: Client, settings: LazySettings):
    settings.SECURE_HSTS_SECONDS = 63_072_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    header = client.get("/plain/", secure=True).headers["Strict-Transport-Security"]
    assert header == "max-age=63072000; includeSubDomains"


def test_http_leads_to_the_same_address_on_https(client: Client, settings: LazySettings):
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/plain/?q=a%20b")
    assert response.status_code == 301
    assert response.headers[HEADER] == POLICY


def test_the_policy_allows_nothing_loose():
    policy = build_policy(settings.SECURE_CSP)
    assert not re.search(r"unsafe|data:|http:|\*", policy)


def test_the_headers_come_first():
    """A middleware before ours could answer without them."""
    assert settings.MIDDLEWARE[0] == "config.security.SecurityHeadersMiddleware"
