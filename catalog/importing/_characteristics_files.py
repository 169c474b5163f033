"""Files of what plants are: USDA characteristics, and the list with duration, growth habit and group."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.choices import PlantGroup
from catalog.importing._cell_rules import symbol_problem
from catalog.importing._characteristics_mapping import (
    CODE_RULES,
    PROPAGATION,
    SHOWY,
    SOIL,
    TOLERANCES,
    MappedFact,
    map_characteristics,
)
from catalog.importing._detecting import Detected, Form, read_as_one_of
from catalog.importing._findings import FileRefused, Finding
from catalog.importing._reading import MAX_PROBLEMS
from catalog.importing._sources import CHARACTERISTICS, PLANTS, SourceNote

LIST = Form(
    "list of plants",
    ("symbol", "group_name", "duration", "growth_habit"),
    ("scientific_name", "common_name", "rank", "family", "genus"),
)
NEEDED = ("symbol", "growth_rate", "height_mature_feet", "shade_tolerance", "temperature_minimum_f")
_READ = (
    *(rule.column for rule in CODE_RULES),
    *(column for rule in (SHOWY, SOIL, PROPAGATION) for column in rule.columns),
    *TOLERANCES,
    *("bloom_period", "ph_minimum", "ph_maximum", "planting_density_per_acre_minimum"),
    *(
        "planting_density_per_acre_maximum",
        "toxicity",
        "bloat",
        "known_allelopath",
        "palatable_browse_animal",
    ),
)
TABLE = Form(
    "characteristics", NEEDED, tuple(column for column in dict.fromkeys(_READ) if column not in NEEDED)
)
FORMS = (TABLE, LIST)

CYCLES = {"Annual": "annual", "Biennial": "biennial", "Perennial": "perennial"}
HABITS = {
    "Forb/herb": "forb",
    "Graminoid": "graminoid",
    "Shrub": "shrub",
    "Subshrub": "subshrub",
    "Tree": "tree",
    "Vine": "vine",
    "Lichenous": "lichen",
    "Nonvascular": "moss",
}
FERNS = frozenset({"fern", "lycopod", "horsetail", "quillwort", "whisk-fern"})
ALGAE = frozenset({"green-alga", "red-alga"})
FERN_RULE = (
    "Ferns, horsetails, clubmosses and quillworts are given the plant type fern, by their plant group."
)
MOSS_RULE = "Nonvascular mosses, liverworts and hornworts are given the plant type moss."
GROUPS = {group.label: group.value for group in PlantGroup} | {
    "Green Algae": "green-alga",
    "Red Algae": "red-alga",
}


@dataclass(frozen=True, slots=True)
class PlantRow:
    """One row: a symbol and the facts that its cells give. ``group`` is empty where the file does not tell."""

    line: int
    symbol: str
    group: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class PlantFile:
    """A file that was read."""

    detected: Detected
    rows: tuple[PlantRow, ...]

    @property
    def source(self) -> SourceNote:
        """Where its facts come from."""
        return CHARACTERISTICS if self.detected.form is TABLE else PLANTS

    def facts(self, row: PlantRow, group: str) -> list[MappedFact]:
        """The facts of a row of a plant in this group."""
        if self.detected.form is TABLE:
            return map_characteristics(row.cells, group=group)
        return list(_kind_facts(row))


def read_plants(path: Path) -> PlantFile:
    """Read a file of one of the forms. Raises FileRefused with every row that cannot be understood."""
    detected = read_as_one_of(path, FORMS)
    problems: list[Finding] = []
    rows: dict[str, PlantRow] = {}
    for line, cells in detected.table:
        symbol = cells["symbol"].strip().upper()
        group = cells.get("group_name", "").strip()
        row = PlantRow(line, symbol, GROUPS.get(group, ""), cells)
        problems += _faults(row, group, rows, is_table=detected.form is TABLE)
        rows.setdefault(symbol, row)
        if len(problems) >= MAX_PROBLEMS:
            break
    if problems:
        raise FileRefused(problems[:MAX_PROBLEMS], more=len(problems) >= MAX_PROBLEMS)
    return PlantFile(detected, tuple(rows.values()))


def _faults(row: PlantRow, group: str, rows: dict[str, PlantRow], *, is_table: bool) -> Iterator[Finding]:
    if problem := symbol_problem(row.symbol) or ("" if row.symbol else "is empty"):
        yield Finding(row.line, "symbol", row.symbol, problem)
    elif row.symbol in rows:
        yield Finding(row.line, "symbol", row.symbol, f"stands on line {rows[row.symbol].line:,} already")
    if is_table:
        yield from _bad_numbers(row)
        return
    if group and group not in GROUPS:
        yield Finding(row.line, "group_name", group, f"is none of {', '.join(GROUPS)}")
    for column, known in (("duration", CYCLES), ("growth_habit", HABITS)):
        for word in _words(row.cells[column]):
            if word not in known:
                yield Finding(row.line, column, word, f"is none of {', '.join(known)}")


def _bad_numbers(row: PlantRow) -> Iterator[Finding]:
    try:
        map_characteristics(row.cells)
    except ValueError as error:
        column, _, rule = str(error).partition(": ")
        yield Finding(row.line, column.removeprefix("column "), None, rule)


def _kind_facts(row: PlantRow) -> Iterator[MappedFact]:
    """Life cycle and plant type."""
    duration, growth = row.cells["duration"].strip(), row.cells["growth_habit"].strip()
    if duration:
        yield MappedFact("life-cycle", [CYCLES[word] for word in _words(duration)], f"duration: {duration}")
    group = row.cells["group_name"].strip()
    if row.group in FERNS:
        yield MappedFact("habit", ["fern"], f"growth_habit: {growth}; group_name: {group}", FERN_RULE)
    elif growth and row.group not in ALGAE:
        habits = [HABITS[word] for word in _words(growth)]
        yield MappedFact("habit", habits, f"growth_habit: {growth}", MOSS_RULE if "moss" in habits else "")


def _words(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(",") if word.strip()]
