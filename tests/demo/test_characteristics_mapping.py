"""Rows of USDA characteristics as traits."""

import pytest

from catalog.importing._characteristics_mapping import (
    CODE_RULES,
    PROPAGATION,
    SEASONS,
    SHOWY,
    SOIL,
    map_characteristics,
)
from catalog.traits import BY_KEY


def fact_of(trait, group="", **cells):
    """The fact of one trait, or None."""
    return next((fact for fact in map_characteristics(cells, group=group) if fact.trait == trait), None)


def test_an_empty_row_says_nothing():
    assert map_characteristics({}) == []


def test_none_is_a_grade_and_an_empty_cell_is_unknown():
    fact = fact_of("resists", drought_tolerance="None", salinity_tolerance="")
    assert fact.value == [{"against": "drought", "grade": "none"}]
    assert fact.quote == "drought_tolerance: None"


def test_height_is_kept_to_the_hundredth_of_a_centimetre():
    assert fact_of("height", height_mature_feet="1.0").value == {"min": 30.48, "max": 30.48}
    assert fact_of("height", height_mature_feet="4.9").value == {"min": 149.35, "max": 149.35}
    assert fact_of("height", height_mature_feet="0.0") is None


def test_a_number_that_is_none_is_refused_with_its_column():
    with pytest.raises(ValueError, match="column height_mature_feet: “tall” is not a number"):
        map_characteristics({"height_mature_feet": "tall"})


@pytest.mark.parametrize(
    ("degrees", "zone"),
    [
        ("-79.0", "1a"),
        ("-60.0", "1a"),
        ("-33.0", "3b"),
        ("-30.0", "4a"),
        ("7.0", "7b"),
        ("52.0", "12a"),
        ("90", "13b"),
    ],
)
def test_the_coldest_zone_is_derived_and_the_warm_end_stays_open(degrees, zone):
    fact = fact_of("zone", temperature_minimum_f=degrees)
    assert fact.value == {"min": zone, "max": None}
    assert fact.derived


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("Intolerant", ["full-sun"]),
        ("Intermediate", ["full-sun", "part-shade"]),
        ("Tolerant", ["part-shade", "dappled", "deep-shade"]),
    ],
)
def test_light_is_derived_from_shade_tolerance(word, codes):
    fact = fact_of("light", shade_tolerance=word)
    assert (fact.value, fact.quote) == (codes, f"shade_tolerance: {word}")
    assert fact.derived


@pytest.mark.parametrize(
    ("wet", "drought", "span"),
    [
        ("None", "High", ["mesic", "dry-mesic", "dry"]),
        ("High", "None", ["wet", "wet-mesic"]),
        ("Medium", "Low", ["wet-mesic", "mesic"]),
        ("None", "None", ["mesic"]),
        ("High", "High", ["wet", "wet-mesic", "mesic", "dry-mesic", "dry"]),
    ],
)
def test_moisture_is_a_span_from_two_tolerances(wet, drought, span):
    assert fact_of("moisture", anaerobic_tolerance=wet, drought_tolerance=drought).value == span


def test_bloom_seasons_become_months_and_indeterminate_says_nothing():
    assert fact_of("bloom-months", bloom_period="Late Spring").value == [5]
    assert fact_of("bloom-months", bloom_period="Winter").value == [12, 1, 2]
    assert fact_of("bloom-months", bloom_period="Indeterminate") is None
    assert {month for months in SEASONS.values() for month in months} == set(range(1, 13))


def test_spacing_comes_from_the_planting_density():
    cells = {"planting_density_per_acre_minimum": "2700.0", "planting_density_per_acre_maximum": "4800.0"}
    assert fact_of("spacing", **cells).value == {"min": 92, "max": 122}
    assert fact_of("spacing", planting_density_per_acre_minimum="2700.0") is None


def test_soils_that_are_all_false_are_known_to_be_none():
    cells = dict.fromkeys(SOIL.columns, "False")
    assert fact_of("soil", **cells).value == []
    assert fact_of("soil", adapted_to_fine_textured_soils="True") is None


def test_hazards_keep_none_apart_from_unknown():
    fact = fact_of("hazard", toxicity="None", bloat="Low", known_allelopath="True")
    assert [(row["kind"], row["severity"]) for row in fact.value] == [
        ("toxic", "none"),
        ("bloat", "slight"),
        ("allelopathic", "unspecified"),
    ]
    assert fact_of("hazard", toxicity="", known_allelopath="False") is None


def test_a_fern_gets_neither_bloom_nor_fruit_nor_seed():
    cells = {
        "bloom_period": "Summer",
        "flower_color": "Brown",
        "fruit_seed_color": "Brown",
        **dict.fromkeys((*PROPAGATION.columns, *SHOWY.columns), "True"),
    }
    traits = {fact.trait: fact.value for fact in map_characteristics(cells, group="fern")}
    assert not {"bloom-months", "bloom-colour", "fruit-colour"} & set(traits)
    assert "seed" not in traits["propagation"]
    assert traits["showy"] == ["autumn-foliage"]


def test_every_rule_writes_codes_of_its_trait():
    written = {rule.trait: {code for group in rule.codes.values() for code in group} for rule in CODE_RULES}
    written |= {rule.trait: set(rule.columns.values()) for rule in (SHOWY, SOIL, PROPAGATION)}
    for trait, codes in written.items():
        vocabulary = BY_KEY[trait].vocabulary
        assert vocabulary is not None
        assert codes <= set(vocabulary.values), trait
