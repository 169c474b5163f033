"""The USDA complete checklist as a file: its rows, and the faults for which it is refused."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from catalog.importing._cell_rules import symbol_problem
from catalog.importing._findings import FileRefused, Finding
from catalog.importing._names import ReadName, read_name, unreadable
from catalog.importing._plan import SourceFile
from catalog.importing._reading import MAX_PROBLEMS, Table, read_table
from catalog.models import Taxon, VernacularName

SYMBOL, SYNONYM, NAME, COMMON, FAMILY = COLUMNS = (
    "Symbol",
    "Synonym Symbol",
    "Scientific Name with Author",
    "Common Name",
    "Family",
)
LONGEST_SYMBOL = Taxon._meta.get_field("symbol").max_length or 0
LONGEST_COMMON_NAME = VernacularName._meta.get_field("name").max_length or 0
_FAMILY = re.compile(r"[A-Z][a-z]+(?:aceae|ae)")

Track = Callable[..., Iterable[tuple[int, dict[str, str]]]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row, every cell without the blanks round it. ``text`` is the name with its authority."""

    line: int
    symbol: str
    synonym_symbol: str
    text: str
    common_name: str
    family: str
    had_blanks: bool = False
    shares_symbol: bool = False
    """Whether the same synonym stands under another accepted name too, which then bears the symbol."""

    @property
    def has_family(self) -> bool:
        """Whether the family is one: the list writes "Uncertain Ascomycota Family" where none is known."""
        return bool(_FAMILY.fullmatch(self.family))


@dataclass
class Checklist:
    """The rows of a file: accepted names by symbol, and synonyms in the file's order.

    ``repeated`` are rows that say again what an earlier one said, as pairs of row and earlier line.
    """

    file: SourceFile
    accepted: dict[str, Row] = field(default_factory=dict)
    synonyms: list[Row] = field(default_factory=list)
    repeated: list[tuple[Row, int]] = field(default_factory=list)

    @property
    def row_count(self) -> int:
        """Every row of the file."""
        return len(self.accepted) + len(self.synonyms) + len(self.repeated)


class NameReader:
    """Reads names of a file, each text once, and notes those that are none."""

    def __init__(self) -> None:
        self.problems: list[Finding] = []
        self._read: dict[str, ReadName] = {}

    def read(self, text: str, line: int | None = None) -> ReadName:
        """The name taken apart; its faults are noted for :meth:`refuse`."""
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = read_name(_once(text))
            if problem := unreadable(found):
                self.problems.append(Finding(line, NAME, text, problem))
        return found

    def refuse(self) -> None:
        """Raise FileRefused if any name could not be read."""
        if self.problems:
            raise FileRefused(self.problems[:MAX_PROBLEMS], more=len(self.problems) > MAX_PROBLEMS)


def read_checklist(source: Path | bytes, name: str, track: Track = lambda rows, **_: rows) -> Checklist:
    """Read and check a checklist file. Raises FileRefused with every fault, up to a limit."""
    table = read_table(source, columns=COLUMNS)
    checklist = Checklist(SourceFile(name, table.sha256, table.notices))
    problems: list[Finding] = []
    seen: dict[str, Row] = {}
    for row in _rows(table, problems, track):
        symbol = row.synonym_symbol or row.symbol
        earlier = seen.get(symbol)
        if earlier is None:
            seen[symbol] = row
            if row.synonym_symbol:
                checklist.synonyms.append(row)
            else:
                checklist.accepted[row.symbol] = row
        elif _says_the_same(row, earlier):
            checklist.repeated.append((row, earlier.line))
        elif row.synonym_symbol and row.synonym_symbol == earlier.synonym_symbol and row.text == earlier.text:
            checklist.synonyms.append(replace(row, shares_symbol=True))
        else:
            column = SYNONYM if row.synonym_symbol else SYMBOL
            rule = f"stands for another name on line {earlier.line:,}; a symbol belongs to one name"
            problems.append(Finding(row.line, column, symbol, rule))
        if len(problems) >= MAX_PROBLEMS:
            raise FileRefused(problems, more=True)
    if problems:
        raise FileRefused(problems)
    return checklist


def _rows(table: Table, problems: list[Finding], track: Track) -> Iterator[Row]:
    for line, cells in track(table, desc="reading", total=len(table)):
        raw = [cells[column] for column in COLUMNS]
        symbol, synonym, text, common, family = (" ".join(cell.split()) for cell in raw)
        row = Row(
            line,
            symbol.upper(),
            synonym.upper(),
            text,
            common,
            family,
            had_blanks=any(c != c.strip() for c in raw),
        )
        faults = list(_faults(row))
        problems += faults
        if not faults:
            yield row


def _faults(row: Row) -> Iterator[Finding]:
    if not row.symbol:
        yield Finding(row.line, SYMBOL, None, "is empty; every row needs the symbol of the accepted name")
    if not row.text:
        yield Finding(row.line, NAME, None, "is empty")
    for column, symbol in ((SYMBOL, row.symbol), (SYNONYM, row.synonym_symbol)):
        if problem := symbol_problem(symbol):
            yield Finding(row.line, column, symbol, problem)
        elif len(symbol) > LONGEST_SYMBOL:
            yield Finding(row.line, column, symbol, f"is longer than {LONGEST_SYMBOL} characters")
    if len(row.common_name) > LONGEST_COMMON_NAME:
        yield Finding(row.line, COMMON, row.common_name, f"is longer than {LONGEST_COMMON_NAME} characters")


def _says_the_same(row: Row, earlier: Row) -> bool:
    return (row.symbol, row.text, row.common_name, row.family) == (
        earlier.symbol,
        earlier.text,
        earlier.common_name,
        earlier.family,
    )


def _once(text: str) -> str:
    """The text, or its half where a name was written twice in one cell."""
    words = text.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else text
