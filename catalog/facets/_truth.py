"""The truth about taxa as the index wants it: every facet's value, own or inherited, read by the registry.

A fixed number of queries whatever the number of taxa asked for. Rulings:

* Indexed are the published taxa of species rank and below with the cultivars, but those the source excludes.
* A taxon below species, or a cultivar, takes a value that it lacks from the nearest published taxon above it, up
  to the species, that has one, where the trait's policy allows. A draft above it lends nothing.
* The family and genus are known when they are published themselves, so no draft's name gets out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from catalog.choices import Rank, Status
from catalog.models import STEP, FacetPosting, Taxon, TaxonQuerySet
from catalog.traits import FACETS, Inherits, Trait

from . import _rows
from ._orders import SortKeys
from ._scales import first_month
from ._values import Postings, Span, Value, Values, post

DONOR_RANKS: Final = tuple(rank for rank in Rank if rank.order >= Rank.SPECIES.order)
LONGEST_VALUE: Final = FacetPosting._meta.get_field("value").max_length


@dataclass(frozen=True, slots=True)
class Entry:
    """All that the index holds of one taxon: the postings it stands in, and what it is sorted by."""

    postings: Postings
    keys: SortKeys

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Entry":
        """From a stored entry."""
        return cls(stored["postings"], SortKeys(*stored["keys"]))

    def as_json(self) -> dict[str, Any]:
        """In the form in which it is stored."""
        return {"postings": self.postings, "keys": list(self.keys)}


@dataclass(frozen=True, slots=True)
class _Subject:
    """A taxon that is indexed, with the keys of the taxa that may lend it values, nearest first."""

    pk: int
    name: tuple[str, str]
    sensitive: bool
    is_reviewed: bool
    donors: tuple[int, ...]
    lineage: Values


def indexed() -> TaxonQuerySet:
    """The taxa that the index holds."""
    return Taxon.objects.listed()


def entries(taxa: Iterable[int]) -> dict[int, Entry]:
    """The entry of each of these taxa (by key) that is to be in the index. Fifteen queries."""
    subjects = _subjects(list(taxa))
    everyone = [subject.pk for subject in subjects]
    owners = sorted({*everyone, *(donor for subject in subjects for donor in subject.donors)})
    common = _rows.common_names(everyone)
    own = _rows.traits(owners)
    _rows.add_places(everyone, {subject.pk for subject in subjects if subject.sensitive}, own)
    _rows.add_qualities(everyone, common, [subject.pk for subject in subjects if subject.is_reviewed], own)
    return {subject.pk: _entry(subject, own, common) for subject in subjects}


def lineage_value(name: str | None, status: str | None) -> tuple[str, ...] | None:
    """What a family or genus posts: its name if it is published, else None for not known."""
    return (name[:LONGEST_VALUE],) if name and status == Status.PUBLISHED else None


def _subjects(taxa: Sequence[int]) -> list[_Subject]:
    rows = list(
        indexed()
        .filter(pk__in=taxa)
        .order_by("pk")
        .values_list(
            "pk", "rank", "path", "name_key", "authority_key", "sensitive", "reviewed_on",
            "family__name", "family__status", "genus__name", "genus__status",
        )
    )  # fmt: skip
    above = {pk: _donor_keys(rank, path) for pk, rank, path, *_ in rows}
    wanted = sorted({donor for donors in above.values() for donor in donors})
    lending = set(
        Taxon.objects.published().filter(pk__in=wanted, rank__in=DONOR_RANKS).values_list("pk", flat=True)
    )
    return [
        _Subject(
            pk=pk,
            name=(name, authority),
            sensitive=sensitive,
            is_reviewed=reviewed_on is not None,
            donors=tuple(donor for donor in above[pk] if donor in lending),
            lineage=_lineage(family=lineage_value(*ancestors[:2]), genus=lineage_value(*ancestors[2:])),
        )
        for pk, _, _, name, authority, sensitive, reviewed_on, *ancestors in rows
    ]


def _donor_keys(rank: str, path: str) -> list[int]:
    """The keys of all above a taxon below species, nearest first; none for a species."""
    if rank == Rank.SPECIES:
        return []
    return [int(path[end - STEP : end], 36) for end in range(len(path) - STEP, 0, -STEP)]


def _lineage(**found: tuple[str, ...] | None) -> Values:
    return {key: value for key, value in found.items() if value is not None}


def _entry(subject: _Subject, own: dict[int, Values], common: dict[int, str | None]) -> Entry:
    values = own[subject.pk] | subject.lineage
    for trait in FACETS if subject.donors else ():
        if trait.key not in values and (lent := _lent(trait, subject, own)) is not None:
            values[trait.key] = lent
    postings: Postings = {}
    for trait in FACETS:
        if trait.key in values:
            postings |= post(trait, values[trait.key])
    height, bloom = values.get("height"), values.get("bloom-months")
    return Entry(
        postings,
        SortKeys(
            *subject.name,
            common=common.get(subject.pk),
            height=height.high if isinstance(height, Span) else None,
            bloom=first_month(bloom) if isinstance(bloom, tuple) else None,
        ),
    )


def _lent(trait: Trait, subject: _Subject, own: dict[int, Values]) -> Value | None:
    """The value that a taxon shows of the nearest one above it that has one."""
    if trait.inherits is Inherits.NEVER:
        return None
    return next((own[donor][trait.key] for donor in subject.donors if trait.key in own[donor]), None)
