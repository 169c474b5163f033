"""What a search that finds nothing may have meant: "showing results for …"."""

from collections.abc import Sequence
from typing import Final

from pyroaring import BitMap
from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog import nomenclature
from catalog.models import NameWord, WordRole

from . import _words
from ._loose import words as words_of
from ._resolve import resolve
from ._vocabulary import Vocabulary, vocabulary

MOST_WORDS: Final = 6
ROLES: Final = (WordRole.ACCEPTED, WordRole.VERNACULAR, WordRole.SYNONYM)
_LIKE: Final = 12


def did_you_mean(text: str) -> str:
    """A text like this one that finds something; "" if there is none, or if this one does.

    A whole name where one is like it; otherwise each word that no name has is put right by itself.
    """
    short = text.replace("\x00", " ").strip()[:200]
    typed = words_of(nomenclature.fold(short))
    if not typed or len(typed) > MOST_WORDS:
        return ""
    if _with_all(typed):
        return ""
    found = resolve(short)
    if found.accepted is not None or found.score == 100:
        return found.matched_name if found.status == "fuzzy" else ""
    texts = {match.text for match in found.candidates}
    if found.status == "ambiguous" and len(texts) == 1:
        return texts.pop()
    return _word_by_word(typed, vocabulary())


def _with_all(words: Sequence[str]) -> BitMap:
    """The taxa that have, for each word, a word that begins so."""
    found = _words.beginning(words[0], *ROLES)
    for word in words[1:]:
        if found:
            found &= _words.beginning(word, *ROLES)
    return found


def _word_by_word(typed: Sequence[str], words: Vocabulary) -> str:
    """The words with those that are not in use replaced by the likest that are; "" when nothing changes or finds."""
    put_right = []
    for word in typed:
        better = word if _words.beginning(word, *ROLES) else _likest(word, words.words(*ROLES))
        if not better:
            return ""
        put_right.append(better)
    return " ".join(put_right) if put_right != list(typed) and _with_all(put_right) else ""


def _likest(word: str, words: Sequence[str]) -> str:
    """The word in use that is likest, the one with most plants among equals; "" if none is like it."""
    most = 0 if len(word) < 4 else 1 if len(word) < 6 else 2
    near = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=_LIKE) if most else []
    if not near:
        return ""
    fewest = near[0][1]
    nearest = [name for name, edits, _ in near if edits == fewest]
    rows = NameWord.objects.filter(word__in=nearest, role__in=ROLES).values_list("word", "taxa")
    sizes: dict[str, int] = {}
    for name, taxa in rows:
        sizes[name] = sizes.get(name, 0) + len(BitMap.deserialize(bytes(taxa)))
    return max(nearest, key=lambda name: (name[0] == word[0], sizes.get(name, 0), name))
