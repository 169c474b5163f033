"""A tidy text cut into words."""

import re
from typing import Final

from catalog.nomenclature._ranks import INFRASPECIFIC
from catalog.nomenclature._warnings import NameWarning
from catalog.nomenclature._words import ALSO_IN_AUTHORITY, is_epithet

_GLUED_BRACKET: Final = re.compile(r"(?<=[^\s(\[-])\((?=\S)|\)(?=[^\W\d_])")
_GLUED_CONNECTOR: Final = re.compile(
    r"(?<!\S)(subsp|ssp|subvar|var|nothosubsp|nothovar|subf|fo|f)\.(?=[a-z×]{2})"
)
_GLUED_COMMA: Final = re.compile(r",(?=[^\W\d_])")
# Varieties were once numbered with Greek letters; the letter is no part of the name.
_GREEK: Final = re.compile(r"(?<= )[α-ω]\.? (?=[a-z])")
# Letters of other alphabets that look like the x which stands for the sign.
_LIKE_X: Final = re.compile(r"(?<!\S)[хХχΧｘＸₓˣ𝐱𝑥𝗑𝘅𝘹𝙭](?!\S)")
_BRACKETED_PART: Final = re.compile(r"\(((?:subsp|ssp|var|forma|fo|f)\.? [a-z][^()]*)\)")
_COMMA_BEFORE_QUOTE: Final = re.compile(r" ?,(?= ['\"])")
_COMMA_AFTER_EPITHET: Final = re.compile(r"^(×? ?\w+\.? ×? ?[a-z-]+),")
_LOOSE_BRACKET: Final = re.compile(r" +(?=\))|(?<=\() +")
_CAPITAL_CONNECTORS: Final = frozenset("Var. Var Ssp. Ssp Subsp. Subsp Subvar. Forma Fo. F.".split())
_HYBRID_WORD: Final = re.compile(r"[xX](?=[A-Z][a-z]{2})")


def cut(text: str, warnings: list[NameWarning]) -> list[str]:
    """The words of a tidy text: the hybrid sign is a word of its own, brackets stand apart from names.

    Adds to ``warnings`` what had to be put right.
    """
    if text.isupper() and len(text) > 4 and " " in text:
        warnings.append(NameWarning.ALL_CAPITALS)
        text = text.lower()
    if not text.isascii():
        text = _LIKE_X.sub("x", _GREEK.sub("", text)).replace("×", " × ").replace("[ × ", "[× ")
    words = _apart(text).split()
    if "x" in words or "X" in words:
        words = _signed(words, warnings)
    if len(words) > 2:
        words = _in_small_letters(words, warnings)
    if words and _HYBRID_WORD.match(words[0]):
        warnings.append(NameWarning.HYBRID_LETTER)
        words[:1] = ["×", words[0][1:]]
    return words


def _apart(text: str) -> str:
    """The text with a blank between what is not one word: ``dendrobii(Burnett)Braun``, ``var.alba``, ``A,B``."""
    if "(" in text or ")" in text:
        text = _BRACKETED_PART.sub(r"\1", text)
        text = _GLUED_BRACKET.sub(lambda match: " (" if match[0] == "(" else ") ", text)
        text = _LOOSE_BRACKET.sub("", text)
    if "," in text:
        text = _COMMA_BEFORE_QUOTE.sub("", text)
        text = _GLUED_COMMA.sub(", ", text.replace(" ,", ","))
        text = _COMMA_AFTER_EPITHET.sub(r"\1 ,", text)
    if "." in text:
        text = _GLUED_CONNECTOR.sub(r"\1. ", text)
    return text.replace(";", " ; ")


def _signed(words: list[str], warnings: list[NameWarning]) -> list[str]:
    """The words with a letter x that stands for the sign turned into it."""
    signed = list(words)
    for index, word in enumerate(words[:-1]):
        follower = words[index + 1]
        starts = (index == 0 and follower[:1].isalpha()) or follower[0] in "'\""
        parent = is_epithet(follower) or follower in INFRASPECIFIC or _is_name(follower)
        if word in "xX" and (starts or parent):
            signed[index] = "×"
    if signed != words:
        warnings.append(NameWarning.HYBRID_LETTER)
    return signed


def _in_small_letters(words: list[str], warnings: list[NameWarning]) -> list[str]:
    """The words with epithets in small letters where a rank term shows them: ``Rubescens Var. Alpicola``."""
    ranks = [i for i, word in enumerate(words[:-1]) if i > 1 and word in _CAPITAL_CONNECTORS]
    if words[2] in INFRASPECIFIC and words[2] not in ALSO_IN_AUTHORITY and _is_title(words[1]):
        ranks.append(2)
    if not ranks or not _is_title(words[1]):
        return words
    warnings.append(NameWarning.CAPITAL_EPITHET)
    small = {1, *ranks, *(i + 1 for i in ranks)}
    return [word.lower() if i in small else word for i, word in enumerate(words)]


def _is_title(word: str) -> bool:
    return word.isalpha() and word[0].isupper() and word[1:].islower()


def _is_name(word: str) -> bool:
    """Whether a word after x begins the other parent of a formula (Salix, S.)."""
    return word[:1].isupper() and (word[1:].islower() or word[1:] == ".")
