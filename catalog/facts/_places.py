"""Where a plant is native, and where it came by other ways."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.choices import EstablishmentMeans, RegionKind
from catalog.glossary import Terms
from catalog.models import Distribution, Region, Taxon

from ._values import and_join

MOST_NAMED = 4
"""A sentence names so many states at most; beyond that it counts them."""

WITH_ARTICLE = {
    "L48": "the lower 48 states",
    "VI": "the U.S. Virgin Islands",
    "PB": "the Pacific Basin",
    "US-VI": "the U.S. Virgin Islands",
    "US-DC": "the District of Columbia",
    "US-MP": "the Northern Mariana Islands",
    "US-UM": "the U.S. minor islands",
    "CA-NT": "the Northwest Territories",
}
"""Places that a sentence does not call by their bare name."""

PHRASES = {
    EstablishmentMeans.NATIVE: "native to",
    EstablishmentMeans.INTRODUCED: "introduced in",
    EstablishmentMeans.WAIF: "a waif in",
    EstablishmentMeans.GARDEN_PERSISTENT: "persisting where planted in",
    EstablishmentMeans.EXTIRPATED: "gone from",
    EstablishmentMeans.DOUBTFUL: "doubtfully reported from",
    EstablishmentMeans.EXCLUDED: "reported in error from",
}


@dataclass(frozen=True)
class Place:
    """A region in which the plant stands in some way; ``probable`` when the source is not sure."""

    region: Region
    probable: bool


@dataclass(frozen=True)
class Standing:
    """One way of standing, such as native, with the places it holds for: USDA regions, then states and provinces."""

    code: str
    label: str
    definition: str
    regions: tuple[Place, ...]
    divisions: tuple[Place, ...]


@dataclass(frozen=True)
class Places:
    """All that may be told of where a plant grows. ``status`` is a sentence without its full stop, or blank."""

    status: str
    standings: tuple[Standing, ...]
    is_native: bool
    withheld: bool


def places_of(taxon: Taxon, terms: Terms) -> Places:
    """The places of one taxon; those of a sensitive one only as regions. No query when its rows are fetched."""
    rows = list(taxon.distribution.all())
    told = told_places(taxon)
    standings = (_standing(code, told, terms) for code in EstablishmentMeans)
    return Places(
        status=native_status(told),
        standings=tuple(standing for standing in standings if standing.regions or standing.divisions),
        is_native=not taxon.excluded and any(EstablishmentMeans.NATIVE in row.establishment for row in told),
        withheld=len(told) < len(rows),
    )


def told_places(taxon: Taxon, rows: Iterable[Distribution] | None = None) -> list[Distribution]:
    """The rows, all of the taxon's unless some are given, that may be shown: of a sensitive plant its regions only.

    No query when they are fetched.
    """
    recorded = taxon.distribution.all() if rows is None else rows
    return [row for row in recorded if not taxon.sensitive or row.region.kind == RegionKind.REGION]


def native_to(taxon: Taxon) -> tuple[Region, ...]:
    """The states and provinces in which it is native for certain; where none is recorded, the regions.

    No query when its rows are fetched.
    """
    code = EstablishmentMeans.NATIVE
    found = [
        row.region for row in told_places(taxon) if code in row.establishment and code not in row.probable
    ]
    return tuple(region for region in found if region.kind != RegionKind.REGION) or tuple(found)


def native_states(taxa: Iterable[Taxon]) -> dict[int, frozenset[str]]:
    """By key, the codes of the states and provinces in which each of these taxa is native for certain.

    One of which no state may be told, or none is recorded, is left out. One query.
    """
    told = [taxon.pk for taxon in taxa if not taxon.sensitive]
    rows = Distribution.objects.filter(taxon__in=told).exclude(region__kind=RegionKind.REGION)
    code = EstablishmentMeans.NATIVE
    found: dict[int, set[str]] = {}
    for pk, region, codes, probable in rows.values_list("taxon_id", "region_id", "establishment", "probable"):
        states = found.setdefault(pk, set())
        if code in codes and code not in probable:
            states.add(region)
    return {pk: frozenset(states) for pk, states in found.items()}


def native_status(rows: Iterable[Distribution]) -> str:
    """The native status as a sentence without its full stop: ``Native to Alaska and Canada; introduced in Hawaii``.

    USDA's regions speak where they are recorded, states and provinces otherwise. Blank without rows.
    """
    recorded = list(rows)
    regions = [row for row in recorded if row.region.kind == RegionKind.REGION]
    clauses = [
        f"{'probably ' if probable else ''}{phrase} {places}"
        for code, phrase in PHRASES.items()
        for probable in (False, True)
        if (places := _places(regions or recorded, code, probable=probable))
    ]
    sentence = "; ".join(clauses)
    return sentence[:1].upper() + sentence[1:]


def _places(rows: Sequence[Distribution], code: str, *, probable: bool) -> str:
    found = [row.region for row in rows if code in row.establishment and (code in row.probable) is probable]
    divisions = [region for region in found if region.kind != RegionKind.REGION]
    if len(divisions) > MOST_NAMED:
        return f"{len(divisions)} states and provinces"
    return and_join(WITH_ARTICLE.get(region.code, region.name) for region in found) if found else ""


def _standing(code: EstablishmentMeans, rows: Sequence[Distribution], terms: Terms) -> Standing:
    entry = terms["EstablishmentMeans"][code]
    found = [Place(row.region, code in row.probable) for row in rows if code in row.establishment]
    return Standing(
        code=code,
        label=entry.label,
        definition=entry.definition,
        regions=tuple(place for place in found if place.region.kind == RegionKind.REGION),
        divisions=tuple(place for place in found if place.region.kind != RegionKind.REGION),
    )
