"""Files of where plants grow: by state, by region, and the native status of profiles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.choices import EstablishmentMeans, RegionKind
from catalog.importing._cell_rules import symbol_problem
from catalog.importing._detecting import Detected, Form, read_as_one_of
from catalog.importing._findings import FileRefused, Finding
from catalog.importing._reading import MAX_PROBLEMS, read_table
from catalog.models import Region

STATES = Form("places by state", ("symbol", "status", "state"))
REGIONS = Form("native status by region", ("scientificName", "nativeStatus"), ("Family", "plantOrigin"))
PROFILES = Form("native status of profiles", ("PlantID", "Region", "Status"), ("Type",))
PLANTS = Form("plants of profiles", ("Id", "Symbol", "ScientificName"))
FORMS = (STATES, REGIONS, PROFILES)
PLANTS_BESIDE = "plants.csv"

MEANS = {
    "N": EstablishmentMeans.NATIVE.value,
    "I": EstablishmentMeans.INTRODUCED.value,
    "W": EstablishmentMeans.WAIF.value,
    "GP": EstablishmentMeans.GARDEN_PERSISTENT.value,
}
WORDS = {"native": "N", "introduced": "I", "waif": "W", "garden persistent": "GP"}
PROBABLE = "?"
"""Follows a code that is only probable, in files and in the values of citations."""
UNRECORDED = ("", "NA")
_PACKED = re.compile(r"([A-Z0-9]+)\s*\(([^()]*)\)\s*,?\s*")
_CODE = re.compile(r"(GP|N|I|W)")


@dataclass(frozen=True, slots=True)
class Place:
    """What one row says of one region. ``handle`` is a symbol or, where the file has none, a name."""

    line: int
    handle: str
    is_symbol: bool
    family: str
    region: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """A file that was read: its rows, and at which level it speaks."""

    detected: Detected
    level: frozenset[str]
    places: tuple[Place, ...]


def read_places(path: Path) -> PlaceFile:
    """Read a file of one of the forms. Raises FileRefused with every row that cannot be understood."""
    detected = read_as_one_of(path, FORMS)
    regions = {region.code: region for region in Region.objects.all()}
    problems: list[Finding] = []
    reader = {STATES: _states, REGIONS: _packed, PROFILES: _profiles}[detected.form]
    places = []
    for place in reader(detected, regions, problems):
        places.append(place)
        if len(problems) >= MAX_PROBLEMS:
            break
    if problems:
        raise FileRefused(problems, more=len(problems) >= MAX_PROBLEMS)
    is_state = detected.form is STATES
    level = frozenset(
        code for code, region in regions.items() if (region.kind != RegionKind.REGION) is is_state
    )
    return PlaceFile(detected, level, tuple(places))


def codes_of(text: str) -> tuple[str, ...] | None:
    """The codes of a packed status: ``N``, ``I,N``, ``NI``, ``GP``, ``N?``; ``?`` goes for all. None if unread.

    >>> codes_of("NI?")
    ('native?', 'introduced?')
    """
    mark = PROBABLE if "?" in text else ""
    bare = text.replace("?", "").replace(",", "").replace(" ", "")
    found = _CODE.findall(bare)
    if not found or "".join(found) != bare:
        return None
    return tuple(MEANS[code] + mark for code in MEANS if code in found)


def _states(detected: Detected, regions: dict[str, Region], problems: list[Finding]) -> Iterator[Place]:
    by_name = {region.name: code for code, region in regions.items() if region.kind != RegionKind.REGION}
    for line, cells in detected.table:
        symbol, status, state = (cells[column].strip() for column in STATES.columns)
        code = WORDS.get(status.lower())
        if problem := symbol_problem(symbol) or ("" if symbol else "is empty"):
            problems.append(Finding(line, "symbol", symbol, problem))
        elif code is None:
            problems.append(Finding(line, "status", status, f"is none of {', '.join(WORDS)}"))
        elif state not in by_name:
            problems.append(
                Finding(line, "state", state, "is not the name of a state, province or territory")
            )
        else:
            yield Place(line, symbol.upper(), True, "", by_name[state], (MEANS[code],))


def _packed(detected: Detected, regions: dict[str, Region], problems: list[Finding]) -> Iterator[Place]:
    for line, cells in detected.table:
        name, status = cells["scientificName"].strip(), cells["nativeStatus"].strip()
        if not name:
            problems.append(Finding(line, "scientificName", None, "is empty"))
        if status in UNRECORDED:
            continue
        packed = _PACKED.findall(status)
        if not packed or _PACKED.sub("", status):
            rule = "is not of the form L48(N)AK(I)"
            problems.append(Finding(line, "nativeStatus", status, rule))
            continue
        for region, codes in packed:
            read = codes_of(codes)
            if region not in regions:
                problems.append(Finding(line, "nativeStatus", region, "is not the code of a region"))
            elif read is None:
                problems.append(
                    Finding(line, "nativeStatus", codes, "is not made of the codes N, I, W and GP")
                )
            else:
                yield Place(line, name, False, cells["Family"].strip(), region, read)


def _profiles(detected: Detected, regions: dict[str, Region], problems: list[Finding]) -> Iterator[Place]:
    """The file names plants by number; ``plants.csv`` beside it tells their symbols."""
    beside = read_table(detected.path.with_name(PLANTS_BESIDE), columns=PLANTS.columns)
    symbols = {cells["Id"].strip(): cells["Symbol"].strip().upper() for _, cells in beside}
    for line, cells in detected.table:
        plant, region, status = (cells[column].strip() for column in PROFILES.columns)
        codes = codes_of(status)
        if plant not in symbols:
            problems.append(Finding(line, "PlantID", plant, f"is not among the plants of {PLANTS_BESIDE}"))
        elif region not in regions:
            problems.append(Finding(line, "Region", region, "is not the code of a region"))
        elif codes is None:
            problems.append(Finding(line, "Status", status, "is not made of the codes N, I, W and GP"))
        else:
            yield Place(line, symbols[plant], True, "", region, codes)
