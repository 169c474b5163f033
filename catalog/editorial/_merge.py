"""Two people's changes of one plant document brought together."""

from collections.abc import Mapping
from typing import Any

from ._shape import IDENTITY, MAPPINGS, Document, keyed

Place = tuple[str, str]
ABSENT: Any = None


def merge(base: Document, mine: Document, theirs: Document) -> tuple[Document, list[Place]]:
    """What I changed of ``base``, put upon ``theirs``; and the places that both changed, each in another way.

    There mine stands: the one who looks decides. A place is the part of the document and what it is called there.
    """
    clashes: list[Place] = []
    merged: Document = {}
    for part in MAPPINGS:
        merged[part] = _values(part, base.get(part, {}), mine.get(part, {}), theirs.get(part, {}), clashes)
    merged["article"] = _values(
        "article", base.get("article", {}), mine.get("article", {}), theirs.get("article", {}), clashes
    )
    for part in IDENTITY:
        was, my, their = (keyed(part, document.get(part)) for document in (base, mine, theirs))
        merged[part] = list(_values(part, was, my, their, clashes).values())
    return {part: content for part, content in merged.items() if content}, clashes


def _values(
    part: str,
    base: Mapping[Any, Any],
    mine: Mapping[Any, Any],
    theirs: Mapping[Any, Any],
    clashes: list[Place],
) -> dict[Any, Any]:
    """In my order where I changed any, with what they added behind; else in theirs."""
    first, second = (mine, theirs) if mine != base else (theirs, mine)
    merged = {}
    for key in dict.fromkeys((*first, *second, *base)):
        was, my, their = (side.get(key, ABSENT) for side in (base, mine, theirs))
        value = their if my == was else my
        if my != was and their != was and my != their:
            clashes.append((part, key if isinstance(key, str) else " ".join(map(str, key[:-1])).strip()))
        if value is not ABSENT or (part == "taxon" and key in mine):
            merged[key] = value
    return merged
