"""``/api/v1/resolve``: what names mean, for programs."""

import json

import pytest
from django.test import Client

from catalog.choices import Status
from tests.factories import make_family, make_synonym, make_taxon, make_vernacular

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/resolve"


@pytest.fixture(scope="module", autouse=True)
def alumroots(shared_rows: None) -> None:
    genus = make_taxon("Heuchera", "L.", parent=make_family())
    species = make_taxon(symbol="HERU", parent=genus)
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", symbol="HERUA", parent=species)
    make_synonym(variety, "Heuchera pachypoda", "Greene")
    for taxon in (species, variety):
        make_vernacular(taxon)
    draft = make_taxon("Zqxdraftia occulta", "Q.", status=Status.DRAFT)
    make_vernacular(draft, "hidden zqxdraft")


def got(client: Client, *names: str) -> list[dict]:
    response = client.get(ADDRESS, {"q": names})
    assert response.status_code == 200
    results: list[dict] = response.json()["results"]
    return results


def posted(client: Client, body: object):
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(ADDRESS, text, content_type="application/json")


def test_each_name_has_a_result_in_order(client: Client):
    names = ["HERUA", "", "Heuchera pachypoda", "pink alumroot", "Heuchra rubescens", "quux", "Heuchera"]
    results = got(client, *names)
    assert [result["query"] for result in results] == names
    statuses = ["symbol", "blank", "synonym", "ambiguous", "fuzzy", "none", "exact"]
    assert [result["status"] for result in results] == statuses
    assert posted(client, names).json()["results"] == results


def test_a_synonym_tells_what_matched_and_why_it_leads_where(client: Client):
    (result,) = got(client, "Heuchera pachypoda")
    assert result["matched"] == {"name": "Heuchera pachypoda", "authority": "Greene"}
    assert result["score"] == 100
    assert "is a synonym of" in result["narrative"][-1]
    assert result["alternatives"] == []


def test_a_taxon_is_plain_text_in_parts_with_the_formatted_name_beside(client: Client):
    taxon = got(client, "HERUA")[0]["accepted"]
    formatted = taxon.pop("formatted")
    assert formatted == (
        '<i lang="la" translate="no">Heuchera rubescens</i> Torr. var. '
        '<i lang="la" translate="no">alpicola</i> Jeps.'
    )
    assert taxon == {
        "name": "Heuchera rubescens var. alpicola",
        "authority": "Jeps.",
        "full_name": "Heuchera rubescens Torr. var. alpicola Jeps.",
        "rank": "variety",
        "parts": {
            "genus": "Heuchera",
            "specific_epithet": "rubescens",
            "infraspecific": [{"connector": "var.", "epithet": "alpicola", "authority": "Jeps."}],
            "hybrid": "",
            "cultivar": "",
        },
        "symbol": "HERUA",
        "family": "Saxifragaceae",
        "common_name": "pink alumroot",
        "url": "http://testserver/plants/heuchera-rubescens-var-alpicola/",
    }
    assert "<" not in json.dumps(taxon)


def test_an_ambiguous_name_has_alternatives_and_nothing_accepted(client: Client):
    (result,) = got(client, "pink alumroot")
    assert result["accepted"] is None
    alternatives = [(each["taxon"]["symbol"], each["why"], each["score"]) for each in result["alternatives"]]
    assert alternatives == [("HERU", "common name", 100), ("HERUA", "common name", 100)]


def test_the_plant_that_is_accepted_is_no_alternative_too(client: Client):
    (result,) = got(client, "Heuchra rubescens")
    assert (result["status"], result["alternatives"]) == ("fuzzy", [])


def test_no_draft_is_told_of(client: Client):
    body = client.get(ADDRESS, {"q": ["Zqxdraftia occulta", "Zqxdraftia ocullta", "hidden zqxdraft"]})
    assert [result["status"] for result in body.json()["results"]] == ["none"] * 3
    assert "Q." not in body.content.decode()


def test_letters_are_written_as_they_are(client: Client):
    assert "×quux é" in client.get(ADDRESS, {"q": "×quux é"}).content.decode()


@pytest.mark.parametrize(
    ("query", "status", "message"),
    [({}, 400, "Give a name"), ({"q": ["x"] * 51}, 413, "has 51 names; the limit is 50")],
)
def test_an_address_without_or_with_too_many_names_is_an_error(client, query, status, message):
    response = client.get(ADDRESS, query)
    assert response.status_code == response.json()["error"]["status"] == status
    assert message in response.json()["error"]["message"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("{", 400),
        (b"\xff", 400),
        ("[" * 100_000, 400),
        ({"q": "Acer"}, 400),
        ("[]", 400),
        (["Acer", 5], 400),
        (["x"] * 1_001, 413),
        ('"' + "x" * 2_700_000 + '"', 413),
    ],
)
def test_a_body_that_is_no_list_of_names_is_an_error(client, body, status):
    response = posted(client, body)
    assert (response.status_code, list(response.json()["error"])) == (status, ["status", "message"])


def test_a_thousand_names_are_answered(client: Client):
    assert len(posted(client, ["HERU"] * 1_000).json()["results"]) == 1_000


@pytest.mark.parametrize("text", ["\x00", "\ud800", "\u202e", "x" * 5_000, "' OR 1=1--", "<script>"])
def test_any_text_is_answered(client: Client, text: str):
    results = posted(client, [text]).json()["results"]
    assert results[0]["status"] in {"none", "blank"}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "FOO"])
def test_other_methods_are_an_error_in_json(client: Client, method: str):
    response = client.generic(method, ADDRESS)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert response.json()["error"]["status"] == 405


def test_pages_of_other_sites_may_get_but_not_post(client: Client):
    answered = client.get(ADDRESS, {"q": "HERU"}, headers={"origin": "https://example.org"})
    refused = client.get(ADDRESS)
    for response in (answered, refused):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert not response.cookies
    assert "Access-Control-Allow-Origin" not in posted(client, ["HERU"]).headers
    options = client.options(ADDRESS)
    assert (options.status_code, options.headers["Allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert "Access-Control-Allow-Methods" not in options.headers


def test_a_program_needs_no_token():
    assert posted(Client(enforce_csrf_checks=True), ["HERU"]).status_code == 200


def test_what_is_posted_is_kept_nowhere(client: Client):
    assert posted(client, ["HERU"]).headers["Cache-Control"] == "no-store"
    assert client.get(ADDRESS, {"q": "HERU"}).headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_head_is_get_without_a_body(client: Client):
    assert (client.head(ADDRESS, {"q": "HERU"}).status_code, client.head(ADDRESS).content) == (200, b"")


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/nope", "/api/v2/resolve"])
def test_an_unknown_address_is_an_error_in_json(client: Client, address: str):
    response = client.get(address)
    assert (response.status_code, response.json()["error"]["status"]) == (404, 404)
