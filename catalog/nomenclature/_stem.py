"""The stem of a Latin epithet, the same for every gender."""

from typing import Final

# After the noun endings of Schinke et al., "A stemming algorithm for Latin text databases", Journal of
# Documentation 52 (1996), which gnparser uses too; "or" and "er" are added for minor/minus and niger/nigra.
_ENDINGS: Final = tuple("ibus ius ae am as em es ia is nt or os um us a e i o u".split())
_FOLDED: Final = str.maketrans("jv", "iu")
_SHORTEST: Final = 3


def stem(epithet: str) -> str:
    """The epithet in small letters without its ending; j is i, v is u; each part of a hyphened word apart.

    Never shorter than three letters unless the epithet is.

    >>> stem("alba") == stem("albus"), stem("niger") == stem("nigra"), stem("hookerii") == stem("hookeri")
    (True, True, True)
    """
    return "-".join(_stem(word) for word in epithet.translate(_FOLDED).split("-"))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    if word.endswith("i") and len(word) > _SHORTEST:
        word = word[:-1]
    return word[:-2] + "r" if word.endswith("er") and len(word) > _SHORTEST else word
