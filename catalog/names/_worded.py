"""Symbols in small letters that are words of common names: ``sotol`` is a plant, SOTOL another's symbol."""

from collections.abc import Sequence
from typing import Final

from catalog.models import NameKind, WordRole

from ._asked import Asked, Equal
from ._loose import words
from ._match import Row
from ._taxa import Shown
from ._words import with_words

MOST_READ: Final = 60


def other_words(asked: Sequence[Asked], found: Sequence[Equal | None], shown: Shown) -> list[list[Row]]:
    """For each text that was taken for a symbol, the common names that have it as a word.

    None where the symbol's plant is of the genus of one of them (CAMAS is Camassia). Three queries, and only where a
    text is such a word.
    """
    held = {
        index: match
        for index, match in enumerate(found)
        if match is not None and match.is_symbol_in_small_letters
    }
    asked_for = {asked[index].symbol for index in held}
    known = asked_for & shown.vocabulary.known(WordRole.VERNACULAR) if asked_for else set()
    taxa = {
        word: list(bearers[:MOST_READ]) for word, bearers in with_words(known, WordRole.VERNACULAR).items()
    }
    rows = shown.entries({taxon for bearers in taxa.values() for taxon in bearers}, NameKind.VERNACULAR)
    others: list[list[Row]] = [[] for _ in asked]
    for index, match in held.items():
        word = asked[index].symbol
        named = [row for taxon in taxa.get(word, ()) for row in rows.get(taxon, ()) if word in words(row.key)]
        if not _genera(match.rows, shown) & _genera(named, shown):
            others[index] = named
    return others


def _genera(rows: Sequence[Row], shown: Shown) -> set[str]:
    return {shown[row.taxon_id].name.split()[0] for row in rows}
