"""A name that stands in several columns of a table: genus, species, variety and cultivar each in its own."""

import re
from collections.abc import Sequence
from typing import Final

GENUS: Final = frozenset({"genus", "generic name"})
EPITHETS: Final = frozenset({"species", "specific epithet", "species epithet", "epithet"})
_BELOW: Final = {
    "subspecies": "subsp.",
    "subsp": "subsp.",
    "ssp": "subsp.",
    "variety": "var.",
    "var": "var.",
    "forma": "f.",
    "form": "f.",
    "infraspecific epithet": "",
    "infraspecies": "",
}
_CULTIVAR: Final = frozenset({"cultivar", "cultivar epithet", "cultivar name", "cv"})
_EPITHET: Final = re.compile(r"(?:[×xX] ?)?[^\W\d_][\w.-]+")


def plain(heading: str) -> str:
    """A heading by its words, in small letters."""
    return re.sub(r"[\s._-]+", " ", heading).strip().casefold()


def whole_name(headings: Sequence[str], column: int, row: Sequence[str]) -> str:
    """The name that a row gives in its column; with what stands in others, where it is only an epithet."""
    named = [plain(heading) for heading in headings]
    cell = row[column].strip()
    genus = next((row[at].strip() for at, heading in enumerate(named) if heading in GENUS), "")
    if named[column] not in EPITHETS or not genus or not _EPITHET.fullmatch(cell):
        return row[column]
    parts = [genus, cell]
    for heading, value in zip(named, map(str.strip, row), strict=True):
        if value and heading in _BELOW:
            has_rank = "." in value.split(" ", 1)[0]
            parts.append(value if has_rank else f"{_BELOW[heading]} {value}".strip())
        elif value and heading in _CULTIVAR:
            parts.append(value if value[0] in "'\"‘“" else f"'{value}'")
    return " ".join(parts)
