"""The names of the world's plants (``make_world`` tells where from): what is one of them is no misspelling.

Read when the first misspelling is met; some 8 MB of memory in a process.
"""

import lzma
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("world.txt.xz")


@dataclass(frozen=True)
class World:
    """Genera with their specific epithets, in small letters."""

    epithets_by_genus: dict[str, str]
    epithets: frozenset[str]

    def has_genus(self, genus: str) -> bool:
        """Whether a genus of plants bears this name."""
        return genus in self.epithets_by_genus

    def has_epithet(self, epithet: str) -> bool:
        """Whether any species of plant bears this epithet."""
        return epithet in self.epithets

    def has_species(self, genus: str, epithet: str) -> bool:
        """Whether this is the name of a species of plant."""
        return f" {epithet} " in self.epithets_by_genus.get(genus, "")


@cache
def world() -> World:
    """The list, read once in a process."""
    lines = lzma.decompress(_FILE.read_bytes()).decode("ascii").split("\n")
    by_genus = {}
    epithets: set[str] = set()
    for line in lines:
        genus, _, rest = line.partition(" ")
        by_genus[genus] = f" {rest} "
        epithets.update(rest.split(" "))
    return World(by_genus, frozenset(epithets))
