"""The plant document: one plain form of a whole plant, written by one serialiser and read by one loader."""

from ._load import LoadReport, load
from ._read import DocumentError, read
from ._serialise import bundle, serialise
from ._values import read_trait, traits_of, write_trait

__all__ = [
    "DocumentError",
    "LoadReport",
    "bundle",
    "load",
    "read",
    "read_trait",
    "serialise",
    "traits_of",
    "write_trait",
]
