"""Spots of a plant document: a field, or a row of a list, found again in another state and put back alone.

A spot is told as text that an address can carry: a JSON list of the part and of the key of the field, or of what tells
the row apart. Nothing here asks the database.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from catalog.serialising import NAME_FIELDS

from ._shape import IDENTITY, MAPPINGS, Document, Row, keyed
from ._words import words_of

Spot = tuple[Any, ...]
"""The part, and the keys within it."""

Rows = Mapping[tuple[Any, ...], Row]

ORDER: Final = "order"
SECTION: Final = "section"
TEXTS: Final = ("title", "teaser")
LONGEST: Final = 6_000
FIXED: Final = frozenset({("taxon", "name_id"), ("taxon", "status")})
"""What no spot brings back: the identity of a record, and its standing, which has buttons of its own."""

NAME: Final = tuple(field for field in NAME_FIELDS if field not in {"symbol", "group", "name_note"})
"""The fields that are one name, and never stand for different ones."""

NAMED_BY: Final = {
    "synonymy": ("synonyms", "full_name"),
    "common-name": ("vernacular_names", "name"),
    "classification": ("placements", "classification"),
    "wetland": ("wetland", "region"),
}
"""The rows that citations speak of one by one: the part, and the key that a citation's subject repeats."""


def spot_of(part: str, *keys: Any) -> str:
    """The text of a spot."""
    return json.dumps([part, *keys], ensure_ascii=False)


def read_spot(text: str) -> Spot | None:
    """The spot that a text tells; None where it tells none that may be brought back."""
    try:
        told = json.loads(text) if len(text) <= LONGEST else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, list) or any(isinstance(key, dict | list) for key in told):
        return None
    match told:
        case [str(part), str(key)] if part in MAPPINGS and (part, key) not in FIXED:
            return part, key
        case ["article", "title" | "teaser" | "order" as key] | ["photos" as key, "order"]:
            return told[0], told[1]
        case ["article", "section", str(), int()]:
            return tuple(told)
        case [str(part), *keys] if part in IDENTITY and len(keys) == len(IDENTITY[part]) + 1:
            return tuple(told)
    return None


def put_back(now: Document, then: Document, spot: Spot) -> Document:
    """``now`` with one spot as ``then`` has it; where it has nothing there, the spot is emptied."""
    part, *keys = spot
    content: Any
    if part in MAPPINGS:
        content = _fields(part, now.get(part, {}), then.get(part, {}), keys[0])
    elif part == "article":
        content = _article(now.get(part, {}), then.get(part, {}), keys)
    else:
        content = _rows(part, keyed(part, now.get(part)), keyed(part, then.get(part)), keys)
    return {name: held for name, held in {**now, part: content}.items() if held}


def lost_subject(document: Document, spot: Spot) -> str:
    """The name or place that a citation at this spot speaks of and that the plant no longer has; blank if none."""
    if spot[0] != "citations" or spot[1] not in NAMED_BY or not spot[2]:
        return ""
    if spot[1:] not in keyed("citations", document.get("citations")):
        return ""
    part, key = NAMED_BY[spot[1]]
    return "" if any(row.get(key) == spot[2] for row in document.get(part, ())) else str(spot[2])


def section_kind(section: Row) -> str:
    """The kind of a section of the article, in words."""
    return words_of("article", "kind", section.get("kind"), {})


def keyed_sections(article: Mapping[str, Any]) -> dict[tuple[Any, ...], Row]:
    """The sections of an article in their order, by heading, or kind where they have none, and number."""
    titles: list[str] = []
    found = {}
    for section in article.get("sections", ()):
        titles.append(section.get("heading") or section_kind(section))
        found[titles[-1], titles.count(titles[-1])] = section
    return found


def _fields(part: str, now: Row, then: Row, key: str) -> Row:
    keys = NAME if part == "taxon" and key in NAME else (key,)
    left = {field: value for field, value in now.items() if field not in keys or part == "taxon"}
    return left | {field: then[field] for field in keys if field in then}


def _article(now: Row, then: Row, keys: Sequence[Any]) -> Row:
    if keys[0] in TEXTS:
        texts = {key: now.get(key, "") for key in TEXTS} | {keys[0]: then.get(keys[0], "")}
        left = {key: value for key, value in now.items() if key not in TEXTS}
        return left | (texts if any(texts.values()) else {})
    mine, theirs = keyed_sections(now), keyed_sections(then)
    sections = (
        _in_order(mine, theirs)
        if keys[0] == ORDER
        else _placed(mine, theirs, tuple(keys[1:]), tuple(keys[1:]))
    )
    left = {key: value for key, value in now.items() if key != "sections"}
    return left | ({"sections": sections} if sections else {})


def _rows(part: str, now: Rows, then: Rows, keys: Sequence[Any]) -> list[Row]:
    if keys == [ORDER]:
        return _in_order(now, then)
    key = tuple(keys)
    rows = _placed(now, then, key, _same_row(now, then, key))
    row = then.get(key, {})
    if part == "vernacular_names" and row.get("preferred"):
        return [_yielding(other, row) for other in rows]
    return rows


def _same_row(now: Rows, then: Rows, key: tuple[Any, ...]) -> tuple[Any, ...]:
    """The row of now in whose place the former one comes: the same name, or what bears the same keys."""
    lasting = then.get(key, {}).get("name_id")
    same = (other for other, row in now.items() if lasting and row.get("name_id") == lasting)
    return next(same, key)


def _placed(now: Rows, then: Rows, key: tuple[Any, ...], stands: tuple[Any, ...]) -> list[Row]:
    """The rows of now with that of then: in the place of the one that stands, or behind what it stood behind."""
    row = then.get(key)
    if row is None:
        return [held for other, held in now.items() if other != key]
    if stands in now:
        return [row if other == stands else held for other, held in now.items()]
    earlier = set(list(then)[: list(then).index(key)])
    behind = max((place for place, other in enumerate(now, start=1) if other in earlier), default=0)
    rows = list(now.values())
    return [*rows[:behind], row, *rows[behind:]]


def _in_order(now: Rows, then: Rows) -> list[Row]:
    """The rows of now in the order of then, what has come since behind them."""
    return [now[key] for key in dict.fromkeys((*then, *now)) if key in now]


def _yielding(other: Row, preferred: Row) -> Row:
    """A common name that leaves the mark of its language's preferred one to another."""
    if other is preferred or other.get("language") != preferred.get("language"):
        return other
    return {**other, "preferred": False}
