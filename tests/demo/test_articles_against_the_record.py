"""Every figure, place, month, light, colour and grade in an article is the one that the plant's record holds."""

import re

import pytest

from catalog.choices import ZONES
from catalog.importing._place_names import REGION_NAMES, STATE_NAMES, place_pattern
from tests.demo.article_text import (
    blocks,
    common_names,
    notes,
    of_every_article,
    own_sentences,
    points,
    section_blocks,
    sentences,
)
from tests.demo.demo_files import native_places, plants

MONTHS = "January February March April May June July August September October November December".split()
SEASONS = {"spring": {3, 4, 5}, "summer": {6, 7, 8}, "autumn": {9, 10, 11}, "winter": {12, 1, 2}}
LIGHT = {
    "full sun": "full-sun",
    "part shade": "part-shade",
    "dappled light": "dappled",
    "deep shade": "deep-shade",
}
WORDS = {
    word: str(number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
SPELLED = re.compile(
    rf"\b({'|'.join(WORDS)})(?= (?:foot|feet|inch|inches|species|kinds?|caterpillars?|months)\b)", re.I
)
CM = {"in": 2.54, "inch": 2.54, "inches": 2.54, "ft": 30.48, "foot": 30.48, "feet": 30.48}
LENGTH = re.compile(
    r"(?:(\d+(?:\.\d+)?)(?: ft)?(?: to | and |–))?(\d+(?:\.\d+)?)[ -](in|ft|inch|inches|foot|feet)\b"
)
ZONE = re.compile(r"\b[Zz]ones? (\d+[ab]?)(?:–(\d+[ab]?))?( and warmer)?")
DEGREES = re.compile(r"(−?\d+) °F")
DAYS = re.compile(r"(\d+) (?:frost-free )?days")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
PLACE = place_pattern({**REGION_NAMES, **STATE_NAMES})
CONTEXTS = {
    "rain": re.compile(r"\brain", re.I),
    "soil": re.compile(r"\b(?:soil|depth|deep|dug|roots?|rooting|rock)\b", re.I),
    "spacing": re.compile(
        r"\b(?:apart|between|closer?|distances?|spac(?:e|ing)|rates?|plant to plant|to the next|from one|"
        r"group to group|along a fence)\b",
        re.I,
    ),
}

PLANT_NAME = re.compile("|".join(map(re.escape, sorted(common_names(), key=len, reverse=True))), re.I)
AFTER = {
    "rain": re.compile(r" of (?:annual )?rain"),
    "soil": re.compile(r" (?:deep|of soil|of depth|in depth)\b"),
    "spacing": re.compile(r" (?:apart|between|from plant|to the next|from group)\b"),
    "height": re.compile(r" (?:tall|high)\b"),
}


def recorded_lengths(plant, context):
    """Centimetres that the record holds for rain, soil, spacing or height."""
    if context == "rain":
        return inches(notes(plant, "water_note"))
    if context == "soil":
        return inches(notes(plant, "soil_note"))
    keys = ("spacing",) if context == "spacing" else ("height", "spread")
    return {end for key in keys for end in plant["traits"].get(key, {}).values()}


def inches(note):
    """Lengths given in inches in a care note ("14 to 45 in (36 to 114 cm)"), in centimetres."""
    found = re.findall(r"(?:(\d+) to )?(\d+) in\b", note)
    return {float(figure) * CM["in"] for pair in found for figure in pair if figure}


def is_recorded(figure, unit, lengths):
    """Whether one of the lengths in centimetres gives this figure, rounded as the figure is."""
    half = 0.05 if "." in figure else 0.5
    return any(abs(float(figure) - length / CM[unit]) <= half + 0.001 for length in lengths)


def in_figures(sentence):
    """The sentence with numbers in words before a unit written as figures."""
    return SPELLED.sub(lambda match: WORDS[match[1].lower()], sentence)


@of_every_article
def test_its_lengths_are_recorded_for_what_they_measure(plant):
    for sentence in map(in_figures, sentences(plant)):
        for match in LENGTH.finditer(sentence):
            contexts = measured(sentence, match.end())
            lengths = {length for context in contexts for length in recorded_lengths(plant, context)}
            for figure in filter(None, match.groups()[:2]):
                assert is_recorded(figure, match[3], lengths), f"{match[0]}: {sentence}"


def measured(sentence, end):
    """What a length that ends here may measure: what the next words say, or else the words of the sentence."""
    told = [name for name, words in AFTER.items() if words.match(sentence, end)]
    return told or ["height", *(name for name, words in CONTEXTS.items() if words.search(sentence))]


@pytest.mark.parametrize(
    ("sentence", "contexts"),
    [
        ("Set it 3 ft apart.", ["spacing"]),
        ("It is 3 ft tall.", ["height"]),
        ("Roots want 30 in.", ["height", "soil"]),
        ("A shrub of 3 ft.", ["height"]),
    ],
)
def test_the_words_round_a_length_tell_what_it_measures(sentence, contexts):
    ends = [match.end() for match in LENGTH.finditer(sentence)]
    assert [measured(sentence, end) for end in ends] == [contexts]


@of_every_article
def test_it_gives_the_spacing_and_the_height_that_are_recorded(plant):
    found = list(LENGTH.finditer(in_figures(" ".join(blocks(plant)))))
    given = [(figure, match[3]) for match in found for figure in match.groups()[:2] if figure]
    for trait in plant["traits"].keys() & {"spacing", "height"}:
        for length in plant["traits"][trait].values():
            assert any(is_recorded(figure, unit, {length}) for figure, unit in given), (trait, length)


@of_every_article
def test_it_names_the_bloom_that_is_recorded(plant):
    bloom = plant["traits"].get("bloom-months")
    text = " ".join(blocks(plant))
    if bloom and "flowers" in plant["traits"].get("showy", ()):
        assert {MONTHS[bloom[0] - 1], MONTHS[bloom[-1] - 1]} <= set(re.findall(r"[A-Z][a-z]+", text)), bloom


@of_every_article
def test_its_temperatures_and_frost_free_days_are_recorded(plant):
    note = notes(plant, "temperature_note")
    text = "\n".join(blocks(plant))
    assert set(DEGREES.findall(text)) <= set(DEGREES.findall(note))
    assert set(DAYS.findall(text)) <= set(re.findall(r"(\d+) days", note))


@of_every_article
def test_it_gives_soil_reaction_as_the_record_has_it(plant):
    recorded = {str(float(end)) for end in plant["traits"].get("soil-ph", {}).values()}
    for sentence in sentences(plant):
        figures = set(re.findall(r"\d+\.\d+", LENGTH.sub("", sentence)))
        assert figures <= recorded, sentence
        assert not figures or "pH" in sentence, sentence


@of_every_article
def test_its_counts_of_animals_are_recorded(plant):
    recorded = {str(row["count"]) for row in plant.get("wildlife", ()) if row["count"]}
    for sentence in map(in_figures, sentences(plant)):
        if re.search(r"\b(?:species|kinds?|caterpillars?|moths?)\b", sentence):
            figures = set(re.findall(r"(?<![\d.])\d+(?![\d.])", without_measures(sentence)))
            assert figures <= recorded, sentence


def without_measures(sentence):
    """The sentence without what other tests read: lengths, zones, degrees, days, pH, intervals of care."""
    for pattern in (LENGTH, ZONE, DEGREES, DAYS, re.compile(r"\d+\.\d+"), re.compile(r"\d+–\d+ years")):
        sentence = pattern.sub(" ", sentence)
    return sentence.replace("lower 48 states", "")


@of_every_article
def test_no_other_number_stands_in_it(plant):
    counts = {str(row["count"]) for row in plant.get("wildlife", ()) if row["count"]}
    left = {figure for sentence in sentences(plant) for figure in NUMBER.findall(without_measures(sentence))}
    assert left <= counts


@of_every_article
def test_its_intervals_of_care_are_recorded(plant):
    recorded = plant["traits"].get("division-interval", {})
    found = re.findall(r"(\d+)–(\d+) years", " ".join(blocks(plant)))
    assert {(int(low), int(high)) for low, high in found} <= {tuple(recorded.values())}


@of_every_article
def test_its_zones_are_recorded_with_the_temperature_they_come_from(plant):
    zone = plant["traits"].get("zone")
    text = "\n".join(blocks(plant))
    found = [match.groups() for match in ZONE.finditer(text)]
    assert bool(found) == bool(zone)
    for low, high, open_end in found:
        assert (low if low in ZONES else f"{low}a") == zone["min"]
        assert bool(open_end) == (zone["max"] is None)
        assert not high or (high if high in ZONES else f"{high}b") == zone["max"]
    if zone and zone["max"] is None:
        assert set(DEGREES.findall(text)) == set(DEGREES.findall(notes(plant, "temperature_note")))


@of_every_article
def test_its_places_are_native_or_introduced_or_absent_as_it_says(plant):
    native, introduced, named = native_places(plant), introduced_places(plant), set()
    for sentence in map(without_plant_names, sentences(plant)):
        for codes in places(sentence):
            named |= codes
            if re.search(r"\bnot (?:recorded|listed|native)\b", sentence):
                assert not codes & (native | introduced), sentence
            elif re.search(r"\b(?:introduced|brought)\b", sentence):
                assert codes & introduced, sentence
            else:
                assert codes & native, sentence
    assert named & native


def places(text):
    """For each place that the text names its codes: Hawaii is a state and a region of USDA PLANTS."""
    for match in PLACE.finditer(text):
        name = match.group().lower()
        yield {names[name] for names in (STATE_NAMES, REGION_NAMES) if name in names}


def introduced_places(plant):
    return {row["region"] for row in plant["distribution"] if "introduced" in row["establishment"]}


def without_plant_names(sentence):
    """The sentence without the common names of plants: a California poppy is not a place."""
    return PLANT_NAME.sub(" ", sentence)


@of_every_article
def test_the_states_of_a_variety_are_all_of_its_states(plant):
    records = {taxon["taxon"]["name"]: taxon for taxon in plants()}
    for block in section_blocks(plant, "where"):
        head, colon, listed = block.partition(":")
        for epithet in re.findall(r"var\. ([a-z]+)", head) if colon else ():
            variety = records[f"{plant['taxon']['name']} var. {epithet}"]
            assert set().union(*places(listed)) == {code for code in native_places(variety) if "-" in code}


@of_every_article
def test_its_months_are_those_of_its_bloom(plant):
    text = "\n".join(blocks(plant))
    bloom = plant["traits"].get("bloom-months", [])
    named = {MONTHS.index(word) + 1 for word in re.findall(r"[A-Z][a-z]+", text) if word in MONTHS}
    assert named <= set(bloom)
    assert set(re.findall(r"(\d+) months", in_figures(text))) <= {str(len(bloom))}


@of_every_article
def test_its_seasons_of_flower_are_those_of_its_bloom(plant):
    bloom = set(plant["traits"].get("bloom-months", ()))
    for sentence in own_sentences(plant):
        for season in re.findall(
            r"flowers?(?: come| open)?(?: in| through| of)? (?:the |late |early )?(\w+)", sentence
        ):
            assert season not in SEASONS or SEASONS[season] & bloom, sentence
        for season in re.findall(r"\b(\w+) (?:flowers|bloom)\b", sentence):
            assert season not in SEASONS or SEASONS[season] & bloom, sentence


@of_every_article
def test_its_light_is_recorded_wherever_it_is_named(plant):
    recorded = set(plant["traits"].get("light", ()))
    text = "\n".join(block for block in blocks(plant) if block not in points(plant, "not_ideal_if")).lower()
    assert {code for words, code in LIGHT.items() if words in text} <= recorded
    fit = " ".join(points(plant, "perfect_for")).lower()
    assert not re.search(r"\bsun(?:ny)?\b", fit) or "full-sun" in recorded
    assert not re.search(r"\b(?:shad(?:e|y|ed)|half-lit|half light)\b", fit) or recorded - {"full-sun"}


@of_every_article
def test_its_growing_section_names_all_the_light_that_is_recorded(plant):
    text = " ".join(section_blocks(plant, "growing")).lower()
    named = {code for words, code in LIGHT.items() if words in text}
    assert named == set(plant["traits"].get("light", ()))
