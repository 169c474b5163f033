"""The demo agrees with the published files, where these are at hand."""

import csv
import re
from collections import defaultdict
from functools import cache

from catalog.importing._demo_bundles import make_bundles
from catalog.importing._demo_facts import PLACE_CODES
from catalog.nomenclature import parse
from tests.demo.demo_files import DEMO, ancestor_of, bundles, plants, species_and_below, with_symbol
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


def test_the_bundles_are_what_the_script_makes_of_the_files():
    data = real_data("usda/plantlst_rebuilt.txt").parents[1]
    assert make_bundles(data, DEMO) == bundles()


def test_symbols_names_authorities_and_common_names_are_those_of_the_checklist():
    differing = []
    for plant in species_and_below():
        taxon, row = plant["taxon"], checklist()[plant["taxon"]["symbol"]]
        parsed = parse(row["Scientific Name with Author"])
        english = [name["name"] for name in plant.get("vernacular_names", ()) if name["language"] == "en"]
        ours = (taxon["name"], taxon["authority"], taxon["full_name"], english, "")
        theirs = (
            parsed.name,
            parsed.authority,
            parsed.full_name,
            [row["Common Name"]],
            row["Synonym Symbol"],
        )
        if ours != theirs:
            differing.append((ours, theirs))
    assert differing == []


def test_families_are_those_of_the_checklist():
    families = {plant["taxon"]["symbol"]: ancestor_of(plant, "family") for plant in species_and_below()}
    assert families == {symbol: checklist()[symbol]["Family"] for symbol in families}


def test_genera_bear_the_symbol_and_authority_of_the_checklist():
    genera = [plant["taxon"] for plant in plants() if plant["taxon"]["rank"] == "genus"]
    assert len(genera) > 250
    for taxon in genera:
        assert checklist()[taxon["symbol"]]["Scientific Name with Author"] == taxon["full_name"]


def test_synonyms_with_their_symbols_and_authorities_are_those_of_the_checklist():
    theirs, chosen = defaultdict(set), {plant["taxon"]["symbol"] for plant in species_and_below()}
    for own, row in checklist().items():
        if row["Synonym Symbol"] and row["Symbol"] in chosen:
            theirs[row["Symbol"]].add((own, parse(row["Scientific Name with Author"]).full_name))
    differing = [
        plant["taxon"]["symbol"]
        for plant in species_and_below()
        if {(synonym["symbol"], synonym["full_name"]) for synonym in plant.get("synonyms", ())}
        != theirs[plant["taxon"]["symbol"]]
    ]
    assert differing == []


def test_states_and_provinces_are_those_of_the_list():
    coded = set(PLACE_CODES.values())
    for plant in species_and_below():
        ours = {row["region"] for row in plant["distribution"]} & coded
        assert ours == states()[plant["taxon"]["symbol"]], plant["taxon"]["symbol"]


def test_ratings_of_wetlands_are_those_of_the_two_assessments():
    rated = rated_of_2016() | rated_of_2011()
    quoted = re.compile(r"GEOG_ID: (\w+), WIS: (\w+)")
    for plant in species_and_below():
        for fact in plant["citations"]:
            if fact["trait"] == "wetland":
                key = plant["taxon"]["symbol"] if "2016" in fact["source"] else plant["taxon"]["name"].upper()
                assert {(key, *pair) for pair in quoted.findall(fact["quote"])} <= rated


def rated_of_2016():
    names = {row["SPECIES_NAME_ID"]: row["ACCEPTED_SYMBOL"] for row in wetland_rows("taxaNWCA_2016.csv")}
    rows = wetland_rows("wisNWCA_2016.csv")
    return {(names.get(row["SPECIES_NAME_ID"]), row["GEOG_ID"], row["WIS"]) for row in rows}


def rated_of_2011():
    return {(row["USDA_NAME"], row["GEOG_ID"], row["WIS"]) for row in wetland_rows("wisNWCA.csv")}


def wetland_rows(name):
    with real_data(f"ecology/epa_nwca_cc0/{name}").open(encoding="latin-1", newline="") as lines:
        return list(csv.DictReader(lines))


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
