"""How every public page answers: methods, caching, conditions, cookies."""

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from catalog.models import Revision
from catalog.views.plants import plants
from tests.factories import make_taxon, make_vernacular
from tests.views.alumroot import PAGE

PAGES = (
    "/",
    "/plants/",
    "/plants/carex-nudata/",
    "/plants/suggest?q=carex",
    "/lookup/",
    "/compare/?plant=carex-nudata",
    "/list/?plants=HERUA",
    "/list/plants.csv?plants=HERUA",
    "/classification/",
    "/regions/",
    "/regions/US-CA/",
    "/glossary/",
    "/sources/",
    "/about/",
    "/feeds/changes/",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-0.xml",
    "/sitemap-1.xml",
)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def sedge(shared_rows: None) -> None:
    make_taxon("Carex nudata", "W. Boott")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_for_everybody_but_asked_for_anew(client: Client, address: str):
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response.headers["Vary"] == "Cookie" or "Cookie" in response.headers["Vary"].split(", ")
    assert not response.cookies


@pytest.mark.parametrize("address", PAGES)
def test_who_has_the_page_is_answered_304_by_one_query(client: Client, address: str):
    etag = client.get(address).headers["ETag"]
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address, headers={"if-none-match": etag})
    assert response.status_code == 304
    assert response.content == b""
    assert len(queries) == 1
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_every_change_makes_another_etag(client: Client):
    before = client.get("/plants/").headers["ETag"]
    Revision.objects.raise_number()
    after = client.get("/plants/", headers={"if-none-match": before})
    assert after.status_code == 200
    assert after.headers["ETag"] != before


@pytest.mark.parametrize("address", ["/plants/nope/", "/plants/?light=zzz", "/plants/carex-nudata"])
def test_the_etag_of_one_page_is_no_other_pages(client: Client, address: str):
    etag = client.get("/plants/carex-nudata/").headers["ETag"]
    response = client.get(address, headers={"if-none-match": etag})
    assert response.status_code == (301 if address.endswith("nudata") else 404)
    assert "ETag" not in response.headers


def test_a_site_that_only_reads_says_so_in_another_version(client: Client, settings: LazySettings):
    before = client.get("/").headers["ETag"]
    settings.CATALOG_READ_ONLY = True
    response = client.get("/")
    assert response.headers["ETag"] != before
    assert b"can be read but not changed" in response.content


@pytest.mark.parametrize("address", [*PAGES, "/plants/near", "/media/photos/none.webp", "/health/"])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "FOO", "OPTIONS"])
def test_only_reading_is_allowed(address: str, method: str):
    response = Client(enforce_csrf_checks=True).generic(method, address)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", PAGES)
def test_head_has_the_headers_of_get_and_no_body(client: Client, address: str):
    got, head = client.get(address), client.head(address)
    assert head.content == b""
    assert (head.status_code, head.headers["ETag"]) == (200, got.headers["ETag"])


@pytest.mark.parametrize("address", PAGES)
def test_what_staff_are_shown_is_kept_nowhere(client: Client, address: str):
    client.force_login(User.objects.create_superuser("editor"))
    response = client.get(address)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers


@pytest.mark.parametrize("cookie", ["%00", "x" * 4000, "../../etc/passwd", "\u00e9"])
def test_a_junk_cookie_changes_nothing(client: Client, settings: LazySettings, cookie: str):
    plain = client.get("/plants/carex-nudata/").content
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    response = client.get(
        "/plants/carex-nudata/", headers={"accept-language": "x" * 10_000, "range": "bytes=0-"}
    )
    assert (response.status_code, response.content) == (200, plain)


def test_all_that_a_page_shows_is_escaped(client: Client):
    taxon = make_taxon("Acer rubrum", "L.")
    make_vernacular(taxon, "<script>alert(1)</script>{{7*7}}")
    body = client.get("/plants/acer-rubrum/").content.decode()
    assert "<script>alert" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in body


def test_a_page_of_an_unknown_revision_is_complete(alumroots_too: None, client: Client):
    assert client.get(PAGE, headers={"if-none-match": '"0-old"'}).status_code == 200


def test_an_address_of_too_many_parameters_is_refused_before_a_technical_page_is_made(rf: RequestFactory):
    response = plants(rf.get("/plants/?" + "&".join(f"p{number}=x" for number in range(4000))))
    assert isinstance(response, HttpResponse)
    assert (response.status_code, response.headers["Cache-Control"]) == (400, "no-store")
    assert "A request may have 3,000 fields" in response.content.decode()
