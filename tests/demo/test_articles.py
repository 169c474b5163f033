"""Every article says only what the record of its plant holds."""

import re

import pytest

from catalog.choices import ZONES
from catalog.importing._place_names import STATE_NAMES, place_pattern
from tests.demo.demo_files import native_places, plants, species_and_below

SECTIONS = ["special", "where", "right", "growing", "care", "wildlife", "bottom-line"]
MONTHS = {
    name: number
    for number, name in enumerate(
        "January February March April May June July August September October November December".split(),
        start=1,
    )
}
LIGHT = {
    "full sun": "full-sun",
    "part shade": "part-shade",
    "dappled light": "dappled",
    "deep shade": "deep-shade",
}
COLOURS = ("white", "pink", "yellow", "orange", "purple", "blue")
CM = {"in": 2.54, "ft": 30.48}
LENGTH = re.compile(r"(?:(\d+(?:\.\d+)?)(?: to | and |–))?(\d+(?:\.\d+)?) (in|ft)\b")
ZONE = re.compile(r"\bzones? (\d+[ab]?)(?:–(\d+[ab]?))?( and warmer)?")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
TAG = re.compile(r"<[^>]+>")


def written():
    return [plant for plant in plants() if "article" in plant]


def prose(plant, *kinds):
    """The text of the article with its lists, or of the sections of these kinds, without tags."""
    article, care = plant["article"], plant["care"]
    bodies = [section["body"] for section in article["sections"] if not kinds or section["kind"] in kinds]
    extra = (
        [] if kinds else [article["title"], article["teaser"], *care["perfect_for"], *care["not_ideal_if"]]
    )
    return TAG.sub(" ", " ".join([*extra, *bodies]))


def notes(plant):
    return " ".join(text for key, text in plant["care"].items() if key.endswith("_note"))


each = pytest.mark.parametrize("plant", written(), ids=lambda plant: plant["taxon"]["symbol"])


def test_there_are_at_least_twelve_articles_over_the_habits():
    habits = {code for plant in written() for code in plant["traits"]["habit"]}
    families = {tuple(plant["taxon"]["parent"].values()) for plant in written()}
    assert len(written()) >= 12
    assert habits >= {"tree", "shrub", "vine", "graminoid", "fern", "forb"}
    assert len(families) == len(written())


@each
def test_it_has_every_section_and_both_lists(plant):
    assert [section["kind"] for section in plant["article"]["sections"]] == SECTIONS
    assert len(plant["care"]["perfect_for"]) >= 3
    assert len(plant["care"]["not_ideal_if"]) >= 3
    assert len(prose(plant).split()) >= 300


@each
def test_it_cites_a_source_for_its_text(plant):
    assert "article" in {fact["trait"] for fact in plant["citations"]}


@each
def test_its_lengths_are_recorded(plant):
    recorded = {end for key in ("height", "spacing") for end in plant["traits"].get(key, {}).values()}
    recorded |= {float(inches) * 2.54 for inches in re.findall(r"(\d+) in\b", notes(plant))}
    recorded |= {float(inches) * 2.54 for inches in re.findall(r"(\d+) to \d+ in\b", notes(plant))}
    for match in LENGTH.finditer(prose(plant)):
        for figure in filter(None, match.groups()[:2]):
            half = 0.05 if "." in figure else 0.5
            wanted = [value / CM[match[3]] for value in recorded]
            assert any(abs(float(figure) - value) <= half + 0.001 for value in wanted), match[0]


@each
def test_every_number_in_it_stands_in_the_record(plant):
    text = LENGTH.sub(" ", ZONE.sub(" ", prose(plant).replace("lower 48 states", "")))
    recorded = set(NUMBER.findall(notes(plant)))
    recorded |= {str(row["count"]) for row in plant.get("wildlife", ()) if row["count"]}
    for key in ("soil-ph", "division-interval"):
        recorded |= {str(end) for end in plant["traits"].get(key, {}).values()}
    assert set(NUMBER.findall(text)) <= recorded


@each
def test_its_zones_are_recorded(plant):
    zone = plant["traits"]["zone"]
    found = list(ZONE.finditer(prose(plant)))
    assert found
    for low, high, open_end in (match.groups() for match in found):
        assert (low if low in ZONES else f"{low}a") == zone["min"]
        assert bool(open_end) == (zone["max"] is None)
        if high:
            assert (high if high in ZONES else f"{high}b") == zone["max"]


@each
def test_its_states_and_provinces_are_recorded_as_native(plant):
    named = {match.group().lower() for match in place_pattern(STATE_NAMES).finditer(prose(plant, "where"))}
    codes = {STATE_NAMES[name] for name in named} - introduced(plant)
    assert codes
    assert codes <= native_places(plant)


def introduced(plant):
    """Codes of states that the text may name as places it was brought to."""
    return {row["region"] for row in plant["distribution"] if "introduced" in row["establishment"]}


@each
def test_its_months_are_those_of_its_bloom(plant):
    text = prose(plant, "special", "growing", "care") + plant["article"]["teaser"]
    named = {MONTHS[word] for word in re.findall(r"[A-Z][a-z]+", text) if word in MONTHS}
    assert named <= set(plant["traits"].get("bloom-months", ()))


@each
def test_its_light_is_recorded(plant):
    text = " ".join([prose(plant, "growing"), *plant["care"]["perfect_for"]]).lower()
    named = {code for words, code in LIGHT.items() if words in text}
    assert named
    assert named <= set(plant["traits"]["light"])


@each
def test_the_growing_section_names_all_the_light_that_is_recorded(plant):
    text = prose(plant, "growing").lower()
    assert {code for words, code in LIGHT.items() if words in text} == set(plant["traits"]["light"])


@each
def test_its_colours_are_those_of_flower_or_fruit(plant):
    traits = plant["traits"]
    recorded = {code for key in ("bloom-colour", "fruit-colour") for code in traits.get(key, ())}
    named = {colour for colour in COLOURS if re.search(rf"\b{colour}\b", plant["article"]["teaser"].lower())}
    assert named <= recorded | set(plant["taxon"]["name"].split()) | names(plant)


def names(plant):
    """Words of its common names: an eastern white pine is not white."""
    return {word for name in plant.get("vernacular_names", ()) for word in name["name"].lower().split()}


@each
def test_it_calls_nothing_harmless_or_edible(plant):
    words = re.findall(
        r"\b(?:edible|harmless|non-?toxic|safe|medicin\w*|tast[ey]\w*|delicious)\b", prose(plant).lower()
    )
    assert words == []


def test_no_two_articles_share_a_sentence():
    seen: dict[str, str] = {}
    for plant in written():
        for sentence in re.split(r"(?<=[.!?])\s+", prose(plant)):
            key = sentence.strip().lower()
            if len(key.split()) >= 9:
                assert seen.setdefault(key, plant["taxon"]["symbol"]) == plant["taxon"]["symbol"], sentence


def test_the_article_of_pink_alumroot_is_there():
    assert "HERUA" in {plant["taxon"]["symbol"] for plant in species_and_below() if "article" in plant}
