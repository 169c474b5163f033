"""Plants side by side, at an address that holds them."""

import re
from html import unescape

import pytest
from django.test import Client

from catalog.choices import Status
from catalog.models import Taxon

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alumroots")]

GLANDULOSA, TRUNCATA = "heuchera-rubescens-var-glandulosa", "heuchera-rubescens-var-truncata"
NOTICE = re.compile(r'<div class="notice.*?</div>', re.DOTALL)


def read(client: Client, *plants: str) -> str:
    """What the page holds between the site's header and footer."""
    response = client.get("/compare/", {"plant": list(plants)})
    assert response.status_code == 200
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def heads(page: str) -> list[str]:
    return [
        words(name) for name in re.findall(r'class="comparison__plant">.*?<a[^>]*>(.*?)</a>', page, re.DOTALL)
    ]


def links(html: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'href="(/compare/[^"]*)"', html)]


def test_plants_stand_in_the_order_of_the_address(client: Client):
    assert heads(read(client, TRUNCATA, GLANDULOSA)) == [
        "Heuchera rubescens var. truncata",
        "Heuchera rubescens var. glandulosa",
    ]


def test_symbols_and_names_are_taken_and_a_plant_stands_once(client: Client):
    page = read(client, "HERUP", "Heuchera rubescens var. glandulosa", GLANDULOSA, "")
    assert heads(page) == ["Heuchera rubescens var. alpicola", "Heuchera rubescens var. glandulosa"]


@pytest.mark.parametrize("query", ["", "plant=HERUP", "plant=HERUP&plant=HERUG&plant=quux"])
def test_what_is_no_whole_comparison_is_no_page_for_search_engines(client: Client, query: str):
    assert client.get(f"/compare/?{query}").headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("order", [1, -1])
def test_the_same_plants_have_one_address_for_search_engines(client: Client, order: int):
    asked = ["plant=HERUP", "plant=heuchera-rubescens-var-glandulosa"][::order]
    response = client.get(f"/compare/?{'&'.join(asked)}")
    assert "X-Robots-Tag" not in response.headers
    canonical = "/compare/?plant=heuchera-rubescens-var-alpicola&amp;plant=heuchera-rubescens-var-glandulosa"
    assert f'<link rel="canonical" href="http://testserver{canonical}">' in response.content.decode()
    again = client.get(
        f"/compare/?{'&'.join(asked)}",
        headers={"If-None-Match": response.headers["ETag"]},
    )
    assert again.status_code == 304


def test_each_plant_can_be_taken_out(client: Client):
    page = read(client, TRUNCATA, GLANDULOSA)
    assert links(page) == [f"/compare/?plant={GLANDULOSA}", f"/compare/?plant={TRUNCATA}"]


def test_the_form_keeps_the_plants_and_adds_one(client: Client):
    page = read(client, GLANDULOSA)
    form = page[page.index('class="compare__add"') :]
    fields = re.findall(r'<input type="(\w+)"[^>]*? name="plant"(?: value="([^"]*)")?', form)
    assert fields == [("hidden", GLANDULOSA), ("text", "")]


def test_a_draft_is_told_like_an_unknown_name_and_the_rest_is_shown(client: Client):
    Taxon.objects.filter(slug=TRUNCATA).update(status=Status.DRAFT)
    page = read(client, TRUNCATA, "zzzzzz", GLANDULOSA)
    assert heads(page) == ["Heuchera rubescens var. glandulosa"]
    sentence = "No public plant has this address, symbol or name."
    told = [words(notice) for notice in NOTICE.findall(page)]
    assert told[1] == f"“zzzzzz” is not shown. {sentence}"
    assert told[0].startswith(f"“{TRUNCATA}” is not shown.")
    assert "Heuchera rubescens var. truncata" not in words(page)


def test_a_genus_is_no_plant(client: Client):
    page = read(client, "heuchera", GLANDULOSA)
    assert "Heuchera is a genus. Only species and what is below them can stand here." in words(page)
    assert heads(page) == ["Heuchera rubescens var. glandulosa"]


def test_a_name_of_several_plants_offers_each_beside_the_others(client: Client):
    page = read(client, GLANDULOSA, "pink alumroot")
    offered = [link for notice in NOTICE.findall(page) for link in links(notice)]
    assert len(offered) > 1
    assert all(link.startswith(f"/compare/?plant={GLANDULOSA}&plant=heuchera-rubescens") for link in offered)
    assert len(heads(client.get(offered[0]).content.decode())) == 2


def test_more_than_four_are_told_so_and_the_first_four_are_shown(client: Client):
    slugs = [*Taxon.objects.filter(rank__in=("species", "variety")).values_list("slug", flat=True)[:5]]
    page = read(client, *slugs)
    assert len(heads(page)) == 4
    assert "Four plants stand side by side at most." in words(page)
    assert 'action="/compare/"' not in page


@pytest.mark.parametrize("text", ["x" * 5000, "\x00", "\u202eheuchera", "%", "' OR 1=1"])
def test_an_odd_text_gets_a_sentence(client: Client, text: str):
    assert "is not shown" in words(read(client, text, GLANDULOSA))


def test_without_plants_it_says_what_to_do(client: Client):
    page = read(client)
    assert "Choose two to four plants" in words(page)
    assert "<table" not in page


def test_cards_rows_and_relatives_can_be_ticked(client: Client):
    for address in ("/plants/", "/plants/?view=list", "/plants/heuchera-rubescens-var-alpicola/"):
        page = client.get(address).content.decode()
        assert 'id="compare" action="/compare/" method="get"' in page
        slugs = re.findall(r'<input type="checkbox" name="plant" value="([^"]*)" form="compare"', page)
        assert slugs
        assert Taxon.objects.published().filter(slug__in=slugs).count() == len(slugs)
