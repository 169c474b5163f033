"""What a search that finds nothing may have meant: "showing results for …"."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_
from typing import Final

from pyroaring import BitMap
from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog import nomenclature
from catalog.models import NameWord

from . import _words
from ._loose import words as words_of
from ._settling import Resolved
from ._taxa import Shown

MOST_WORDS: Final = 6
_LIKE: Final = 12


def put_right(text: str, resolved: Resolved, shown: Shown) -> str:
    """A text like this one that finds something; "" if there is none, or if this one does.

    ``resolved`` is what the text means as a whole. A whole name where one is like it; otherwise each word that no
    name has is put right by itself. Three queries at most.
    """
    typed = words_of(nomenclature.fold(text))
    if not typed or len(typed) > MOST_WORDS:
        return ""
    begun = {word: _words.in_any_role(held.begun) for word, held in _words.beginnings(typed).items()}
    if reduce(and_, begun.values()):
        return ""
    if resolved.accepted is not None or resolved.score == 100:
        return resolved.matched_name if resolved.status == "fuzzy" else ""
    texts = {match.text for match in resolved.candidates}
    if resolved.status == "ambiguous" and len(texts) == 1:
        return texts.pop()
    return _word_by_word(typed, begun, shown)


def _word_by_word(typed: Sequence[str], begun: dict[str, BitMap], shown: Shown) -> str:
    """The words with those that are not in use replaced by the likest that are; "" when nothing changes or finds."""
    lost = [word for word in typed if not begun[word]]
    better = _likest(lost, shown.vocabulary.words(*_words.SEARCHED)) if lost else {}
    if not lost or len(better) < len(set(lost)):
        return ""
    meant = [better.get(word, word) for word in typed]
    found = (_words.in_any_role(held.begun) for held in _words.beginnings(meant).values())
    return " ".join(meant) if reduce(and_, found) else ""


def _likest(lost: Iterable[str], words: Sequence[str]) -> dict[str, str]:
    """For each word the one in use that is likest, that with most plants among equals; none for one like no other."""
    nearest = {word: near for word in lost if (near := _nearest(word, words))}
    every = {name for near in nearest.values() for name in near}
    sizes = dict.fromkeys(every, 0)
    rows = (
        NameWord.objects.filter(word__in=every, role__in=_words.SEARCHED)
        if every
        else NameWord.objects.none()
    )
    for name, taxa in rows.values_list("word", "taxa"):
        sizes[name] += len(BitMap.deserialize(bytes(taxa)))
    return {
        word: max(near, key=lambda name: (name[0] == word[0], sizes[name], name))
        for word, near in nearest.items()
    }


def _nearest(word: str, words: Sequence[str]) -> list[str]:
    """The words with the fewest edits: one in a word of four letters or five, two in a longer one."""
    most = 0 if len(word) < 4 else 1 if len(word) < 6 else 2
    near = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=_LIKE) if most else []
    return [name for name, edits, _ in near if edits == near[0][1]]
