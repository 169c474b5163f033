"""Plants side by side: what is recorded of each, and which of it differs."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Any, Final

from django.db.models import Prefetch, prefetch_related_objects

from catalog.glossary import Terms
from catalog.models import Distribution, Photo, Taxon
from catalog.traits import BY_KEY, TRAITS, Kind, Trait

from ._cards import showable_photos
from ._drawings import Drawing, drawing_of
from ._lineage import donors_of_each
from ._names import common_names
from ._places import native_status, native_to, told_places
from ._traits import Fact, assemble, cited, fetch
from ._values import Part

NATIVE: Final = BY_KEY["native"]
SAYS_NOTHING: Final = (None, "", "unspecified")
"""What a row holds in a field of which nothing is known."""


class Standing(StrEnum):
    """How what is recorded of plants compares."""

    DIFFERS = "differs"
    """Two of them are known, and unlike."""
    PARTLY = "partly"
    """Nothing contradicts, but something is recorded of some of them only."""
    ALIKE = "alike"


HEADINGS: Final = {
    Standing.DIFFERS: "Different",
    Standing.PARTLY: "Not recorded of each",
    Standing.ALIKE: "Alike",
}


@dataclass(frozen=True)
class Compared:
    """One of the plants; its common name may be blank."""

    taxon: Taxon
    common_name: str
    photo: Photo | None
    drawing: Drawing


@dataclass(frozen=True)
class Row:
    """One trait across the plants: a fact for each in their order, None where nothing is recorded."""

    trait: Trait
    facts: tuple[Fact | None, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The values of all the plants, each once."""
        return tuple(dict.fromkeys(part for fact in self.facts if fact for part in fact.parts))


@dataclass(frozen=True)
class Section:
    """The rows that compare alike, in the registry's order."""

    standing: Standing
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Comparison:
    """Plants side by side: what differs first; sections without a row are left out."""

    plants: tuple[Compared, ...]
    sections: tuple[Section, ...]


def compared(taxa: Sequence[Taxon], terms: Terms) -> Comparison:
    """These taxa side by side, from every trait of the registry that is recorded of one of them. Ten queries.

    They are to come with ``profile``, ``care``, ``family`` and ``genus``.
    """
    donors = donors_of_each(taxa)
    fetch([*taxa, *chain.from_iterable(donors.values())])
    prefetch_related_objects(
        list(taxa),
        Prefetch("distribution", Distribution.objects.select_related("region")),
        Prefetch("photos", showable_photos()),
    )
    names = common_names(taxon.pk for taxon in taxa)
    told = [
        {**assemble(taxon, donors[taxon.pk], terms), **_native(taxon, terms), **_lineage(taxon)}
        for taxon in taxa
    ]
    rows = [
        Row(trait, tuple(facts.get(trait.key) for facts in told))
        for trait in TRAITS
        if any(trait.key in facts for facts in told)
    ]
    return Comparison(
        plants=tuple(
            Compared(
                taxon,
                names.get(taxon.pk, ""),
                next(iter(taxon.photos.all()), None),
                drawing_of(
                    group=taxon.group,
                    family=taxon.family.name if taxon.family else "",
                    habits=_value(facts, "habit"),
                    propagation=_value(facts, "propagation"),
                    height=_value(facts, "height"),
                ),
            )
            for taxon, facts in zip(taxa, told, strict=True)
        ),
        sections=tuple(_sections(rows)),
    )


def standing_of(facts: Sequence[Fact | None]) -> Standing:
    """How the facts of one trait compare. An unknown value differs from none."""
    recorded = [_recorded(fact) for fact in facts]
    for about in set(chain.from_iterable(recorded)):
        if len({each[about] for each in recorded if each.get(about) is not None}) > 1:
            return Standing.DIFFERS
    same = all(each == recorded[0] for each in recorded)
    return Standing.ALIKE if same and recorded[0] else Standing.PARTLY


def _value(facts: Mapping[str, Fact], key: str) -> Any:
    fact = facts.get(key)
    return fact.value if fact else None


def _sections(rows: Sequence[Row]) -> Iterator[Section]:
    standings = [standing_of(row.facts) for row in rows]
    for standing, heading in HEADINGS.items():
        found = tuple(row for row, own in zip(rows, standings, strict=True) if own is standing)
        if found:
            yield Section(standing, heading, found)


def _recorded(fact: Fact | None) -> Mapping[Hashable, Hashable]:
    """What is known, by what it is known of: the end of a range, the wetland region, the animal harmed.

    Only values that are known of the same thing can differ: bees recorded on one plant and moths on another do not.
    """
    if fact is None or fact.value is None:
        return {}
    trait, value = fact.trait, fact.value
    match trait.kind:
        case Kind.RANGE | Kind.ZONES:
            return {
                end: number for end, number in zip(("min", "max"), value, strict=True) if number is not None
            }
        case Kind.RELATED:
            return dict(_row_recorded(trait, row) for row in value)
        case _:
            return {"": frozenset(value)}


def _row_recorded(trait: Trait, row: Any) -> tuple[Hashable, Hashable]:
    """A row as what it is of, and what it says of that: None where that is not known.

    Where each qualifier is rated by itself, the rating is the first field.
    """
    values = [getattr(row, field) for field in trait.fields]
    about, said = (values[1:], values[0]) if trait.apart else (values[:-1], values[-1])
    return tuple(about), None if said in SAYS_NOTHING else said


def _native(taxon: Taxon, terms: Terms) -> dict[str, Fact]:
    """The places to which it is native; with none, how it stands otherwise. The places' sources are on its page."""
    rows = told_places(taxon)
    if not rows:
        return {}
    regions = native_to(taxon)
    parts = tuple(
        Part(
            region.code.removeprefix("US-").removeprefix("CA-"),
            region.code,
            region.name,
            query=f"{NATIVE.address}={region.code}",
        )
        for region in regions
    )
    value = tuple(region.code for region in regions) or None
    note = native_status(rows)
    sources = () if taxon.sensitive else cited(taxon.citations.all(), NATIVE.key, terms)
    return {NATIVE.key: Fact(NATIVE, parts, value, note, None, sources)}


def _lineage(taxon: Taxon) -> dict[str, Fact]:
    """Its family and genus."""
    above = {"family": taxon.family, "genus": taxon.genus}
    return {
        key: Fact(
            BY_KEY[key],
            (Part(group.name, group.name, query=f"{BY_KEY[key].address}={group.name}"),),
            (group.name,),
            "",
            None,
            (),
        )
        for key, group in above.items()
        if group is not None and group.is_published
    }
