"""Whatever is typed gets an answer, and in good time."""

import random
import time

import pytest

from catalog import names
from tests.factories import make_synonym, make_taxon, make_vernacular

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plants")]

PIECES = [
    *"aAxX×.,;:'\"()[]{}<>&|*+-_/\\%#@!?$^~`=\0\t\n\r\x1b\u200b\u202e\ufeff\ud7ff\U0001f33f",
    *(
        "Heuchera",
        "rubescens",
        "var.",
        "f.",
        "ssp",
        "NEAR",
        "AND",
        "OR",
        "NOT",
        "MATCH",
        "'; DROP TABLE",
        "12",
        "$",
    ),
    *(
        "é",
        "e\u0301",
        "ß",
        "ﬁ",
        "ʻ",
        "中",
        "ا",
        "%s",
        "{0}",
        "\\u0000",
        "  ",
        "gal",
        "mix:",
        "spp.",
        "cf.",
        "Torr.",
    ),
]
STATUSES = {"exact", "symbol", "synonym", "common", "fuzzy", "ambiguous", "none", "blank"}


@pytest.fixture(scope="module")
def plants(shared_rows):
    taxon = make_taxon(symbol="HERU")
    make_synonym(taxon)
    make_vernacular(taxon)


@pytest.mark.slow
def test_twenty_thousand_random_lines_have_an_answer():
    chance = random.Random(11)
    lines = ["".join(chance.choices(PIECES, k=chance.randrange(1, 12))) for _ in range(20_000)]
    found = names.resolve_many(lines)
    assert len(found) == len(lines)
    assert {each.status for each in found} <= STATUSES


@pytest.mark.slow
def test_random_searches_have_an_answer():
    chance = random.Random(12)
    for _ in range(150):
        text = "".join(chance.choices(PIECES, k=chance.randrange(1, 10)))
        names.suggest(text)
        names.ids_matching(text)
        names.staff_ids(text)
        names.search(text)
        names.resolve_address(text)


@pytest.mark.parametrize(
    "unit", ["a", "a ", "1 ", "(", "x ", "- ", "1,", "Heuchera rubescens, ", "\u202e", "$1 ", "1 gal "]
)
def test_a_line_of_a_million_characters_is_refused_at_once(unit):
    began = time.process_time()
    resolved = names.resolve(unit * (1_000_000 // len(unit)))
    assert resolved.status in {"none", "blank", "ambiguous"}
    assert names.suggest(unit * 100_000) is not None
    assert time.process_time() - began < 2
