"""The catalogue's rows as values of traits, read by the registry: each function adds to what is known by taxon.

A state or province counts as recorded whatever its row says; ``native`` holds those with the code "native", which
may be only probable. A region without a row of its own stands as its states or provinces do. Of a sensitive plant
only regions are told, never states. A plant that is known to be harmless to dogs may still harm somebody else: it is
known to be without a hazard only where a source says so of everybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.db import models

from catalog.choices import Affected, EstablishmentMeans, Quality, RegionKind
from catalog.models import (
    ArticleSection,
    Citation,
    Distribution,
    Photo,
    Region,
    Synonym,
    Taxon,
    VernacularName,
)
from catalog.traits import FACETS, QUALIFIED, TRAITS, Kind, Trait, qualified, stored_in

from ._numbers import SCALE
from ._values import DIVISION_LEVEL, HOLDS, REGION_LEVEL, Places, Value, Values, is_graded, span, zone_span

STORES: Final = ("profile", "care")
DENSE: Final = 3
"""Keys that fill a third of their range are asked for by its ends."""

PLACES: Final = {trait.key: EstablishmentMeans(trait.key) for trait in TRAITS if trait.kind is Kind.PLACES}


def traits(taxa: Sequence[int]) -> dict[int, Values]:
    """Every trait that is a column or has rows of its own, of these taxa (ascending keys). Six queries."""
    known: dict[int, Values] = defaultdict(dict)
    for store in STORES:
        _add_columns(store, taxa, known)
    for trait in FACETS:
        if trait.kind is Kind.RELATED:
            _add_rows(trait, taxa, known)
    return known


def add_places(taxa: Sequence[int], sensitive: set[int], known: dict[int, Values]) -> None:
    """Where the taxa stand. Two queries."""
    regions = {code: place for code, *place in Region.objects.values_list("code", "kind", "parent_id")}
    stands: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = _of(Distribution.objects.all(), taxa).values_list("taxon_id", "region_id", "establishment")
    for taxon, region, codes in rows.iterator():
        stands[taxon][region].update(codes)
    for places in stands.values():
        _derive_regions(places, {code: parent for code, (_, parent) in regions.items()})
    level = {code: level_of(kind) for code, (kind, _) in regions.items()}
    for taxon, places in stands.items():
        told = {
            code: how for code, how in places.items() if taxon not in sensitive or level[code] == REGION_LEVEL
        }
        if told:
            known[taxon].update(_standing(told, level))


def _derive_regions(places: dict[str, set[str]], parents: dict[str, str | None]) -> None:
    """A region without a row of its own stands as its states or provinces do."""
    derived: dict[str, set[str]] = defaultdict(set)
    for code, how in places.items():
        parent = parents[code]
        if parent is not None and parent not in places:
            derived[parent] |= how
    places.update(derived)


def level_of(kind: str) -> str:
    """The level of a place: USDA's regions, or the states and provinces within them."""
    return REGION_LEVEL if kind == RegionKind.REGION else DIVISION_LEVEL


def common_names(taxa: Sequence[int]) -> dict[int, str | None]:
    """The English name shown for each taxon, None for one that has only names in other languages. One query."""
    names: dict[int, str | None] = {}
    rows = _of(VernacularName.objects.order_by("-preferred", "name"), taxa)
    for taxon, language, name in rows.values_list("taxon_id", "language", "name"):
        if names.get(taxon) is None:
            names[taxon] = name if language == "en" else None
    return names


def add_qualities(
    taxa: Sequence[int], named: Iterable[int], reviewed: Iterable[int], known: dict[int, Values]
) -> None:
    """What the record itself holds, which is known of every taxon. Four queries; the traits must be known already."""
    growing = {trait.key for trait in stored_in("care")}
    shown = Photo.objects.exclude(licence="").exclude(alternative_text="")
    having: dict[Quality, set[int]] = {
        Quality.PHOTO: _taxa_of(shown, taxa),
        Quality.ARTICLE: _taxa_of(ArticleSection.objects.all(), taxa),
        Quality.COMMON_NAME: set(named),
        Quality.SYNONYMS: _taxa_of(Synonym.objects.all(), taxa),
        Quality.TRAITS: {taxon for taxon in taxa if not growing.isdisjoint(known[taxon])},
        Quality.SOURCED: _sourced(taxa, known),
        Quality.REVIEWED: set(reviewed),
    }
    for taxon in taxa:
        known[taxon]["has"] = tuple(quality.value for quality, holders in having.items() if taxon in holders)


def _sourced(taxa: Sequence[int], known: dict[int, Values]) -> set[int]:
    """The taxa of which something is recorded, and all of it with a source; one speaks for native and introduced."""
    cited: dict[int, set[str]] = defaultdict(set)
    rows = _of(Citation.objects.filter(chosen=True), taxa).values_list("taxon_id", "trait")
    for taxon, trait in rows.iterator():
        cited[taxon].update(PLACES if trait in PLACES else (trait,))
    return {taxon for taxon in taxa if known[taxon] and known[taxon].keys() <= cited[taxon]}


def _of(rows: models.QuerySet[Any], taxa: Sequence[int]) -> models.QuerySet[Any]:
    """The rows of these taxa, and perhaps of some others between them: ends are read faster than long lists."""
    if taxa and taxa[-1] - taxa[0] < DENSE * len(taxa):
        return rows.filter(taxon__gte=taxa[0], taxon__lte=taxa[-1])
    return rows.filter(taxon__in=taxa)


def _model(store: str) -> type[models.Model]:
    """The model of the rows that the registry calls by their related name."""
    found = Taxon._meta.get_field(store).related_model
    assert isinstance(found, type)  # noqa: S101 - a related name always has a model
    return found


def _add_columns(store: str, taxa: Sequence[int], known: dict[int, Values]) -> None:
    """The traits that are columns of one row a taxon."""
    held = stored_in(store)
    columns = [field for trait in held for field in trait.fields]
    rows = _of(_model(store)._default_manager.all(), taxa).values_list("taxon_id", *columns)
    for taxon, *cells in rows.iterator():
        reading = iter(cells)
        for trait in held:
            value = _column_value(trait, reading)
            if value is not None:
                known[taxon][trait.key] = value


def _column_value(trait: Trait, cells: Iterator[Any]) -> Value | None:
    if trait.kind is Kind.RANGE:
        return span(next(cells), next(cells), SCALE)
    if trait.kind is Kind.ZONES:
        return zone_span(next(cells), next(cells))
    codes: tuple[str, ...] | None = next(cells)
    return codes


def _add_rows(trait: Trait, taxa: Sequence[int], known: dict[int, Values]) -> None:
    """A trait of any number of rows a taxon: each code, and each code with its qualifier."""
    columns = [trait.fields[0], trait.fields[1], trait.fields[-1]]
    found: dict[int, dict[str, bool]] = defaultdict(dict)
    rows = _of(_model(trait.store)._default_manager.order_by(*columns, "pk"), taxa)
    for taxon, code, qualifier, grade in rows.values_list("taxon_id", *columns):
        is_so = grade in HOLDS or not is_graded(trait)
        if trait.qualifier is not None:
            found[taxon][qualified(code, qualifier)] = is_so
        if is_so:
            found[taxon][code] = True
        elif trait.qualifier is None or qualifier == Affected.UNSPECIFIED:
            found[taxon].setdefault(code, False)
    for taxon, codes in found.items():
        known[taxon][trait.key] = _related_value(trait, codes)


def _related_value(trait: Trait, codes: dict[str, bool]) -> Value:
    if is_graded(trait):
        return codes
    if trait.apart:
        qualifiers = (code.partition(QUALIFIED)[2] for code in codes)
        return Places(tuple(codes), tuple(sorted(filter(None, qualifiers))))
    return tuple(codes)


def _standing(places: dict[str, set[str]], level: dict[str, str]) -> Values:
    levels = tuple(sorted({level[code] for code in places}))
    return {
        key: Places(tuple(sorted(code for code, how in places.items() if means in how)), levels)
        for key, means in PLACES.items()
    }


def _taxa_of(rows: models.QuerySet[Any], taxa: Sequence[int]) -> set[int]:
    return set(_of(rows, taxa).order_by().values_list("taxon_id", flat=True).distinct())
