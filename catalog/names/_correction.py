"""What a search that finds nothing may have meant: "showing results for …"."""

from collections.abc import Iterable, Mapping, Sequence
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
from ._taxa import FEW, Shown
from ._vocabulary import Vocabulary

MOST_WORDS: Final = 6
_LIKE: Final = 12


def put_right(text: str, resolved: Resolved, shown: Shown) -> str:
    """A text like this one that finds something; "" if there is none, or if this one does.

    ``resolved`` is what the text means as a whole. A whole name where one is like it; otherwise each word that no
    name has is put right by itself. The index holds the words of drafts too, for the editors' search: where those are
    not shown, a word that they alone have is no word. Six queries, as a rule, at most.
    """
    typed = words_of(nomenclature.fold(text))
    if not typed or len(typed) > MOST_WORDS:
        return ""
    begun = {word: _words.in_any_role(held.begun) for word, held in _words.beginnings(typed).items()}
    if shown.any_of(reduce(and_, begun.values())):
        return ""
    if resolved.accepted is not None or resolved.score == 100:
        return resolved.matched_name if resolved.status == "fuzzy" else ""
    texts = {match.text for match in resolved.candidates}
    if resolved.status == "ambiguous" and len(texts) == 1:
        return texts.pop()
    return _word_by_word(typed, begun, shown)


def _word_by_word(typed: Sequence[str], begun: dict[str, BitMap], shown: Shown) -> str:
    """The words with those that are not in use replaced by the likest that are; "" when nothing changes or finds."""
    in_use = _in_use(begun, shown)
    lost = [word for word in typed if word not in in_use]
    better = _likest(lost, shown) if lost else {}
    if not lost or len(better) < len(set(lost)):
        return ""
    meant = [better.get(word, word) for word in typed]
    found = (_words.in_any_role(held.begun) for held in _words.beginnings(meant).values())
    return " ".join(meant) if shown.any_of(reduce(and_, found)) else ""


def _likest(lost: Iterable[str], shown: Shown) -> dict[str, str]:
    """For each word the one in use that is likest, that with most plants among equals; none for one like no other."""
    near = {word: _near(word, shown.vocabulary) for word in lost}
    every = {name for found in near.values() for name in found}
    held = {name: BitMap() for name in every}
    rows = (
        NameWord.objects.filter(word__in=every, role__in=_words.SEARCHED)
        if every
        else NameWord.objects.none()
    )
    for name, taxa in rows.values_list("word", "taxa"):
        held[name] |= BitMap.deserialize(bytes(taxa))
    in_use = _in_use(held, shown)
    likest = {}
    for word, found in near.items():
        used = {name: edits for name, edits in found.items() if name in in_use}
        nearest = [name for name, edits in used.items() if edits == min(used.values())]
        if nearest:
            likest[word] = max(nearest, key=lambda name: (name[0] == word[0], len(held[name]), name))
    return likest


def _in_use(held: Mapping[str, BitMap], shown: Shown) -> set[str]:
    """The words that a taxon has which may be shown. The first few of each are asked in one query."""
    shown.among(pk for taxa in held.values() for pk in taxa[:FEW])
    return {word for word, taxa in held.items() if shown.any_of(taxa)}


def _near(word: str, vocabulary: Vocabulary) -> dict[str, int]:
    """The words with few edits, and how many: one in a word of four letters or five, two in a longer one."""
    most = 0 if len(word) < 4 else 1 if len(word) < 6 else 2
    words = vocabulary.about_as_long(len(word), most, *_words.SEARCHED) if most else ()
    near = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=_LIKE)
    return {name: int(edits) for name, edits, _ in near}
