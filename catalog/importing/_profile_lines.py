"""A profile document's text as lines, whatever program wrote it, and its three stretches: head, article and end."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BLANKS = dict.fromkeys(map(ord, "\t\v\f\x85\xa0\u1680\u202f\u205f\u3000\u2028\u2029"), " ")
_BLANKS |= dict.fromkeys(range(0x2000, 0x200B), " ")
# Zero-width signs, soft hyphens and marks of writing direction come along when text is copied from a page.
_INVISIBLE = dict.fromkeys(
    [
        0xAD,
        0x200B,
        0x200C,
        0x200D,
        0x2060,
        0xFEFF,
        *range(0x200E, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)
_CONTROLS = dict.fromkeys([*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0)], " ")
_BULLET = re.compile(r"(?:[•◦▪‣●○·*]|[-–—](?=\s)|\d{1,2}[.)](?=\s))\s*(?=\S)")
_HEADING_MARK = re.compile(r"#{1,6}\s+")

SOURCE_LABEL = re.compile(r"(?:plant\s+)?(?:data\s+)?sources?(?:\s+of\s+data)?\s*:\s*", re.IGNORECASE)
_CLASSIFICATION = re.compile(r"(?:scientific\s+)?classification\s*:?", re.IGNORECASE)
_TOP_RANKS = frozenset(
    {"group", "kingdom", "subkingdom", "superdivision", "division", "class", "order", "family"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its number, its text in single blanks without bullet or ``#``, and how it stood."""

    number: int
    text: str
    after_blank: bool
    is_bullet: bool = False
    is_marked_heading: bool = False


@dataclass(frozen=True, slots=True)
class Stretches:
    """The lines of a document by where they stand; ``source`` begins with its label."""

    body: Sequence[Line]
    classification: Sequence[Line]
    source: Sequence[Line]


def read_lines(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank; no-break and other odd blanks are read as blanks."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.translate(_BLANKS).translate(_INVISIBLE).translate(_CONTROLS)
    lines: list[Line] = []
    after_blank = True
    for number, raw in enumerate(text.split("\n"), start=1):
        words = " ".join(raw.split())
        if words:
            lines.append(_line(number, words, after_blank=after_blank))
        after_blank = not words
    return lines


def _line(number: int, words: str, *, after_blank: bool) -> Line:
    bullet = _BULLET.match(words)
    heading = _HEADING_MARK.match(words)
    text = words[bullet.end() :] if bullet else words[heading.end() :] if heading else words
    return Line(number, text, after_blank, is_bullet=bool(bullet), is_marked_heading=bool(heading))


def stretches(lines: Sequence[Line]) -> Stretches:
    """Where head with article, classification and source lie; the last two may be absent or in either order."""
    source_at = _last(lines, lambda line: bool(SOURCE_LABEL.match(line.text)) and not line.is_bullet)
    heading_at = _classification_at(lines)
    ends = sorted(at for at in (source_at, heading_at) if at is not None)
    body = lines[: ends[0]] if ends else lines
    classification: Sequence[Line] = []
    source: Sequence[Line] = []
    if heading_at is not None:
        after = source_at if source_at is not None and source_at > heading_at else len(lines)
        start = heading_at + 1 if _CLASSIFICATION.fullmatch(lines[heading_at].text) else heading_at
        classification = lines[start:after]
    if source_at is not None:
        after = heading_at if heading_at is not None and heading_at > source_at else len(lines)
        source = lines[source_at:after]
    return Stretches(body, classification, source)


def begins_end(line: Line) -> bool:
    """Whether a line is the heading "Classification" or the label of the source, with which a document ends."""
    return bool(_CLASSIFICATION.fullmatch(line.text) or SOURCE_LABEL.match(line.text)) and not line.is_bullet


def _classification_at(lines: Sequence[Line]) -> int | None:
    """The heading "Classification", or where its rows begin if the heading is missing."""
    heading = _last(lines, lambda line: bool(_CLASSIFICATION.fullmatch(line.text)))
    if heading is not None:
        return heading
    labels = [at for at, line in enumerate(lines) if line.text.casefold().rstrip(":") in _TOP_RANKS]
    return next((at for at, after in pairwise(labels) if after - at <= 2), None)


def _last(lines: Sequence[Line], wanted: Callable[[Line], bool]) -> int | None:
    return next((at for at in range(len(lines) - 1, -1, -1) if wanted(lines[at])), None)
