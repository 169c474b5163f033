"""Common names that are like what was typed: found by their words, each of which may be misspelt."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import reduce
from itertools import islice, product
from operator import and_, or_
from typing import Final, NamedTuple

from pyroaring import BitMap
from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog import nomenclature
from catalog.models import NameEntry, NameKind, WordRole

from ._asked import Asked
from ._bulk import chunks
from ._loose import bare, common, words
from ._match import ROW, Row
from ._taxa import Shown
from ._vocabulary import Vocabulary
from ._words import with_words

MOST_WORDS: Final = 6
MOST_TAXA: Final = 60
"""A text that so many taxa could mean says too little."""

_LIKE: Final = 8
_LONG: Final = 15
_SHORT: Final = 4
"""A shorter word is too much like others; only as one of several is one of three letters put right."""

_MOST_TRIED: Final = 16
_TELLING: Final = 5
"""Letters of a word that says something: not "the" or "wild"."""

_LETTERS_FOR_AN_EDIT: Final = 6
"""Letters that make an edit a slip: shadbush is not a misspelt soapbush. And a word in use is no slip."""

Spelling = list[list[str]]
"""For each word of a text the words that may be meant."""


class LikeCommon(NamedTuple):
    """Entries of common names as like a text as any; failing those, entries that hold its words beside others.

    ``percent`` is their likeness; ``is_sure`` says that one of them alone would be what was meant.
    """

    rows: tuple[Row, ...] = ()
    percent: int = 0
    is_sure: bool = False
    holding: tuple[Row, ...] = ()


def like_common(asked: Sequence[Asked], shown: Shown) -> list[LikeCommon]:
    """The likest common names of each text. A handful of queries for some hundred texts."""
    spellings = [list(_spellings(each, shown.vocabulary)) for each in asked]
    every = {word for ways in spellings for way in ways for found in way for word in found}
    bitmaps = with_words(every, WordRole.VERNACULAR)
    taxa = [_bearers(ways, bitmaps) for ways in spellings]
    rows = _rows_of({pk for each in taxa for pk in each}, shown)
    forms = [set(_forms(ways)) for ways in spellings]
    same = shown.like({form for found in forms for form in found})
    known = shown.vocabulary.known(WordRole.VERNACULAR)
    return [
        _likest(
            each,
            ways,
            [*(row for form in own for row in same[form]), *(row for pk in found for row in rows[pk])],
            known,
        )
        for each, ways, own, found in zip(asked, spellings, forms, taxa, strict=True)
    ]


def likely_words(word: str, vocabulary: Sequence[str], *, shortest: int = _SHORT) -> list[str]:
    """The words nearest to one that is not known: one edit off, two when it is long, none when it is very short."""
    most = 0 if len(word) < shortest else 1 if len(word) < 6 else 2
    found = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=most, limit=_LIKE)
    return [name for name, _, _ in found]


def _spellings(asked: Asked, vocabulary: Vocabulary) -> Iterator[Spelling]:
    """The ways in which the words of a text may be meant; none for a text without words, or with too many.

    Misspelt where they are not known; two of them as one word; any of them misspelt where all are known.
    """
    typed = words(nomenclature.fold(asked.text))
    if not typed or len(typed) > MOST_WORDS:
        return
    known = vocabulary.known(WordRole.VERNACULAR)
    every = vocabulary.words(WordRole.VERNACULAR)
    meant = {word: [word] if word in known else likely_words(word, every) for word in typed}
    lost = [word for word in typed if not meant[word]]
    if not lost:
        yield [meant[word] for word in typed]
    for at in range(len(typed) - 1):
        before, after = typed[:at], typed[at + 2 :]
        if all(meant[word] for word in (*before, *after)):
            joined = typed[at] + typed[at + 1]
            one = [joined] if joined in known else likely_words(joined, every)
            yield [*(meant[word] for word in before), one, *(meant[word] for word in after)]
    if len(typed) > 1 and all(word in known or len(word) < _SHORT for word in typed):
        yield [[word, *likely_words(word, every, shortest=_SHORT - 1)] for word in typed]


def _forms(spellings: Iterable[Spelling]) -> Iterator[str]:
    """The loose forms of common names that consist of these words alone."""
    for spelling in spellings:
        yield from (common("".join(found)) for found in islice(product(*spelling), _MOST_TRIED))


def _bearers(spellings: Iterable[Spelling], bitmaps: dict[str, BitMap]) -> BitMap:
    """The taxa that have one spelling of every word in their common names; none if there are too many."""
    every = BitMap()
    for spelling in spellings:
        each = [reduce(or_, (bitmaps.get(word, BitMap()) for word in found), BitMap()) for found in spelling]
        both = reduce(and_, each)
        every |= both if len(both) <= MOST_TAXA else BitMap()
    return every


def _rows_of(taxa: set[int], shown: Shown) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for chunk in chunks(sorted(shown.among(taxa))):
        for values in NameEntry.objects.filter(taxon__in=chunk).values_list(*ROW):
            if values[1] == NameKind.VERNACULAR:
                found[values[0]].append(Row._make(values))
    return found


def _likest(
    asked: Asked, spellings: Sequence[Spelling], rows: Iterable[Row], known: Collection[str]
) -> LikeCommon:
    folded = nomenclature.fold(asked.text)
    typed = bare(folded)
    weighed = [(OSA.distance(typed, bare(row.key)), row) for row in rows if row.kind == NameKind.VERNACULAR]
    if not weighed:
        return LikeCommon()
    fewest = min(edits for edits, _ in weighed)
    percent = max(0, round(100 * (1 - fewest / len(typed))))
    if fewest > (3 if len(typed) >= _LONG else 2):
        is_telling = max(map(len, words(folded))) >= _TELLING
        holding = tuple(row for _, row in weighed if _holds(row, spellings)) if is_telling else ()
        return LikeCommon(holding=holding, percent=percent)
    likest = tuple(dict.fromkeys(row for edits, row in weighed if edits == fewest))
    is_word = all(word in known for word in words(folded))
    is_slip = fewest <= len(typed) // _LETTERS_FOR_AN_EDIT and bare(likest[0].key)[:1] == typed[:1]
    return LikeCommon(likest, percent, is_slip and not is_word)


def _holds(row: Row, spellings: Iterable[Spelling]) -> bool:
    """Whether a common name has, in one spelling or another, every word that was typed."""
    own = set(words(row.key))
    return any(all(not own.isdisjoint(found) for found in spelling) for spelling in spellings)
