"""The first sheet of an Excel workbook as text, read within bounds and without computing anything."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from openpyxl import load_workbook

from catalog import importing

from ._refused import Limits, ListRefused, TooMuch

AT_ONCE: Final = 65_536
MOST_PARTS: Final = 2_000
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
"""The name of the part in which Office keeps a document that is protected by a password."""

NOTHING: Final = "Nothing was looked up."
DAMAGED: Final = f"The workbook is damaged and cannot be read. Save it again, or as CSV. {NOTHING}"


def workbook_text(content: bytes, limits: Limits) -> str:
    """The first sheet that holds something, as a table parted by tabs.

    A formula stands for the value that was last computed for it, or for itself where there is none. Raises ListRefused
    for anything but a sound workbook, TooMuch for one that would unpack to more than the limits.
    """
    _refuse_others(content)
    _refuse_bombs(content, limits)
    try:
        rows = next(_sheets(content, limits), [])
    except ListRefused:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise on a file that breaks the format
        raise ListRefused(DAMAGED) from error
    text = io.StringIO(newline="")
    csv.writer(text, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return text.getvalue()


def _refuse_others(content: bytes) -> None:
    if zipfile.is_zipfile(io.BytesIO(content)) and b"[Content_Types].xml" in content:
        return
    if ENCRYPTED in content:
        raise ListRefused(
            f"The workbook is protected by a password. Save it without one, or as CSV. {NOTHING}"
        )
    kind = importing.kind_of(content) or "text"
    if kind.startswith("an Excel workbook"):
        raise ListRefused(DAMAGED)
    raise ListRefused(f"This file is not an Excel workbook (it looks like {kind}). {NOTHING}")


def _refuse_bombs(content: bytes, limits: Limits) -> None:
    """Unpack every part piece by piece and let it go: afterwards the sizes that the archive declares are true."""
    left = limits.unpacked
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise TooMuch(
                    f"The workbook has {len(parts):,} parts; the limit is {MOST_PARTS:,}. {NOTHING}"
                )
            for part in parts:
                with archive.open(part) as unpacked:
                    while piece := unpacked.read(AT_ONCE):
                        left -= len(piece)
                        if left < 0:
                            raise TooMuch(
                                f"The workbook unpacks to more than {limits.unpacked // 1_000_000} MB, which is the"
                                f" limit. {NOTHING} Save the sheet with the names as CSV."
                            )
    except ListRefused:
        raise
    except Exception as error:  # BadZipFile, zlib.error, NotImplementedError, RuntimeError (a password) …
        raise ListRefused(DAMAGED) from error


def _sheets(content: bytes, limits: Limits) -> Iterator[list[list[str]]]:
    """The rows of each sheet that holds something, in order."""
    computed = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    written = load_workbook(io.BytesIO(content), read_only=True)
    for values, formulas in zip(computed.worksheets, written.worksheets, strict=True):
        for sheet in (values, formulas):
            sheet.reset_dimensions()  # what a file says of its size may be wrong, and openpyxl would believe it
        pairs = zip(values.iter_rows(values_only=True), formulas.iter_rows(values_only=True), strict=True)
        if rows := _rows(pairs, limits):
            yield rows


def _rows(pairs: Iterable[tuple[tuple[Any, ...], tuple[Any, ...]]], limits: Limits) -> list[list[str]]:
    """The rows down to the last that holds something, as wide as the widest."""
    rows: list[list[str]] = []
    size = blank = 0
    for values, formulas in pairs:
        row = [
            _text(formula if value is None else value)
            for value, formula in zip(values, formulas, strict=True)
        ]
        while row and not row[-1]:
            row.pop()
        if not row:
            blank += 1
            continue
        rows += [[""]] * blank + [row]
        blank = 0
        size += sum(map(len, row)) + len(row)
        if len(rows) > limits.lines or len(row) > limits.columns or size > limits.text:
            raise TooMuch(
                f"The sheet is larger than {limits.lines:,} lines, {limits.columns:,} columns or"
                f" {limits.text / 1e6:.1f} MB of text, which are the limits. {NOTHING}"
            )
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _text(value: Any) -> str:
    """A cell as a person reads it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return f"{Decimal(repr(value)):f}" if abs(value) < 1e300 else str(value)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n")
