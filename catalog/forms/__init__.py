"""Form fields for what plants are described with: sets of terms, lengths, article text, photos, citations' traits;
and what a form has sent, kept over a refusal.
"""

from catalog.forms._article import ArticleField
from catalog.forms._cited_values import read_value, value_text
from catalog.forms._held import Held, hold, is_of_this_site, unpack
from catalog.forms._lengths import LengthField, imperial, read_length
from catalog.forms._photo import CleanUpload, PhotoField
from catalog.forms._terms import StatedSetField, TermCheckboxes, TermSetField, term_choices
from catalog.forms._traits import trait_choices

__all__ = [
    "ArticleField",
    "CleanUpload",
    "Held",
    "LengthField",
    "PhotoField",
    "StatedSetField",
    "TermCheckboxes",
    "TermSetField",
    "hold",
    "imperial",
    "is_of_this_site",
    "read_length",
    "read_value",
    "term_choices",
    "trait_choices",
    "unpack",
    "value_text",
]
