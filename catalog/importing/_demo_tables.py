"""The published data files that the demo's facts come from, read into look-ups.

Every reader takes the directory that holds ``usda``, ``classification`` and ``ecology``; a missing file is an
``OSError`` that names it. Cells are kept as the file has them, but for blanks at their ends.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Row = dict[str, str]

WETLAND_REGIONS = {
    "ARID_W": "AW",
    "CSTL_PLAIN": "AGCP",
    "E_MTNS": "EMP",
    "GT_PLAINS": "GP",
    "MIDWEST": "MW",
    "NE": "NCNE",
    "W_MTNS": "WMVC",
    "ALASKA": "AK",
    "CARIB": "CB",
    "HAWAII": "HI",
}
EARLIER_REGIONS = ("ALASKA", "CARIB", "HAWAII")
"""Regions that the table of 2016 leaves out; the one of 2011 has them."""
AUTHORITY = re.compile(r"(?!×)(?:(?:von|van|de|du|d’|d') ?)?[^a-z]|$")
"""What may follow the name of a genus alone: nothing, or an authority, which may begin with a small particle."""
RATED = frozenset({"OBL", "FACW", "FAC", "FACU", "UPL"})


@dataclass(frozen=True)
class DemoTables:
    """The look-ups, each by the key its name says.

    ``checklist`` and ``plants`` are by symbol, ``synonyms`` by the accepted symbol, ``places`` by symbol as
    establishment → names of states, ``native_status`` by name without authority, ``wetland`` by symbol as (region
    of the file, rating), ``earlier_wetland`` the same by name in capitals, ``caterpillars`` by genus, ``noxious`` by
    full name.
    """

    plants: dict[str, Row]
    checklist: dict[str, Row]
    synonyms: dict[str, list[Row]]
    genera: dict[str, list[Row]]
    characteristics: dict[str, Row]
    places: dict[str, dict[str, list[str]]]
    native_status: dict[str, str]
    families: dict[str, Row]
    family_authorities: dict[str, Row]
    apg_families: dict[str, Row]
    wetland: dict[str, list[tuple[str, str]]]
    earlier_wetland: dict[str, list[tuple[str, str]]]
    caterpillars: dict[str, Row]
    noxious: dict[str, Row]

    @classmethod
    def read(cls, directory: Path) -> "DemoTables":
        """Read every file below the data directory."""
        usda, classification = directory / "usda", directory / "classification"
        checklist, synonyms, genera = _checklist(usda / "plantlst_rebuilt.txt")
        return cls(
            plants=_by(usda / "usda_plants_32800.csv", "symbol"),
            checklist=checklist,
            synonyms=synonyms,
            genera=genera,
            characteristics=_by(usda / "usda_characteristics_2162.csv", "symbol"),
            places=_places(usda / "usda_state_distribution_long.csv"),
            native_status=_native_status(usda / "usda_native_status_by_region.csv"),
            families=_by(classification / "usda_cronquist_families_from_profiles.csv", "family"),
            family_authorities=_by(classification / "ncbi_families_2013.csv", "family"),
            apg_families=_flowering(_by(classification / "apg4_families_vegnasis.csv", "family")),
            wetland=_wetland(directory / "ecology" / "epa_nwca_cc0"),
            earlier_wetland=_earlier_wetland(directory / "ecology" / "epa_nwca_cc0"),
            caterpillars=_by(
                directory / "ecology" / "tallamy_shropshire_2009_plant_genera.csv", "Genus", encoding="cp1252"
            ),
            noxious=_by(usda / "usda_noxious_2015.csv", "Scientific Name"),
        )


def _rows(path: Path, encoding: str = "utf-8-sig") -> Iterator[Row]:
    with path.open(encoding=encoding, newline="") as lines:
        for row in csv.DictReader(lines):
            yield {column: (cell or "").strip() for column, cell in row.items() if column is not None}


def _by(path: Path, column: str, encoding: str = "utf-8-sig") -> dict[str, Row]:
    """Rows by the value of a column; of several with the same value the first stands."""
    found: dict[str, Row] = {}
    for row in _rows(path, encoding):
        found.setdefault(row[column], row)
    return found


def _checklist(path: Path) -> tuple[dict[str, Row], dict[str, list[Row]], dict[str, list[Row]]]:
    """Accepted rows by symbol, synonyms by accepted symbol, and accepted rows that may name a genus, by it."""
    accepted: dict[str, Row] = {}
    synonyms: dict[str, list[Row]] = defaultdict(list)
    genera: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(path):
        if row["Synonym Symbol"]:
            synonyms[row["Symbol"]].append(row)
            continue
        accepted[row["Symbol"]] = row
        genus, _, rest = row["Scientific Name with Author"].partition(" ")
        if AUTHORITY.match(rest):
            genera[genus].append(row)
    return accepted, synonyms, genera


def _places(path: Path) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in _rows(path):
        found[row["symbol"]][row["status"]].append(row["state"])
    return found


def _native_status(path: Path) -> dict[str, str]:
    return {row["scientificName"]: row["nativeStatus"] for row in _rows(path)}


def _flowering(families: dict[str, Row]) -> dict[str, Row]:
    """APG IV places flowering plants only; the file lists ferns and conifers beside them."""
    return {family: row for family, row in families.items() if row["superclass"] == "Anthophytes"}


def _wetland(directory: Path) -> dict[str, list[tuple[str, str]]]:
    symbols = {
        row["SPECIES_NAME_ID"]: row["ACCEPTED_SYMBOL"]
        for row in _rows(directory / "taxaNWCA_2016.csv", "latin-1")
        if row["TAXON_LEVEL"] != "G"
    }
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(directory / "wisNWCA_2016.csv", "latin-1"):
        symbol = symbols.get(row["SPECIES_NAME_ID"])
        if symbol and row["WIS"] in RATED and row["GEOG_ID"] in WETLAND_REGIONS:
            found[symbol].append((row["GEOG_ID"], row["WIS"]))
    return found


def _earlier_wetland(directory: Path) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(directory / "wisNWCA.csv", "latin-1"):
        if row["WIS"] in RATED and row["GEOG_ID"] in EARLIER_REGIONS:
            found[row["USDA_NAME"]].append((row["GEOG_ID"], row["WIS"]))
    return found
