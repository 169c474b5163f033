"""The names index: from any name that a plant has or had, in the ways people write it, to the taxon."""

from ._address import Resolution, resolve_address
from ._doubts import code, doubts, whole
from ._index import check, forget, rebuild, reindex
from ._match import Match
from ._resolve import resolve, resolve_many
from ._search import Found, ids_matching, search, staff_ids
from ._settling import Resolved
from ._suggest import Suggestions, suggest, suggestions
from ._twins import twins

__all__ = [
    "Found",
    "Match",
    "Resolution",
    "Resolved",
    "Suggestions",
    "check",
    "code",
    "doubts",
    "forget",
    "ids_matching",
    "rebuild",
    "reindex",
    "resolve",
    "resolve_address",
    "resolve_many",
    "search",
    "staff_ids",
    "suggest",
    "suggestions",
    "twins",
    "whole",
]
