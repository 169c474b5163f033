"""Forms of a name in which ways of writing it fall together, from strict to loose.

``canonical``   "heuchera rubescens pachypoda": small letters, no authority, no rank term, no hybrid sign
``bare``        the same without blanks and hyphens, so that ``uva ursi`` is ``uva-ursi``
``loose``       ``bare`` with epithets without their endings, and with letters that are often confused as one

Equal loose forms make a candidate, no more: what it is worth is for ``_score`` to say.
"""

import re
from functools import lru_cache
from typing import Final

from catalog import nomenclature
from catalog.nomenclature import ParsedName

LONGEST_WORD: Final = 60
"""Characters of a word that the index keeps; the longest epithet known has 34."""

INFRAGENERIC: Final = frozenset({"subgenus", "section", "infragenus"})
_KEPT: Final = 16_384
"""Words whose forms are kept: names repeat their words."""

_APART: Final = re.compile(r"[\s-]+")
_NOT_LETTERS: Final = re.compile(r"[^\w]+|_")
_WORDS: Final = re.compile(r"[^\W_]+")
_ENDING: Final = re.compile(r"(?<=..[^\W_])(?:ens(?:is|e)|ii|ae|us|um|is|os|on|es|as|am|em|a|e|i|o|u|y)$")
# Spellings that are confused because they sound alike; most are told apart by a letter alone.
_SOUNDS: Final = (
    ("sch", "s"),
    ("ph", "f"),
    ("th", "t"),
    ("rh", "r"),
    ("ch", "c"),
    ("ck", "c"),
    ("ae", "e"),
    ("oe", "e"),
    ("ue", "u"),
)
_LETTERS: Final = str.maketrans("ykjw", "iciv")
_DOUBLED: Final = re.compile(r"(.)\1+")


def canonical(parsed: ParsedName) -> str:
    """The canonical form of a name that has been read; "" for text that is no name."""
    if not parsed.quality:
        return ""
    if parsed.is_formula or parsed.cultivar or parsed.cultivar_group or parsed.trade_designation:
        return nomenclature.match_keys(parsed.verbatim).canonical
    parts = [part for part in parsed.parts if part.connector != "()"]
    words = [part.epithet.lower() for part in parts]
    if len(parts) > 1 and parts[-1].rank in INFRAGENERIC:
        words.insert(-1, parts[-1].connector)  # no species bears the name of a section
    name = " ".join(words).replace("'", "")
    return name if name.isascii() else nomenclature.match_keys(parsed.name).canonical


def bare(canonical_name: str) -> str:
    """A canonical form, or a folded common name, by its letters and digits alone."""
    if canonical_name.isalpha():
        return canonical_name
    return _NOT_LETTERS.sub("", canonical_name)


def loose(canonical_name: str) -> str:
    """The loose form of a canonical one.

    >>> loose("betula nigra") == loose("betula niger"), loose("picea engelmannii") == loose("picea engelmanni")
    (True, True)
    >>> loose("arctostaphylos uva-ursi") == loose("arctostaphylos uva ursi")
    True
    """
    first, *others = _APART.split(canonical_name)
    if not others:
        return loose_word(bare(first))
    return bare(sounded(first) + "".join(map(loose_word, others)))


@lru_cache(maxsize=_KEPT)
def loose_word(word: str) -> str:
    """An epithet without its ending, and spelt as it sounds."""
    bared = _ENDING.sub("", word)
    if bared.endswith("er") and len(bared) > 3:
        bared = bared[:-2] + "r"
    return sounded(bared)


@lru_cache(maxsize=_KEPT)
def sounded(word: str) -> str:
    """A word with spellings that are often confused written in one way, and no letter doubled."""
    for spelling, sound in _SOUNDS:
        if spelling in word:
            word = word.replace(spelling, sound)
    return undoubled(word.translate(_LETTERS))


def undoubled(word: str) -> str:
    """A word with each doubled letter once."""
    return _DOUBLED.sub(r"\1", word)


def common(text: str) -> str:
    """The loose form of a common name: letters and digits of the folded text, a final plural s left out.

    >>> common("Black-eyed Susans") == common("blackeyed susan")
    True
    """
    letters = bare(nomenclature.fold(text))
    if len(letters) > 4 and letters.endswith("s") and not letters.endswith("ss"):
        return letters[:-1]
    return letters


def words(folded: str) -> list[str]:
    """The words of a folded text by which it can be searched; an apostrophe does not part them."""
    return [word[:LONGEST_WORD] for word in _WORDS.findall(folded.replace("'", ""))]
