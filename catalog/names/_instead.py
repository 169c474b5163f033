"""What is offered for a text that nothing is named by: plants whose names share its telling words (``_sharing``)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from pyroaring import BitMap

from catalog.models import NameKind

from . import _words
from ._loose import common, words
from ._match import Row
from ._sharing import ROLES, Shared, Term, shared, terms_of, words_in
from ._taxa import Shown

MOST: Final = 24
"""So many names are offered for a text, of the first ``_READ`` taxa."""

_READ: Final = 150
_MOST_LISTED: Final = 2_000
_FAMILY: Final = "family"


@dataclass(frozen=True, slots=True)
class Instead:
    """Entries of other names, the likest first, and the words that they share with a text."""

    rows: tuple[Row, ...] = ()
    words: tuple[str, ...] = ()


def instead(texts: Sequence[str], shown: Shown) -> list[Instead]:
    """What shares most with each text. A handful of queries for some hundred texts."""
    terms, held = _terms_of(texts, shown)
    found = [shared(each, held) for each in terms]
    whole = shown.like({common(term.word) for each in terms for term in each})
    taxa = {taxon for each in found for taxon in each.taxa[:_READ]}
    rows = shown.entries(taxa, NameKind.VERNACULAR, NameKind.ACCEPTED)
    return [_likest(each, own, whole, rows) for each, own in zip(terms, found, strict=True)]


def ids_instead(text: str, shown: Shown) -> tuple[list[int], tuple[str, ...]]:
    """The taxa that a search lists for a text that finds nothing, the likest first, and the words that they share.

    Any number of them: a page shows a few. A handful of queries.
    """
    (terms,), held = _terms_of([text], shown)
    found = shared(terms, held, most=_MOST_LISTED)
    return found.taxa[:_MOST_LISTED], found.words


def _terms_of(texts: Sequence[str], shown: Shown) -> tuple[list[tuple[Term, ...]], dict[str, BitMap]]:
    """The telling words of each text, and the taxa with each of them that may be shown.

    The index holds the words of drafts too: one that they alone have is no word, and the text is read without it.
    """
    unused: set[str] = set()
    while True:
        terms = [terms_of(text, shown.vocabulary, unused) for text in texts]
        wanted = {word for each in terms for word in words_in(each)}
        held = {word: taxa - shown.hidden for word, taxa in _words.with_words(wanted, *ROLES).items()}
        drafts = {word for word, taxa in held.items() if not taxa}
        if not drafts:
            return terms, held
        unused |= drafts


def _likest(
    terms: Sequence[Term], found: Shared, whole: Mapping[str, list[Row]], rows: Mapping[int, list[Row]]
) -> Instead:
    """Names that are a word of the text, then by how many of their words it has; a family, if at all, at the end."""
    same = [
        row for term in terms for row in whole.get(common(term.word), ()) if row.kind == NameKind.VERNACULAR
    ]
    of_taxa = (rows.get(taxon, []) for taxon in found.taxa[:_READ])
    best = [max(((_likeness(row, terms), row) for row in own), key=itemgetter(0)) for own in of_taxa if own]
    ranked = [row for likeness, row in sorted(best, key=lambda pair: -pair[0]) if likeness > 0]
    every = {row.taxon_id: row for row in reversed((*same, *ranked))}
    return Instead(tuple(reversed(every.values()))[:MOST], found.words or tuple(term.word for term in terms))


def _likeness(row: Row, terms: Sequence[Term]) -> float:
    """How many words of the text a name has, less a part for each of its own that the text has not."""
    own = words(row.key)
    if _FAMILY in own:
        return 0.0
    has = sum(
        1.0 if term.word in own else 0.5 if not set(own).isdisjoint(term.alike) else 0.0 for term in terms
    )
    return has - 0.1 * (len(own) - has)
