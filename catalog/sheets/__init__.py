"""Taxa as a sheet: one row each, columns as chosen, out to a spreadsheet and back with every change previewed."""

from ._columns import BY_KEY, COLUMNS, REQUIRED, Column, choices_of
from ._export import FORMATS, csv_lines, write_workbook
from ._places import Places, read_places
from ._plan import MOST_CHANGED, RowChange, SheetPlan, plan_rows
from ._reading import LARGEST, Row, read_sheet
from ._records import Record, records
from ._storing import SheetRefused, rehearse, store

__all__ = [
    "BY_KEY",
    "COLUMNS",
    "FORMATS",
    "LARGEST",
    "MOST_CHANGED",
    "REQUIRED",
    "Column",
    "Places",
    "Record",
    "Row",
    "RowChange",
    "SheetPlan",
    "SheetRefused",
    "choices_of",
    "csv_lines",
    "plan_rows",
    "read_places",
    "read_sheet",
    "records",
    "rehearse",
    "store",
    "write_workbook",
]
