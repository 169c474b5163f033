"""Lists of names from outside: read as rows, each row's plant found or chosen by hand, and written back with facts."""

from ._answers import STATUSES, Answers, Line, answer, mark, settled_of, settled_text
from ._cells import guarded, unguarded
from ._columns import FACTS, FOUND, USUAL, columns_of
from ._layout import SEPARATORS
from ._refused import IN_A_PAGE, ON_A_DISK, Limits, ListRefused, TooMuch
from ._table import Table, read_file, read_text
from ._writing import as_csv, as_workbook, rows_of

__all__ = [
    "FACTS",
    "FOUND",
    "IN_A_PAGE",
    "ON_A_DISK",
    "SEPARATORS",
    "STATUSES",
    "USUAL",
    "Answers",
    "Limits",
    "Line",
    "ListRefused",
    "Table",
    "TooMuch",
    "answer",
    "as_csv",
    "as_workbook",
    "columns_of",
    "guarded",
    "mark",
    "read_file",
    "read_text",
    "rows_of",
    "settled_of",
    "settled_text",
    "unguarded",
]
