"""What is suggested while somebody types."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Final

from catalog import nomenclature
from catalog.models import NameEntry, NameKind

from . import _words
from ._bulk import chunks
from ._correction import put_right
from ._instead import instead
from ._loose import words as words_of
from ._match import ROW, SYMBOLS, Match, Row, as_match, each_once
from ._resolve import Inquiry
from ._search import KINDS, MOST_WORDS, by_kind, equal_rows, shortened
from ._taxa import Shown

MOST_COMPARED: Final = 300
"""Taxa whose names are read to see whether one name has all the words."""

_READ: Final = 24
_SHARES: Final = {
    NameKind.ACCEPTED.value: 5,
    NameKind.VERNACULAR.value: 4,
    NameKind.SYNONYM.value: 2,
    NameKind.SYMBOL.value: 3,
    NameKind.SYNONYM_SYMBOL.value: 1,
}
"""So many entries of a kind are suggested before more of any."""


@dataclass(frozen=True)
class Suggestions:
    """Entries for what has been typed so far.

    ``meant`` is the text they answer if it is another, else blank; ``shared`` are the words that they have of it where
    no name has them all.
    """

    matches: tuple[Match, ...]
    meant: str = ""
    shared: tuple[str, ...] = ()


def suggestions(text: str, limit: int = 12) -> Suggestions:
    """The best entries for what has been typed so far, one for each taxon; failing any, those of its correction.

    And failing these, entries that share a word with it. Some ten queries, thirty for a correction, each of which
    reads a few hundred rows at most.
    """
    shown = Shown()
    short = shortened(text)
    found = _suggested(short, shown, limit)
    if found or not any(map(str.isalnum, short)):
        return Suggestions(tuple(found))
    inquiry = Inquiry([short], shown)
    inquiry.as_written()
    inquiry.as_misspelt()
    better = put_right(short, inquiry.answers()[0], shown)
    if better:
        return Suggestions(tuple(_suggested(better, shown, limit)), better)
    (others,) = instead([short], shown)
    return Suggestions(tuple(map(as_match, others.rows[:limit])), shared=others.words if others.rows else ())


def suggest(text: str, limit: int = 12) -> list[Match]:
    """The entries of ``suggestions``."""
    return list(suggestions(text, limit).matches)


def _suggested(text: str, shown: Shown, limit: int) -> list[Match]:
    folded = nomenclature.fold(text)
    if not any(map(str.isalnum, folded)):
        return []
    best = each_once(map(as_match, equal_rows(text, shown)))
    begun = shown.only(_beginning(folded, symbols_first=text.isupper()))
    best = each_once([*best, *map(as_match, begun)])
    if len(best) < limit:
        best = each_once([*best, *map(as_match, shown.only(_holding(folded)))])
    return best[:limit]


def _beginning(folded: str, *, symbols_first: bool) -> list[Row]:
    """Entries whose key begins so: some of each kind, then more. A query for each kind."""
    kinds: Sequence[str] = KINDS
    if nomenclature.is_symbol_like(folded):
        kinds = (*SYMBOLS, *KINDS) if symbols_first else (*KINDS, *SYMBOLS)
    first: list[Row] = []
    more: list[Row] = []
    for kind in kinds:
        entries = NameEntry.objects.filter(_words.starts("key", folded), kind=kind).order_by("kind", "key")
        rows = [Row._make(values) for values in entries.values_list(*ROW)[:_READ]]
        first += rows[: _SHARES[kind]]
        more += rows[_SHARES[kind] :]
    return first + more


def _holding(folded: str) -> list[Row]:
    """Entries that hold words beginning with each of the words. Two queries.

    A word of one or two letters may be the beginning of the next: it is asked of the names that the others find.
    """
    words = words_of(folded)[:MOST_WORDS]
    longer = [word for word in words if len(word) >= _words.SHORTEST_BEGINNING] or words
    if not longer:
        return []
    begun = _words.beginnings(longer).values()
    taxa = list(reduce(and_, (_words.in_any_role(held.begun) for held in begun)))
    rows: list[Row] = []
    for chunk in chunks(taxa[:MOST_COMPARED]):
        entries = NameEntry.objects.filter(taxon__in=chunk).values_list(*ROW)
        rows += (row for values in entries if _holds(row := Row._make(values), words))
    return sorted(rows, key=lambda row: (not set(words) <= set(words_of(row.canonical)), *by_kind(row)))


def _holds(row: Row, words: Sequence[str]) -> bool:
    """Whether each word begins a word of the name; a symbol has none."""
    if row.kind in SYMBOLS:
        return False
    own = words_of(row.canonical)
    return all(any(other.startswith(word) for other in own) for word in words)
