"""What the searches answer with."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from catalog.models import NameKind


@dataclass(frozen=True)
class Match:
    """One entry that answers a search.

    ``why`` is the sort of name in words ("USDA symbol", "synonym"); ``text`` and ``authority`` are as indexed;
    ``score`` is how like it is to what was asked, 100 for the same.
    """

    taxon_id: int
    kind: str
    text: str
    authority: str
    why: str
    score: int = 100


class Row(NamedTuple):
    """One entry of the index as it was read; a list may need some ten thousand."""

    taxon_id: int
    kind: str
    text: str
    authority: str
    key: str
    canonical: str
    loose: str


ROW = Row._fields
LABELS = {kind.value: str(kind.label) for kind in NameKind}
SYMBOLS = (NameKind.SYMBOL, NameKind.SYNONYM_SYMBOL)
BOTANICAL = (NameKind.ACCEPTED, NameKind.SYNONYM)


def as_match(row: Row, score: int = 100) -> Match:
    """An entry as callers see it."""
    return Match(row.taxon_id, row.kind, row.text, row.authority, LABELS[row.kind], score)


def each_once(matches: Iterable[Match]) -> list[Match]:
    """The first match of each taxon, in order."""
    best: dict[int, Match] = {}
    for match in matches:
        best.setdefault(match.taxon_id, match)
    return list(best.values())
