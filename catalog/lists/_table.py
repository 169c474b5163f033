"""A list as rows of cells, from a file or from text that was pasted."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from catalog import importing
from catalog.importing import FileProblem

from ._cells import unguarded
from ._layout import LINES, Rows, column_of, has_headings, heading_row, rows_in, separator_of
from ._refused import Limits, ListRefused, TooMuch
from ._split import whole_name
from ._workbook import workbook_text

TABLE_FILES: Final = (".csv", ".tsv", ".tab")
WORKBOOKS: Final = (".xlsx", ".xlsm")
NOTHING: Final = "Nothing was looked up."
_LINE_END: Final = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Table:
    """A list that was read.

    ``text`` is the whole of it, in the form in which it can be read again as the same table: with ``separator``,
    ``has_headings`` and ``column``, the place of the names. ``headings`` has a text for each column, blank in a list of
    lines. ``rows`` are all as wide; ``first`` is the line of the first of them, counted from 1.
    """

    text: str
    separator: str
    has_headings: bool
    column: int
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first: int

    @property
    def is_lines(self) -> bool:
        """Whether it is a name a line, without columns."""
        return self.separator == LINES

    @property
    def names(self) -> list[str]:
        """What is looked up of each row: the cell in its place, or the name that several columns give together."""
        if self.is_lines:
            return [row[self.column] for row in self.rows]
        return [whole_name(self.headings, self.column, row) for row in self.rows]


def read_file(name: str, content: bytes, limits: Limits, *, plain: bool = False) -> tuple[str, str]:
    """The text of a file and its form, by the file's name: a workbook, a table, or lines.

    The form is blank where the text has to tell. ``plain`` takes text that bears no table's name as a name a line.
    Raises ListRefused for what is neither text nor a workbook, with what it looks like.
    """
    _refuse_size("file", len(content), limits)
    ending = PurePath(name).suffix.lower()
    if ending in WORKBOOKS:
        return workbook_text(content, limits), "tab"
    try:
        text = _clean(importing.any_text(content))
    except FileProblem as problem:
        raise ListRefused(f"{problem.sentence} {NOTHING}") from problem
    if ending in TABLE_FILES:
        return text, separator_of(text, is_table=True)
    return text, LINES if plain else ""


def read_text(
    text: str,
    limits: Limits,
    *,
    separator: str = "",
    headings: bool | None = None,
    column: int | None = None,
) -> Table:
    """The table in a text. What is not told is found out; finding the column may ask the names index.

    Raises TooMuch for a list over the limits, ListRefused for one that cannot be read in the form that is told.
    """
    text = _clean(text)
    _refuse_size("list", len(text.encode("utf-8", "replace")), limits)
    separator = separator or separator_of(text, is_table=False)
    rows = rows_in(text, separator)
    width = max([1, *map(len, rows)])
    _refuse_shape(rows, width, limits)
    if separator == LINES:
        headings, column = False, 0
    if headings is None:
        headings = has_headings(rows)
    if column is None or column >= width:
        column = column_of(rows, headings=headings)
    table = _table(text, separator, rows, width, column, headings=headings and bool(rows))
    filled = sum(1 for row in table.rows if row[column].strip())
    if filled > limits.names:
        raise TooMuch(f"The list has {filled:,} names; the limit is {limits.names:,}. {NOTHING}")
    return table


def _table(text: str, separator: str, rows: Rows, width: int, column: int, *, headings: bool) -> Table:
    """What stands above the headings, blank or a title, is counted among the lines and is none of the list."""
    skipped = heading_row(rows) + 1 if headings else 0
    named = [cell.strip() for cell in rows[skipped - 1]] if headings else []
    is_lines = separator == LINES
    body = rows[skipped:]
    return Table(
        text=text,
        separator=separator,
        has_headings=headings,
        column=column,
        headings=("",) if is_lines else tuple(_headings(named, width)),
        rows=tuple(
            tuple(row) if is_lines else tuple(unguarded(cell) for cell in (*row, *[""] * (width - len(row))))
            for row in body
        ),
        first=skipped + 1,
    )


def _headings(named: list[str], width: int) -> list[str]:
    """A heading for every column; one without has its number."""
    filled = [unguarded(heading) for heading in named] + [""] * (width - len(named))
    return [heading or f"column {number}" for number, heading in enumerate(filled, start=1)]


def _refuse_size(what: str, size: int, limits: Limits) -> None:
    if size > limits.text:
        raise TooMuch(
            f"The {what} has {size / 1e6:.2f} MB; the limit is {limits.text / 1e6:.1f} MB. {NOTHING}"
            " Leave out columns that you do not need, or send it in parts."
        )


def _refuse_shape(rows: Rows, columns: int, limits: Limits) -> None:
    if len(rows) > limits.lines:
        filled = sum(1 for row in rows if any(map(str.strip, row)))
        many, noun, most = (
            (filled, "names", limits.names) if filled > limits.names else (len(rows), "lines", limits.lines)
        )
        raise TooMuch(f"The list has {many:,} {noun}; the limit is {most:,}. {NOTHING}")
    if columns > limits.columns:
        raise TooMuch(f"The list has {columns:,} columns; the limit is {limits.columns:,}. {NOTHING}")


def _clean(text: str) -> str:
    """The text with one sort of line end, and without the one character that no form and no database keeps."""
    return _LINE_END.sub("\n", text).replace("\x00", " ")
