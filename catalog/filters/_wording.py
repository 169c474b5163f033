"""Values of facets in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from catalog import facets, facts
from catalog.choices import ZONES, zone_number
from catalog.facets import Mode
from catalog.glossary import Entry, Terms
from catalog.traits import QUALIFIED, Kind, Trait

UNKNOWN_LABEL = "not recorded"
ANYWHERE_LABEL = "Anywhere"
MODES = {
    Mode.ANY: "any of them",
    Mode.ALL: "all of them",
    Mode.ONLY: "only these",
    Mode.EXACTLY: "all of these and no other",
}


@dataclass(frozen=True)
class Wording:
    """The editors' words and the names of places, to put values in words without a query."""

    terms: Terms
    places: Mapping[str, str]

    def entry(self, trait: Trait, value: str) -> Entry | None:
        """The term of a value of a vocabulary, with its qualifier if it has one, or of a zone; None for others."""
        if trait.kind is Kind.ZONES and (nights := _nights(value)):
            return Entry(value, value, nights)
        if trait.vocabulary is None:
            return None
        entries = self.terms[trait.vocabulary.__name__]
        code, _, qualifier = value.partition(QUALIFIED)
        if trait.qualifier is None or not qualifier:
            return entries.get(value)
        entry = entries[code]
        beside = self.terms[trait.qualifier.__name__][qualifier]
        label = beside.label if trait.apart else beside.label.lower()
        return Entry(value, f"{entry.label} ({label})", f"{entry.meaning} {beside.meaning}".strip())

    def text(self, trait: Trait, value: str) -> str:
        """A value, or a range of zones, months or numbers, in words."""
        if value == facets.UNKNOWN:
            return UNKNOWN_LABEL
        if value == facets.ANYWHERE:
            return ANYWHERE_LABEL
        entry = self.entry(trait, value)
        if entry is not None:
            return entry.label
        if trait.kind is Kind.PLACES:
            return self.places.get(value, value)
        low, _, high = value.partition("..")
        if trait.unit == "cm":
            return facts.length_text(_number(low), _number(high if ".." in value else low))
        if trait.kind is Kind.MONTHS and self.entry(trait, low) and self.entry(trait, high):
            return f"{self.text(trait, low)}–{self.text(trait, high)}"
        return value.replace("..", "–") if low and high else _open(low, high)


def _nights(zone: str) -> str:
    """The coldest nights of a zone or half zone in words; blank for anything else."""
    halves = [half for half in (zone, f"{zone}a", f"{zone}b") if half in ZONES]
    return facts.nights_text(zone_number(halves[0]), zone_number(halves[-1])) if halves else ""


def _open(low: str, high: str) -> str:
    return f"up to {high}" if high else low


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
