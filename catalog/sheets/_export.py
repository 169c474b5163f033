"""A sheet written: as CSV line by line, or as a workbook, with no more than 400 taxa in memory."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from django.db.models import QuerySet
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from catalog.models import Taxon

from ._cells import neutral
from ._columns import Column
from ._places import Places
from ._records import Record, records

FORMATS: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BOM: Final = "\ufeff"
"""Tells Excel that the file is UTF-8."""

LONGEST_CELL: Final = 32_767
"""Characters that a cell of a workbook can hold."""


class TooLong(ValueError):
    """A text that a workbook cannot hold; the sentence says which, and what to do."""


class _Line:
    """A file of one line: what is written comes back at once."""

    def write(self, text: str) -> str:
        return text


def csv_lines(taxa: QuerySet[Taxon], columns: Sequence[Column]) -> Iterator[str]:
    """The lines of the file, each with its end. Cells that a spreadsheet would take for formulas bear a '."""
    writer = csv.writer(_Line())
    yield BOM + writer.writerow([column.key for column in columns])
    for row in _rows(records(taxa), columns):
        yield writer.writerow(row)


def write_workbook(taxa: QuerySet[Taxon], columns: Sequence[Column], path: Path) -> None:
    """Write an .xlsx file; every cell is text, so that no symbol becomes a date. Rows go to the disk as they come.

    Raises TooLong for a text that no cell of a workbook can hold: cut, it would come back cut.
    """
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Taxa")
    sheet.freeze_panes = "D2"
    sheet.append([column.key for column in columns])
    try:
        for row in _rows(records(taxa), columns, fitting=True):
            sheet.append(row)
    except TooLong:
        sheet.close()  # else it is written on where its file has gone
        raise
    workbook.save(path)


def _rows(
    found: Iterable[Record], columns: Sequence[Column], *, fitting: bool = False
) -> Iterator[list[str]]:
    places = Places()
    for record in found:
        cells = [neutral(column.read(record, places)) for column in columns]
        yield [_fitting(*each, record) for each in zip(cells, columns, strict=True)] if fitting else cells


def _fitting(cell: str, column: Column, record: Record) -> str:
    text: str = ILLEGAL_CHARACTERS_RE.sub("", cell)
    if len(text) > LONGEST_CELL:
        raise TooLong(
            f"{column.title} of {record.taxon} has {len(text):,} characters; a cell of a workbook holds "
            f"{LONGEST_CELL:,}. Take a CSV file, which holds it whole, or leave that column out."
        )
    return text
