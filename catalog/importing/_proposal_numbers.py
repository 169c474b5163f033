"""Facts with numbers in a sentence: hardiness zones, spacing, size, years between divisions, pH and months."""

import re
from collections.abc import Iterator

from catalog.choices import ZONES
from catalog.importing._prose import (
    LENGTH,
    NUMBER,
    TO,
    Sentence,
    centimetres,
    is_denied,
    number_of,
    plain_number,
)

Found = tuple[str, object, str]
"""A trait's key, its value in the form of the plant document, and a note for the editor ('' for none).

A value of None means a range that makes no sense, such as "zones 9-3"; the third place then holds its words.
"""

_ZONES = re.compile(
    r"(?P<system>\b(?:Sunset|heat|AHS|EPA|eco\w*)\s+(?:\w+\s+)?)?\bzones?\s+(?P<low>\d{1,2}[ab]?)"
    r"(?:\s*(?P<to>-|–|—|to|through|thru|and|up to)\s*(?:zone\s+)?(?P<high>\d{1,2}[ab]?))?"
    r"(?!\w|\.\d|\s*[-–—,]\s*\d)",
    re.IGNORECASE,
)
_HARDY_TO = re.compile(
    r"\bhardy\s+(?:down\s+)?(?:to|in|from)\s+(?:USDA\s+)?(?:hardiness\s+)?$", re.IGNORECASE
)

_SPACED = re.compile(rf"{LENGTH}\s+(?:apart|on cent(?:er|re)|between (?:the )?plants)", re.IGNORECASE)
_SPACING_OF = re.compile(
    rf"\bspac(?:ing|ed?)\b\s*(?:of|at|is|:|them|plants|about|every|\s)*\s*{LENGTH}", re.IGNORECASE
)
_TALL = r"tall|high(?!er)|in height"
_WIDE = r"wide|across|broad|in (?:spread|width|diameter)"
_SIZE = re.compile(
    rf"{LENGTH}[\s-]+(?P<way>(?:{_TALL}|{_WIDE})(?:\s+and\s+(?:{_TALL}|{_WIDE}))?)\b", re.IGNORECASE
)
_HEIGHT_OF = re.compile(
    rf"\b(?:height of|heights of|height:)\s*(?:about |around |up to )?{LENGTH}", re.IGNORECASE
)
_SPREAD_OF = re.compile(
    rf"\b(?:spread of|spread:|spreads? (?:to )?)\s*(?:about |around |up to )?{LENGTH}", re.IGNORECASE
)
_UP_TO = re.compile(
    r"\b(?:up to|as much as|no more than|under|less than|below)\s+(?:about\s+)?$", re.IGNORECASE
)
# What else gardeners measure in inches: these in the same clause mean that the size is not the plant's.
_OTHER_THING = re.compile(
    r"\b(?:flowers?|blooms?|blossoms?|lea(?:f|ves)|leaflets?|petals?|needles?|cones?|fruits?|berr(?:y|ies)|seeds?|pods?|acorns?|"
    r"heads?|clusters?|spikes?|stalks?|stems?|panicles?|umbels?|holes?|pots?|containers?|trench\w*|rows?|beds?|mulch|layer|roots?|"
    r"cuttings?|trunks?|catkins?|spines?|thorns?|apart|deep)\b",
    re.IGNORECASE,
)

_EVERY = re.compile(
    rf"\bevery\s+(?:(?P<other>other)|(?P<low>{NUMBER})(?:{TO}(?P<high>{NUMBER}))?)\s+years?\b", re.IGNORECASE
)
_DIVIDE = re.compile(r"\bdivi(?:d\w+|sion\w*)\b", re.IGNORECASE)
_PH = re.compile(
    r"\bpH\b[^.;\d]{0,30}(?P<low>\d{1,2}(?:\.\d)?)\s*(?:-|–|—|to|and)\s*(?P<high>\d{1,2}(?:\.\d)?)(?!\d)",
    re.IGNORECASE,
)

_MONTHS = "January February March April May June July August September October November December".split()
_SHORT = {month[:3]: number for number, month in enumerate(_MONTHS, start=1)}
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:{'|'.join(month[:3] for month in _MONTHS)}|Sept)\b\.?)"
_PART = r"(?:(?:early|mid|late)[\s-]+)?"
_MONTH_SPAN = re.compile(
    rf"(?P<between>between\s+)?{_PART}(?P<low>{_MONTH})(?:\s*(?P<to>-|–|—|to|through|until|till|into|and)\s*{_PART}(?P<high>{_MONTH}))?"
)
_MONTH_LIST = re.compile(rf"{_MONTH}(?:,\s*{_MONTH})+,?\s+(?:and|or)\s+{_MONTH}")
_BLOOM = re.compile(r"\b(?:bloom|flower(?!\s+(?:stem|stalk))|blossom)\w*", re.IGNORECASE)
_OTHER_WORK = re.compile(
    r"\b(?:plant(?:ing|ed)?\b(?! (?:bloom|flower))|sow\w*|prun\w+|divid\w+|cut\w*|berr\w+|fruit\w*|seeds?|ripen\w*"
    r"|foliage|leaves|harvest\w*)",
    re.IGNORECASE,
)
_NEAR = 70


def zones(sentence: Sentence) -> Iterator[Found]:
    """ "zones 4-8" as half zones: a whole zone begins with its a and ends with its b."""
    for match in _ZONES.finditer(sentence.text):
        if match["system"] or is_denied(sentence.text, *match.span()):
            continue
        low = _half_zone(match["low"], "a")
        if match["high"]:
            yield from _zone_range(match, low, _half_zone(match["high"], "b"))
        elif _HARDY_TO.search(sentence.text[: match.start()]) and low in ZONES:
            yield "zone", {"min": low, "max": None}, "the text gives the coldest zone only"
        elif low in ZONES and match.group().lower().startswith("zone "):
            yield "zone", {"min": low, "max": _half_zone(match["low"], "b")}, ""


def _half_zone(text: str, half: str) -> str:
    text = text.lower()
    return text if text.endswith(("a", "b")) else text + half


def _zone_range(match: re.Match[str], low: str, high: str) -> Iterator[Found]:
    if low not in ZONES or high not in ZONES or ZONES.index(low) > ZONES.index(high):
        yield "zone", None, match.group()
    elif match["to"].lower() != "and" or ZONES.index(high) - ZONES.index(low) <= 3:
        # "zones 4 and 9" names two zones, not a range
        yield "zone", {"min": low, "max": high}, ""


def spacing(sentence: Sentence) -> Iterator[Found]:
    """ "12-18 inches apart", in centimetres."""
    senseless = ""
    for pattern in (_SPACED, _SPACING_OF):
        for match in pattern.finditer(sentence.text):
            low, high = centimetres(match)
            if is_denied(sentence.text, *match.span()):
                continue
            if 0 < low <= high:
                yield "spacing", {"min": low, "max": high}, ""
                return
            senseless = senseless or match.group()
    if senseless:
        yield "spacing", None, senseless


def size(sentence: Sentence) -> Iterator[Found]:
    """ "1-2 feet tall and 18 inches wide" as height and spread in centimetres; never a flower's or a leaf's size."""
    for match in _SIZE.finditer(sentence.text):
        if _is_plants_own(sentence.text, match):
            way = match["way"].lower()
            if re.search(_TALL, way):
                yield from _length("height", sentence.text, match)
            if re.search(_WIDE, way):
                yield from _length("spread", sentence.text, match)
    for trait, pattern in (("height", _HEIGHT_OF), ("spread", _SPREAD_OF)):
        for match in pattern.finditer(sentence.text):
            if _is_plants_own(sentence.text, match):
                yield from _length(trait, sentence.text, match)


def _is_plants_own(text: str, match: re.Match[str]) -> bool:
    before = re.split(r"[;:,(]|\s[–—]\s", text[: match.start()])[-1]
    following = re.match(r"[\s-]*(?:\w+[\s-]+){0,2}\w+", text[match.end() :])
    after = (
        following.group()
        if following and match.group().lower().endswith(("tall", "wide", "high", "across"))
        else ""
    )
    of_other_thing = _OTHER_THING.search(before) or _OTHER_THING.search(
        re.split(r"\b(?:and|with|in)\b", after)[0]
    )
    return not of_other_thing and not is_denied(text, *match.span())


def _length(trait: str, text: str, match: re.Match[str]) -> Iterator[Found]:
    low, high = centimetres(match)
    if not 0 < low <= high:
        yield trait, None, match.group()
        return
    is_limit = not match["high"] and (
        _UP_TO.search(text[: match.start()]) or "up to" in match.group().lower()
    )
    if is_limit:
        yield trait, {"min": None, "max": high}, "the text gives the greatest only"
    else:
        yield trait, {"min": low, "max": high}, ""


def division(sentence: Sentence) -> Iterator[Found]:
    """ "Divide clumps every three to four years", in years."""
    divide = _DIVIDE.search(sentence.text)
    for match in _EVERY.finditer(sentence.text):
        if not divide or is_denied(sentence.text, *divide.span()):
            return
        low = 2.0 if match["other"] else plain_number(number_of(match["low"]))
        high = plain_number(number_of(match["high"])) if match["high"] else low
        if not 0 < low <= high <= 50:
            yield "division-interval", None, match.group()
        elif low == int(low) and high == int(high):
            yield "division-interval", {"min": int(low), "max": int(high)}, ""


def soil_ph(sentence: Sentence) -> Iterator[Found]:
    """ "pH 6.0-7.5"."""
    for match in _PH.finditer(sentence.text):
        low, high = float(match["low"]), float(match["high"])
        if not is_denied(sentence.text, *match.span()):
            value = {"min": low, "max": high} if 3 <= low <= high <= 11 else None
            yield "soil-ph", value, "" if value else match.group()


def bloom_months(sentence: Sentence) -> Iterator[Found]:
    """ "blooms from May to July" as month numbers; a season ("late spring") is no month and gives nothing."""
    months: list[int] = []
    text = sentence.text
    for match in _MONTH_LIST.finditer(text):
        if _is_about_bloom(text, match):
            months += [_number(name) for name in re.findall(_MONTH, match.group())]
    for match in _MONTH_SPAN.finditer(text):
        if not months and _is_about_bloom(text, match) and not _is_verb_may(text, match):
            months += _span(match)
    if months:
        yield "bloom-months", list(dict.fromkeys(months)), ""


def _is_about_bloom(text: str, match: re.Match[str]) -> bool:
    """Whether a word of flowering stands near the months, with no other work or event between."""
    before = [
        bloom for bloom in _BLOOM.finditer(text, 0, match.start()) if match.start() - bloom.end() <= _NEAR
    ]
    after = _BLOOM.search(text, match.end(), min(len(text), match.end() + _NEAR))
    if before:
        about = text[before[-1].end() : match.start()]
    elif after:
        about = f"{text[max(0, match.start() - _NEAR) : match.start()]} {text[match.end() : after.start()]}"
    else:
        return False
    return not _OTHER_WORK.search(about) and not is_denied(text, *match.span())


def _is_verb_may(text: str, match: re.Match[str]) -> bool:
    return match.group() == "May" and match.start() == 0


def _span(match: re.Match[str]) -> list[int]:
    low = _number(match["low"])
    if not match["high"]:
        return [low]
    high = _number(match["high"])
    if match["to"] == "and" and not match["between"]:
        return [low, high]
    return [(low - 1 + step) % 12 + 1 for step in range((high - low) % 12 + 1)]


def _number(name: str) -> int:
    return _SHORT[name[:3]]
