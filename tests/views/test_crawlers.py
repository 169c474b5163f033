"""A crawler that obeys robots.txt and nofollow, following every link from the start page."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

LINK = re.compile(r'<a\b([^>]*)\bhref="([^"]*)"([^>]*)>')
MOST_LISTS = 5_000

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alumroots")]


def links(html: str) -> list[tuple[str, bool]]:
    """The links of a page, and whether they may be followed."""
    return [
        (unescape(address), "nofollow" not in before + after) for before, address, after in LINK.findall(html)
    ]


def refused(client: Client) -> list[str]:
    """The beginnings of the addresses that robots.txt keeps crawlers from."""
    lines = client.get("/robots.txt").content.decode().splitlines()
    return [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow: ")]


@pytest.mark.slow
def test_a_crawler_is_kept_from_the_combinations_of_facets(client: Client):
    kept_from, seen, waiting = refused(client), {"/"}, ["/"]
    while waiting:
        page = waiting.pop()
        response = client.get(page, headers={"accept": "text/html"})
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        for address, may_follow in links(response.content.decode()):
            target = urljoin(page, address).partition("#")[0]
            if not may_follow or urlsplit(target).netloc or any(map(target.startswith, kept_from)):
                continue
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    lists = {address for address in seen if address.startswith("/plants/?") or address == "/plants/"}
    assert len(lists) <= MOST_LISTS
    assert lists == {"/plants/"}
    assert "/plants/heuchera-rubescens/" in seen


@pytest.mark.parametrize(
    "query", ["", "light=part-shade", "light=part-shade&might=1&view=list", "genus-find=heu"]
)
def test_every_link_to_another_state_of_the_list_is_not_to_be_followed(client: Client, query: str):
    html = client.get(f"/plants/?{query}").content.decode()
    followed = [address for address, may_follow in links(html) if address.startswith("?") and may_follow]
    assert all(re.search(r"(?:^\?|&)page=", address) for address in followed)
    assert len(re.findall(r'rel="canonical"', html)) == 1
