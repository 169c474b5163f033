"""Lists of names as the commands read them: a text, a table or a workbook, or standard input."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Final

from django.core.management.base import CommandError

from catalog import lists
from catalog.lists import ListRefused, Table

STANDARD_INPUT: Final = Path("-")


def add_file(parser: ArgumentParser) -> None:
    """The argument that names the list, and the option that names its column."""
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="text with a name a line, a table (.csv, .tsv) or a workbook (.xlsx); - is standard input, a name a line",
    )
    parser.add_argument(
        "--column", metavar="COLUMN", help="heading or number of the column of names, where it cannot be told"
    )


def read_list(path: Path, column: str | None) -> Table:
    """The list in a file. Raises CommandError, in a sentence, when it cannot be read."""
    try:
        content = sys.stdin.buffer.read() if path == STANDARD_INPUT else path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path} cannot be read ({error.strerror}).") from error
    try:
        text, form = lists.read_file(path.name, content, lists.ON_A_DISK, plain=True)
        table = lists.read_text(text, lists.ON_A_DISK, separator=form)
        if column is None or table.is_lines:
            return table
        return lists.read_text(
            text,
            lists.ON_A_DISK,
            separator=form,
            headings=table.has_headings,
            column=_column(table, column),
        )
    except ListRefused as refused:
        raise CommandError(str(refused)) from refused


def names_in(table: Table) -> list[str]:
    """The name of each row, blank ones too."""
    return table.names


def _column(table: Table, wanted: str) -> int:
    headings = [heading.casefold() for heading in table.headings]
    if wanted.casefold() in headings:
        return headings.index(wanted.casefold())
    if wanted.isdigit() and 1 <= int(wanted) <= len(headings):
        return int(wanted) - 1
    raise CommandError(f"There is no column “{wanted}”. Columns found: {', '.join(table.headings)}.")
