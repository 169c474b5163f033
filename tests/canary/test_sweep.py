"""A draft appears nowhere in public: every address of the resolver answers as if there were none."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import quote, unquote_plus, urlencode

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from catalog import writing
from catalog.choices import Rank, Status
from catalog.models import HistoryEntry, Photo, Taxon
from tests.addresses import Address, every_address
from tests.canary.secrets import HIDDEN, WORDS, make_public_plants, make_secrets, texts, word
from tests.factories import make_taxon

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

Asker = Callable[[str], dict[str, str]]
PLAIN = {
    "part": "1",
    "code": "US-CA",
    "rest": "v1/nothing",
    "slug": "shade",
    "address": "heuchera",
    "name": "x.jpg",
}
QUERIES: dict[str, tuple[Asker, ...]] = {
    "": (),
    "plants/": (
        lambda text: {"q": text},
        lambda text: {"genus": text},
        lambda text: {"genus-find": text},
        lambda text: {"view": "list", "sort": "recent"},
        lambda text: {"light": "part-shade", "native": "US-CA"},
    ),
    "plants/near": (),
    "plants/suggest": (lambda text: {"q": text},),
    "plants/<str:address>/": (lambda text: {"from": text, "draft": ""},),
    "plants/<str:address>": (),
    "lookup/": (lambda text: {"q": text},),
    "compare/": (lambda text: {"plant": text},),
    "list/": (lambda text: {"plant": text}, lambda text: {"plants": text, "name": text}),
    "list/change": (),
    "list/plants.csv": (lambda text: {"plants": text},),
    "names/": (),
    "classification/": (),
    "gardens/": (),
    "gardens/<str:slug>/": (),
    "regions/": (),
    "regions/<str:code>/": (),
    "glossary/": (),
    "sources/": (),
    "style/": (),
    "about/": (),
    "api/v1/openapi.json": (),
    "api/v1/facets/": (lambda text: {"genus": text}, lambda text: {"q": text}),
    "api/v1/resolve": (lambda text: {"q": text},),
    "api/<path:rest>": (),
    "feeds/changes/": (),
    "media/photos/<str:name>": (),
    "robots.txt": (),
    "sitemap.xml": (),
    "sitemap-<int:part>.xml": (),
    "health/": (),
}
"""What each public address may be asked; an address that is not here fails the sweep."""

OWN = re.compile(
    r'csrfmiddlewaretoken" value="\w+"|nonce-?=?"?[\w+/=-]+|"revision": \d+'
    r"|<updated>[^<]+</updated>|<lastmod>[^<]+</lastmod>"
)
"""What differs between two answers to the same question for reasons of its own."""


def public_addresses() -> Iterator[Address]:
    return (found for found in every_address() if not found.route.startswith("admin/"))


def asked(known: list[str]) -> Iterator[str]:
    """Every public address, plain and with each text where it takes one."""
    for found in public_addresses():
        yield found.filled(PLAIN)
        for text in known:
            for part in {"address", "name"} & set(found.parts):
                yield found.filled({**PLAIN, part: quote(text)})
            for query in QUERIES[found.route]:
                yield f"{found.filled(PLAIN)}?{urlencode(query(text))}"


def answer(client: Client, page: str) -> str:
    """Status, address of a redirect, and body, without what is new in every answer."""
    response = client.get(page)
    body = b"".join(response) if response.streaming else response.content
    place = response.headers.get("Location", "")
    return OWN.sub("", f"{response.status_code} {place} {body.decode(errors='replace')}")


def leaks(page: str, told: str) -> list[str]:
    """Hidden words of an answer that were no part of the question."""
    question, told = unquote_plus(page).casefold(), told.casefold()
    return [found for found in WORDS if found in told and found not in question]


def nursery() -> Client:
    """Somebody of the nursery, who sees what the public sees."""
    person = User.objects.create_user("nursery", password="pw", is_staff=True)
    person.groups.add(Group.objects.get(name="Nursery staff"))
    client = Client()
    client.force_login(person)
    return client


def test_every_public_address_is_swept():
    assert {found.route for found in public_addresses()} == set(QUERIES)


def test_a_draft_appears_nowhere_in_public_and_changes_no_count(client: Client):
    make_public_plants()
    make_secrets()
    files = [str(photo.image.name).removeprefix("photos/") for photo in Photo.objects.all()]
    assert len(files) == len(HIDDEN)
    pages = list(dict.fromkeys([*asked(list(texts())), *(f"/media/photos/{name}" for name in files)]))
    with_drafts = {page: answer(client, page) for page in pages}
    inside = nursery()
    told_inside = {page: answer(inside, page) for page in asked([word("species", Status.DRAFT)])}
    assert {page: found for page, told in with_drafts.items() if (found := leaks(page, told))} == {}
    assert {page: found for page, told in told_inside.items() if (found := leaks(page, told))} == {}
    Taxon.objects.exclude(status=Status.PUBLISHED).delete()
    HistoryEntry.objects.all().delete()
    writing.rebuild()
    without = {page: answer(client, page) for page in pages}
    assert [page for page in pages if with_drafts[page] != without[page]] == []


def test_the_names_tool_finds_no_draft(client: Client):
    make_public_plants()
    make_secrets()
    known = list(texts())
    for form in ("", "csv"):
        response = client.post("/names/", {"list": "\n".join(known), "form": form})
        assert response.status_code == 200
        told = b"".join(response) if response.streaming else response.content
        assert leaks("\n".join(known), told.decode()) == []


def test_a_public_plant_does_not_name_the_draft_that_it_stands_under(client: Client):
    family = make_taxon("Zqxaceae", "X.", rank=Rank.FAMILY, status=Status.DRAFT)
    genus = make_taxon("Heuchera", "L.", parent=family)
    make_taxon("Heuchera rubescens", parent=genus, symbol="HERU")
    for found in public_addresses():
        for slug in ("heuchera-rubescens", "heuchera") if "address" in found.parts else ("",):
            page = found.filled({**PLAIN, "address": slug})
            asked_for = [page, *(f"{page}?{urlencode(query('heuchera'))}" for query in QUERIES[found.route])]
            assert not [one for one in asked_for if "zqxaceae" in answer(client, one).casefold()]
