"""A sheet read: CSV or workbook, into rows of text by column."""

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from catalog.importing import FileProblem, read_table

from ._cells import plain
from ._columns import BY_KEY, REQUIRED

Row = tuple[int, dict[str, str]]
LARGEST: Final = 20_000_000
"""Bytes of a sheet; 93,000 taxa with ten columns have some 12 million."""
MOST_UNPACKED: Final = 200_000_000
MOST_ROWS: Final = 1_048_576
"""Rows of a workbook: Excel knows no more. A few bytes may speak of any number, and blank ones are read as well."""
MOST_CELLS: Final = 10_000_000
"""Cells of a workbook, counted to the last of each row: a few bytes may speak of 16,384 in every one."""
OPTIONAL: Final = tuple(key for key in BY_KEY if key not in REQUIRED)


def read_sheet(content: bytes) -> tuple[list[Row], list[str]]:
    """The rows, each with its line, and what there is to say of the file. Raises FileProblem.

    Only columns that the file has are in a row: a column that is left out changes nothing.
    """
    if len(content) > LARGEST:
        raise FileProblem(None, "", None, f"The file is larger than {LARGEST // 1_000_000} MB")
    if content.startswith(b"PK\x03\x04"):
        content = _as_csv(content)
    table = read_table(content, columns=REQUIRED, optional=OPTIONAL)
    present = [key for key in BY_KEY if key in table.present]
    rows = [(line, {key: plain(cells[key]) for key in present}) for line, cells in table]
    return rows, list(table.notices)


def _as_csv(content: bytes) -> bytes:
    """The first sheet of a workbook as CSV, so that one reader checks both. Raises FileProblem."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise FileProblem(None, "", None, "The workbook holds more than 200 MB when it is unpacked")
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for row in _cells(workbook):
            writer.writerow(row)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, ParseError, OSError) as fault:
        if isinstance(fault, FileProblem):
            raise
        raise FileProblem(None, "", None, "The file cannot be read as an Excel workbook (.xlsx)") from fault
    return text.getvalue().encode()


def _cells(workbook: Any) -> Iterator[list[str]]:
    sheet = workbook.worksheets[0]
    sheet.reset_dimensions()
    width = read = 0
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        read += len(values)
        if number > MOST_ROWS or read > MOST_CELLS:
            rule = f"The sheet holds more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells, blank ones counted"
            raise FileProblem(None, "", None, rule)
        row = ["" if value is None else _text(value) for value in values]
        width = width or len(row)
        yield [*row, *[""] * (width - len(row))]


def _text(value: Any) -> str:
    """A cell as text; a whole number without a decimal point, as it was written."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
