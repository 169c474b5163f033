"""What the reader of names objects to in a name that is stored, however it came into the catalogue."""

from typing import Final

from catalog import nomenclature
from catalog.nomenclature import NameWarning

IN_ORDER: Final = frozenset(
    {
        NameWarning.AMBIGUOUS_CAPITAL,  # name and authority stand in columns of their own
        NameWarning.AMBIGUOUS_FILIUS,
        NameWarning.HYBRID_FORMULA,
        NameWarning.MISAPPLIED,
        NameWarning.SPACES,
    }
)
"""Warnings of what is well in a catalogue: a formula is how a hybrid without a name is told."""


def whole(name: str, authority: str) -> str:
    """A name with its authority, which stands before a cultivar."""
    if not authority.strip():
        return name
    botanical, quote, cultivar = name.partition(" '")
    return f"{botanical} {authority}{quote}{cultivar}"


def doubts(name: str, authority: str) -> tuple[NameWarning, ...]:
    """What is to be looked at in a name. About 40 microseconds."""
    found = nomenclature.parse(whole(name, authority)).warnings
    return tuple(warning for warning in found if warning not in IN_ORDER)


def code(warning: NameWarning) -> str:
    """The word by which a warning is stored and styled."""
    return warning.name.lower().replace("_", "-")
