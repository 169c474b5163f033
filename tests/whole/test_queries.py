"""With every taxon of the USDA checklist each page answers, and within the same number of queries as with a few."""

from collections.abc import Sequence

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog.facets import _snapshot
from catalog.models import Revision, Taxon

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.usefixtures("whole_checklist"),
]

PUBLIC = {
    "/": 15,
    "/gardens/": 4,
    "/plants/": 12,
    "/plants/?family=Asteraceae": 13,
    "/plants/?genus=Carex&view=list": 13,
    "/plants/?page=900": 12,
    "/plants/?q=alumroot": 18,
    "/plants/?q=heuchera+vetusta": 26,
    "/plants/?q=white+pien+alumrot": 30,
    "/plants/heuchera-rubescens-var-alpicola/": 31,
    "/plants/carex-nudata/": 31,
    "/plants/astragalus-lentiginosus/": 31,
    "/plants/HERUP/": 5,
    "/plants/asteraceae/": 20,
    "/plants/poaceae/?page=2": 14,
    "/plants/carex/": 20,
    "/plants/suggest?q=carex": 13,
    "/classification/": 6,
    "/sitemap.xml": 2,
    "/sitemap-1.xml": 2,
}
"""The most queries of an address: those of tests/views/test_query_budgets.py, where the catalogue is small.

Three words that no name has together are also sought as parts of longer words, which a small catalogue has not.
"""

RENEWED = 5
"""Within a savepoint, as here, each request reads the words of names anew, which a process otherwise keeps."""

ADMIN_LIST, AUTOCOMPLETE, FORM = 16, 16, 40


def queries_of(client: Client, address: str, query: dict[str, str] | None = None) -> int:
    """The queries of the second call, which has to succeed."""
    client.get(address, query)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address, query)
    assert response.status_code in (200, 301)
    return len(queries)


@pytest.fixture
def kept_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """The facet index kept from one request to the next, as by a process; in a savepoint each reads it anew."""
    held = _snapshot.current()

    def current_within(blocks: Sequence[object]) -> _snapshot.Snapshot:
        assert Revision.objects.seen() == held.revision
        return held

    monkeypatch.setattr(_snapshot, "_current_within", current_within)


@pytest.fixture
def chief() -> Client:
    """Somebody who may do everything, signed in."""
    client = Client()
    client.force_login(User.objects.create_superuser("chief"))
    return client


def test_the_catalogue_is_whole():
    assert Taxon.objects.exclude(symbol=None).count() >= 49_182


@pytest.mark.parametrize(("address", "most"), PUBLIC.items())
def test_a_public_page_takes_no_more_queries_than_in_a_small_catalogue(
    client: Client, address: str, most: int, kept_index: None
):
    assert queries_of(client, address) <= most + RENEWED


@pytest.mark.parametrize("text", ["", "carex", "HERU", "pachypoda", "sedge"])
def test_the_admin_lists_answer(chief: Client, text: str):
    for model in ("taxon", "synonym"):
        assert (
            queries_of(chief, reverse(f"admin:catalog_{model}_changelist"), {"q": text} if text else None)
            <= ADMIN_LIST
        )


@pytest.mark.parametrize("term", ["c", "carex", "HERUP", "heuchera rub", "pink alumroot"])
def test_a_parent_is_suggested(chief: Client, term: str):
    asked = {"term": term, "app_label": "catalog", "model_name": "taxon", "field_name": "parent"}
    assert queries_of(chief, reverse("admin:autocomplete"), asked) <= AUTOCOMPLETE


def test_the_form_of_a_taxon_opens(chief: Client):
    taxon = Taxon.objects.get(symbol="HERUA")
    assert queries_of(chief, reverse("admin:catalog_taxon_change", args=[taxon.pk])) <= FORM
