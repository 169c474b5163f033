"""Values as the text of a cell, and back. What is written here survives a spreadsheet, and reads the same again.

A set is ``full-sun; part-shade``, ``none`` where it is known to be empty; a range ``10 to 35``, ``from 10``, ``to 35``
(``10-12`` would become a date). An empty cell is not recorded.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Final

from catalog.choices import Vocabulary, zone_number
from catalog.traits import Kind, Trait

NONE: Final = "none"
_RANGE: Final = re.compile(r"(?:(from|to)\s+)?(\S+?)(?:\s*(?:to|–|-)\s*(\S+))?", re.IGNORECASE)
_DANGEROUS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "'")
"""The first character of what a spreadsheet may take for a formula, in full width too; and the mark itself."""


def neutral(text: str) -> str:
    """The text with a ' before anything that a spreadsheet would take for a formula; see :func:`plain`."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def plain(text: str) -> str:
    """What :func:`neutral` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_DANGEROUS) else text


def is_set(trait: Trait) -> bool:
    """Whether the trait holds any number of codes."""
    return trait.kind in {Kind.SET, Kind.MONTHS}


def trait_text(trait: Trait, value: Any) -> str:
    """A trait's plain value (see :mod:`catalog.serialising`) as a cell; "" when it is not recorded."""
    if value is None:
        return ""
    if is_set(trait):
        held = {str(code) for code in value}
        codes = trait.vocabulary.values if trait.vocabulary else sorted(held)
        return "; ".join(str(code) for code in codes if str(code) in held) or NONE
    least, most = value.get("min"), value.get("max")
    if least is None or most is None:
        return f"to {most}" if least is None else f"from {least}"
    return f"{least}" if least == most else f"{least} to {most}"


def trait_value(trait: Trait, text: str) -> Any:
    """A cell as the trait's plain value, None when it is empty. Raises ValueError with the rule that it breaks."""
    words = " ".join(text.split())
    if not words:
        return None
    if is_set(trait):
        codes = [] if words.casefold() == NONE else _codes(words, trait.vocabulary)
        return [int(code) for code in codes] if trait.kind is Kind.MONTHS else codes
    return _range(trait, words)


def yes_or_no(text: str) -> bool:
    """Whether a cell says yes; an empty one says no. Raises ValueError."""
    words = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}
    if text.strip().casefold() not in words:
        raise ValueError("is neither yes nor no")
    return words[text.strip().casefold()]


def code_of(vocabulary: type[Vocabulary], text: str) -> str:
    """The code that a code or a label means. Raises ValueError that lists what there is."""
    code = _known(vocabulary).get(text.strip().casefold())
    if code is None:
        raise ValueError(f"is not one of {', '.join(vocabulary.values)}")
    return code


@cache
def _known(vocabulary: type[Vocabulary]) -> Mapping[str, str]:
    labels = {str(member.label).casefold(): str(member.value) for member in vocabulary}
    return labels | {str(code).casefold(): str(code) for code in vocabulary.values}


def _codes(words: str, vocabulary: type[Vocabulary] | None) -> list[str]:
    assert vocabulary is not None  # noqa: S101  every set has one
    parts = [part for part in re.split(r"\s*[;,]\s*", words) if part]
    found = {code_of(vocabulary, part) for part in parts}
    return [str(code) for code in vocabulary.values if code in found]


def _range(trait: Trait, words: str) -> dict[str, Any]:
    read = _RANGE.fullmatch(words)
    if read is None or (read[1] and read[3]):
        raise ValueError("is not a range such as 10 to 35, from 10, or to 35")
    side = (read[1] or "").lower()
    least = None if side == "to" else _end(trait, read[2], half="a")
    most = None if side == "from" else _end(trait, read[3] or read[2], half="b")
    if read[3] and _size(trait, least) > _size(trait, most):
        raise ValueError("has its greater end first")
    return {"min": least, "max": most}


def _end(trait: Trait, text: str, *, half: str) -> Any:
    """One end of a range; a whole zone is meant from its colder half to its warmer one, as in the forms."""
    if trait.kind is Kind.ZONES:
        zone = text.lower() if text[-1:].isalpha() else f"{text}{half}"
        try:
            zone_number(zone)
        except ValueError:
            raise ValueError("holds no hardiness zone from 1 to 13, such as 4, 4a or 7b") from None
        return zone
    if not re.fullmatch(r"\d{1,6}(?:\.\d{1,2})?", text):
        raise ValueError("is not a range such as 10 to 35, from 10, or to 35")
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else float(number)


def _size(trait: Trait, end: Any) -> float:
    return float(zone_number(end) if trait.kind is Kind.ZONES else end)
