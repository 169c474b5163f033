"""A visitor's list as rows of a file."""

from collections.abc import Iterator
from typing import Final

from django.http import HttpRequest

from catalog import facts
from catalog.carried import FoundList
from catalog.glossary import Terms

FACTS: Final = (
    "family",
    "native",
    "light",
    "moisture",
    "zone",
    "height",
    "spread",
    "bloom-months",
    "bloom-colour",
)
OWN: Final = (
    "quantity",
    "accepted_symbol",
    "accepted_name",
    "accepted_authority",
    "common_name",
    "note",
)
"""The list itself, under the headings of the names tool, which reads such a file again."""

LAST: Final = ("address", "permanent_id", "remark")


def rows(request: HttpRequest, found: FoundList, terms: Terms) -> Iterator[list[str]]:
    """The headings, a row for each plant, and one for each entry that leads to none. Five queries."""
    yield [*OWN, *(key.replace("-", "_") for key in FACTS), *LAST]
    told = facts.told([listed.card.taxon.pk for listed in found.plants], FACTS, terms)
    for listed in found.plants:
        taxon, entry = listed.card.taxon, listed.entry
        plant = told[taxon.pk]
        yield [
            str(entry.quantity or ""),
            taxon.symbol or "",
            taxon.name,
            taxon.authority,
            plant.common_name,
            entry.note,
            *(plant.facts[key] for key in FACTS),
            request.build_absolute_uri(taxon.get_absolute_url()),
            str(taxon.name_id),
            "",
        ]
    for missing in found.missing:
        entry = missing.entry
        blank = [""] * (len(OWN) - 3 + len(FACTS) + 2)
        yield [str(entry.quantity or ""), entry.code, *blank[:3], entry.note, *blank[3:], missing.reason]
