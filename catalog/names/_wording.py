"""Common names as people write them: with words shortened, with a possessive, in the plural."""

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import Final

from ._narrative import PLURAL, POSSESSIVE, written_out

_SHORT: Final = {
    "st": ("saint",),
    "saint": ("st.",),
    "mt": ("mountain", "mount"),
    "mtn": ("mountain",),
    "e": ("eastern",),
    "w": ("western",),
    "n": ("northern",),
    "no": ("northern",),
    "s": ("southern",),
    "so": ("southern",),
    "am": ("American",),
    "amer": ("American",),
    "can": ("Canada", "Canadian"),
    "cal": ("California",),
    "calif": ("California",),
    "tex": ("Texas",),
    "va": ("Virginia",),
    "nj": ("New Jersey",),
    "ne": ("New England",),
    "com": ("common",),
    "dbl": ("double",),
}
"""Words of common names as labels shorten them; they are read so only where a plant has the name that results."""

_ALONE: Final = frozenset({"saint", "mt", "mtn", "calif", "amer", "nj", "ne"})
"""Those that are read so without a point."""

_POINTED: Final = re.compile(r"(?P<word>[A-Za-z]{1,5}|[A-Za-z]\.[A-Za-z])\.|(?P<alone>[A-Za-z]+)")
_POSSESSIVE: Final = re.compile(r"(?<=[^\W\d_])['’`]s\b")
_PLURALS: Final = (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"))
_MOST_TRIED: Final = 4


def wordings(text: str) -> Iterator[tuple[str, str]]:
    """The text in other words, each with what was done to it. Nothing for most texts."""
    for worded, told in ((text, ""), *_written_out(text)):
        if told:
            yield worded, told
        if (bare := _POSSESSIVE.sub("", worded)) != worded:
            yield bare, f"{told} {POSSESSIVE}".strip()
    for plural, singular in _PLURALS:
        if text.lower().endswith(plural) and len(text) > len(plural) + 2:
            yield text[: -len(plural)] + singular, PLURAL


def _written_out(text: str) -> Iterator[tuple[str, str]]:
    words = text.split()
    for found in islice(product(*map(_long, words)), 1, _MOST_TRIED + 1):
        told = [(short, long) for short, long in zip(words, found, strict=True) if short != long]
        yield " ".join(found), written_out(told)


def _long(word: str) -> tuple[str, ...]:
    """The word, and what it may be short for."""
    found = _POINTED.fullmatch(word)
    if found is None:
        return (word,)
    alone = (found["alone"] or "").lower()
    key = alone if alone in _ALONE else (found["word"] or "").replace(".", "").lower()
    return (word, *_SHORT.get(key, ()))
