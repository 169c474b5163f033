"""The demo agrees with the published files, where these are at hand."""

import csv
import re
from collections import defaultdict
from functools import cache

import pytest

from catalog.importing._demo_bundles import make_bundles
from catalog.importing._demo_facts import PLACE_CODES
from catalog.nomenclature import parse
from tests.demo.demo_files import DEMO, bundles, plants, species_and_below, with_symbol
from tests.real_data import real_data

DOCUMENT = "profile/heuchera-rubescens-var-alpicola.txt"


@cache
def checklist():
    """Rows of the checklist by their own symbol."""
    with real_data("usda/plantlst_rebuilt.txt").open(encoding="utf-8-sig", newline="") as lines:
        return {row["Synonym Symbol"] or row["Symbol"]: row for row in csv.DictReader(lines)}


@cache
def states():
    """The codes of the states and provinces of every symbol."""
    found = defaultdict(set)
    with real_data("usda/usda_state_distribution_long.csv").open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["symbol"]].add(PLACE_CODES[row["state"].lower()])
    return found


def by_symbol():
    return {plant["taxon"]["symbol"]: plant for plant in species_and_below()}


def test_the_bundles_are_what_the_script_makes_of_the_files():
    data = real_data("usda/plantlst_rebuilt.txt").parents[1]
    assert make_bundles(data, DEMO) == bundles()


@pytest.mark.parametrize("symbol", sorted(by_symbol()))
def test_symbol_name_authority_family_and_common_name_are_those_of_the_checklist(symbol):
    row, taxon = checklist()[symbol], with_symbol(symbol)["taxon"]
    parsed = parse(row["Scientific Name with Author"])
    assert not row["Synonym Symbol"]
    assert (taxon["name"], taxon["authority"], taxon["full_name"]) == (
        parsed.name,
        parsed.authority,
        parsed.full_name,
    )
    assert family_of(taxon) == row["Family"]
    assert [name["name"] for name in with_symbol(symbol).get("vernacular_names", ())] == [row["Common Name"]]


def family_of(taxon):
    documents = {plant["taxon"]["name"]: plant["taxon"] for plant in plants()}
    while taxon["rank"] != "family":
        taxon = documents[taxon["parent"]["name"]]
    return taxon["name"]


@pytest.mark.parametrize("symbol", sorted(by_symbol()))
def test_synonyms_are_those_of_the_checklist(symbol):
    wanted = {own for own, row in checklist().items() if row["Synonym Symbol"] and row["Symbol"] == symbol}
    assert {synonym["symbol"] for synonym in with_symbol(symbol).get("synonyms", ())} == wanted


@pytest.mark.parametrize("symbol", sorted(by_symbol()))
def test_states_and_provinces_are_those_of_the_list(symbol):
    places = {row["region"] for row in with_symbol(symbol)["distribution"]}
    assert {place for place in places if place in PLACE_CODES.values()} == states()[symbol]


def test_every_sentence_quoted_from_the_profile_document_stands_in_it():
    text = " ".join(real_data(DOCUMENT).read_text(encoding="utf-8").split())
    cited = [fact for fact in with_symbol("HERUA")["citations"] if fact["source"] == "pink-alumroot-profile"]
    assert cited
    for fact in cited:
        assert fact["quote"] in text, fact["trait"]


def test_the_article_on_pink_alumroot_takes_no_sentence_from_that_document():
    theirs = {
        sentence.strip().lower() for sentence in sentences(real_data(DOCUMENT).read_text(encoding="utf-8"))
    }
    article = (DEMO / "articles" / "heuchera-rubescens-var-alpicola.md").read_text(encoding="utf-8")
    ours = {sentence.strip().lower() for sentence in sentences(article) if len(sentence.split()) > 4}
    assert ours.isdisjoint(theirs)


def sentences(text):
    return re.split(r"(?<=[.!?])\s+|\n+", text)
