"""The numbers beside the facets, for programs: those of the page, errors in JSON, conditional and open to all."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.models import Revision
from tests.factories import make_care, make_profile, make_taxon, make_vernacular

ADDRESS = "/api/v1/facets/"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def plants(shared_rows: None) -> None:
    maple = make_taxon("Acer saccharum", "Marshall")
    make_vernacular(maple, "sugar maple")
    make_profile(maple, habit=("tree",), height_min=1000, height_max=3000, bloom_months=("4", "5"))
    make_care(maple, light=("part-shade",), zone_min=7, zone_max=16)
    make_profile(make_taxon("Carex nudata", "W. Boott"), habit=("graminoid",))


def counted(client: Client, query: str = "") -> dict:
    response = client.get(f"{ADDRESS}?{query}")
    assert response.status_code == 200, response.content
    return dict(json.loads(response.content))


def test_the_answer_has_the_total_the_unknown_and_every_value_by_the_words_of_addresses(client: Client):
    counts = counted(client)
    assert list(counts) == ["total", "unknown", "facets"]
    assert counts["total"] == 2
    assert counts["unknown"]["light"] == 1
    assert counts["facets"]["habit"] | {"tree": 1, "graminoid": 1, "fern": 0} == counts["facets"]["habit"]
    assert counts["facets"]["bloom"]["4"] == 1
    assert "height" in counts["unknown"]
    assert "height" not in counts["facets"]


@pytest.mark.parametrize(
    "query",
    ["", "light=part-shade", "light=part-shade&might=1", "q=maple", "height_ft_min=30&units=us", "zone!=12"],
)
def test_the_numbers_are_those_of_the_page_for_the_same_query(client: Client, query: str):
    page = client.get(f"/plants/?{query}").content.decode()
    counts = counted(client, query)
    shown = re.findall(
        r'name="(\w+)" value="([\w-]+)"[^>]*>[^<]*(?:<span[^>]*></span>[^<]*)?<b>(\d+)</b>', page
    )
    assert len(shown) > 200
    for facet, value, number in shown:
        told = counts["unknown"][facet] if value == "unknown" else counts["facets"][facet][value]
        assert told == int(number), (facet, value)
    assert f"<strong>{counts['total']} plant" in page


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("light=zzz", 404, "full-sun, part-shade"),
        ("genus=Nowhere", 404, "unknown"),
        ("sort=zzz", 404, "botanical"),
        ("page=1e9", 404, "1e9"),
        ("page=2", 404, "2"),
        ("height=nan", 400, "Height must be a whole number from 0 to 15000 (cm)."),
        ("height_ft_min=abc", 400, "Height must be a number of feet from 0 to 492"),
        ("light=%00", 400, "characters"),
        ("q=" + "a" * 201, 400, "200 characters"),
        ("&".join(f"a{number}=1" for number in range(2000)), 400, "parameters"),
    ],
)
def test_what_cannot_be_answered_is_said_in_json(client: Client, query: str, status: int, words: str):
    response = client.get(f"{ADDRESS}?{query}")
    assert response.status_code == status
    told = json.loads(response.content)["error"]
    assert told["status"] == status
    assert words in told["message"]
    assert "ETag" not in response.headers


def test_parameters_that_mean_nothing_change_nothing(client: Client):
    assert counted(client, "status=draft&utm_source=x&light=part-shade") == counted(
        client, "light=part-shade"
    )


def test_who_has_the_numbers_is_answered_304_by_one_query(client: Client):
    etag = client.get(ADDRESS).headers["ETag"]
    with CaptureQueriesContext(connection) as queries:
        response = client.get(ADDRESS, headers={"if-none-match": etag})
    assert (response.status_code, response.content, len(queries)) == (304, b"", 1)
    Revision.objects.raise_number()
    assert client.get(ADDRESS, headers={"if-none-match": etag}).status_code == 200


def test_pages_of_other_sites_may_ask(client: Client):
    for query in ("", "?light=zzz"):
        response = client.get(ADDRESS + query)
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert not response.cookies


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "FOO"])
def test_only_reading_is_allowed(client: Client, method: str):
    response = client.generic(method, ADDRESS)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert json.loads(response.content)["error"]["status"] == 405
