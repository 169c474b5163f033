"""Addresses made of names."""

import re
from typing import Final

from catalog.nomenclature._model import HYBRID_SIGN
from catalog.nomenclature._parse import parse
from catalog.nomenclature._text import compatible, latinised, without_accents

_OTHER: Final = re.compile(r"[^a-z0-9]+")
_WITHIN_WORDS: Final = re.compile(r"['.]")
NAMELESS: Final = "name"


def slug(name: str) -> str:
    """The name in ASCII for an address: small letters, digits and single hyphens; never empty.

    Authorities are left out; × is x; ``ssp.`` is subsp. Text without any letter of the Latin alphabet gives
    "name". Two names can share one (the caller breaks the tie).

    >>> slug("×Hesperotropsis leylandii"), slug("Heuchera rubescens Torr. ssp. alpicola Jeps.")
    ('x-hesperotropsis-leylandii', 'heuchera-rubescens-subsp-alpicola')
    """
    parsed = parse(compatible(name))
    text = f"{parsed.name} {parsed.qualifier} {parsed.tail}" if parsed.quality else parsed.tail
    words = _WITHIN_WORDS.sub("", latinised(text.casefold().replace(HYBRID_SIGN, " x ")))
    return _OTHER.sub("-", without_accents(words)).strip("-") or NAMELESS
