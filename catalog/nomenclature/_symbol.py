"""The symbols of USDA PLANTS. They can be checked against a name, never made from it: the number that breaks
a tie follows no order that the name shows."""

import re
from typing import Final

from catalog.nomenclature._model import ParsedName
from catalog.nomenclature._text import latinised

_SHAPE: Final = re.compile(r"[A-Za-z]{3,8}[0-9]{0,3}")
_GENUS_LETTERS: Final = 5


def symbol_prefix(parsed: ParsedName) -> str:
    """The letters with which the symbol of a name begins, in capitals; "" for text that is no name.

    Two letters of the generic name, two of the specific epithet, one of the lowest infraspecific epithet;
    hyphens, signs and apostrophes do not count. A name of one word gives its first five letters.
    """
    if not parsed.quality:
        return ""
    if not parsed.specific_epithet:
        return _letters(parsed.genus)[:_GENUS_LETTERS]
    lowest = "" if parsed.rank == "species" else _letters(parsed.infraspecific_epithet)[:1]
    return _letters(parsed.genus)[:2] + _letters(parsed.specific_epithet)[:2] + lowest


def is_symbol_like(text: str) -> bool:
    """Whether a text could be a symbol, in capitals or not: three to eight letters and up to three digits."""
    return bool(_SHAPE.fullmatch(text.strip()))


def _letters(word: str) -> str:
    return "".join(letter for letter in latinised(word.casefold()) if letter.isalpha()).upper()
