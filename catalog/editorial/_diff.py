"""Two plant documents compared: field by field, prose word by word. Nothing here asks the database."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final, Literal

from catalog import richtext

from ._shape import IDENTITY, MAPPINGS, Document, Row, keyed
from ._spots import ORDER, SECTION, keyed_sections, section_kind, spot_of
from ._words import PARTS, is_prose, label_of, words_of

Fate = Literal["same", "removed", "added"]
Leaf = tuple[str, bool, str]
"""A value in words, whether it is prose, and its spot in the document."""

LONG: Final = 60
_WORDS: Final = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words that stayed, went or came."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: where it stands, what it is called, how it read. Prose comes in pieces too.

    ``spot`` finds the place in a document again: see :mod:`catalog.editorial._spots`.
    """

    part: str
    label: str
    before: str
    after: str
    spot: str
    pieces: tuple[Piece, ...] = ()


def compare(before: Document, after: Document, regions: Mapping[str, str] | None = None) -> list[Difference]:
    """What differs between two documents, in the order of the form. ``regions`` gives the names of their codes."""
    old, new = (_leaves(document, regions or {}) for document in (before, after))
    found = []
    for part, title in PARTS.items():
        for key in dict.fromkeys((*old[part], *new[part])):
            was, prose, spot = old[part].get(key, ("", False, ""))
            now, is_long, now_at = new[part].get(key, ("", prose, spot))
            if was != now:
                in_pieces = (prose or is_long) and was and now and max(len(was), len(now)) > LONG
                pieces = words_compared(was, now) if in_pieces else ()
                found.append(Difference(title, key, was, now, spot or now_at, pieces))
    return found


def words_compared(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts as stretches of words that stayed, went or came; joined, the first two kinds give the first text."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces: list[Piece] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(old[start:end])))
            continue
        pieces += [Piece("removed", "".join(old[start:end]))] if end > start else []
        pieces += [Piece("added", "".join(new[new_start:new_end]))] if new_end > new_start else []
    return tuple(pieces)


def _leaves(document: Document, regions: Mapping[str, str]) -> dict[str, dict[str, Leaf]]:
    found: dict[str, dict[str, Leaf]] = {part: {} for part in PARTS}
    for part in MAPPINGS:
        for key, value in document.get(part, {}).items():
            words = words_of(part, key, value, regions)
            found[part][label_of(part, key)] = (words, is_prose(part, key), spot_of(part, key))
    found["article"] = _article(document.get("article", {}))
    for part in IDENTITY:
        rows = keyed(part, document.get(part))
        titles: dict[str, int] = {}
        for key, row in rows.items():
            title = _title(part, row, regions)
            titles[title] = titles.get(title, 0) + 1
            name = title if titles[title] == 1 else f"{title} ({titles[title]})"
            found[part][name] = (_said(part, row, regions), True, spot_of(part, *key))
    if len(document.get("photos", ())) > 1:
        order = [_title("photos", row, regions) for row in document["photos"]]
        found["photos"]["Order"] = (", ".join(order), False, spot_of("photos", ORDER))
    return found


def _article(article: Mapping[str, Any]) -> dict[str, Leaf]:
    found: dict[str, Leaf] = {}
    for key in ("title", "teaser"):
        if article.get(key):
            found[key.capitalize()] = (article[key], True, spot_of("article", key))
    order = []
    for (title, number), section in keyed_sections(article).items():
        order.append(title)
        name = f"{title} ({number})" if number > 1 else title
        said = f"{section_kind(section)}\n{_text(section.get('body', ''))}"
        found[f"Section “{name}”"] = (said, True, spot_of("article", SECTION, title, number))
    if len(order) > 1:
        found["Order of the sections"] = (", ".join(order), False, spot_of("article", ORDER))
    return found


def _text(body: str) -> str:
    """The words of a section; with its marks where there are links or stress, so that no change of them is hidden."""
    return body if re.search(r"<(?:a|em|strong)\b", body) else richtext.plain_text(body)


def _title(part: str, row: Row, regions: Mapping[str, str]) -> str:
    if part == "photos":
        return str(row.get("caption") or row.get("image") or "Photo")
    words = (words_of(part, key, row.get(key), regions) for key in IDENTITY[part])
    return " · ".join(word for word in words if word) or "Row"


def _said(part: str, row: Row, regions: Mapping[str, str]) -> str:
    """What a row says beside its name: never nothing, for then it would not be told from a row that is not there.

    In the order of its keys: PostgreSQL keeps those of a stored document in an order of its own.
    """
    named = (*IDENTITY[part], "name_id", "width", "height", "digest")
    said = [
        f"{label_of(part, key)}: {words}"
        for key, value in sorted(row.items())
        if key not in named and (words := words_of(part, key, value, regions)) and value not in (False, [])
    ]
    return "; ".join(said) or "recorded"
