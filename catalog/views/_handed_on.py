"""A list of names that was looked up, as a list of plants to carry."""

from collections.abc import Iterable
from typing import Final

from catalog import facts
from catalog.carried import MOST, Carried, Entry, quantity_of
from catalog.glossary import Terms
from catalog.lists import Answers, Line, ListRefused, Table
from catalog.models import PLANT_RANKS
from catalog.views._carried_form import counted

COUNTING: Final = {"qty", "qty.", "quantity", "count", "number", "pieces", "pcs", "plants"}
"""Headings of a column of quantities."""


def as_carried(answers: Answers, name: str, terms: Terms) -> tuple[Carried, list[str]]:
    """The plants that were found, each with its quantity; and the texts of the lines that no plant came of.

    Raises ListRefused for more plants than an address holds. Three queries.
    """
    lines = [line for line in answers.lines if line.status != "blank"]
    keys = {line.accepted for line in lines if line.accepted is not None}
    if len(keys) > MOST:
        raise ListRefused(
            f"These are {len(keys):,} plants, and a list in an address holds {MOST}. Save them as a file instead."
        )
    told = facts.told(sorted(keys), (), terms)
    codes = {key: each.taxon.lasting_code for key, each in told.items() if each.taxon.rank in PLANT_RANKS}
    column = _counting(answers.table)
    entries = [
        Entry(codes[line.accepted], _quantity(line, column)) for line in lines if line.accepted in codes
    ]
    carried = Carried(name).with_entries(entries)
    if not carried.fits:
        raise ListRefused("These plants do not fit into an address. Save them as a file instead.")
    return carried, _rest(lines, codes)


def _rest(lines: Iterable[Line], codes: dict[int, str]) -> list[str]:
    return list(dict.fromkeys(line.asked.strip() for line in lines if line.accepted not in codes))


def _counting(table: Table) -> int | None:
    headings = [heading.strip().casefold() for heading in table.headings]
    return next((place for place, heading in enumerate(headings) if heading in COUNTING), None)


def _quantity(line: Line, column: int | None) -> int | None:
    return quantity_of(line.cells[column]) if column is not None else counted(line.asked.strip())[1]
