"""Whether two names in one line are one plant's, or whether one of them must be wrong."""

from collections.abc import Iterable, Sequence
from typing import Final

from catalog.models import NameKind, WordRole

from ._asked import Asked, Equal
from ._loose import words
from ._match import SYMBOLS, Row
from ._taxa import Shown

FEWEST: Final = 2
"""Words of a species' name."""


def contradictions(match: Equal, read: Iterable[tuple[Asked, Equal]], shown: Shown) -> list[Row]:
    """The entries of other plants that other parts of the line name, so that one of them must be wrong.

    A single word may be the sort's (coralbells), a symbol without a number a word in capitals.
    """
    known = shown.vocabulary.known(WordRole.VERNACULAR)
    found: list[Row] = []
    for asked, other in read:
        if not other.taxa.isdisjoint(match.taxa):
            continue
        if other.rows[0].kind == NameKind.VERNACULAR:
            is_telling = match.is_botanical and len(words(asked.text)) > 1
            found += of_the_genus(match, other.rows, shown) if is_telling else ()
        elif other.rows[0].kind in SYMBOLS:
            found += other.rows if asked.symbol not in known else ()
        elif match.rows[0].kind in SYMBOLS and len(asked.words) >= FEWEST:
            found += other.rows
    return found


def of_the_genus(botanical: Equal, common: Iterable[Row], shown: Shown) -> list[Row]:
    """The entries of a common name that is another's of the genus: maples are confused, and one of two was meant.

    Common names of other genera are no contradiction. They are used of many plants, botanical names of one.
    """
    own = [shown[row.taxon_id].name for row in botanical.rows]
    rows = [(row, shown[row.taxon_id].name) for row in common]
    if any(is_kin(name, other) for name in own for _, other in rows):
        return []
    return [row for row, other in rows if any(name.split()[0] == other.split()[0] for name in own)]


def of_one_plant(parts: Sequence[tuple[str, Equal | None]]) -> tuple[str, Equal] | None:
    """Of a botanical name and common names that its plant shares with others: one of these, and the botanical one."""
    found = [(text, match) for text, match in parts if match is not None]
    botanical = [match for _, match in found if match.is_botanical and len(match.taxa) == 1]
    common = [(text, match) for text, match in found if not match.is_botanical]
    if len(botanical) != 1 or not common or len(found) != len(common) + 1:
        return None
    return (
        (common[0][0], botanical[0]) if all(botanical[0].taxa <= match.taxa for _, match in common) else None
    )


def is_kin(name: str, other: str) -> bool:
    """Whether one name is of the species of the other, or of its genus."""
    own, theirs = name.split(), other.split()
    return own[:FEWEST] == theirs[:FEWEST] or own[:1] == theirs
