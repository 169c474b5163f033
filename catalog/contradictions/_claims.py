"""What an article claims, read by careful patterns: a sentence that hedges, denies or speaks of others claims none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from catalog.choices import ContradictionKind, Light, Month

LONGEST: Final = 1_000
"""Characters of a sentence that is read; nobody writes a longer one."""

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])|\n")
_DOUBTFUL: Final = re.compile(
    r"\b(?:not|no|never|nobody|none|neither|nor|unlike|except|without|rather than|instead|avoid|cannot|if|unless|"
    r"others?|elsewhere|relatives?|genus|cousins?|variet(?:y|ies)|hybrids?|cultivars?|far from|"
    r"kin|sister|introduced|naturali[sz]ed|escaped|said to|sometimes|once|formerly|as far as|than)\b"
    r"|\b(?:var|subsp|ssp)\.|n[’']t\b|\?",
    re.IGNORECASE,
)
_ZONES: Final = re.compile(
    r"\b[Zz]ones?\s+(?P<low>1[0-3]|[1-9])(?P<low_half>[ab])?(?:\s*(?:to|through|–|-|and)\s*(?P<high>1[0-3]|[1-9])(?P<high_half>[ab])?)?"
    r"(?![\d/])(?P<open>\s+and\s+(?:warmer|up))?"
)
_NUMBER: Final = r"\d{1,4}(?:\.\d)?"
_UNITS: Final = {
    "in": 2.54,
    "inch": 2.54,
    "inches": 2.54,
    "ft": 30.48,
    "foot": 30.48,
    "feet": 30.48,
    "cm": 1.0,
    "m": 100.0,
}
_UNIT: Final = "|".join(sorted(_UNITS, key=len, reverse=True))
_SPACING: Final = re.compile(
    rf"(?<![\d.,–-])(?P<low>{_NUMBER})(?:\s*(?P<unit>{_UNIT}))?(?:\s*(?:to|–|-)\s*(?P<high>{_NUMBER}))?\s*"
    rf"(?P<last>{_UNIT})\b\.?\s+(?:apart|from (?:plant to plant|one another|each other))"
)
_MONTHS: Final = "|".join(month.label for month in Month)
_BLOOM: Final = re.compile(
    rf"\b(?:(?:in|comes? into) (?:flower|bloom)|flowers|blooms|blossoms|flowering|blooming)\b[^.;:,]{{0,50}}?"
    rf"\b(?:from|in|during)\s+(?P<first>{_MONTHS})\b"
    rf"(?:\s*(?:to|through|until|till|–|-|and|or|into)\s*(?P<last>{_MONTHS})\b)?"
)
_LIGHT_WORDS: Final = {
    "full sun": Light.FULL_SUN,
    "part shade": Light.PART_SHADE,
    "partial shade": Light.PART_SHADE,
    "half shade": Light.PART_SHADE,
    "dappled light": Light.DAPPLED,
    "dappled shade": Light.DAPPLED,
    "dappled sun": Light.DAPPLED,
    "deep shade": Light.DEEP_SHADE,
    "full shade": Light.DEEP_SHADE,
}
_LIGHT: Final = re.compile("|".join(_LIGHT_WORDS), re.IGNORECASE)
_LIGHT_LINE: Final = re.compile(r"^(?:Light|Sun|Exposure): (?P<says>[^.;]*)")
_LIGHT_WANTED: Final = re.compile(
    r"\b(?:needs|wants|likes|prefers|loves|demands|thrives in|grows in|[Gg]row it in|[Pp]lant it in|[Gg]ive it"
    r"|does best in|grows best in|is best in)"
    rf"\s+(?P<says>(?:{'|'.join(_LIGHT_WORDS)})(?:\s*(?:,|and|or|to)\s*(?:{'|'.join(_LIGHT_WORDS)}))*)\b"
)
_NATIVE: Final = re.compile(r"\b[Nn]ative\s+(?:in|to|from)\s+(?P<where>[^.;:()]*)")
_PLACE_END: Final = r"(?=\s*(?:[,.;)&]|$)|\s+(?:and|or|to|in|south|north|east|west|through|as|where|with)\b)"
MONTHS: Final = tuple(month.label for month in Month)


@dataclass(frozen=True)
class Claim:
    """What a sentence says of the plant.

    ``value`` is by kind: zones ``(low, high)`` as written, ``4`` or ``4b``, the second perhaps None; spacing
    ``(low, high)`` in cm; bloom months 1 to 12; light as codes; places as names or postal codes.
    """

    kind: ContradictionKind
    sentence: str
    words: str
    value: Any


def claims(text: str, *, places: re.Pattern[str] | None = None) -> Iterator[Claim]:
    """The claims in plain text, one line for each paragraph or list entry. ``places`` finds names of states."""
    for sentence in _SENTENCE.split(text):
        sentence = sentence.strip()
        if not sentence or len(sentence) > LONGEST or _DOUBTFUL.search(sentence):
            continue
        yield from _zones(sentence)
        yield from _spacing(sentence)
        yield from _bloom(sentence)
        yield from _light(sentence)
        if places is not None:
            yield from _places(sentence, places)


def place_pattern(names: list[str]) -> re.Pattern[str]:
    """Finds these names where they stand for the place: not in “Virginia bluebells” nor in “Lake Ontario”."""
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!Lake )(?<!Baja )(?<!Gulf of )(?<![\w-])(?:{longest_first}){_PLACE_END}")


def _zones(sentence: str) -> Iterator[Claim]:
    for match in _ZONES.finditer(sentence):
        if not match["high"] and not match["open"]:
            continue  # “zone 5” alone may be its coldest, its warmest or the reader's own
        low = match["low"] + (match["low_half"] or "")
        high = match["high"] + (match["high_half"] or "") if match["high"] else None
        yield Claim(ContradictionKind.ZONES, sentence, match[0], (low, high))


def _spacing(sentence: str) -> Iterator[Claim]:
    for match in _SPACING.finditer(sentence):
        last = _UNITS[match["last"]]
        first = _UNITS[match["unit"]] if match["unit"] else last
        low = float(match["low"]) * first
        high = float(match["high"]) * last if match["high"] else float(match["low"]) * last
        yield Claim(ContradictionKind.SPACING, sentence, match[0], (low, high))


def _bloom(sentence: str) -> Iterator[Claim]:
    for match in _BLOOM.finditer(sentence):
        first = MONTHS.index(match["first"]) + 1
        last = MONTHS.index(match["last"]) + 1 if match["last"] else first
        count = (last - first) % 12 + 1
        yield Claim(
            ContradictionKind.BLOOM,
            sentence,
            match[0],
            tuple((first - 1 + step) % 12 + 1 for step in range(count)),
        )


def _light(sentence: str) -> Iterator[Claim]:
    for match in (_LIGHT_LINE.match(sentence), *_LIGHT_WANTED.finditer(sentence)):
        found = [_LIGHT_WORDS[word.lower()].value for word in _LIGHT.findall(match["says"])] if match else []
        if match and found:
            yield Claim(ContradictionKind.LIGHT, sentence, match[0].strip(), tuple(dict.fromkeys(found)))


def _places(sentence: str, places: re.Pattern[str]) -> Iterator[Claim]:
    for match in _NATIVE.finditer(sentence):
        if found := tuple(dict.fromkeys(places.findall(match["where"]))):
            yield Claim(ContradictionKind.PLACES, sentence, match[0].strip(), found)
