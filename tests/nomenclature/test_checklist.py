"""Every name of the USDA complete checklist is read, and formats back to itself."""

import csv
import re
from collections import defaultdict
from typing import NamedTuple

import pytest

from catalog.nomenclature import ParsedName, authority_key, match_keys, name_key, parse, spans, symbol_prefix
from tests.real_data import real_data

# Rows whose form we correct on purpose: a capital inside a genus, the letter x, no blank after a comma,
# a generic name without its capital (ICN Art. 20.1, H.3A.1).
CORRECTED = {
    "Betula-Alnus maritima Marshall",
    "Uva-Ursi uva-ursi (L.) Britton, nom. inval.",
    "Opuntia x curvispina",
    "Pyrenidium hyalosporum Alstrup,D. Hawksw. & R. Sant.",
    "melanthium racemosum Michx.",
}
RANKS = {"Species": "species", "Subspecies": "subspecies", "Variety": "variety", "Form": "form"}


class Row(NamedTuple):
    symbol: str
    text: str
    name: ParsedName
    accepted: bool


def form(text: str) -> str:
    """The text with blanks, the blank after × and the spelling of subsp. made ours."""
    text = " ".join(text.split()).replace("ssp.", "subsp.").replace("× ", "×")
    return text.replace(" ,", ",").replace(" )", ")").replace("( ", "(")


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with real_data("usda/plantlst_rebuilt.txt").open(encoding="utf-8", newline="") as lines:
        return [
            Row(
                (row["Synonym Symbol"] or row["Symbol"]).strip(),
                row["Scientific Name with Author"],
                parse(row["Scientific Name with Author"]),
                not row["Synonym Symbol"],
            )
            for row in csv.DictReader(lines)
        ]


def test_every_string_formats_back_to_itself(rows):
    different = {row.text for row in rows if form(row.name.verbatim_full) != form(row.text)}

    assert len(rows) == 93_488
    assert different == CORRECTED


def test_every_full_name_is_the_string_without_what_is_said_of_it(rows):
    """Only notes, an explained formula, [excluded], an autonym's authority and one damaged row are left out."""
    different = [
        row.text
        for row in rows
        if form(row.name.full_name) != form(row.text)
        and row.text not in CORRECTED
        and not any(part.note for part in row.name.parts)
        and not (row.name.note or row.name.is_excluded or row.name.is_autonym or row.name.hybrid_formula)
    ]

    assert different == ["Scirpus littoralis Schrad. C79827var. capensis (Boeckeler) T. Koyama"]


def test_no_note_stays_in_a_name_or_an_authority(rows):
    note = re.compile(r"\bnom\.|\borth\.|\bauctt?\b|ined\.|p\.p\.|database|\(pro|\bnon |\bsensu\b|excl\.|\[")

    assert [row.text for row in rows if note.search(row.name.full_name)] == []


@pytest.mark.slow
def test_every_string_prints_all_its_words(rows):
    assert [
        row.text for row in rows if "".join(s.text for s in spans(row.text)) != row.name.verbatim_full
    ] == []


def test_the_symbols_agree_with_the_rule(rows):
    different = [row for row in rows if re.sub(r"\d+$", "", row.symbol) != symbol_prefix(row.name)]

    # Symbols that were given under an earlier name, and two damaged rows.
    assert {row.symbol for row in different} == {
        "BOAK", "GABR", "PEGLG4", "SCLIC", "SCWI2", "SOBI5", "TECUD2", "TEDE2", "TELA6",
    }  # fmt: skip


@pytest.mark.slow
def test_accepted_names_have_keys_of_their_own(rows):
    by_key = defaultdict(list)
    for row in rows:
        if row.accepted:
            by_key[name_key(row.name.name), authority_key(row.name.authority)].append(row.text)

    assert [texts for texts in by_key.values() if len(texts) > 1] == []


def test_a_name_in_capitals_has_the_same_canonical_key(rows):
    plain = [row for row in rows[::10] if row.name.quality == 1 and not row.name.authority]

    assert len(plain) > 500
    for row in plain:
        assert match_keys(row.name.name.upper()).canonical == match_keys(row.name.name).canonical


def test_autonyms_bear_no_authority(rows):
    autonyms = [row.name for row in rows if row.name.is_autonym]

    assert len(autonyms) > 2_500
    assert {name.authority for name in autonyms} == {""}


def test_nearly_every_string_is_clean(rows):
    doubtful = [row.text for row in rows if row.name.quality > 2]

    assert len(doubtful) < 10


def test_the_ranks_of_the_copy_agree():
    path = real_data("usda/usda_plants_32800.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        different = [
            row["scientific_name"]
            for row in csv.DictReader(lines)
            if parse(row["scientific_name"]).rank != RANKS[row["rank"]]
        ]

    assert different == ["Gardenia brighamii Gardenia brighamii"]


def test_the_formulas_of_the_copy_name_both_parents():
    path = real_data("usda/usda_plants_32800.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        names = [parse(row["scientific_name"]) for row in csv.DictReader(lines)]
    hybrids = [name for name in names if name.hybrid_formula]

    assert len(hybrids) > 1_000
    assert [name.verbatim for name in hybrids if len(name.hybrid_parents) < 2] == []
