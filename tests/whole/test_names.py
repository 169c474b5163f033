"""Every symbol and every string of the whole checklist leads to its own taxon, or asks with all that it may mean."""

import csv
from collections import defaultdict
from typing import NamedTuple

import pytest

from catalog import names
from catalog.models import Synonym, Taxon
from tests.real_data import real_data

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.usefixtures("whole_checklist"),
]


class Stored(NamedTuple):
    """A row of the checklist, and what the catalogue made of it."""

    text: str
    symbol: str
    taxon: int
    name_key: str
    authority_key: str
    note: str


def stored_rows() -> list[Stored]:
    """The rows that the catalogue took: all but nine synonyms whose accepted names the file does not have."""
    columns = ("symbol", "taxon_id", "name_key", "authority_key", "note")
    held = {row[0]: row[1:] for row in Synonym.objects.exclude(symbol=None).values_list(*columns)}
    taxa = Taxon.objects.exclude(symbol=None).values_list("symbol", "pk", "name_key", "authority_key")
    held |= {row[0]: (*row[1:], "") for row in taxa}
    with real_data("usda/plantlst_rebuilt.txt").open(encoding="utf-8", newline="") as file:
        rows = [
            (row["Scientific Name with Author"], (row["Synonym Symbol"] or row["Symbol"]).strip())
            for row in csv.DictReader(file)
        ]
    kept = [Stored(folded(text), symbol, *held[symbol]) for text, symbol in rows if symbol in held]
    assert (len(rows), len(kept)) == (93_488, 93_479)
    return kept


def folded(text: str) -> str:
    return " ".join(text.split()).replace("ssp.", "subsp.")


def bearers() -> tuple[dict[str, set[int]], dict[tuple[str, str], set[int]]]:
    """The taxa to which a name leads, without and with its authority."""
    by_name, with_authority = defaultdict(set), defaultdict(set)
    for taxon, name, authority in (
        *Taxon.objects.values_list("pk", "name_key", "authority_key"),
        *Synonym.objects.values_list("taxon_id", "name_key", "authority_key"),
    ):
        by_name[name].add(taxon)
        with_authority[name, authority].add(taxon)
    return by_name, with_authority


def test_every_string_leads_to_its_own_taxon_and_one_of_several_is_asked_about():
    rows = stored_rows()
    by_name, with_authority = bearers()
    as_written = defaultdict(set)
    for row in rows:
        as_written[row.text].add(row.taxon)
    several = 0
    for row, answer in zip(rows, names.resolve_many([row.text for row in rows]), strict=True):
        led = {answer.accepted} if answer.accepted else {match.taxon_id for match in answer.candidates}
        named = by_name[row.name_key]
        may_be = with_authority[row.name_key, row.authority_key] if row.authority_key else named
        assert {row.taxon} | as_written[row.text] <= led <= named, row
        if len(led) == 1:
            assert answer.status in {"exact", "synonym"}, row
        else:
            assert answer.status == "ambiguous", row
            assert len(may_be) > 1, row
            assert row.authority_key or row.note or led == named, row
            several += 1
    assert 250 < several < 450


def test_every_symbol_leads_to_its_own_taxon():
    rows = stored_rows()
    for row, answer in zip(rows, names.resolve_many([row.symbol for row in rows]), strict=True):
        assert (answer.status, answer.accepted) == ("symbol", row.taxon), row
