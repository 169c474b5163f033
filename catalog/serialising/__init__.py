"""The plant document: a whole plant as one plain mapping. Files, history and working drafts all hold this form."""

from ._photos import HOLDER_COLUMNS, PHOTO_COLUMNS, holder_row, photo_row
from ._sections import ARTICLE, SECTIONS, Row, Section
from ._serialise import (
    CARE_LISTS,
    CARE_TEXTS,
    FORMAT,
    NAME_FIELDS,
    STATE_FIELDS,
    VERSION,
    bundle,
    care_texts,
    in_order,
    parent_row,
    rows_by_taxon,
    rows_of,
    serialise,
    serialise_many,
    source_row,
    taxon_row,
)
from ._values import read_trait, traits_of, write_trait

__all__ = [
    "ARTICLE",
    "CARE_LISTS",
    "CARE_TEXTS",
    "FORMAT",
    "HOLDER_COLUMNS",
    "NAME_FIELDS",
    "PHOTO_COLUMNS",
    "SECTIONS",
    "STATE_FIELDS",
    "VERSION",
    "Row",
    "Section",
    "bundle",
    "care_texts",
    "holder_row",
    "in_order",
    "parent_row",
    "photo_row",
    "read_trait",
    "rows_by_taxon",
    "rows_of",
    "serialise",
    "serialise_many",
    "source_row",
    "taxon_row",
    "traits_of",
    "write_trait",
]
