"""The shape of a plant document: its parts in the form's order, and what tells the rows of each list apart."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

Document = dict[str, Any]
Row = dict[str, Any]

IDENTITY: Final[Mapping[str, tuple[str, ...]]] = {
    "synonyms": ("name", "authority", "note"),
    "vernacular_names": ("name", "language", "region"),
    "wildlife": ("animal", "relation"),
    "hazards": ("kind", "affects"),
    "resistances": ("against",),
    "distribution": ("region",),
    "wetland": ("region",),
    "legal": ("jurisdiction", "kind", "code"),
    "placements": ("classification",),
    "look_alikes": ("name", "authority"),
    "citations": ("trait", "subject", "source"),
    "dismissals": ("kind", "said", "fact"),
    "photos": ("image",),
}
"""The keys that name a row of each list; what else it holds is said of it."""

MAPPINGS: Final = ("taxon", "traits", "care")


def keyed(part: str, rows: Sequence[Row] | None) -> dict[tuple[Any, ...], Row]:
    """The rows of a list by what tells them apart, in their order; rows that nothing tells apart are numbered."""
    seen: Counter[tuple[Any, ...]] = Counter()
    found = {}
    for row in rows or ():
        names = tuple(row.get(key) for key in IDENTITY[part])
        seen[names] += 1
        found[(*names, seen[names])] = row
    return found
