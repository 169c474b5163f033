"""Scientific names of plants: read, format, compare and address them. Pure: no models, no requests."""

from catalog.nomenclature._authorship import Authorship, Citation
from catalog.nomenclature._combination import basionym_authority, lacks_combining_author, may_decline
from catalog.nomenclature._families import INCLUDED as FAMILIES_INCLUDED
from catalog.nomenclature._keys import MatchKeys, authority_key, exact_key, match_keys, name_key
from catalog.nomenclature._model import HYBRID_SIGN, ParsedName, Part
from catalog.nomenclature._parse import parse
from catalog.nomenclature._slug import slug
from catalog.nomenclature._spans import Span, formula_spans, spans
from catalog.nomenclature._symbol import is_symbol_like, symbol_prefix
from catalog.nomenclature._text import MAX_LENGTH, fold
from catalog.nomenclature._warnings import NameWarning

__all__ = [
    "FAMILIES_INCLUDED",
    "HYBRID_SIGN",
    "MAX_LENGTH",
    "Authorship",
    "Citation",
    "MatchKeys",
    "NameWarning",
    "ParsedName",
    "Part",
    "Span",
    "authority_key",
    "basionym_authority",
    "exact_key",
    "fold",
    "formula_spans",
    "is_symbol_like",
    "lacks_combining_author",
    "match_keys",
    "may_decline",
    "name_key",
    "parse",
    "slug",
    "spans",
    "symbol_prefix",
]
