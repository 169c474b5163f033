"""The small search within a facet of many values: what is typed in it, and which values that finds."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from django.http import QueryDict

from catalog.models import Taxon
from catalog.traits import FACETS, Kind, Trait

SUFFIX: Final = "-find"
LONGEST: Final = 40
MOST_FOUND: Final = 60
"""So many values are offered at once; a longer text finds fewer."""

HYBRID: Final = str.maketrans("", "", "×")


@dataclass(frozen=True)
class Finding:
    """What is typed in one facet's search; ``parameter`` names its field, ``more`` counts what is not offered."""

    parameter: str
    text: str
    more: int = 0
    is_empty: bool = False


def finding_texts(query: QueryDict) -> dict[str, str]:
    """The texts of the small searches in an address, by trait key; facets of few values have none."""
    asked = {trait.key: query.get(f"{trait.address}{SUFFIX}", "") for trait in FACETS if trait.many}
    return {key: _cleaned(text) for key, text in asked.items()}


def is_found(text: str, *names: str) -> bool:
    """Whether a word of one of the names begins with the text, whatever its capitals and accents."""
    return not text or any(f" {_folded(text)}" in f" {_folded(name)}" for name in names)


def common_names_found(trait: Trait, text: str) -> Mapping[str, str]:
    """The common name that holds the text, by botanical name, of families or genera. One query, none for others."""
    if trait.kind is not Kind.LINEAGE or not text:
        return {}
    rows = Taxon.objects.published().filter(rank=trait.key, vernacular_names__name__icontains=text)
    return dict(rows.values_list("name", "vernacular_names__name"))


def largest(values: Iterable[str], counts: Mapping[str, int], most: int) -> list[str]:
    """The values with the most plants, these first."""
    return nsmallest(most, values, key=lambda value: (-counts[value], value))


def _cleaned(text: str) -> str:
    return " ".join("".join(letter for letter in text if letter.isprintable()).split())[:LONGEST]


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(HYBRID).replace("-", " ")
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip()
