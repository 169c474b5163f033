"""Every facet link of the list leads to exactly the number that stands beside it."""

import json
import random
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from tests.facet_links import Offer, offers, total
from tests.views.alumroot import SPECIES, bundle

OTHERS = {
    "Acer saccharum": "aceraceae",
    "Carex grayi": "cyperaceae",
    "Cornus sericea": "cornaceae",
    "Opuntia polyacantha": "cactaceae",
    "Juncus effusus": "juncaceae",
    "Arbutus menziesii": "ericaceae",
}
"""Other plants of the demo, and the file that holds each."""
SEED = 20261126
FOLLOWED = 14
"""So many of the links on each page; ``python -m tests.bench.facet_links`` follows them all."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def garden(db: None, tmp_path: Path) -> None:
    """The alumroots and some plants that are unlike them."""
    path = tmp_path / "garden.json"
    path.write_text(
        json.dumps(bundle((*SPECIES, *OTHERS), ("saxifragaceae", *OTHERS.values()))), encoding="utf-8"
    )
    call_command("load_plants", path, verbosity=0)


@pytest.mark.slow
def test_choosing_an_option_lists_as_many_plants_as_it_said(garden: None, client: Client):
    wrong = []
    for query in (
        "",
        "light=part-shade",
        "light=part-shade&light=unknown&zone=6",
        "habit=forb&might=1",
        "native=US-CA&native=US-NV&native-mode=all",
        "bloom=5..7&height=..150",
        "hazard!=toxic",
    ):
        for offer in sampled(offers(page(client, query))):
            told = total(page(client, offer.beside(query)))
            if told != offer.number:
                wrong.append((query, offer, told))
    assert wrong == []


def page(client: Client, query: str) -> str:
    response = client.get(f"/plants/?{query}")
    assert response.status_code == 200, query
    return response.content.decode()


def sampled(found: list[Offer]) -> list[Offer]:
    """A draw of the options, most of them such as list something."""
    some = [offer for offer in found if offer.number]
    none = [offer for offer in found if not offer.number]
    assert some
    draw = random.Random(SEED)
    return draw.sample(some, min(FOLLOWED - 2, len(some))) + draw.sample(none, min(2, len(none)))
