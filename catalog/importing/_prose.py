"""Reading of gardeners' prose: its sentences, what is denied in them, and lengths with their units.

Everything here would rather find nothing than something that the text does not say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from catalog.importing._profile_article import is_unfit_label
from catalog.importing._profile_document import BulletList, Paragraph, ProfileDocument, SubHeading

# No gardener writes a longer one, and the time that the rules take grows with the square of it.
LONGEST_SENTENCE = 1000
CM_PER_INCH = Decimal("2.54")
_CM: dict[str, Decimal] = {
    "in": CM_PER_INCH,
    "ft": CM_PER_INCH * 12,
    "yd": CM_PER_INCH * 36,
    "mm": Decimal("0.1"),
    "cm": Decimal(1),
    "m": Decimal(100),
}
_UNITS: tuple[tuple[str, str], ...] = (
    (r"inch(?:es)?|in\b\.?|[\"”″]", "in"),
    (r"feet|foot|ft\b\.?|['’′](?!s)", "ft"),
    (r"yards?|yd\b\.?", "yd"),
    (r"millimet(?:er|re)s?|mm\b", "mm"),
    (r"centimet(?:er|re)s?|cm\b", "cm"),
    (r"met(?:er|re)s?|m\b", "m"),
)
_NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

NUMBER = rf"(?:\d+(?:\.\d+)?(?:\s?[½¼¾]|[\s-]\d/\d)?|[½¼¾]|\d/\d|{'|'.join(_NUMBER_WORDS)})"
UNIT = rf"(?:{'|'.join(words for words, _ in _UNITS)})"
TO = r"\s*(?:-|–|—|to|or|through)\s*"
LENGTH = (
    rf"(?<![\w.,/-])(?P<low>{NUMBER})(?:[\s-]*(?P<low_unit>{UNIT}))?(?:{TO}(?P<high>{NUMBER}))?"
    rf"[\s-]*(?P<unit>{UNIT})"
)

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z0-9“\"(×])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:var|subsp|ssp|spp|sp|cv|syn|ca|approx|e\.g|i\.e|etc|St|Mt|U\.S|Dr|vs|[A-Z]|in|ft)\.)$"
)
_CLAUSE_END = re.compile(
    r"[;:()]|\s[–—-]\s|—|,?\s+(?:but|though|although|while|whereas|yet|however|when|if|unless)\b|,\s+so\b"
)
_DENIAL = re.compile(
    r"\b(?:not(?! only\b| just\b)|never|no|nor|neither|avoid(?:s|ing)?|without|rather than|instead of|unlike|except"
    r"|rarely|seldom|hardly|cannot|fails?|struggles?|suffers?|sulks?|declines?|dislikes?|resents?|hates?|intolerant"
    r"|too|less|skip|over|improve|protect(?:ed|s|ion)? from|keep (?:it |plants )?(?:away|out))\b|n['’]t\b",
    re.IGNORECASE,
)
_DENIAL_AFTER = re.compile(
    r"\b(?:is|are|be|will|can|should|must|does|do|may)\s+(?:\w+\s+)?"
    r"(?:not|never|avoided|unsuitable|unnecessary|fatal)\b|n['’]t\b"
    r"|\b(?:kills?|rots?|scorch\w*|burns?|harm\w*|damag\w*|stress\w*)\b|\bto be avoided\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article, verbatim, with the section's kind and heading and the label it stands under.

    ``label`` is that of its list ("Perfect for") or its own ("Soil: …"), in small letters.
    """

    text: str
    kind: str
    heading: str
    label: str
    line: int


def sentences_of(document: ProfileDocument) -> Iterator[Sentence]:
    """The sentences of an article in order, without those that say for whom the plant is not."""
    for section in document.sections:
        label = ""
        for block in section.blocks:
            match block:
                case SubHeading(text=text):
                    label = text
                    continue
                case BulletList(points=points):
                    lines = list(points)
                case Paragraph(line=number, text=text):
                    label, lines = "", [(number, text)]
            if is_unfit_label(label):
                continue
            for number, text in lines:
                own = _own_label(text) or label
                for part in split_sentences(text):
                    if len(part) > LONGEST_SENTENCE:
                        continue
                    yield Sentence(part, section.kind, section.heading, own.casefold(), number)


def _own_label(text: str) -> str:
    match = re.match(r"([A-Z][A-Za-z ]{1,24}):\s", text)
    return match.group(1) if match and len(match.group(1).split()) <= 3 else ""


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph; the points of "var.", "St." and "12 in." end none."""
    sentences: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[start : end.start()]):
            sentences.append(text[start : end.end()].strip())
            start = end.end()
    return [sentence for sentence in [*sentences, text[start:].strip()] if sentence]


def is_denied(sentence: str, start: int, end: int) -> bool:
    """Whether the words from ``start`` to ``end`` are denied ("avoid full sun", "clay soil is unsuitable").

    Looks at the clause they stand in: eight words before them and all that follow them.
    """
    clause_start = max((match.end() for match in _CLAUSE_END.finditer(sentence, 0, start)), default=0)
    following = _CLAUSE_END.search(sentence, end)
    clause_end = following.start() if following else len(sentence)
    before = " ".join(sentence[clause_start:start].split()[-8:])
    return bool(_DENIAL.search(before) or _DENIAL_AFTER.search(sentence[end:clause_end]))


def number_of(text: str) -> Decimal:
    """The number that :data:`NUMBER` found: "12", "1.5", "1 1/2", "½", "three"."""
    text = text.strip().lower()
    if text in _NUMBER_WORDS:
        return Decimal(_NUMBER_WORDS.index(text) + 1)
    total = Decimal(0)
    for part in re.findall(r"\d/\d|\d+(?:\.\d+)?|[½¼¾]", text):
        if "/" in part:
            above, below = part.split("/")
            total += Decimal(above) / Decimal(below) if below != "0" else 0
        else:
            total += _VULGAR[part] if part in _VULGAR else Decimal(part)
    return total


def centimetres(match: re.Match[str]) -> tuple[float, float]:
    """The least and greatest length, in exact centimetres, of a match of :data:`LENGTH`."""
    unit = _unit(match["unit"])
    high = number_of(match["high"] or match["low"]) * unit
    low = number_of(match["low"]) * (_unit(match["low_unit"]) if match["low_unit"] else unit)
    return plain_number(low), plain_number(high)


def plain_number(value: Decimal) -> float:
    """``value`` as an int where it is whole, so that it reads the same in JSON, else as a float of two places."""
    rounded = value.quantize(Decimal("0.01"))
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


def _unit(text: str) -> Decimal:
    return next(_CM[unit] for words, unit in _UNITS if re.fullmatch(words, text, re.IGNORECASE))
