"""Common names that are like what was typed: found by their words, each of which may be misspelt."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import reduce
from itertools import islice, product
from operator import and_, or_
from typing import Final, NamedTuple

from pyroaring import BitMap
from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog import nomenclature
from catalog.models import NameKind, WordRole

from ._asked import Asked
from ._loose import bare, common, words
from ._match import Row
from ._score import LETTERS_FOR_AN_EDIT
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
"""Letters of a text that says something: not "the" or "wild"."""

_LEAST: Final = 70
"""So much alike must a name be, of 100: anacua is no acacia. And one that is two edits off begins alike."""

_MOST_JOINED: Final = 3


class Meant(NamedTuple):
    """A word of a text, or several of them as one, and the words that may be meant."""

    typed: str
    words: list[str]


Spelling = list[Meant]


class LikeCommon(NamedTuple):
    """Entries of common names as like a text as any, and entries that hold its words beside others.

    ``percent`` is their likeness; ``is_sure`` says that one of the likest alone would be what was meant, ``is_held``
    that the words are held as they were typed, and not others like them.
    """

    rows: tuple[Row, ...] = ()
    percent: int = 0
    is_sure: bool = False
    holding: tuple[Row, ...] = ()
    is_held: bool = False


def like_common(asked: Sequence[Asked], shown: Shown) -> list[LikeCommon]:
    """The likest common names of each text. A handful of queries for some hundred texts."""
    spellings = [list(_spellings(each, shown.vocabulary)) for each in asked]
    every = {word for ways in spellings for way in ways for meant in way for word in meant.words}
    bitmaps = with_words(every, WordRole.VERNACULAR)
    taxa = [_bearers(ways, bitmaps) for ways in spellings]
    rows = shown.entries((pk for each in taxa for pk in each), NameKind.VERNACULAR)
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


def likely_words(word: str, vocabulary: Vocabulary, *, shortest: int = _SHORT) -> list[str]:
    """The words nearest to one that is not known: one edit off, two when it is long, none when it is very short."""
    if len(word) < shortest:
        return []
    most = 1 if len(word) < 6 else 2
    words_so_long = vocabulary.about_as_long(len(word), most, WordRole.VERNACULAR)
    found = process.extract(word, words_so_long, scorer=OSA.distance, score_cutoff=most, limit=_LIKE)
    return [name for name, _, _ in found]


def _spellings(asked: Asked, vocabulary: Vocabulary) -> Iterator[Spelling]:
    """The ways in which the words of a text may be meant; none for a text without words, or with too many.

    As they are, two or three of them as one word; misspelt where they are not known; any of them misspelt where all
    are known.
    """
    typed = words(nomenclature.fold(asked.text))
    if not typed or len(typed) > MOST_WORDS:
        return
    known = vocabulary.known(WordRole.VERNACULAR)
    meant = {word: Meant(word, [word] if word in known else likely_words(word, vocabulary)) for word in typed}
    if all(meant[word].words for word in typed):
        yield [meant[word] for word in typed]
    for at, size in _runs(len(typed)):
        before, after = typed[:at], typed[at + size :]
        if all(meant[word].words for word in (*before, *after)):
            joined = "".join(typed[at : at + size])
            one = Meant(joined, [joined] if joined in known else likely_words(joined, vocabulary))
            yield [*(meant[word] for word in before), one, *(meant[word] for word in after)]
    if len(typed) > 1 and all(word in known or len(word) < _SHORT for word in typed):
        yield [Meant(word, [word, *likely_words(word, vocabulary, shortest=_SHORT - 1)]) for word in typed]


def _runs(number: int) -> Iterator[tuple[int, int]]:
    """Where words that stand side by side may be one, and how many."""
    for size in range(2, _MOST_JOINED + 1):
        yield from ((at, size) for at in range(number - size + 1))


def _forms(spellings: Iterable[Spelling]) -> Iterator[str]:
    """The loose forms of common names that consist of these words alone."""
    for spelling in spellings:
        every = product(*(meant.words for meant in spelling))
        yield from (common("".join(found)) for found in islice(every, _MOST_TRIED))


def _bearers(spellings: Iterable[Spelling], bitmaps: dict[str, BitMap]) -> BitMap:
    """The taxa that have one spelling of every word in their common names; none if there are too many."""
    every = BitMap()
    for spelling in spellings:
        each = [
            reduce(or_, (bitmaps.get(word, BitMap()) for word in meant.words), BitMap()) for meant in spelling
        ]
        both = reduce(and_, each)
        every |= both if len(both) <= MOST_TAXA else BitMap()
    return every


def _likest(
    asked: Asked, spellings: Sequence[Spelling], rows: Iterable[Row], known: Collection[str]
) -> LikeCommon:
    folded = nomenclature.fold(asked.text)
    typed = bare(folded)
    weighed = [(OSA.distance(typed, bare(row.key)), row) for row in rows if row.kind == NameKind.VERNACULAR]
    if not weighed:
        return LikeCommon()
    holding, is_held = _holding(words(folded), spellings, (row for _, row in weighed))
    fewest = min(edits for edits, _ in weighed)
    percent = max(0, round(100 * (1 - fewest / len(typed))))
    likest = tuple(dict.fromkeys(row for edits, row in weighed if edits == fewest))
    begins_alike = bare(likest[0].key)[:1] == typed[:1]
    if fewest > (3 if len(typed) >= _LONG else 2) or percent < _LEAST or (fewest > 1 and not begins_alike):
        return LikeCommon(percent=percent, holding=holding, is_held=is_held)
    is_word = all(word in known for word in words(folded))
    is_slip = fewest <= len(typed) // LETTERS_FOR_AN_EDIT and begins_alike
    return LikeCommon(likest, percent, is_slip and not is_word, holding, is_held)


def _holding(
    typed: Sequence[str], spellings: Iterable[Spelling], rows: Iterable[Row]
) -> tuple[tuple[Row, ...], bool]:
    """The names that have every word of a text beside others, and whether as they were typed, or else a slip off."""
    if sum(map(len, typed)) < _TELLING:
        return (), False
    every = [(row, set(words(row.key))) for row in dict.fromkeys(rows)]
    as_typed = [[{meant.typed} for meant in spelling] for spelling in spellings]
    same = tuple(row for row, own in every if any(_has(own, way) for way in as_typed))
    if same:
        return same, True
    near = [
        [{word for word in meant.words if _is_slip(meant.typed, word)} for meant in way] for way in spellings
    ]
    return tuple(row for row, own in every if any(_has(own, way) for way in near)), False


def _has(own: set[str], way: Iterable[set[str]]) -> bool:
    """Whether a common name has every word that was typed, in one spelling or another."""
    return all(not own.isdisjoint(found) for found in way)


def _is_slip(typed: str, word: str) -> bool:
    return typed[0] == word[0] and OSA.distance(typed, word) * LETTERS_FOR_AN_EDIT <= len(typed)
