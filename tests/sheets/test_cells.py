"""Values as the text of a cell, and back."""

from typing import Any

import pytest

from catalog.sheets import BY_KEY
from catalog.sheets._cells import neutral, plain, trait_text, trait_value
from catalog.traits import BY_KEY as TRAITS


@pytest.mark.parametrize(
    ("trait", "value", "text"),
    [
        ("light", ["full-sun", "part-shade"], "full-sun; part-shade"),
        ("light", [], "none"),
        ("light", None, ""),
        ("bloom-months", [5, 4], "4; 5"),
        ("height", {"min": 10, "max": 35.5}, "10 to 35.5"),
        ("height", {"min": 10, "max": 10}, "10"),
        ("height", {"min": 10, "max": None}, "from 10"),
        ("height", {"min": None, "max": 35}, "to 35"),
        ("zone", {"min": "4a", "max": "7b"}, "4a to 7b"),
    ],
)
def test_a_value_is_read_back_as_it_was_written(trait: str, value: Any, text: str):
    assert trait_text(TRAITS[trait], value) == text
    back = trait_value(TRAITS[trait], text)
    assert back == (sorted(value) if isinstance(value, list) and trait == "bloom-months" else value)


@pytest.mark.parametrize(
    ("trait", "typed", "text"),
    [
        ("light", "Part shade, full sun", "full-sun; part-shade"),
        ("light", " NONE ", "none"),
        ("bloom-months", "May; April", "4; 5"),
        ("height", "10-35", "10 to 35"),
        ("height", "10 – 35", "10 to 35"),
        ("zone", "4A to 7B", "4a to 7b"),
        ("zone", "4 to 8", "4a to 8b"),
        ("zone", "10", "10a to 10b"),
        ("zone", "from 5", "from 5a"),
        ("zone", "to 8", "to 8b"),
    ],
)
def test_what_a_person_types_is_understood(trait: str, typed: str, text: str):
    assert trait_text(TRAITS[trait], trait_value(TRAITS[trait], typed)) == text


@pytest.mark.parametrize(
    ("trait", "typed", "rule"),
    [
        ("light", "sunny", "is not one of full-sun"),
        ("height", "35 to 10", "greater end first"),
        ("height", "tall", "is not a range"),
        ("height", "from 10 to 20", "is not a range"),
        ("zone", "4a to 99", "no hardiness zone from 1 to 13"),
    ],
)
def test_what_is_not_understood_is_told_by_its_rule(trait: str, typed: str, rule: str):
    with pytest.raises(ValueError, match=rule):
        trait_value(TRAITS[trait], typed)


@pytest.mark.parametrize(
    "text", ["=1+1", "＝1+1", "+Laburnocytisus", "-5", "@x", "\t=1", "'quoted", "''", "plain", ""]
)
def test_no_cell_is_a_formula_and_every_one_comes_back(text: str):
    assert neutral(text)[:1] not in {"=", "＝", "+", "-", "@", "\t"}
    assert plain(neutral(text)) == text


def test_a_column_says_whether_it_comes_back():
    assert not BY_KEY["name"].is_written
    assert BY_KEY["light"].is_written
