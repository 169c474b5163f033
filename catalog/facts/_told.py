"""Facts of many plants as plain text, a trait at a time, for tables."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import prefetch_related_objects

from catalog.choices import RegionKind, Status
from catalog.glossary import Terms
from catalog.models import Distribution, Taxon
from catalog.traits import TRAITS, Kind, Trait

from ._cards import shown_value
from ._lineage import donors_of_each
from ._names import common_names
from ._values import describe, months_text

AT_ONCE: Final = 500
"""Taxa in one query."""

NONE: Final = "none"
"""What stands for a set that is known to be empty; what is not recorded is blank."""

TOLD: Final = tuple(trait for trait in TRAITS if trait.kind is not Kind.QUALITY)
"""The traits that can be told."""


@dataclass(frozen=True)
class Told:
    """A public taxon with some facts: the text of each trait by its key, blank where nothing is
    recorded."""

    taxon: Taxon
    common_name: str
    facts: Mapping[str, str]

    @property
    def full(self) -> str:
        """The full name with the symbol, if it has one."""
        return (
            f"{self.taxon.full_name} ({self.taxon.symbol})"
            if self.taxon.symbol
            else str(self.taxon.full_name)
        )


def told(keys: Sequence[int], traits: Collection[str], terms: Terms) -> dict[int, Told]:
    """The public ones among these taxa, by key, each with these traits in words.

    Three queries for every 500 taxa, and one more for each sort of row that a trait is kept in.
    """
    wanted = [trait for trait in TOLD if trait.key in traits]
    found: dict[int, Told] = {}
    for start in range(0, len(keys), AT_ONCE):
        found.update(_chunk(keys[start : start + AT_ONCE], wanted, terms))
    return found


def _chunk(keys: Sequence[int], traits: Sequence[Trait], terms: Terms) -> Iterable[tuple[int, Told]]:
    own = [trait for trait in traits if trait.kind not in (Kind.PLACES, Kind.LINEAGE)]
    rows = ("profile", "care", "family", "genus") if own else ("family", "genus")
    taxa = list(Taxon.objects.published().filter(pk__in=keys).select_related(*rows))
    common = common_names(taxon.pk for taxon in taxa)
    donors = donors_of_each(taxa) if own else {}
    stores = [trait.store for trait in own if trait.kind is Kind.RELATED]
    if taxa and stores:
        lending = {donor.pk: donor for each in donors.values() for donor in each}
        prefetch_related_objects([*taxa, *lending.values()], *stores)
    places = _places(taxa, [trait.key for trait in traits if trait.kind is Kind.PLACES])
    for taxon in taxa:
        facts = {
            trait.key: places[trait.key].get(taxon.pk, "")
            if trait.kind is Kind.PLACES
            else _text(trait, taxon, donors.get(taxon.pk, ()), terms)
            for trait in traits
        }
        yield taxon.pk, Told(taxon, common.get(taxon.pk, ""), facts)


def _text(trait: Trait, taxon: Taxon, donors: Sequence[Taxon], terms: Terms) -> str:
    if trait.kind is Kind.LINEAGE:
        ancestor: Taxon | None = getattr(taxon, trait.fields[0].removesuffix("_id"))
        return ancestor.name if ancestor is not None and ancestor.status == Status.PUBLISHED else ""
    value = shown_value(trait, taxon, donors)
    if value is None:
        return ""
    if trait.kind is Kind.MONTHS and value:
        return months_text(value)
    parts = describe(trait, value, terms)
    return "; ".join(f"{part.text} ({part.detail})" if part.detail else part.text for part in parts) or NONE


def _places(taxa: Iterable[Taxon], traits: Sequence[str]) -> dict[str, dict[int, str]]:
    """By trait and taxon, the places in which it stands so, by name; of a sensitive one the large alone.

    One query, without a model's object for every row: a flora has a dozen for each plant.
    """
    sensitive = {taxon.pk: taxon.sensitive for taxon in taxa} if traits else {}
    found: dict[str, dict[int, list[str]]] = {trait: defaultdict(list) for trait in traits}
    rows = (
        Distribution.objects.filter(taxon__in=list(sensitive)) if sensitive else Distribution.objects.none()
    )
    for pk, name, kind, codes, probable in rows.values_list(
        "taxon_id", "region__name", "region__kind", "establishment", "probable"
    ):
        if sensitive[pk] and kind != RegionKind.REGION:
            continue
        for trait in traits:
            if trait in codes:
                found[trait][pk].append(f"{name} (probably)" if trait in probable else name)
    return {trait: {pk: "; ".join(names) for pk, names in of.items()} for trait, of in found.items()}
