"""Names that share a telling word with a text that no name has: what is shown where nothing is found.

No plant has the name "butterfly weed", but one is called butterfly milkweed: it shares a word, and another of its words
ends alike. The last word of a common name tells the sort of plant, the words before it which one.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce
from itertools import combinations, takewhile
from math import log
from operator import and_, or_
from typing import Final, NamedTuple

from pyroaring import BitMap

from catalog import nomenclature
from catalog.models import WordRole

from ._loose import words as words_of
from ._vocabulary import Ordered, Vocabulary

ROLES: Final = (WordRole.VERNACULAR, WordRole.GENUS)
"""Common names are made of generic names too: drooping leucothoe."""

MOST_WORDS: Final = 6
MOST_OF_A_SORT: Final = 120
"""Taxa up to which the last word of a text tells enough alone."""

MOST_OF_ONE: Final = 30
"""The same of a word before the last."""

MOST_OF_A_START: Final = 12
"""The same of the beginning of a word; its end says nothing alone (berry, weed)."""

_SHORTEST: Final = 4
_LONG: Final = 6
"""Letters of a word that tells something by itself where names only have longer ones that begin or end with it."""

_SMALL: Final = frozenset("a an and at by for from in of on or plant plants the to with".split())
_EVERY: Final = 100_000
_LAST_WEIGHS: Final = 1.5
_MOST_ALIKE: Final = 400


class Place(IntEnum):
    """What a term is in the text."""

    WHOLE = 0
    START = 1
    END = 2


class Term(NamedTuple):
    """A word of a text, or one of the two of which a word is made, with longer words that begin or end with it."""

    word: str
    alike: tuple[str, ...]
    place: Place = Place.WHOLE


Tier = tuple[tuple[Term, ...], BitMap]


@dataclass(frozen=True, slots=True)
class Shared:
    """The words of a text that names have, and the taxa that bear those names: most words first, then the rarest."""

    words: tuple[str, ...] = ()
    tiers: tuple[BitMap, ...] = ()

    @property
    def taxa(self) -> list[int]:
        """The keys of the taxa in their order, each once."""
        return list(dict.fromkeys(taxon for tier in self.tiers for taxon in tier))


def terms_of(text: str, vocabulary: Vocabulary, unused: Set[str] = frozenset()) -> tuple[Term, ...]:
    """The words of a text that names in the catalogue have, whole or as a part of theirs.

    A word alone that only is a part of others is no name, but the beginning of one. ``unused`` are words of the
    vocabulary that count as none.
    """
    typed = [word for word in words_of(nomenclature.fold(text)) if word not in _SMALL]
    if not 0 < len(typed) <= MOST_WORDS:
        return ()
    known = vocabulary.known(*ROLES)
    known = known - unused if unused else known
    ordered = vocabulary.ordered(WordRole.VERNACULAR)
    terms = (term for word in _joined(typed, known) for term in _terms(word, known, ordered, unused))
    return tuple(dict.fromkeys(term for term in terms if term.word in known or len(typed) > 1))


def words_in(terms: Iterable[Term]) -> set[str]:
    """Every word of which the taxa have to be known."""
    return {word for term in terms for word in (term.word, *term.alike)}


def shared(terms: Sequence[Term], taxa: Mapping[str, BitMap], *, most: int = MOST_OF_A_SORT) -> Shared:
    """What shares most with the text. ``taxa`` are those of each word; ``most`` of them may share the last word alone.

    Several of its words go before one; a word that is only alike counts beside one that is the same.
    """
    for size in range(len(terms), 1, -1):
        found = sorted(_sharing_several(terms, size, taxa), key=lambda tier: -_weight(tier[0], terms, taxa))
        if found:
            return _told(found)
    return _told(_sharing_one(terms, taxa, most))


def _joined(typed: Sequence[str], known: Collection[str]) -> Iterator[str]:
    """The words, two or three of them as one where names have them so: ``prickly pear``."""
    at = 0
    while at < len(typed):
        sizes = (
            size for size in (3, 2) if at + size <= len(typed) and "".join(typed[at : at + size]) in known
        )
        size = next(sizes, 1)
        yield "".join(typed[at : at + size])
        at += size


def _terms(word: str, known: Collection[str], ordered: Ordered, unused: Set[str]) -> Iterator[Term]:
    """The word as names have it; failing that its singular, its two halves, or its beginning."""
    for form in (word, *_singular(word)):
        if form in known:
            yield Term(form, _alike(form, ordered, unused))
            return
    for at in range(len(word) - _SHORTEST, _SHORTEST - 1, -1):
        first, second = word[:at], word[at:]
        if first in known and second in known:
            yield Term(first, _alike(first, ordered, unused), Place.START)
            yield Term(second, _alike(second, ordered, unused), Place.END)
            return
    if longer := _alike(word, ordered, unused):
        yield Term(word, longer)
        return
    starts = (word[:at] for at in range(len(word) - 1, _LONG - 1, -1))
    if start := next((start for start in starts if start in known), ""):
        yield Term(start, (), Place.START)


def _singular(word: str) -> Iterator[str]:
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]


def _alike(word: str, ordered: Ordered, unused: Set[str]) -> tuple[str, ...]:
    """Longer words that begin or end with this one; none for a short word, or one with which too many do."""
    if len(word) < _SHORTEST:
        return ()
    begun = _beginning(word, ordered.forwards)
    ended = (other[::-1] for other in _beginning(word[::-1], ordered.backwards))
    found = {*begun, *ended} - {word} - unused
    return tuple(sorted(found)) if len(found) <= _MOST_ALIKE else ()


def _beginning(start: str, words: Sequence[str]) -> Iterator[str]:
    first = bisect_left(words, start)
    return takewhile(lambda word: word.startswith(start), words[first : first + _MOST_ALIKE + 2])


def _sharing_several(terms: Sequence[Term], size: int, taxa: Mapping[str, BitMap]) -> Iterator[Tier]:
    """Taxa that share so many of the words, one of them wholly."""
    for some in combinations(terms, size):
        whole = reduce(or_, (taxa.get(term.word, BitMap()) for term in some))
        if both := reduce(and_, (_of(term, taxa) for term in some)) & whole:
            yield some, both


def _sharing_one(terms: Sequence[Term], taxa: Mapping[str, BitMap], most: int) -> Iterator[Tier]:
    for term in sorted(terms, key=lambda term: -_weight((term,), terms, taxa)):
        found = taxa.get(term.word) or (_of(term, taxa) if len(term.word) >= _LONG else None)
        if found and len(found) <= _room(term, most if term == terms[-1] else MOST_OF_ONE):
            yield (term,), found


def _room(term: Term, most: int) -> int:
    return {Place.WHOLE: most, Place.START: MOST_OF_A_START, Place.END: 0}[term.place]


def _of(term: Term, taxa: Mapping[str, BitMap]) -> BitMap:
    return reduce(or_, (taxa.get(word, BitMap()) for word in (term.word, *term.alike)))


def _weight(some: Iterable[Term], terms: Sequence[Term], taxa: Mapping[str, BitMap]) -> float:
    """How much some words tell: the rarer, the more, and the last word most."""
    rarity = {term: log(_EVERY / max(1, len(_of(term, taxa)))) for term in some}
    return sum(value * (_LAST_WEIGHS if term == terms[-1] else 1) for term, value in rarity.items())


def _told(found: Iterable[Tier]) -> Shared:
    tiers = list(found)
    words = dict.fromkeys(term.word for some, _ in tiers for term in some)
    return Shared(tuple(words), tuple(taxa for _, taxa in tiers))
