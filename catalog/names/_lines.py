"""A line of somebody's list: what of it is a name, and what is bullet, number, quantity, pot or price."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from typing import Final

from catalog.nomenclature import ParsedName

from ._narrative import AUTONYM, CAPITALS, HYPHENED, LEFT_OUT, PLURAL, RANKS_BETWEEN, SIGN
from ._wording import wordings

LONGEST: Final = 500
"""Characters of a line that is read; the longest name known has 183."""

MOST_PIECES: Final = 12
_UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]+"
)
_BULLET: Final = re.compile(
    r"^(?:[\s>*•·‣▪●○◦■□☐☑✓✔–—_~=|,;:!+-]+(?=[^\s>])|\(?\d{1,4}\s?[.)\]:](?=\s|[A-Za-z])|\(?[a-zA-Z]\)\s"
    r"|\[[ xX✓]?\]|#\s?\d{1,4}\s|[a-z]\.\s(?=[A-Z]))\s*"
)
_UNIT: Final = (
    r"(?:gallons?|gal|gl|quarts?|qts?|pints?|pts?|lit(?:er|re)s?|l|ml|inch(?:es)?|in|ft|feet|cm|mm|pounds?|lbs?|pls|ounces?"
    r"|oz|kg|kilos?|grams?|g|each|ea|pcs?|pieces?|plants?|pots?|flats?|plugs?|liners?|trays?|cells?|packets?|pkts?|packs?"
    r"|bags?|bulbs?|seeds?|bare\s?-?roots?|br|containers?|cans?|units?|count|ct|dozen|doz|cuttings?|starts|trees?|shrubs?"
    r"|cal(?:iper)?|bundles?|bunch(?:es)?|pks?|boxe?s?|divisions?|rhizomes?|clumps?|multi(?:-?\s?stem(?:med)?)?)"
)
_NUMBER: Final = r"\d{1,6}(?:[.,]\d{1,3})*(?:\s?[-–/]\s?\d{1,4}(?:\.\d+)?)?"
_QUANTITY: Final = re.compile(
    rf"^(?:(?:qty|quantity)\.?:?\s*)?{_NUMBER}\s*(?:(?:%|[x×]|\"|''|”|″|#)(?=[\s\d])|{_UNIT}\b\.?)?"
    rf"(?:\s+(?:of|{_UNIT}\b\.?)(?=\s))*\s*[:,;-]*\s+(?=\D)",
    re.IGNORECASE,
)
_PRICE: Final = (
    r"[@(]?\s*(?:us\s?)?[$€£]\s?\d[\d.,]*(?:\s?/\s?\w+)?\)?|@\s?\d[\d.,]*(?:\s?/\s?\w+)?"
    r"|\d+[.,]\d\d(?:\s?(?:usd|cad|eur))?|(?:usd|cad|eur)\s?\d[\d.,]*"
)
_CONTAINER: Final = (
    r"#\s?\d{1,2}(?:\.\d)?|sp\d|d-?\d{2,3}[hl]?|rp\d+|sc\d+|\d{1,2}\s?x\s?\d{1,2}(?:\s?x\s?\d{1,2})?"
    r"|b\s?(?:&|/|and)\s?b"
)
_AMOUNT: Final = (
    rf"[x×(]?\s?{_NUMBER}\s?(?:%|\"|''|”|″|[-/\s]{{,2}}{_UNIT}\b\.?)?\)?|qty\.?:?\s?\d+|[x×]\s?\d+"
)
_REMARK: Final = (
    r"\(?(?:fe)?male\)?|[♂♀]|\((?:pink|white|red|blue|yellow|purple|orange|lavender|new|native|mixed|showy)\)"
)
_TRAILING: Final = re.compile(
    rf"(?:^|[\s,;:|(/–—-]+)(?:{_PRICE}|{_CONTAINER}|{_AMOUNT}|(?![lg]\b){_UNIT}\b\.?|{_REMARK})[\s.,;:)]*$",
    re.IGNORECASE,
)
# Feet, of a text without an open quote: the number of 'Route 66' is a cultivar's.
_FEET: Final = re.compile(rf"^(?P<rest>(?:[^'‘’]|(?<=\w)['’](?=\w))*?)[\s,(-]+{_NUMBER}\s?['’′]\)?\s*$")
_ACCESSION: Final = re.compile(
    r"^(?:[Aa]cc(?:ession)?\b\.?\s*)?(?:[Nn]o\.?\s*)?#?\s?(?:\d{2}|\d{4})[-./]\d{1,6}(?:[*./-]\w{1,4})*\s*[,:;]?\s+"
    rf"(?=[A-Z×])(?!(?i:{_UNIT}\b))"
)
_CODED: Final = re.compile(r"^#?(?P<symbol>[A-Z]{3,6}(?P<number>\d{1,3})?)[\s,:]+(?P<rest>[^\W\d_]\S+.*)$")
_CELLS: Final = re.compile(r"\t+|\s*[;|]\s*|\s+[-–—=]\s+|:\s+|\s{3,}|,\s*,+")
_BRACKETED: Final = re.compile(r"^(?P<outer>[^()]{3,}?)\s*\((?P<inner>[^()]{3,})\)\s*$")
_QUOTED: Final = re.compile(r"^[\"“”„«](?P<inner>[^\"“”„«»]{2,})[\"“”«»]|^['‘](?P<single>[^'‘’]{2,})['’]$")
_MIX: Final = re.compile(r"\s*[,;/+&]\s*|\s+(?:and|with)\s+|\t+", re.IGNORECASE)
_MIX_HEAD: Final = re.compile(r"^[^:]{0,60}\b(?:mix|mixture|blend)\b[^:]{0,40}:\s*", re.IGNORECASE)
_MIX_TAIL: Final = re.compile(r"\s+(?:seed\s+)?(?:mix|mixture|blend)\b[^,;/+&]*$", re.IGNORECASE)
_BINOMIAL: Final = re.compile(r"(?:[A-Z][a-z-]{2,}|[A-Z]\.) [a-z-]{3,}(?!\S*\.)")
_EITHER: Final = re.compile(
    r"([A-Z][a-z-]{2,}) ([a-z-]{3,})(?:\s*/\s*| or )(?!similar|other|better|larger|equal|equivalent)([a-z-]{3,})"
)
_SHARE: Final = re.compile(r"^\s*\d{1,3}(?:\.\d+)?\s?%\s*|\s*\(?\d{1,3}(?:\.\d+)?\s?%\)?\s*$")
_SHORT_PLURAL: Final = re.compile(r"[A-Za-z]{3}s")  # longer ones are one form in the index (oaks, not maples)
_GLUED_SIGN: Final = re.compile(r"[xX][a-z]{3}")
_ABBREVIATED: Final = re.compile(r"([A-Z])[a-z]?\. ?(?=[a-z])")
_MANY_TRIMS: Final = 6
_KEPT: Final = 2_048
"""Texts whose trimmed form is kept: a line is trimmed as a whole, as a cell, as a pair and as a list."""

_MOST_HYPHENED: Final = 3
_DENIALS: Final = frozenset({"non", "nec", "not"})
OUTER: Final = " \t,;()\"“”'‘’"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a line: the text to look up and, in words, what was left out of the line for it.

    ``is_whole``: all of the line but bullets, quantities and prices.
    """

    text: str
    notice: str = ""
    is_whole: bool = False

    def after(self, notices: Iterable[str]) -> "Reading":
        """The same, said after what was said of the line before."""
        return replace(self, notice=" ".join((*notices, self.notice)))


def visible(line: str) -> str:
    """The line without what cannot be seen, blanks at its ends, and the question mark of whoever was not sure.

    Entities of HTML are resolved, and a low line is a blank, as in names that come from the names of files.
    """
    short = _UNSEEN.sub(" ", line[: LONGEST * 2])
    if "&" in short:
        short = html.unescape(short)
    return short.replace("_", " ").strip("? ")


@lru_cache(maxsize=_KEPT)
def trimmed(text: str) -> str:
    """The text without bullet, number, quantity, pot size and price at its ends."""
    is_plain = text.replace(" ", "").isalpha()
    for _ in range(_MANY_TRIMS):
        before = text
        if not is_plain:
            text = _ACCESSION.sub("", text, count=1)
            text = _FEET.sub(r"\g<rest>", text)
            text = _BULLET.sub("", text, count=1)
            text = _QUANTITY.sub("", text, count=1)
        text = _TRAILING.sub("", text, count=1)
        if text == before:
            break
    return text.strip(" \t,;:|*•-–—")


def readings(text: str) -> Iterator[Reading]:
    """Ways to read a visible line that no name equals as it stands, the most faithful first."""
    whole = trimmed(text)
    seen = {text}
    for reading in _ways(text, whole):
        if reading.text and reading.text not in seen and any(map(str.isalpha, reading.text)):
            seen.add(reading.text)
            yield reading


def _ways(text: str, whole: str) -> Iterator[Reading]:
    yield Reading(whole, _left_out(text, whole), is_whole=True)
    if quoted := _QUOTED.match(whole):
        part = trimmed(quoted["inner"] or quoted["single"])
        yield Reading(part, _left_out(text, part))
    words = whole.split()
    if len(words) > 1:
        yield from _respelt(words)
    if _SHORT_PLURAL.fullmatch(whole):
        yield Reading(whole[:-1], PLURAL, is_whole=True)
    yield from (Reading(other, notice) for other, notice in wordings(whole))
    yield from _coded(text, whole)
    half = len(words) // 2
    if words[:half] == words[half:]:
        yield Reading(" ".join(words[:half]), "The name is written twice.")
    for cell in _CELLS.split(text)[:MOST_PIECES]:
        part = trimmed(cell)
        yield Reading(part, _left_out(text, part))
    if found := _BRACKETED.match(whole):
        for part in (found["outer"], found["inner"]):
            yield Reading(part, _left_out(text, part))
    if "," in whole:
        first, _, rest = whole.partition(",")
        turned = f"{rest.strip()} {first}"
        if "," not in rest:
            yield Reading(turned, f"The words were turned round: “{turned}”.")
        yield Reading(trimmed(first), _left_out(text, first))


def _coded(text: str, whole: str) -> Iterator[Reading]:
    """A symbol and the name beside it. Letters alone are one only where a binomial follows: ``CAREX Pensylvanica``."""
    if found := _CODED.match(whole):
        rest = trimmed(found["rest"])
        if found["number"]:
            yield Reading(found["symbol"], _left_out(text, found["symbol"]))
        if found["number"] or _BINOMIAL.match(rest):
            yield Reading(rest, _left_out(text, rest))


def _respelt(words: list[str]) -> Iterator[Reading]:
    """Words with the epithet in small letters, or without the sign that is glued to it."""
    first, second, *others = words
    if first.isalpha() and second.isalpha() and not second.islower() and len(second) > 1:
        if not "".join(others).isupper():
            small = (first.capitalize(), second.lower(), *others)
            yield Reading(" ".join(small), CAPITALS, is_whole=True)
        yield Reading(" ".join((first.capitalize(), *map(str.lower, words[1:]))), CAPITALS, is_whole=True)
    elif first.istitle() and _GLUED_SIGN.match(second):
        yield Reading(" ".join((first, "×", second[1:], *others)), SIGN, is_whole=True)


def without_ranks_between(parsed: ParsedName) -> Reading | None:
    """A name of three epithets or more by its first and last: the ranks between are no part of it (ICN Art. 24.1)."""
    parts = parsed.infraspecific
    if len(parts) < 2:
        return None
    text = " ".join(filter(None, (parsed.species_name, parts[-1].text, parsed.authority)))
    return Reading(text, RANKS_BETWEEN)


def without_autonym(parsed: ParsedName) -> Reading | None:
    """The species, of which an autonym is the part that holds its type (ICN Art. 26.1)."""
    parts = parsed.infraspecific
    if len(parts) != 1 or not parsed.species_name.endswith(f" {parts[0].epithet}"):
        return None
    return Reading(parsed.species_name, AUTONYM.format(parts[0].text))


def without_cultivar(parsed: ParsedName) -> Reading | None:
    """The name to which a cultivar belongs, if a cultivar is what was read."""
    for sort, own in (
        ("cultivar", parsed.cultivar),
        ("grex" if parsed.is_grex else "Group", parsed.cultivar_group),
        ("trade designation", parsed.trade_designation),
    ):
        if own and parsed.parent_full_name:
            shown = f"'{own}'" if sort == "cultivar" else own
            return Reading(
                parsed.parent_full_name,
                f"The {sort} {shown} is not in the catalogue; the name before it was read.",
            )
    return None


def with_hyphen(parsed: ParsedName) -> Reading | None:
    """An epithet that was not read as one, since it lost its hyphen: ``Hyacinthoides non scripta``, ``… st.johnii``."""
    if not has_unread_epithet(parsed):
        return None
    rest = (parsed.tail or parsed.note).replace(".", " ").split()[:_MOST_HYPHENED]
    words = list(takewhile(str.isalpha, rest))
    text = f"{parsed.name} {'-'.join(words)}"
    return Reading(text, HYPHENED.format(text)) if words else None


def has_unread_epithet(parsed: ParsedName) -> bool:
    """Whether after a generic name something follows that may be an epithet, but was read as a note or not at all."""
    rest = (parsed.tail or parsed.note).split()
    if len(parsed.parts) != 1 or parsed.parts[0].authority or not rest:
        return False
    word = rest[0].lstrip("(") if parsed.tail else (rest[1:] or [""])[0] if rest[0] in _DENIALS else ""
    return re.sub(r"[./-]", "", word).isalpha() and word.islower()


def pieces(text: str) -> list[str]:
    """The names that a line may list, as a seed mix does; none when it holds no list."""
    listed = _MIX_TAIL.sub("", _MIX_HEAD.sub("", trimmed(text)))
    if either := _EITHER.fullmatch(listed):
        genus, one, other = either.groups()
        return [f"{genus} {one}", f"{genus} {other}"]
    parts = [trimmed(_SHARE.sub("", part)) for part in _MIX.split(listed)]
    named = [part for part in parts if len(part) > 2 and any(map(str.isalpha, part))]
    return list(_with_genera(named[:MOST_PIECES])) if len(named) > 1 else []


def _with_genera(names: Iterable[str]) -> Iterator[str]:
    """Names in a row with a generic name that is abbreviated after it was written out: ``Quercus alba, Q. rubra``."""
    genus = ""
    for name in names:
        abbreviated = _ABBREVIATED.match(name)
        if abbreviated and genus.startswith(abbreviated[1]):
            yield f"{genus} {name[abbreviated.end() :]}"
            continue
        if _BINOMIAL.match(name) and not abbreviated:
            genus = name.split(" ", 1)[0]
        yield name


def names_several(text: str) -> bool:
    """Whether a line lists two binomials or more, as the label of a mix does: none of them is meant alone."""
    return sum(_BINOMIAL.match(piece) is not None for piece in pieces(text)) > 1


def _left_out(text: str, part: str) -> str:
    """In words, what is in the line and not in the part of it."""
    if not part:
        return ""
    before, found, after = text.partition(part)
    rest = " … ".join(side.strip(OUTER) for side in (before, after) if side.strip(OUTER)) if found else ""
    return f"{LEFT_OUT}{rest[:80]}." if rest else ""
