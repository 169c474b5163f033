"""Gardens: each leads to the plants that it names, and none is empty; what is in bloom on the start page."""

import datetime
import html
import re

import pytest
from django.http import QueryDict
from django.test import Client

from catalog import facets
from catalog.views._gardens import GARDENS
from tests.factories import make_care, make_place, make_profile, make_taxon

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shrub")]


@pytest.fixture(scope="module")
def shrub(shared_rows: None) -> None:
    """A native plant of shade that blooms in May, and one like it that people brought."""
    for name, establishment in (("Ribes bracteosum", "native"), ("Ribes alpinum", "introduced")):
        taxon = make_taxon(name, "Douglas")
        make_profile(taxon, habit=("shrub",), bloom_months=(5,))
        make_care(taxon, light=("deep-shade",))
        make_place(taxon, "L48", establishment)
    facets.rebuild()


def body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize("garden", GARDENS, ids=lambda garden: garden.slug)
def test_every_garden_asks_for_values_that_exist_in_their_canonical_order(garden):
    selection = facets.Selection.from_query(QueryDict(garden.query))
    assert selection.choices
    assert not selection.messages
    assert sum(len(choice.chosen) for choice in selection.choices) == garden.query.count("=")


def test_only_gardens_with_a_plant_are_listed_in_the_menu_and_the_sitemap(client: Client):
    listed = re.findall(r'href="/gardens/([a-z]+)/"', body(client, "/gardens/"))
    assert listed == ["shade"]
    assert re.findall(r"/gardens/([a-z]+)/<", body(client, "/sitemap-0.xml")) == ["shade"]
    assert 'href="/gardens/shade/"' in body(client, "/")
    assert client.get("/gardens/rain/").status_code == 404
    assert client.get("/gardens/moon/").status_code == 404


def test_a_garden_shows_its_plants_and_leads_to_the_list_of_all(client: Client):
    page = body(client, "/gardens/shade/")
    assert "Ribes bracteosum" in page
    assert "See all 1 and narrow them" in page
    assert "Ribes alpinum" not in page
    (address,) = set(re.findall(r'class="button" href="([^"]+)"', page))
    listed = body(client, html.unescape(address))
    assert listed.count("Native to: anywhere") == 1
    assert "Ribes bracteosum" in listed
    assert "Ribes alpinum" not in listed


@pytest.mark.parametrize(("month", "shown"), [(5, True), (6, False)])
def test_the_start_page_tells_what_is_in_bloom_this_month(
    client: Client, monkeypatch: pytest.MonkeyPatch, month: int, shown: bool
):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: datetime.date(2026, month, 1))
    page = body(client, "/")
    assert ("In bloom in May" in page) is shown
    assert "Ribes alpinum" not in page.partition("By type")[0]
    assert "In bloom in June" not in page


def test_a_page_kept_from_last_month_is_sent_again(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: datetime.date(2026, 5, 31))
    kept = client.get("/").headers["ETag"]
    assert client.get("/", headers={"If-None-Match": kept}).status_code == 304
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: datetime.date(2026, 6, 1))
    assert client.get("/", headers={"If-None-Match": kept}).status_code == 200
