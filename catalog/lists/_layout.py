"""How a text is a list: a name a line, or a table; with headings or without; and which column holds the names."""

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from catalog import names

from ._refused import ListRefused
from ._split import plain

LINES: Final = "lines"
SEPARATORS: Final = {LINES: "", "tab": "\t", "comma": ",", "semicolon": ";", "bar": "|"}
"""The forms a list may have, by the code that stands in a form, each with what parts its cells."""

NAME_HEADINGS: Final = (
    *("input", "scientific name", "scientificname", "botanical name", "botanical", "latin name", "latin"),
    *(
        "accepted name",
        "accepted scientific name",
        "full name",
        "taxon name",
        "taxon",
        "species name",
        "species",
        "specific epithet",
        "species epithet",
    ),
    *("plant name", "plant", "plants", "name", "names", "item description", "description", "item", "product"),
    *(
        "usda symbol",
        "symbol",
        "accepted symbol",
        "plant symbol",
        "common name",
        "common names",
        "vernacular name",
    ),
)
"""Headings of columns that hold names, the likeliest first."""

OTHER_HEADINGS: Final = frozenset(
    "qty quantity size pot price cost unit units notes note sku code container genus family number available".split()
) | {"pot size", "unit price", "item number", "item #", "on hand", "in stock"}

TITLE_ROWS: Final = 8
"""Rows of a title, a date, an address that may stand above the headings."""

TRIED_ROWS: Final = 20
TRIED_COLUMNS: Final = 12
WORTH: Final = {"exact": 10, "synonym": 10, "symbol": 9, "common": 7, "fuzzy": 5, "ambiguous": 3}
"""How much the answer to a cell speaks for its column: where several would do, the botanical names are the surest."""

Rows = list[list[str]]


def rows_in(text: str, separator: str) -> Rows:
    """The rows of a text. A blank line is a row without cells, or in a list of lines a blank cell.

    Raises ListRefused, with the line, for quotes that do not close and for cells over 131,072 characters.
    """
    if separator == LINES:
        lines = text.split("\n")
        return [[line] for line in (lines[:-1] if lines[-1] == "" else lines)]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=SEPARATORS[separator], strict=True)
    rows: Rows = []
    line = 1
    try:
        for row in reader:
            rows.append(row)
            line = reader.line_num + 1
    except csv.Error as error:
        raise ListRefused(f"Line {line:,} {_fault(str(error))}. Nothing was looked up.") from error
    return rows


def separator_of(text: str, *, is_table: bool) -> str:
    """The form of a text. A table must show it: by tabs, by a heading that is known, or (``is_table``) by its file.

    Raises ListRefused for a file of a table whose quotes are at fault.
    """
    found = [
        (len(rows[heading_row(rows)]), code)
        for code, rows in _tables(text)
        if _is_table(code, rows, is_table=is_table)
    ]
    if found:
        return max(found, key=lambda pair: pair[0])[1]
    if is_table:
        rows_in(text, "comma")  # a table whose quotes are at fault is refused, not read as something else
    return LINES


def has_headings(rows: Rows) -> bool:
    """Whether the row in which headings are looked for bears one that is known."""
    return bool(rows) and _bears_headings(rows[heading_row(rows)])


def heading_row(rows: Rows) -> int:
    """Where headings stand, if there are any: in the first row that is not blank, or below the rows of a title.

    Those are known by their fewer cells, and the headings below them by that of a column of names.
    """
    filled = [index for index, row in enumerate(rows) if _filled(row)][: TITLE_ROWS + 1]
    if not filled or _bears_headings(rows[filled[0]]):
        return filled[0] if filled else 0
    widest = 0
    for index in filled:
        if _filled(rows[index]) > widest and any(plain(cell) in NAME_HEADINGS for cell in rows[index]):
            return index
        widest = max(widest, _filled(rows[index]))
    return filled[0]


def column_of(rows: Rows, *, headings: bool) -> int:
    """The column that holds the names: by its heading, else the one in which the catalogue knows the most cells."""
    top = heading_row(rows)
    if not rows or len(rows[top]) <= 1:
        return 0
    if headings:
        named = [plain(cell) for cell in rows[top]]
        for heading in NAME_HEADINGS:
            if heading in named:
                return named.index(heading)
    return _best_known(rows[top + 1 :] if headings else rows, len(rows[top]))


def _fault(error: str) -> str:
    if "field larger" in error:
        return "has a cell longer than 131,072 characters, or opens a quote that is never closed"
    if "unexpected end" in error:
        return "opens a quote that is never closed"
    return 'has text after a closing quote (a quote within a quoted cell is written twice: "")'


def _tables(text: str) -> Iterable[tuple[str, Rows]]:
    """The text as each sort of table that it can be read as, without blank rows."""
    for code, sign in SEPARATORS.items():
        if code == LINES or (sign not in text and code != "comma"):
            continue
        try:
            rows = [row for row in rows_in(text, code) if any(cell.strip() for cell in row)]
        except ListRefused:
            continue
        if rows:
            yield code, rows


def _is_table(code: str, rows: Rows, *, is_table: bool) -> bool:
    width = len(rows[0])
    is_even = all(len(row) == width for row in rows)
    if is_table and len(top := rows[heading_row(rows)]) > 1 and _bears_headings(top):
        return True
    if width == 1:
        return is_table and code == "comma" and is_even and _bears_headings(rows[0])
    return _bears_headings(rows[0]) or (is_even and len(rows) > 1 and (is_table or code == "tab"))


def _bears_headings(row: Sequence[str]) -> bool:
    return any(plain(cell) in NAME_HEADINGS or plain(cell) in OTHER_HEADINGS for cell in row)


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _best_known(rows: Rows, width: int) -> int:
    """Tried on a few rows. Some queries, for the cells of all columns together."""
    filled = (row for row in rows if any(cell.strip() for cell in row))
    tried = list(islice(filled, TRIED_ROWS))
    cells = [
        (column, row[column])
        for column in range(min(width, TRIED_COLUMNS))
        for row in tried
        if column < len(row) and any(map(str.isalpha, row[column]))
    ]
    worth = [0] * width
    for (column, _), found in zip(cells, names.resolve_many(cell for _, cell in cells), strict=True):
        worth[column] += WORTH.get(found.status, 0)
    return worth.index(max(worth))
