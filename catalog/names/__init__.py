"""The names index: from any name that a plant has or had, in the ways people write it, to the taxon."""

from ._address import Resolution, resolve_address
from ._index import check, rebuild, reindex
from ._search import Match, ids_matching, staff_ids, suggest

__all__ = [
    "Match",
    "Resolution",
    "check",
    "ids_matching",
    "rebuild",
    "reindex",
    "resolve_address",
    "staff_ids",
    "suggest",
]
