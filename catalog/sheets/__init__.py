"""Taxa as a sheet: one row each, columns as chosen, out to a spreadsheet and back with every change previewed."""

from ._columns import BY_KEY, COLUMNS, REQUIRED, Column, choices_of
from ._export import FORMATS, TooLong, csv_lines, write_workbook
from ._places import Places, read_places
from ._plan import MOST_CHANGED, RowChange, SheetPlan, plan_rows
from ._reading import LARGEST, Row, read_sheet
from ._records import Record, records
from ._standing import STANDINGS, Meeting, Standings, letter, meet, places_of
from ._storing import SheetRefused, rehearse, store

__all__ = [
    "BY_KEY",
    "COLUMNS",
    "FORMATS",
    "LARGEST",
    "MOST_CHANGED",
    "REQUIRED",
    "STANDINGS",
    "Column",
    "Meeting",
    "Places",
    "Record",
    "Row",
    "RowChange",
    "SheetPlan",
    "SheetRefused",
    "Standings",
    "TooLong",
    "choices_of",
    "csv_lines",
    "letter",
    "meet",
    "places_of",
    "plan_rows",
    "read_places",
    "read_sheet",
    "records",
    "rehearse",
    "store",
    "write_workbook",
]
