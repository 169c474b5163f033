"""Version 1 of the interface for programs: JSON in and out, errors too; ``openapi.json`` describes it."""

from ._description import description
from ._facets import facet_counts
from ._resolve import resolve
from ._unknown import unknown

__all__ = ["description", "facet_counts", "resolve", "unknown"]
