"""Text before it is read: blanks, invisible characters, quotes and markup made uniform."""

import html
import re
import unicodedata
from typing import Final

from catalog.nomenclature._warnings import NameWarning

MAX_LENGTH: Final = 500
"""Characters in the longest text that is read as one name; the longest real one known has 183."""

_APOSTROPHES: Final = dict.fromkeys(map(ord, "‘’‚‛ʼʻ`´′＇"), "'")
_QUOTES: Final = dict.fromkeys(map(ord, "“”„‟«»″"), '"')
_HYPHENS: Final = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_SIGNS: Final = dict.fromkeys(map(ord, "✕✖⨯╳"), "×")
_UNIFORM: Final = {**_APOSTROPHES, **_QUOTES, **_HYPHENS, **_SIGNS}
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,40}>")
_ENTITY: Final = re.compile(r"&#?[A-Za-z0-9]{2,8};")
# Letters that do not decompose into a letter and a mark.
_LETTERS: Final = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ı": "i"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss"}
)
# Letters and ligatures foreign to classical Latin are transcribed (ICN Art. 60.7).
_TRANSCRIBED: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "ao", "ø": "oe", "æ": "ae", "œ": "oe", "ß": "ss"}
)
_DIAERESIS: Final = re.compile(r"(?<=[aeiouyæœ])[äöü]")
_PLAIN: Final = {"ä": "a", "ö": "o", "ü": "u"}
_MARKS: Final = frozenset({"Mn", "Me"})


def _without_invisible(text: str) -> str:
    """The text with every kind of blank as a space and without control and format characters (C*)."""
    kept = []
    for character in text:
        if character.isspace():
            kept.append(" ")
        elif unicodedata.category(character)[0] != "C":
            kept.append(character)
    return "".join(kept)


def _single_spaced(text: str) -> str:
    return " ".join(text.split())


def _without_markup(text: str, warnings: list[NameWarning]) -> str:
    """The text without HTML tags and with entities resolved; `` & `` between authors is no entity."""
    bare = _TAG.sub("", text)
    if _ENTITY.search(bare):
        bare = html.unescape(bare)
    if bare != text:
        warnings.append(NameWarning.MARKUP)
    return _single_spaced(bare)


def tidy(text: str) -> tuple[str, list[NameWarning]]:
    """The text ready to be cut into words, and what was wrong with it.

    Blanks are single, apostrophes and hyphens are those of ASCII, accents are composed (NFC), what cannot be
    seen is gone. Text over ``MAX_LENGTH`` comes back empty with a warning.
    """
    spaced = _single_spaced(text) if len(text) <= MAX_LENGTH else text.strip()
    if len(spaced) > MAX_LENGTH:
        return "", [NameWarning.TOO_LONG]
    warnings = [NameWarning.SPACES] if len(spaced) != len(text) else []
    if "<" in spaced or "&" in spaced:
        spaced = _without_markup(spaced, warnings)
    if not spaced.isprintable():
        warnings.append(NameWarning.CONTROL_CHARACTERS)
        spaced = _single_spaced(_without_invisible(spaced))
    if not spaced.isascii() or "`" in spaced:
        spaced = unicodedata.normalize("NFC", spaced.translate(_UNIFORM))
        if "\ufffd" in spaced:
            warnings.append(NameWarning.BROKEN_ENCODING)
    return (spaced, warnings) if spaced else ("", [NameWarning.EMPTY])


def uniform(text: str) -> str:
    """NFKC, casefolded, single-spaced, straight quotes and hyphens, without invisible characters."""
    text = compatible(text)
    if not text.isprintable():
        text = _without_invisible(text)
    text = text.casefold()
    return _single_spaced(compatible(text))


def compatible(text: str) -> str:
    """The text with compatibility characters (full width, ligatures) in their plain form, case kept."""
    if text.isascii():
        return text
    # Twice: an acute accent standing alone would decompose, and some forms become a dash only by NFKC.
    return unicodedata.normalize("NFKC", text.translate(_UNIFORM)).translate(_UNIFORM)


def without_accents(text: str) -> str:
    """The text without combining marks: é becomes e."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in letters if unicodedata.category(letter) not in _MARKS)
    return unicodedata.normalize("NFC", bare.translate(_LETTERS))


def fold(text: str) -> str:
    """The text as free search compares it: ``uniform`` and without accents.

    >>> fold("  Koʻoloa\u00a0ʻULA ")
    "ko'oloa 'ula"
    """
    return _single_spaced(without_accents(uniform(text)))


def latinised(word: str) -> str:
    """A word of a name in lower case with the letters a to z only, as ICN Art. 60.7 transcribes them.

    A vowel under a diaeresis that follows another vowel is only pronounced apart from it (coöperi, Isoëtes).

    >>> latinised("rühlella"), latinised("isoëtes"), latinised("coöperi")
    ('ruehlella', 'isoetes', 'cooperi')
    """
    if word.isascii():
        return word
    composed = unicodedata.normalize("NFC", word)
    return without_accents(_DIAERESIS.sub(lambda m: _PLAIN[m[0]], composed).translate(_TRANSCRIBED))
