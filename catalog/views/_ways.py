"""Ways into the plant list: values of a trait that lead to at least one plant."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.glossary import Terms
from catalog.traits import BY_KEY


@dataclass(frozen=True)
class Option:
    """A value that leads to at least one plant. ``query`` is the list's query."""

    label: str
    definition: str
    count: int
    query: str


def options(key: str, counts: Mapping[str, int], terms: Terms, *, beside: str = "") -> list[Option]:
    """The values of a trait that some plant has, in the editors' order, each chosen beside a query already there."""
    trait = BY_KEY[key]
    entries = terms[trait.vocabulary.__name__] if trait.vocabulary else {}
    before = f"{beside}&" if beside else ""
    return [
        Option(entry.label, entry.definition, counts[code], f"{before}{trait.address}={code}")
        for code, entry in entries.items()
        if counts.get(code)
    ]
