"""A text as the index is asked for it, and entries that answer it."""

from dataclasses import dataclass

from catalog import nomenclature
from catalog.nomenclature import NameWarning, ParsedName

from ._loose import canonical, common, loose
from ._match import BOTANICAL, Row


@dataclass(slots=True)
class Asked:
    """A text in the forms in which the index is asked. Never changed; not frozen, since many are made."""

    text: str
    parsed: ParsedName
    canonical: str
    loose: str
    symbol: str

    @property
    def common(self) -> str:
        """The loose form of the text as a common name."""
        return common(self.text)

    @property
    def words(self) -> tuple[str, ...]:
        """Generic name and epithets, in small letters."""
        return tuple(self.canonical.split())


@dataclass(frozen=True, slots=True)
class Equal:
    """The entries that equal a text, and in words how they do."""

    rows: tuple[Row, ...]
    how: str
    is_certain: bool = True
    is_symbol_in_small_letters: bool = False

    @property
    def taxa(self) -> set[int]:
        """The taxa to which they lead."""
        return {row.taxon_id for row in self.rows}

    @property
    def is_botanical(self) -> bool:
        """Whether they are botanical names, not symbols or common names."""
        return self.rows[0].kind in BOTANICAL


def ask(text: str) -> Asked:
    """Read a text once, for every later question."""
    parsed = nomenclature.parse(text)
    name = canonical(parsed)
    return Asked(
        text=text,
        parsed=parsed,
        canonical=name,
        loose=loose(name) if name else "",
        symbol=text.strip().casefold() if nomenclature.is_symbol_like(text) else "",
    )


def is_compared(asked: Asked) -> bool:
    """Whether the text says that a plant is like this one (aff.), or perhaps this one (cf.)."""
    return NameWarning.COMPARISON in asked.parsed.warnings
