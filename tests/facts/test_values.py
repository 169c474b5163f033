"""Values in words: lengths for both sides of the border, months that go round, ranges with one end."""

from decimal import Decimal

import pytest

from catalog import facts, glossary, units
from catalog.facts._values import in_document_form, range_text
from catalog.traits import BY_KEY
from catalog.units import Units


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("30.48", "45.72", "12–18 in (30–46 cm)"),
        ("10", "30", "4–12 in (10–30 cm)"),
        ("5", "5", "2 in (5 cm)"),
        ("2.54", "2.54", "1 in (2.5 cm)"),
        ("91.44", None, "at least 3 ft (91 cm)"),
        (None, "3048", "up to 100 ft (30 m)"),
        ("152.4", "365.76", "5–12 ft (1.5–3.7 m)"),
        ("0", "60", "0–24 in (0–60 cm)"),
    ],
)
def test_a_length_is_told_in_both_systems(low: str | None, high: str | None, words: str):
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    assert facts.length_text(*ends) == words


@pytest.mark.parametrize(
    ("chosen", "low", "high", "words"),
    [
        (Units.US, "30.48", "45.72", "12–18 in"),
        (Units.METRIC, "30.48", "45.72", "30–46 cm"),
        (Units.METRIC, "91.44", None, "at least 91 cm"),
        (Units.US, None, "365.76", "up to 12 ft"),
    ],
)
def test_a_length_is_told_in_the_units_that_were_chosen(
    chosen: Units, low: str | None, high: str | None, words: str
):
    with units.giving(chosen):
        assert facts.length_text(*(None if end is None else Decimal(end) for end in (low, high))) == words
    assert units.chosen() is None


@pytest.mark.parametrize(
    ("length", "words"),
    [
        ("4000", "130 ft (40 m)"),
        ("3500", "115 ft (35 m)"),
        ("3992.88", "131 ft (40 m)"),
        ("150", "5 ft (1.5 m)"),
        ("149.35", "4.9 ft (1.5 m)"),
        ("800", "26 ft (8 m)"),
        ("95", "3 ft (95 cm)"),
    ],
)
def test_what_was_measured_in_metres_is_told_in_round_feet(length: str, words: str):
    assert facts.length_text(Decimal(length), Decimal(length)) == words


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (("5", "6"), "May–June"),
        (("1", "2", "11", "12"), "November–February"),
        (("4", "5", "9"), "April–May and September"),
        (("7",), "July"),
        (("1", "12"), "December–January"),
        (tuple(str(month) for month in range(1, 13)), "All year"),
    ],
)
def test_months_of_bloom_are_told_as_runs_round_the_year(codes: tuple[str, ...], words: str):
    assert facts.months_text(codes) == words


def test_a_range_without_a_length_keeps_its_unit():
    assert range_text(BY_KEY["division-interval"], Decimal(3), Decimal(4)) == "3–4 years"
    assert range_text(BY_KEY["soil-ph"], Decimal("5.5"), Decimal("7.0")) == "5.5–7"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("trait", "value", "words"),
    [
        ("light", ["full-sun", "part-shade"], "Full sun, Part shade"),
        ("mulch", [], "none"),
        ("bloom-months", [5, 6], "May–June"),
        ("zone", {"min": "4a", "max": "8b"}, "4–8"),
        ("zone", {"min": "4a", "max": "14a"}, ""),
        ("spacing", {"min": 30.48, "max": 45.72}, "12–18 in (30–46 cm)"),
        ("height", {}, ""),
        ("wildlife", [{"animal": "bees"}], ""),
        ("light", "nonsense", ""),
    ],
)
def test_the_value_of_a_citation_is_told_in_words_or_not_at_all(trait: str, value: object, words: str):
    assert in_document_form(BY_KEY[trait], value, glossary.terms()) == words
