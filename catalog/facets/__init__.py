"""Faceted search: a bitmap index of the public taxa, what a visitor selects of them, and exact counts."""

from ._building import check, rebuild
from ._choice import ANYWHERE, UNKNOWN, Choice, Mode
from ._parsing import NoSuchPage, UnknownValue
from ._postings import reindex
from ._search import Result, search, totals
from ._selection import Active, Selection
from ._similar import congeners, substitutes
from ._snapshot import forget

__all__ = [
    "ANYWHERE",
    "UNKNOWN",
    "Active",
    "Choice",
    "Mode",
    "NoSuchPage",
    "Result",
    "Selection",
    "UnknownValue",
    "check",
    "congeners",
    "forget",
    "rebuild",
    "reindex",
    "search",
    "substitutes",
    "totals",
]
