"""Files of ZIP codes with their hardiness zones: of the map of 2023, of that of 2012, and the short form that ships."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.choices import ZONES, zone_number
from catalog.importing._detecting import Detected, Form, read_as_one_of
from catalog.importing._findings import FileRefused, Finding
from catalog.importing._reading import MAX_PROBLEMS
from catalog.importing._zip_states import state_of

MAP_2023 = Form("zones of the 2023 map", ("zipcode", "zone", "trange", "zonetitle"))
MAP_2012 = Form("zones of the 2012 map", ("zipcode", "zone", "city", "state", "latitude", "longitude"))
SHORT = Form("zones in short", ("prefix", "state", "map", "zones"))
FORMS = (MAP_2023, MAP_2012, SHORT)

ONLY_2012 = frozenset({"US-AK", "US-HI", "US-PR"})
"""Their zones are not in the table of the 2023 map."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""One for each half zone, 1a to 13b, in the short form."""

NONE = "."
SUFFIXES = 100


@dataclass(frozen=True, slots=True)
class Zip:
    """One ZIP code as a file tells it; ``state`` is a region's code, ``zone`` the number of a half zone."""

    line: int
    code: str
    state: str
    zone: int
    map_year: int


@dataclass(frozen=True, slots=True)
class ZipFile:
    """A file that was read. ``stateless`` are codes whose state is not known, which are left out."""

    detected: Detected
    zips: tuple[Zip, ...]
    stateless: tuple[str, ...]


def read_zips(path: Path) -> ZipFile:
    """Read a file of one of the forms. Raises FileRefused with every row that cannot be understood."""
    detected = read_as_one_of(path, FORMS)
    problems: list[Finding] = []
    reader = _short if detected.form is SHORT else _map
    found: dict[str, Zip] = {}
    stateless = []
    for zipped in reader(detected, problems):
        former = found.setdefault(zipped.code, zipped)
        if former.zone != zipped.zone:
            rule = f"stands in line {former.line} already, with another zone"
            problems.append(Finding(zipped.line, "zipcode", zipped.code, rule))
        if not zipped.state:
            stateless.append(found.pop(zipped.code).code)
    if problems:
        raise FileRefused(problems[:MAX_PROBLEMS], more=len(problems) > MAX_PROBLEMS)
    return ZipFile(detected, tuple(found.values()), tuple(stateless))


def short_form(zips: Mapping[str, Zip]) -> str:
    """These codes in the form that ships: a line for each first three digits and state, a letter for each code."""
    lines: dict[tuple[str, str, int], list[str]] = {}
    for code, zipped in sorted(zips.items()):
        letters = lines.setdefault((code[:3], zipped.state, zipped.map_year), [NONE] * SUFFIXES)
        letters[int(code[3:])] = LETTERS[zipped.zone - 1]
    rows = (f"{prefix},{state},{year},{''.join(letters)}" for (prefix, state, year), letters in lines.items())
    return "\n".join([",".join(SHORT.columns), *rows, ""])


def _map(detected: Detected, problems: list[Finding]) -> Iterator[Zip]:
    is_2023 = detected.form is MAP_2023
    for line, cells in detected.table:
        code, zone = cells["zipcode"].strip(), cells["zone"].strip().lower()
        if not (len(code) == 5 and code.isascii() and code.isdigit()):
            rule = "is not five digits; a spreadsheet may have dropped the zeros at its beginning"
            problems.append(Finding(line, "zipcode", code, rule))
        elif zone not in ZONES:
            problems.append(Finding(line, "zone", zone, "is not a half zone from 1a to 13b"))
        else:
            state = state_of(code) if is_2023 else f"US-{cells['state'].strip().upper()}"
            yield Zip(line, code, state, zone_number(zone), 2023 if is_2023 else 2012)


def _short(detected: Detected, problems: list[Finding]) -> Iterator[Zip]:
    for line, cells in detected.table:
        prefix, state, year, letters = (cells[column].strip() for column in SHORT.columns)
        if not (len(prefix) == 3 and prefix.isascii() and prefix.isdigit()):
            problems.append(Finding(line, "prefix", prefix, "is not three digits"))
        elif len(letters) != SUFFIXES or set(letters) - {*LETTERS, NONE}:
            rule = f"is not {SUFFIXES} letters a to z, with a full stop for a code that does not exist"
            problems.append(Finding(line, "zones", letters, rule))
        elif year not in ("2012", "2023"):
            problems.append(Finding(line, "map", year, "is neither 2012 nor 2023"))
        else:
            for suffix, letter in enumerate(letters):
                if letter != NONE:
                    yield Zip(line, f"{prefix}{suffix:02}", state, LETTERS.index(letter) + 1, int(year))
