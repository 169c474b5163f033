"""Strict and friendly reading of delimited files: read as a whole and faultless, or refused with every fault."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from catalog.importing._cell_rules import symbol_problem, url_problem
from catalog.importing._decoding import TextFile, read_text
from catalog.importing._findings import FileProblem, FileRefused, Finding

__all__ = [
    "FileProblem",
    "FileRefused",
    "Finding",
    "Table",
    "TextFile",
    "read_table",
    "read_text",
    "symbol_problem",
    "url_problem",
]

MAX_PROBLEMS = 20
MAX_COLUMNS = 500
# Below csv.field_size_limit() (131,072), which is one setting for the whole process and so is left alone.
MAX_CELL = 100_000

_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}


@dataclass(frozen=True, slots=True)
class Table:
    """A delimited file that was read without fault.

    Iterating gives each row as its line number and a mapping of every declared column to its cell, verbatim; a
    column that is optional and missing reads as empty text. ``headers`` are the file's own, ``present`` the declared
    columns it has. A row that spans several lines bears the number of its first.
    """

    encoding: str
    notices: tuple[str, ...]
    sha256: str
    headers: tuple[str, ...]
    present: frozenset[str]
    row_count: int
    _text: str = field(repr=False)
    _positions: tuple[tuple[str, int | None], ...] = field(repr=False)

    def __len__(self) -> int:
        return self.row_count

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        rows = _rows(self._text)
        next(rows)
        for line, cells in rows:
            yield line, {name: "" if at is None else cells[at] for name, at in self._positions}


def read_table(
    source: Path | str | bytes,
    *,
    columns: Sequence[str],
    optional: Sequence[str] = (),
    max_problems: int = MAX_PROBLEMS,
) -> Table:
    """Read and check a comma-separated file that must have ``columns`` and may have ``optional`` ones.

    Headers are matched without regard to case and outer blanks; blank rows are passed over. The whole file is checked
    before anything is returned. Raises :class:`FileRefused` with up to ``max_problems`` findings.
    """
    try:
        opened = read_text(source)
        header_line, headers = _header(opened.text)
        positions = _positions(header_line, headers, columns, optional)
    except FileRefused:
        raise
    except FileProblem as problem:
        raise FileRefused([problem.finding]) from problem
    row_count = _checked_rows(opened.text, headers, max_problems)
    return Table(
        encoding=opened.encoding,
        notices=opened.notices + _unread(headers, [*columns, *optional]),
        sha256=opened.sha256,
        headers=tuple(headers),
        present=frozenset(name for name, at in positions if at is not None),
        row_count=row_count,
        _text=opened.text,
        _positions=positions,
    )


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank, with the number of its first line. Raises :class:`FileProblem`."""
    # newline="" keeps CR, LF and CRLF apart from line ends within quoted cells, as the csv module asks.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FileProblem(line, "", None, _quoting_rule(str(error), reader.line_num - line)) from error
        if any(cells) and (len(cells) > 1 or cells[0].strip()):
            yield line, cells


def _quoting_rule(error: str, lines_read: int) -> str:
    if "field larger than" in error:
        hint = "; perhaps its closing quote is missing" if lines_read else ""
        return f"has a cell longer than {MAX_CELL:,} characters, which is the limit{hint}"
    if "unexpected end" in error:
        return "opens a quote that is never closed"
    if "expected after" in error:
        return 'has text after a closing quote (a quote within a quoted cell is written twice: "")'
    return f"cannot be read as CSV ({error})"


def _header(text: str) -> tuple[int, list[str]]:
    for line, cells in _rows(text):
        if len(cells) > MAX_COLUMNS:
            rule = f"has {len(cells):,} columns; the limit is {MAX_COLUMNS}"
            raise FileProblem(line, "", None, rule)
        return line, [cell.strip() for cell in cells]
    raise FileProblem(None, "", None, "The file is empty: it has no header and no rows")


def _positions(
    line: int, headers: list[str], columns: Sequence[str], optional: Sequence[str]
) -> tuple[tuple[str, int | None], ...]:
    """Where each declared column stands in a row. Raises :class:`FileRefused` for missing and double columns."""
    found = [_key(header) for header in headers]
    double = sorted(
        {header for header, key in zip(headers, found, strict=True) if key and found.count(key) > 1}
    )
    missing = [name for name in columns if _key(name) not in found]
    lists = f"Columns found: {_listed(headers)}. Columns needed: {_listed(columns)}"
    problems = [Finding(line, "", None, f"has the column {name} more than once. {lists}") for name in double]
    if missing:
        noun = "column" if len(missing) == 1 else "columns"
        hint = _separator_hint(headers, columns)
        problems.append(Finding(line, "", None, f"lacks the {noun} {_listed(missing)}. {hint}{lists}"))
    if problems:
        raise FileRefused(problems)
    return tuple(
        (name, found.index(_key(name)) if _key(name) in found else None) for name in [*columns, *optional]
    )


def _key(header: str) -> str:
    return re.sub(r"\s+", " ", header).strip().casefold()


def _listed(names: Sequence[str]) -> str:
    """Names in a row for a message: each at most 40 characters, 30 of them at most."""
    listed = ", ".join(name[:40] or "(no name)" for name in names[:30])
    return f"{listed} and {len(names) - 30} more" if len(names) > 30 else listed


def _separator_hint(headers: list[str], columns: Sequence[str]) -> str:
    if len(headers) > 1 and len(columns) > 1:
        return ""
    for separator, words in _OTHER_SEPARATORS.items():
        names = {_key(name.strip('"')) for header in headers for name in header.split(separator)}
        if separator in headers[0] and names & {_key(name) for name in columns}:
            return f"The file separates its columns with {words}; save it with commas. "
    return ""


def _checked_rows(text: str, headers: list[str], max_problems: int) -> int:
    """How many rows follow the header. Raises :class:`FileRefused` if one of them cannot be used."""
    problems: list[Finding] = []
    count, width = 0, len(headers)
    rows = _rows(text)
    next(rows)
    try:
        for line, cells in rows:
            count += 1
            if len(cells) != width or len(max(cells, key=len)) > MAX_CELL:
                problems.append(_row_finding(line, cells, headers))
                if len(problems) >= max_problems:
                    raise FileRefused(problems, more=True)
    except FileRefused:
        raise
    except FileProblem as problem:
        # What follows a broken quote cannot be told apart any more.
        raise FileRefused([*problems, problem.finding], more=True) from problem
    if problems:
        raise FileRefused(problems)
    if not count:
        rule = f"The file has a header and no rows. Columns found: {_listed(headers)}"
        raise FileRefused([Finding(None, "", None, rule)])
    return count


def _row_finding(line: int, cells: list[str], headers: list[str]) -> Finding:
    if len(cells) != len(headers):
        noun = "cell" if len(cells) == 1 else "cells"
        return Finding(line, "", None, f"has {len(cells):,} {noun} where the header has {len(headers)}")
    length, name = max((len(cell), header) for cell, header in zip(cells, headers, strict=True))
    return Finding(line, name, None, f"a cell of {length:,} characters; the limit is {MAX_CELL:,}")


def _unread(headers: list[str], declared: Sequence[str]) -> tuple[str, ...]:
    known = {_key(name) for name in declared}
    unread = [header for header in headers if _key(header) not in known]
    return (f"Columns that were not read: {_listed(unread)}.",) if unread else ()
