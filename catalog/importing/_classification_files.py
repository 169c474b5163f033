"""Files of families: the hierarchy above them, where APG IV places them, who named them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.importing._detecting import Detected, Form, read_as_one_of
from catalog.importing._findings import FileRefused, Finding
from catalog.importing._reading import MAX_PROBLEMS
from catalog.nomenclature import parse

CRONQUIST = Form(
    "hierarchy of USDA PLANTS",
    ("family", "order", "subclass", "class", "division", "superdivision", "subkingdom"),
    ("usda_family_symbol", "family_common_name", "class_common", "division_common"),
)
APG = Form(
    "APG IV",
    ("APG_IV_sort", "order", "family"),
    ("phylum", "subphylum", "superclass", "class", "subclass", "superorder"),
)
NCBI = Form(
    "families of NCBI", ("family", "order", "authority"), ("class", "common_names", "synonyms_includes")
)
FORMS = (CRONQUIST, APG, NCBI)

RANKS = ("kingdom", "subkingdom", "superdivision", "division", "class", "subclass", "order")
KINGDOM = "Plantae"
COMMON_NAMES = {"Plantae": "Plants", "Tracheobionta": "Vascular plants", "Spermatophyta": "Seed plants"}
"""Of the ranks for which the file has no column of common names; as USDA PLANTS writes them."""
_YEAR = re.compile(r",?\s*\(?\b1[789]\d\d\b\)?|,?\s*\(?\b20\d\d\b\)?")


@dataclass(frozen=True, slots=True)
class Step:
    """One group above a family."""

    rank: str
    name: str
    common_name: str


@dataclass(frozen=True, slots=True)
class Family:
    """One row: a family and what the file tells of it; what it does not tell is empty.

    ``lineage`` runs from the kingdom down to the order.
    """

    line: int
    name: str
    form: Form
    symbol: str = ""
    authority: str = ""
    common_name: str = ""
    lineage: tuple[Step, ...] = ()
    order: str = ""
    groups: str = ""


@dataclass(frozen=True, slots=True)
class FamilyFile:
    """A file that was read."""

    detected: Detected
    families: tuple[Family, ...]


def read_families(path: Path) -> FamilyFile:
    """Read a file of one of the forms. Raises FileRefused with every row that cannot be understood."""
    detected = read_as_one_of(path, FORMS)
    read_row = {CRONQUIST: _cronquist, APG: _apg, NCBI: _ncbi}[detected.form]
    problems: list[Finding] = []
    families = []
    seen: dict[str, int] = {}
    for line, raw in detected.table:
        cells = {column: " ".join(cell.split()) for column, cell in raw.items()}
        problems += _faults(line, cells, seen, detected.form)
        families.append(read_row(line, cells))
        if len(problems) >= MAX_PROBLEMS:
            break
    problems += _contradictions(families)
    if problems:
        raise FileRefused(problems[:MAX_PROBLEMS], more=len(problems) > MAX_PROBLEMS)
    return FamilyFile(detected, tuple(families))


def _faults(line: int, cells: dict[str, str], seen: dict[str, int], form: Form) -> Iterator[Finding]:
    name = cells["family"]
    if parse(name).rank != "family":
        yield Finding(line, "family", name, "is not the name of a family")
    elif name in seen:
        yield Finding(line, "family", name, f"stands on line {seen[name]:,} already")
    if not cells["order"] and form is not NCBI:
        yield Finding(line, "order", None, "is empty")
    seen.setdefault(name, line)


def _contradictions(families: list[Family]) -> Iterator[Finding]:
    """A group must stand under the same group everywhere."""
    above: dict[tuple[str, str], tuple[str, int]] = {}
    for family in families:
        for higher, lower in zip(family.lineage, family.lineage[1:], strict=False):
            held, line = above.setdefault((lower.rank, lower.name), (higher.name, family.line))
            if held != higher.name:
                rule = f"stands under {higher.name} here and under {held} on line {line:,}"
                yield Finding(family.line, lower.rank, lower.name, rule)


def _cronquist(line: int, cells: dict[str, str]) -> Family:
    names = {**cells, "kingdom": KINGDOM}
    steps = [
        Step(rank, names[rank], cells.get(f"{rank}_common", "") or COMMON_NAMES.get(names[rank], ""))
        for rank in RANKS
        if names[rank]
    ]
    return Family(
        line,
        cells["family"],
        CRONQUIST,
        symbol=cells["usda_family_symbol"].upper(),
        common_name=cells["family_common_name"],
        lineage=tuple(steps),
    )


def _apg(line: int, cells: dict[str, str]) -> Family:
    groups = (cells[column] for column in APG.optional)
    return Family(line, cells["family"], APG, order=cells["order"], groups=" > ".join(filter(None, groups)))


def _ncbi(line: int, cells: dict[str, str]) -> Family:
    first = cells["common_names"].partition(";")[0].strip()
    return Family(
        line,
        cells["family"],
        NCBI,
        authority=_authority(cells["family"], cells["authority"]),
        common_name=first,
    )


def _authority(family: str, text: str) -> str:
    """``Acanthaceae Juss., 1789`` gives ``Juss.``; nothing where the cell tells of several names or none."""
    if ";" in text or not text.startswith(family):
        return ""
    authority = _YEAR.sub("", text.removeprefix(family)).strip(" ,")
    parsed = parse(f"{family} {authority}")
    return parsed.authority if authority and parsed.quality in (1, 2) and parsed.name == family else ""
