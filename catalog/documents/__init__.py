"""Plant documents read back: the file of a bundle, and the one loader that stores a document through the write door."""

from catalog.serialising import bundle, read_trait, serialise, traits_of, write_trait

from ._exchange import set_names_free
from ._load import Applied, LoadReport, apply, apply_all, load
from ._read import DocumentError, read

__all__ = [
    "Applied",
    "DocumentError",
    "LoadReport",
    "apply",
    "apply_all",
    "bundle",
    "load",
    "read",
    "read_trait",
    "serialise",
    "set_names_free",
    "traits_of",
    "write_trait",
]
