"""A list with its answers as a file."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from catalog import facts
from catalog.glossary import Terms

from ._answers import Answers
from ._cells import guarded
from ._columns import FACTS, Column, cells

INPUT: Final = "input"
_NUMBER: Final = re.compile(r"(?=.{1,15}$)(?:0|[1-9]\d*)(?:\.\d{0,5}[1-9])?", re.ASCII)
"""A text that a number gives back exactly; with more digits, or idle zeros, it stays a text."""

_WIDE: Final = 28
_FACTS: Final = frozenset(column.key for column in FACTS)


def rows_of(answers: Answers, columns: Sequence[Column], terms: Terms) -> Iterator[list[str]]:
    """The headings, then a row for each line: the sender's own cells, then these columns.

    A handful of queries for every 500 plants that are named.
    """
    table = answers.table
    own = (INPUT,) if table.is_lines else table.headings
    yield [*own, *_headings(columns, own)]
    keys = {line.accepted for line in answers.lines if line.accepted is not None}
    if any(column.key == "candidates" for column in columns):
        keys |= {match.taxon_id for line in answers.lines for match in line.resolved.candidates}
    told = facts.told(sorted(keys), [column.key for column in columns if column.key in _FACTS], terms)
    for line in answers.lines:
        yield [*line.cells, *cells(columns, line, told)]


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as CSV (RFC 4180) in UTF-8, with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def as_workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a workbook of one sheet; plain numbers are numbers, all else is text, and nothing a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Names")
    sheet.freeze_panes = "A2"
    bold = Font(bold=True)
    for number, row in enumerate(rows):
        if number == 0:
            for column in range(1, len(row) + 1):
                sheet.column_dimensions[get_column_letter(column)].width = _WIDE
            headings = [WriteOnlyCell(sheet, guarded(_legal(cell))) for cell in row]
            for heading in headings:
                heading.font = bold
            sheet.append(headings)
        else:
            sheet.append([_value(cell) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _headings(columns: Sequence[Column], own: Sequence[str]) -> Iterator[str]:
    """Our headings; one that the list has itself is marked as the catalogue's."""
    taken = {heading.casefold() for heading in own}
    for column in columns:
        yield f"catalogue {column.heading}" if column.heading in taken else column.heading


def _value(cell: str) -> str | int | float:
    if _NUMBER.fullmatch(cell):
        return float(cell) if "." in cell else int(cell)
    return guarded(_legal(cell))


def _legal(cell: str) -> str:
    return str(ILLEGAL_CHARACTERS_RE.sub("", cell))
