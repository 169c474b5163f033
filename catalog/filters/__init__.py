"""The plant list's form: what its fields say, facets with options and counts, and chips of what is chosen."""

from ._bounds import refuse_endless
from ._chips import Chip, chips, subject_text
from ._facets import FacetField, Option, RangeField, facet_fields
from ._finding import Finding, finding_texts
from ._lengths import read
from ._wording import Wording

__all__ = [
    "Chip",
    "FacetField",
    "Finding",
    "Option",
    "RangeField",
    "Wording",
    "chips",
    "facet_fields",
    "finding_texts",
    "read",
    "refuse_endless",
    "subject_text",
]
