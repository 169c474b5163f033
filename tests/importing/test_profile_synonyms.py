"""The synonyms of a profile come back one by one, however authorities are written."""

import csv
import random
import re
from functools import cache

import pytest

from catalog.importing._profile_lines import read_lines
from catalog.importing._profile_synonyms import synonyms_of
from tests.real_data import real_data

SAMPLES = 1500


@cache
def checklist() -> list[tuple[str, str]]:
    """Full names with their symbols, as (name, symbol), of the USDA checklist."""
    with real_data("usda/plantlst_rebuilt.txt").open(encoding="utf-8") as lines:
        return [
            (" ".join(row["Scientific Name with Author"].split()).strip(" ,"), symbol)
            for row in csv.DictReader(lines)
            if len(symbol := (row["Synonym Symbol"] or row["Symbol"]).strip()) >= 4
        ]


def groups(seed: int, *, below_genus: bool = False) -> list[list[tuple[str, str]]]:
    """Random pairs and triples of the checklist's names."""
    rows = checklist()
    if below_genus:
        rows = [row for row in rows if re.match(r"[×A-Z]\S+ [×a-z]", row[0])]
    chance = random.Random(seed)
    return [chance.sample(rows, chance.choice((2, 3))) for _ in range(SAMPLES)]


def read(text: str) -> list[tuple[str, str]]:
    entries, faults, _ = synonyms_of(read_lines(text))
    assert faults == []
    return [(entry.full_name, entry.symbol) for entry in entries]


@pytest.mark.parametrize("separator", [", ", "; ", " and ", "\n"])
def test_real_names_with_symbols_all_come_back(separator):
    for group in groups(1):
        assert read(separator.join(f"{name} ({symbol})" for name, symbol in group)) == group


def test_real_names_without_symbols_come_back_from_semicolons():
    for group in groups(2):
        assert read("; ".join(name for name, _ in group)) == [(name, "") for name, _ in group]


def test_nearly_all_real_names_without_symbols_come_back_from_commas():
    joined = groups(3, below_genus=True)
    whole = sum(
        read(", ".join(name for name, _ in group)) == [(name, "") for name, _ in group] for group in joined
    )

    assert whole / len(joined) >= 0.98


def test_no_real_name_is_ever_split_or_doubted():
    for name, _ in random.Random(4).sample(checklist(), 6000) + [
        row for row in checklist() if ", " in row[0] and row[1][-1] in "2468"
    ]:
        entries, _, warnings = synonyms_of(read_lines(name))
        assert [entry.full_name for entry in entries] == [name]
        assert warnings == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Echinacea purpurea (L.) Moench var. arkansana Steyerm. (ECPUA), Rudbeckia purpurea L. (RUPU)",
            [
                ("Echinacea purpurea (L.) Moench var. arkansana Steyerm.", "ECPUA"),
                ("Rudbeckia purpurea L.", "RUPU"),
            ],
        ),
        ("Acer rubrum L., Acer negundo L.", [("Acer rubrum L.", ""), ("Acer negundo L.", "")]),
        ("Acer rubrum, Acer negundo.", [("Acer rubrum", ""), ("Acer negundo", "")]),
        (
            "Aus bus Rosend., Butters & Lakela, Cus ×dus Torr., A. Gray & Engelm.",
            [("Aus bus Rosend., Butters & Lakela", ""), ("Cus ×dus Torr., A. Gray & Engelm.", "")],
        ),
        ("Aus bus Doe, Roe ex Poe", [("Aus bus Doe, Roe ex Poe", "")]),
        ("Aus bus Doe, Roe de Vries", [("Aus bus Doe, Roe de Vries", "")]),
        ("Aus bus Doe, Roe f.", [("Aus bus Doe, Roe f.", "")]),
        ("Aus bus Doe (AUBU), and Cus L. (CUSSS)", [("Aus bus Doe", "AUBU"), ("Cus L.", "CUSSS")]),
    ],
)
def test_where_a_synonym_ends(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize("text", ["Acer rubrum L., A. negundo L.", "Sagina littoralis Hultén, Areca L."])
def test_a_doubtful_comma_parts_nothing_and_is_told(text):
    entries, _, warnings = synonyms_of(read_lines(text))

    assert len(entries) == 1
    assert "semicolon" in str(warnings[0])


def test_a_very_long_text_is_read_in_time():
    entries, _, _ = synonyms_of(read_lines("?? " + ", Acer rubrum" * 20_000))

    assert len(entries) == 1
