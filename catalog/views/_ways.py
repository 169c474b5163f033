"""Ways into the plant list: values of a trait that lead to at least one plant."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from catalog.facets import Selection
from catalog.glossary import Terms
from catalog.traits import BY_KEY

FURTHER: Final = {
    "bloom-months": "In bloom in",
    "habit": "By type",
    "light": "By light",
    "bloom-colour": "By flower colour",
}
"""The traits by which one may choose further, where it is not asked for them already."""


@dataclass(frozen=True)
class Option:
    """A value that leads to at least one plant. ``query`` is the list's query."""

    label: str
    meaning: str
    count: int
    query: str


def options(key: str, counts: Mapping[str, int], terms: Terms, *, beside: str = "") -> list[Option]:
    """The values of a trait that some plant has, in the editors' order, each chosen beside a query already there."""
    trait = BY_KEY[key]
    entries = terms[trait.vocabulary.__name__] if trait.vocabulary else {}
    before = f"{beside}&" if beside else ""
    return [
        Option(entry.label, entry.meaning, counts[code], f"{before}{trait.address}={code}")
        for code, entry in entries.items()
        if counts.get(code)
    ]


def further(
    selection: Selection, counts: Mapping[str, Mapping[str, int]], terms: Terms
) -> list[tuple[str, list[Option]]]:
    """Headings, and under each the values that would narrow the list of a selection; no heading above a single one.

    ``counts`` are those of its plants by trait.
    """
    asked = {choice.trait.key for choice in selection.choices}
    found = (
        (heading, options(key, counts.get(key, {}), terms, beside=selection.query()))
        for key, heading in FURTHER.items()
        if key not in asked
    )
    return [(heading, ways) for heading, ways in found if len(ways) > 1]
