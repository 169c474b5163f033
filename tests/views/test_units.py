"""Feet or metres: chosen in the address, obeyed by every page, kept by its links."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.views.alumroot import PAGE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alumroots")]

COMPARED = "/compare/?plant=HERUA&plant=heuchera-rubescens"
PAGES = (PAGE, "/plants/?height=91..&might=1", COMPARED, "/lookup/?q=HERUA")
US, METRIC = re.compile(r"[0-9] (?:in|ft)\b"), re.compile(r"[0-9] (?:cm|m)\b")
PROSE = re.compile(
    r'<article class="article".*?</article>|<details class="facet__meaning".*?</details>|<q>.*?</q>',
    re.DOTALL,
)
LINK = re.compile(r'<a\b([^>]*)\shref="([/?][^"]*)"')
KEPT_NOWHERE = ("/feeds/", "/admin/")


def seen(client: Client, address: str, units: str = "") -> str:
    joint = "&" if "?" in address else "?"
    page = client.get(f"{address}{joint}units={units}" if units else address).content.decode()
    return page[page.index("<main") :]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(("units", "wanted", "other"), [("us", US, METRIC), ("metric", METRIC, US)])
def test_a_page_gives_lengths_in_the_chosen_units_alone(
    client: Client, address: str, units: str, wanted: re.Pattern[str], other: re.Pattern[str]
):
    facts = PROSE.sub("", seen(client, address, units))
    assert wanted.search(facts)
    assert not other.search(facts)


@pytest.mark.parametrize("address", PAGES)
def test_every_link_and_form_keeps_the_chosen_units(client: Client, address: str):
    page = seen(client, address, "us")
    links = [(mark, unescape(link)) for mark, link in LINK.findall(page) if not link.startswith(KEPT_NOWHERE)]
    assert links
    assert [link for mark, link in links if "units=" not in link and "data-units" not in mark] == []
    assert page.count('method="get"') == page.count('<input type="hidden" name="units" value="us">')


@pytest.mark.parametrize("address", PAGES)
def test_who_chose_nothing_reads_both_and_follows_plain_links(client: Client, address: str):
    page = seen(client, address)
    assert re.search(r"[0-9] (?:in|ft) \([0-9.–]+ (?:cm|m)\)", page)
    assert {
        link for mark, link in LINK.findall(page) if "units=" in link and "data-units" not in mark
    } == set()


def test_a_search_that_leads_to_a_plant_keeps_the_chosen_units(client: Client):
    response = client.get("/plants/?q=HERUP&units=metric")
    assert response.headers["Location"] == f"{PAGE}?from=HERUP&units=metric"
    assert client.get("/plants/HERUP/?units=us").headers["Location"] == f"{PAGE}?from=HERUP&units=us"


def test_each_choice_is_a_page_of_its_own_to_whoever_keeps_pages(client: Client):
    plain, feet = client.get(PAGE), client.get(f"{PAGE}?units=us")
    assert plain.headers["ETag"] != feet.headers["ETag"]
    assert client.get(PAGE, headers={"if-none-match": feet.headers["ETag"]}).status_code == 200
    assert not feet.cookies
    assert f'<link rel="canonical" href="http://testserver{PAGE}">' in feet.content.decode()


def test_the_present_choice_is_marked_and_the_others_are_a_link_away(client: Client):
    page = seen(client, f"{PAGE}?from=HERUP", "us")
    switch = page[page.index('id="units"') :]
    assert '<a data-units="" href="?from=HERUP" rel="nofollow">feet and metres</a>' in switch
    assert 'data-units="us" href="?from=HERUP&amp;units=us" rel="nofollow" aria-current="true"' in switch


def test_the_coldest_night_of_a_zone_is_told_in_the_chosen_degrees(client: Client):
    zone = '<div id="zone-4a"><dt><a href="/plants/?zone=4a" rel="nofollow">4a</a></dt><dd>{}.</dd></div>'
    assert zone.format("−30 to −25 °F (−34 to −32 °C)") in seen(client, "/glossary/")
    assert "<dd>−30 to −25 °F.</dd>" in seen(client, "/glossary/", "us")
    assert "<dd>−34 to −32 °C.</dd>" in seen(client, "/glossary/", "metric")


def test_units_that_nobody_knows_change_nothing(client: Client):
    assert "(30–46 cm)" in seen(client, PAGE, "furlongs")
