"""A list goes back as a file: every line, the sender's own columns, and what was asked for beside."""

import csv
import io

import openpyxl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from catalog import glossary, lists
from catalog.lists import IN_A_PAGE
from tests.factories import make_care, make_family, make_synonym, make_taxon, make_vernacular

CELLS = st.text(alphabet=st.sampled_from("'=+-@\t\n,;|\"a1. é×")) | st.text(
    alphabet=st.characters(exclude_characters="\r\0", codec="utf-8"), max_size=20
)
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6)
)
FACTS = ("light", "zone", "family", "introduced")


def written(text: str, columns=(), settled=None, **told) -> list[list[str]]:
    answers = lists.answer(lists.read_text(text, IN_A_PAGE, **told), settled or {})
    return list(lists.rows_of(answers, lists.columns_of(columns), glossary.terms()))


def from_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@given(ROWS)
def test_every_cell_of_a_csv_comes_back_as_it_was(rows):
    headed = [["name", *"bcd"[: len(rows[0]) - 1]], *rows]
    text, separator = lists.read_file("a.csv", lists.as_csv(headed), IN_A_PAGE)
    table = lists.read_text(text, IN_A_PAGE, separator=separator, headings=True, column=0)
    assert [list(row) for row in table.rows] == rows


@given(ROWS)
@hypothesis_settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_cell_of_a_workbook_comes_back_as_it_was(rows):
    legal = [[ILLEGAL_CHARACTERS_RE.sub("", cell) for cell in row] for row in rows]
    headed = [["name", *"bcd"[: len(rows[0]) - 1]], *legal, ["end"] * len(rows[0])]
    text, separator = lists.read_file("a.xlsx", lists.as_workbook(headed), IN_A_PAGE)
    table = lists.read_text(text, IN_A_PAGE, separator=separator, headings=True, column=0)
    assert [list(row) for row in table.rows[:-1]] == legal


def test_plain_numbers_of_a_workbook_are_numbers_and_nothing_is_a_formula():
    row = ["name", "5", "24.5", "007", "2.50", "-5", "=1+1", "12345678901234567"]
    sheet = openpyxl.load_workbook(io.BytesIO(lists.as_workbook([["heading"] * 8, row]))).active
    assert sheet is not None
    values = [cell.value for cell in sheet[2]]
    assert values == ["name", 5, 24.5, "007", "2.50", "'-5", "'=1+1", "12345678901234567"]
    assert "f" not in {cell.data_type for cell in sheet[2]}


def test_a_control_character_does_not_spoil_a_workbook():
    sheet = openpyxl.load_workbook(io.BytesIO(lists.as_workbook([["a\x08b"], ["c\x0bd"]]))).active
    assert sheet is not None
    assert [row[0].value for row in sheet] == ["ab", "cd"]


@pytest.mark.django_db
def test_a_list_of_lines_has_its_lines_as_the_first_column():
    assert written("Acer\n\nquux\n", ["status"]) == [
        ["input", "status"],
        ["Acer", "none"],
        ["", "blank"],
        ["quux", "none"],
    ]


@pytest.mark.django_db
def test_own_columns_stay_in_front_and_share_no_heading_with_ours():
    rows = written("Plant\tStatus\tscore\nquux\tsold\t3\n", ["score", "status"])
    assert rows == [
        ["Plant", "Status", "score", "catalogue status", "catalogue score"],
        ["quux", "sold", "3", "none", "0"],
    ]


@pytest.mark.django_db
def test_chosen_facts_stand_in_the_registrys_order_and_unknown_ones_are_blank():
    genus = make_taxon("Heuchera", "L.", parent=make_family())
    taxon = make_taxon(symbol="HERU", parent=genus)
    make_vernacular(taxon)
    make_care(taxon, light=("part-shade",), zone_min=7, zone_max=16)
    head, row, other = written("HERU\nquux\n", ["family", *FACTS, "common_name", "accepted_authority"])
    assert head == ["input", "accepted_authority", "common_name", "introduced", "light", "zone", "family"]
    assert row == ["HERU", "Torr.", "pink alumroot", "", "Part shade", "4–8", "Saxifragaceae"]
    assert other == ["quux", *[""] * 6]


@pytest.mark.django_db
def test_what_was_found_is_told_as_by_the_command():
    taxon = make_taxon(symbol="HERU")
    make_synonym(taxon, "Heuchera vetus", "Greene")
    other = make_taxon("Heuchera alba", "Rydb.")
    for each in (taxon, other):
        make_vernacular(each)
    keys = [column.key for column in lists.FOUND]
    head, synonym, common = written("Heuchera vetus\npink alumroot\n", keys)
    told = dict(zip(head, synonym, strict=True))
    assert told["matched_name"] == "Heuchera vetus Greene"
    assert (told["accepted_name"], told["accepted_symbol"], told["score"]) == (
        "Heuchera rubescens",
        "HERU",
        "100",
    )
    assert "is a synonym of" in told["narrative"]
    assert dict(zip(head, common, strict=True))["candidates"] == (
        "Heuchera rubescens Torr. (HERU); Heuchera alba Rydb."
    )


@pytest.mark.django_db
def test_a_choice_is_told():
    make_taxon(symbol="HERU")
    mark = lists.mark("Heuchra rubescens")
    _, row = written("Heuchra rubescens\n", ["status", "narrative"], {mark: "-"})
    assert row[1] == "settled"
    assert row[2].endswith("Chosen by hand: none of the candidates.")


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+Laburnocytisus 'Adamii'", "@x", "-5 pots", "\t=1"])
def test_a_list_survives_looking_up_and_back_exactly(text):
    content = lists.as_csv(written(f"{text}\nAcer\n", ["status"], separator="lines"))
    assert from_csv(content)[1][0] == f"'{text}"
    again, separator = lists.read_file("names-found.csv", content, IN_A_PAGE)
    assert [row[0] for row in lists.read_text(again, IN_A_PAGE, separator=separator).rows] == [text, "Acer"]
