"""The plant list's form: facets with their options and counts, and the chips of what is chosen."""

from ._chips import Chip, chips, subject_text
from ._facets import FacetField, Option, RangeField, facet_fields

__all__ = ["Chip", "FacetField", "Option", "RangeField", "chips", "facet_fields", "subject_text"]
