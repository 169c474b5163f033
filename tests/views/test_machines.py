"""Addresses for programs: type-ahead, robots, sitemaps, the feed, health."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from catalog.choices import Status
from catalog.models import Taxon
from catalog.views import machines
from tests.factories import make_place, make_synonym, make_taxon, make_vernacular

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module", autouse=True)
def plants(shared_rows: None) -> None:
    maple = make_taxon("Acer saccharum", "Marshall", symbol="ACSA3")
    make_vernacular(maple, "sugar maple")
    make_synonym(maple, "Acer saccharophorum", "K. Koch")
    make_taxon("Zqxdraft secreta", "X.", status=Status.DRAFT, symbol="ZQSE")


def places(client: Client, address: str) -> list[str]:
    root = ElementTree.fromstring(client.get(address).content)  # noqa: S314 — our own document
    return [str(place.text) for place in root.iter(f"{SITEMAP}loc")]


def test_the_type_ahead_tells_the_name_the_common_name_and_why(client: Client):
    (match,) = client.get("/plants/suggest", {"q": "acer saccharoph"}).json()["matches"]
    assert match == {
        "name": "Acer saccharum",
        "parts": [{"text": "Acer saccharum", "latin": True}],
        "common_name": "sugar maple",
        "symbol": "ACSA3",
        "slug": "acer-saccharum",
        "url": "/plants/acer-saccharum/",
        "matched": "Acer saccharophorum",
        "matched_parts": [{"text": "Acer saccharophorum", "latin": True}],
        "authority": "K. Koch",
        "why": "synonym of Acer saccharum",
    }


@pytest.mark.parametrize(
    ("typed", "why"),
    [("ACSA", "USDA symbol"), ("sugar", "common name"), ("acer saccharum", "accepted name")],
)
def test_the_type_ahead_says_what_the_text_is(client: Client, typed: str, why: str):
    (match,) = client.get("/plants/suggest", {"q": typed}).json()["matches"]
    assert match["why"] == why


def test_the_type_ahead_parts_latin_from_the_rest_without_markup(client: Client):
    make_taxon("Heuchera rubescens var. alpicola", "Jeps.")
    (match,) = client.get("/plants/suggest", {"q": "alpicola"}).json()["matches"]
    assert [(part["text"], part["latin"]) for part in match["parts"]] == [
        ("Heuchera rubescens", True),
        (" var. ", False),
        ("alpicola", True),
    ]
    assert "".join(part["text"] for part in match["parts"]) == match["name"]


def test_the_type_ahead_says_what_a_misspelt_text_was_taken_for(client: Client):
    answer = client.get("/plants/suggest", {"q": "acer sacharum"}).json()
    assert answer["meant"] == "Acer saccharum"
    assert client.get("/plants/suggest", {"q": "acer"}).json()["meant"] == ""


def test_the_type_ahead_says_which_words_are_shared_where_no_name_has_them_all(client: Client):
    answer = client.get("/plants/suggest", {"q": "rock maple"}).json()
    assert ([match["matched"] for match in answer["matches"]], answer["shared"]) == (
        ["sugar maple"],
        ["maple"],
    )
    assert client.get("/plants/suggest", {"q": "sugar map"}).json()["shared"] == []


def test_an_answer_of_the_type_ahead_is_small_however_long_the_names(client: Client):
    for letter in "abcdefghijklmnopqrst":
        taxon = make_taxon(f"Longissimus {letter}{'x' * 150}", "A" * 100)
        make_vernacular(taxon, "Longissimus × " + "y" * 130)
    response = client.get("/plants/suggest", {"q": "longissimus"})
    assert len(response.content) <= 10_000
    assert 1 < len(response.json()["matches"]) <= 20


def test_no_author_is_suggested_from(client: Client):
    make_taxon("Carex aa", "Oakes")
    assert client.get("/plants/suggest", {"q": "oak"}).json()["matches"] == []


@pytest.mark.parametrize("text", ["", "zqx", "ZQSE", "\x00", "%", "x" * 5000, "漢🌿"])
def test_the_type_ahead_finds_no_draft_and_bears_any_text(client: Client, text: str):
    assert client.get("/plants/suggest", {"q": text}).json()["matches"] == []


def test_the_sitemap_holds_every_public_page_once(client: Client):
    for place in ("US-VT", "AK", "US-AK"):
        make_place(Taxon.objects.get(symbol="ACSA3"), place)
    parts = places(client, "/sitemap.xml")
    assert parts == ["http://testserver/sitemap-0.xml", "http://testserver/sitemap-1.xml"]
    listed = [place for part in parts for place in places(client, part)]
    assert len(listed) == len(set(listed))
    assert "http://testserver/plants/acer-saccharum/" in listed
    assert "http://testserver/about/" in listed
    regions = [place.rpartition("/regions/")[2] for place in listed if "/regions/" in place]
    assert regions == ["", "L48/", "AK/", "US-VT/"]
    assert not [place for place in listed if "zqx" in place]


def test_a_long_sitemap_goes_on_in_parts(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(machines, "PART", 1)
    make_taxon("Carex nudata", "W. Boott")
    assert len(places(client, "/sitemap.xml")) == 3
    assert places(client, "/sitemap-2.xml") == ["http://testserver/plants/carex-nudata/"]
    assert client.get("/sitemap-3.xml").status_code == 404
    assert client.get(f"/sitemap-{10**20}.xml").status_code == 404


def test_crawlers_are_kept_from_filtered_lists_and_shown_the_sitemap(client: Client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /plants/?" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_the_feed_tells_the_last_changes_in_well_formed_xml(client: Client):
    Taxon.objects.filter(symbol="ACSA3").update(full_name="Acer\x08 & saccharum ]]> Marshall")
    response = client.get("/feeds/changes/")
    root = ElementTree.fromstring(response.content)  # noqa: S314 — our own document
    (entry,) = root.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Acer & saccharum ]]> Marshall"
    assert response.headers["Content-Type"].startswith("application/atom+xml")


def test_health_answers_while_the_database_does(client: Client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/health/")
    assert response.json()["status"] == "ok"
    assert response.headers["Cache-Control"] == "no-store"
