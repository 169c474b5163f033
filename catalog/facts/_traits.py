"""A plant's traits as facts: its own, or its species' and marked so, each with its sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from catalog.choices import Month
from catalog.glossary import Terms
from catalog.models import Citation, Source, Taxon
from catalog.traits import BY_KEY, TRAITS, Inherits, Kind, Trait

from ._values import Part, describe, in_document_form, months_text

GROUP_LABELS = {"plant": "The plant", "growing": "Growing it"}
NOTES = {
    "soil": "soil_note",
    "water-use": "water_note",
    "climate": "temperature_note",
    "planting-time": "planting_note",
    "upkeep": "maintenance_note",
    "care-level": "care_level_reason",
}
"""The remark of a care guide that stands beside a trait."""
NAMED = ("name", "common-name", "synonymy", "classification")
"""The keys under which names and the place in the tree are cited."""
FETCHED = ("profile", "care", "wetland", "hazards", "wildlife", "resistances")
SHOWN = (Kind.SET, Kind.MONTHS, Kind.RANGE, Kind.ZONES, Kind.RELATED)


@dataclass(frozen=True)
class Cited:
    """What one source says of a fact. ``value`` is in words, blank where only the quotation tells it.

    ``subject`` is the one place or name that is meant, blank for the whole; ``locator`` a page or an address.
    """

    source: Source
    value: str
    quote: str
    derived: str
    chosen: bool
    reason: str
    subject: str = ""
    locator: str = ""
    read_on: date | None = None


@dataclass(frozen=True)
class Fact:
    """One trait of a plant in words.

    ``parts`` is empty for a trait that is known to be none, and for one of which there is only a ``note``.
    ``inherited_from`` is the species whose value it is. ``value`` is what is stored, in the trait's own form.
    """

    trait: Trait
    parts: tuple[Part, ...]
    value: Any
    note: str
    inherited_from: Taxon | None
    citations: tuple[Cited, ...]

    @property
    def is_known_none(self) -> bool:
        """Whether the plant is known to have none."""
        return bool(self.value == ())

    @property
    def disagreements(self) -> tuple[Cited, ...]:
        """What sources say whose value was not chosen."""
        return tuple(cited for cited in self.citations if not cited.chosen)

    @property
    def months(self) -> list[tuple[Month, bool]]:
        """Every month of the year, and whether the plant flowers in it; for a trait of months only."""
        return [(month, month in self.value) for month in Month]

    @property
    def months_text(self) -> str:
        """The months of bloom as runs: ``May–June``; for a trait of months only."""
        return months_text(self.value) if self.value else ""

    @property
    def is_bloom(self) -> bool:
        """Whether it is shown as a bar of months."""
        return self.trait.kind is Kind.MONTHS


@dataclass(frozen=True)
class Group:
    """Facts under one heading."""

    key: str
    label: str
    facts: tuple[Fact, ...]


def read(trait: Trait, owner: Taxon) -> Any:
    """The stored value of a trait, or None when nothing is recorded. Queries unless the rows are fetched.

    Codes of a set as a tuple, () for "known to be none"; a range as (low, high) of which one may be None;
    rows as a tuple that is not empty.
    """
    if trait.kind is Kind.RELATED:
        return tuple(getattr(owner, trait.store).all()) or None
    row = getattr(owner, trait.store, None)
    if row is None:
        return None
    if len(trait.fields) == 1:
        return getattr(row, trait.fields[0])
    ends = tuple(getattr(row, field) for field in trait.fields)
    return None if ends == (None, None) else ends


def fetch(taxa: Sequence[Taxon]) -> None:
    """Every trait of these taxa with its sources. Seven queries, two fewer where profile and care came with them."""
    citations = Prefetch("citations", Citation.objects.select_related("source"))
    prefetch_related_objects(taxa, *FETCHED, citations)


def assemble(taxon: Taxon, donors: Sequence[Taxon], terms: Terms) -> dict[str, Fact]:
    """Every trait that is known or remarked upon, by key, in the registry's order.

    ``donors`` are the taxa whose values it may show, nearest first. No query when the rows are fetched.
    """
    found = (_fact(trait, taxon, donors, terms) for trait in TRAITS if trait.kind in SHOWN)
    return {fact.trait.key: fact for fact in found if fact is not None}


def grouped(facts: Iterable[Fact]) -> tuple[Group, ...]:
    """The facts of the plant and of growing it under their headings; headings without a fact are left out."""
    known = list(facts)
    groups = (
        Group(key, label, tuple(fact for fact in known if fact.trait.group == key))
        for key, label in GROUP_LABELS.items()
    )
    return tuple(group for group in groups if group.facts)


def cited(citations: Iterable[Citation], trait: str, terms: Terms) -> tuple[Cited, ...]:
    """The citations of one trait (or of "name", "article" …), the chosen first."""
    about = BY_KEY.get(trait)
    rows = [citation for citation in citations if citation.trait == trait]
    return tuple(
        Cited(
            source=citation.source,
            value=in_document_form(about, citation.value, terms) if about else "",
            quote=citation.quote,
            derived=citation.derived,
            chosen=citation.chosen,
            reason=citation.reason,
            subject=citation.subject,
            locator=citation.locator,
            read_on=citation.read_on,
        )
        for citation in sorted(rows, key=lambda citation: (citation.subject, not citation.chosen))
    )


def cited_together(citations: Iterable[Citation], keys: Iterable[str], terms: Terms) -> tuple[Cited, ...]:
    """The citations under several keys, in the keys' order, each that says the same once."""
    rows = list(citations)
    return tuple(dict.fromkeys(chain.from_iterable(cited(rows, key, terms) for key in keys)))


def _fact(trait: Trait, taxon: Taxon, donors: Sequence[Taxon], terms: Terms) -> Fact | None:
    inherits = () if trait.inherits is Inherits.NEVER else donors
    owner = next((owner for owner in (taxon, *inherits) if read(trait, owner) is not None), taxon)
    value = read(trait, owner)
    note = str(getattr(getattr(taxon, "care", None), NOTES.get(trait.key, ""), ""))
    if value is None and not note:
        return None
    return Fact(
        trait=trait,
        parts=describe(trait, value, terms) if value is not None else (),
        value=value,
        note=note,
        inherited_from=None if owner is taxon else owner,
        citations=cited(owner.citations.all(), trait.key, terms),
    )
