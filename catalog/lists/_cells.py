"""Cells as spreadsheets take them: a text that would be a formula is kept from being one, and read back as it was."""

import re
from typing import Final

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_GUARDED: Final = re.compile(r"'+[=+\-@\t\r]")


def guarded(cell: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would compute it.

    Also where an apostrophe stands there already, so that ``unguarded`` gives back every text as it was.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The text that was guarded; every other as it is."""
    return cell[1:] if _GUARDED.match(cell) else cell
