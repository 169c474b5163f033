"""Common names that are like what was typed: found by their words, each of which may be misspelt."""

from collections import defaultdict
from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import Final, NamedTuple

from pyroaring import BitMap
from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog import nomenclature
from catalog.models import NameEntry, NameKind, WordRole

from ._asked import Asked
from ._bulk import chunks
from ._loose import bare, words
from ._match import ROW, Row
from ._taxa import Shown
from ._vocabulary import Vocabulary
from ._words import with_words

MOST_WORDS: Final = 6
MOST_TAXA: Final = 60
"""A text that so many taxa could mean says too little."""

_LIKE: Final = 8
_LONG: Final = 15


class LikeCommon(NamedTuple):
    """Entries of common names as like the text as any, with the number of edits."""

    rows: tuple[Row, ...] = ()
    edits: int = 0
    percent: int = 0


def like_common(asked: Sequence[Asked], shown: Shown) -> list[LikeCommon]:
    """The likest common names of each text. A handful of queries for some hundred texts."""
    spellings = [_spellings(each, shown.vocabulary) for each in asked]
    bitmaps = with_words(
        {word for each in spellings for found in each for word in found}, WordRole.VERNACULAR
    )
    taxa = [_bearers(each, bitmaps) for each in spellings]
    rows = _rows_of({pk for each in taxa for pk in each}, shown)
    return [_likest(each, found, rows) for each, found in zip(asked, taxa, strict=True)]


def likely_words(word: str, vocabulary: Sequence[str]) -> list[str]:
    """The words nearest to one that is not known: one edit off, two when it is long."""
    most = 0 if len(word) < 4 else 1 if len(word) < 6 else 2
    found = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=most, limit=_LIKE)
    return [name for name, _, _ in found]


def _spellings(asked: Asked, vocabulary: Vocabulary) -> list[list[str]]:
    """For each word of the text the words that may be meant; empty when one of them is none."""
    typed = words(nomenclature.fold(asked.text))
    if not typed or len(typed) > MOST_WORDS:
        return []
    known = vocabulary.known(WordRole.VERNACULAR)
    every = vocabulary.words(WordRole.VERNACULAR)
    found = [[word] if word in known else likely_words(word, every) for word in typed]
    return found if all(found) else []


def _bearers(spellings: list[list[str]], bitmaps: dict[str, BitMap]) -> BitMap:
    """The taxa that have one spelling of every word in their common names; none if there are too many."""
    if not spellings:
        return BitMap()
    each = [reduce(or_, (bitmaps.get(word, BitMap()) for word in found), BitMap()) for found in spellings]
    both = reduce(and_, each)
    return both if len(both) <= MOST_TAXA else BitMap()


def _rows_of(taxa: set[int], shown: Shown) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for chunk in chunks(sorted(shown.among(taxa))):
        for values in NameEntry.objects.filter(taxon__in=chunk).values_list(*ROW):
            if values[1] == NameKind.VERNACULAR:
                found[values[0]].append(Row._make(values))
    return found


def _likest(asked: Asked, taxa: BitMap, rows: dict[int, list[Row]]) -> LikeCommon:
    typed = bare(nomenclature.fold(asked.text))
    weighed = [(OSA.distance(typed, bare(row.key)), row) for pk in taxa for row in rows.get(pk, ())]
    if not weighed:
        return LikeCommon()
    fewest = min(edits for edits, _ in weighed)
    if fewest > (3 if len(typed) >= _LONG else 2):
        return LikeCommon()
    percent = max(0, round(100 * (1 - fewest / len(typed))))
    return LikeCommon(tuple(row for edits, row in weighed if edits == fewest), fewest, percent)
