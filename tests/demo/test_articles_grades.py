"""The grades, colours and ways of growing that an article puts into words are those of the plant's record."""

import re
from collections import Counter

import pytest

from tests.demo.article_text import blocks, notes, of_every_article, own_sentences, points

GRADE = r"(?:graded )?(high|medium|low|none|nil)"
STRESS = r"(drought|flooding|lime|salt|fire|shade|hedging|clipping)"
GRADED = [
    re.compile(rf"{STRESS}(?: it| is| are|,)*:? (?:is )?{GRADE}\b", re.I),
    re.compile(rf"tolerance of {STRESS} is (?:graded |marked |recorded as )?{GRADE}", re.I),
]
GRADED_FOR = [
    re.compile(
        rf"graded (?:even )?(high|medium|low) (?:both )?for {STRESS}(?: and (?:for )?{STRESS})?", re.I
    ),
    re.compile(rf"(high|low|no) tolerance of (?:both )?{STRESS}(?: and {STRESS})?", re.I),
]
SAME_STRESS = {"clipping": "hedging"}
SAME_GRADE = {"nil": "none", "no": "none"}
COLOURS = "white pink red orange yellow green blue purple brown black".split()
COLOUR = "|".join(COLOURS)
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7}
AVAILABILITY = {"contract": "contract", "routine": "routine", "no source of supply": "no-known-source"}


def grades(plant):
    return {row["against"]: row["grade"] for row in plant.get("resistances", ())}


def claims(sentence):
    """Pairs of stress and grade that the sentence states."""
    for pattern in GRADED:
        for stress, grade in pattern.findall(sentence):
            yield stress.lower(), grade.lower()
    for pattern in GRADED_FOR:
        for grade, *stresses in pattern.findall(sentence):
            yield from ((stress.lower(), grade.lower()) for stress in stresses if stress)


@of_every_article
def test_its_grades_of_tolerance_are_recorded(plant):
    recorded = grades(plant)
    for sentence in own_sentences(plant):
        for stress, grade in claims(sentence):
            stated = SAME_GRADE.get(grade, grade)
            assert recorded.get(SAME_STRESS.get(stress, stress)) == stated, sentence


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Drought is graded high.", [("drought", "high")]),
        ("Flooding: none.", [("flooding", "none")]),
        ("Its tolerance of lime is low.", [("lime", "low"), ("lime", "low")]),
        ("It is graded high for drought and for lime.", [("drought", "high"), ("lime", "high")]),
        ("It has no tolerance of hedging.", [("hedging", "no")]),
    ],
)
def test_a_grade_in_words_is_found(sentence, stated):
    assert set(claims(sentence)) == set(stated)


@of_every_article
def test_its_need_of_nutrients_is_recorded(plant):
    note = notes(plant, "soil_note")
    for sentence in own_sentences(plant):
        for grade in re.findall(
            r"[Nn]eed of nutrients(?: is|:)? (?:graded )?(high|low|middling)", sentence
        ) + re.findall(r"\b([Hh]igh|[Ll]ow) need of nutrients", sentence):
            assert f"need of nutrients is {grade.lower()}" in note, sentence


@of_every_article
def test_its_rate_of_spread_is_recorded(plant):
    note = notes(plant, "maintenance_note")
    for sentence in own_sentences(plant):
        for rate in re.findall(
            r"\bspread(?:s|ing)? (?:there |outward |by the root )?(?:only )?(slowly|moderately|rapidly)",
            sentence,
        ):
            assert f"spreads {rate} by roots" in note, sentence


@of_every_article
def test_its_colours_of_flower_and_fruit_are_recorded(plant):
    traits = plant["traits"]
    for sentence in own_sentences(plant):
        flowers = re.findall(rf"\b({COLOUR})(?: \w+)? flowers?\b", sentence, re.I)
        flowers += re.findall(rf"\b({COLOUR})-flowered\b", sentence, re.I)
        fruits = re.findall(rf"\b({COLOUR})(?: \w+)? (?:fruit|cones)\b", sentence, re.I)
        fruits += re.findall(rf"\b({COLOUR})-fruited\b", sentence, re.I)
        assert {colour.lower() for colour in flowers} <= set(traits.get("bloom-colour", ())), sentence
        assert {colour.lower() for colour in fruits} <= set(traits.get("fruit-colour", ())), sentence


@of_every_article
def test_its_growth_and_winter_leaves_are_recorded(plant):
    traits = plant["traits"]
    for sentence in own_sentences(plant):
        for rate in re.findall(
            r"\b[Gg]rowth(?:: | is | under such terms is )(slow|moderate|rapid)", sentence
        ):
            assert traits["growth-rate"] == [rate], sentence
        if re.search(r"\bevergreen\b", sentence):
            assert "evergreen" in traits.get("foliage-retention", ()), sentence


@of_every_article
def test_it_says_of_the_trade_what_is_recorded(plant):
    said = {code for words, code in AVAILABILITY.items() if words in " ".join(own_sentences(plant))}
    assert said <= set(plant["traits"].get("availability", ()))


@of_every_article
def test_its_wetland_ratings_are_recorded(plant):
    ratings = Counter(row["indicator"] for row in plant.get("wetland", ()))
    counts = {ratings.total(), *ratings.values()}
    for sentence in own_sentences(plant):
        assert set(re.findall(r"\b(?:OBL|FACW|FACU|FAC|UPL)\b", sentence)) <= ratings.keys(), sentence
        for number in re.findall(rf"\b({'|'.join(NUMBERS)})\b[\w ]*? (?:regions|ratings)\b", sentence, re.I):
            assert NUMBERS[number.lower()] in counts, sentence


@of_every_article
def test_it_says_that_animals_browse_it_only_where_that_is_recorded(plant):
    recorded = any(row["relation"] == "browse" for row in plant.get("wildlife", ()))
    for sentence in own_sentences(plant):
        if re.search(r"\b[Bb]rows(?:ing|ers)\b", sentence):
            denied = re.search(r"\b(?:no|not|nothing|none|neither|nor)\b", sentence, re.I)
            assert recorded != bool(denied), sentence


@of_every_article
def test_it_recommends_no_soil_that_is_not_recorded(plant):
    fit = " ".join(points(plant, "perfect_for")).lower()
    recorded = set(plant["traits"].get("soil", ()))
    if recorded:
        assert {soil for soil in ("clay", "loam", "sand") if re.search(rf"\b{soil}y?\b", fit)} <= recorded


@of_every_article
def test_it_warns_of_every_recorded_poison_or_bloat(plant):
    text = " ".join(blocks(plant)).lower()
    for hazard in plant.get("hazards", ()):
        if hazard["severity"] in ("slight", "moderate", "severe"):
            word = "bloat" if hazard["kind"] == "bloat" else "toxic"
            assert re.search(rf"\b{word}", text), hazard


@of_every_article
def test_it_calls_nothing_harmless_or_edible(plant):
    found = re.findall(
        r"\b(?:edible|harmless|non-?toxic|safe|medicin\w*|tast[ey]\w*|delicious)\b",
        " ".join(blocks(plant)).lower(),
    )
    assert found == []
