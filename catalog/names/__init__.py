"""The names index: from any name that a plant has or had, in the ways people write it, to the taxon."""

from ._address import Resolution, resolve_address
from ._correction import did_you_mean
from ._index import check, forget, rebuild, reindex
from ._match import Match
from ._resolve import resolve, resolve_many
from ._search import Suggestions, ids_matching, staff_ids, suggest, suggestions
from ._settling import Resolved
from ._twins import twins

__all__ = [
    "Match",
    "Resolution",
    "Resolved",
    "Suggestions",
    "check",
    "did_you_mean",
    "forget",
    "ids_matching",
    "rebuild",
    "reindex",
    "resolve",
    "resolve_address",
    "resolve_many",
    "staff_ids",
    "suggest",
    "suggestions",
    "twins",
]
