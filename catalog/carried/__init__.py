"""Lists that visitors carry: a whole list of plants stands in an address, and nothing else knows of it."""

from ._address import (
    LONGEST,
    LONGEST_NAME,
    LONGEST_NOTE,
    MAILABLE,
    MOST,
    MOST_AT_WORK,
    MOST_OF_ONE,
    Carried,
    Entry,
    one_line,
    quantity_of,
)
from ._found import FoundList, Listed, Missing, found
from ._overview import SORTS, Calendar, Line, calendar, ordered, overview

__all__ = [
    "LONGEST",
    "LONGEST_NAME",
    "LONGEST_NOTE",
    "MAILABLE",
    "MOST",
    "MOST_AT_WORK",
    "MOST_OF_ONE",
    "SORTS",
    "Calendar",
    "Carried",
    "Entry",
    "FoundList",
    "Line",
    "Listed",
    "Missing",
    "calendar",
    "found",
    "one_line",
    "ordered",
    "overview",
    "quantity_of",
]
