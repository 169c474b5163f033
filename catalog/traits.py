"""The trait registry: everything the catalogue records of a plant, each trait declared once.

The facet form and index, the facts of a plant page, documents, exports, completeness and the glossary read it.
A new trait is one entry here and one field of a model. The registry names fields; it imports no model.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from catalog import choices
from catalog.choices import Vocabulary

QUALIFIED = "."
"""Stands between a value and its qualifier."""


class Kind(StrEnum):
    """What sort of value a trait holds."""

    SET = "set"
    """Codes of a vocabulary, any number of them."""
    MONTHS = "months"
    """Months of the year, which go round."""
    RANGE = "range"
    """Two numbers, least and greatest, in the trait's unit."""
    ZONES = "zones"
    """A range of half hardiness zones."""
    PLACES = "places"
    """Regions, each with the ways the plant came there."""
    RELATED = "related"
    """Rows of their own, one a code, perhaps graded."""
    LINEAGE = "lineage"
    """An ancestor in the tree of taxa."""
    QUALITY = "quality"
    """What the record itself holds: a photo, an article."""


class Inherits(StrEnum):
    """Whether a taxon below species may show its species' value where it has none of its own."""

    NEVER = "never"
    MARKED = "marked"
    """Yes, and the page says from where."""


@dataclass(frozen=True, kw_only=True)
class Trait:
    """One trait.

    ``store`` names where the value is read: ``profile`` and ``care`` are one-to-one rows with the columns in
    ``fields``; any other store is the related name of rows whose first field holds the code. ``parameter`` is the
    word in public addresses. ``facet`` is the place in the facet form, 0 for none; ``many`` marks facets with so
    many values that they get a search of their own.

    ``qualifier`` is the vocabulary of the second field of rows: whom a hazard harms, where a wetland rating holds,
    what a plant is to an animal. A facet's value may be asked with it, as ``toxic.dogs``. ``apart`` tells that
    each qualifier is rated by itself: a rating in one wetland region says nothing of another.
    """

    key: str
    label: str
    definition: str
    kind: Kind
    store: str
    fields: tuple[str, ...]
    vocabulary: type[Vocabulary] | None = None
    unit: str = ""
    inherits: Inherits = Inherits.MARKED
    facet: int = 0
    parameter: str = ""
    group: str = "plant"
    many: bool = False
    qualifier: type[Vocabulary] | None = None
    apart: bool = False

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The values of the vocabulary, then each with each qualifier; none without a vocabulary."""
        plain = self.vocabulary.values if self.vocabulary else []
        beside = self.qualifier.values if self.qualifier else []
        return (*plain, *(qualified(code, qualifier) for code in plain for qualifier in beside))

    @property
    def address(self) -> str:
        """The parameter of public addresses."""
        return self.parameter or self.key


def qualified(code: str, qualifier: str) -> str:
    """A value with its qualifier, as it stands in addresses: ``toxic.dogs``."""
    return f"{code}{QUALIFIED}{qualifier}"


def _set(key: str, label: str, definition: str, vocabulary: type[Vocabulary], **options: object) -> Trait:
    store = str(options.pop("store", "profile"))
    kind = options.pop("kind", Kind.SET)
    group = options.pop("group", "plant" if store == "profile" else "growing")
    return Trait(
        key=key,
        label=label,
        definition=definition,
        vocabulary=vocabulary,
        store=store,
        kind=kind,  # type: ignore[arg-type]
        fields=(key.replace("-", "_"),),
        group=group,  # type: ignore[arg-type]
        **options,  # type: ignore[arg-type]
    )


def _range(key: str, label: str, definition: str, unit: str, **options: object) -> Trait:
    store = str(options.pop("store", "profile"))
    kind = options.pop("kind", Kind.RANGE)
    field = key.replace("-", "_")
    return Trait(
        key=key,
        label=label,
        definition=definition,
        unit=unit,
        store=store,
        kind=kind,  # type: ignore[arg-type]
        fields=(f"{field}_min", f"{field}_max"),
        group="plant" if store == "profile" else "growing",
        **options,  # type: ignore[arg-type]
    )


TRAITS: tuple[Trait, ...] = (
    Trait(
        key="native",
        label="Native to",
        definition="Regions, states and provinces in which the plant is native.",
        kind=Kind.PLACES,
        store="distribution",
        fields=("region_id", "establishment"),
        inherits=Inherits.NEVER,
        facet=1,
        group="places",
        many=True,
    ),
    Trait(
        key="introduced",
        label="Introduced in",
        definition="Regions, states and provinces to which people brought the plant.",
        kind=Kind.PLACES,
        store="distribution",
        fields=("region_id", "establishment"),
        inherits=Inherits.NEVER,
        facet=29,
        group="places",
        many=True,
    ),
    _set("habit", "Plant type", "Tree, shrub, forb, grass and so on.", choices.Habit, facet=2),
    _set("life-cycle", "Life cycle", "How long a plant lives.", choices.LifeCycle, facet=3),
    _set("light", "Light", "Hours of direct sun it does well with.", choices.Light, store="care", facet=4),
    _set("moisture", "Moisture", "How moist the soil stays.", choices.Moisture, store="care", facet=5),
    _set("water-use", "Water use", "Water needed once established.", choices.WaterUse, store="care", facet=6),
    _set("soil", "Soil", "Soil textures it grows in.", choices.Soil, store="care", facet=7),
    _set("drainage", "Drainage", "How water should leave the soil.", choices.Drainage, store="care", facet=8),
    _range(
        "soil-ph",
        "Soil pH",
        "Acidity of the soil: 7 is neutral, less is acid.",
        "pH",
        store="care",
        facet=9,
        parameter="ph",
    ),
    _range(
        "zone",
        "Hardiness zone",
        "USDA half zones, by the coldest night of an average winter.",
        "",
        store="care",
        kind=Kind.ZONES,
        facet=10,
    ),
    _range("height", "Height", "Height of a grown plant.", "cm", facet=11),
    _range("spread", "Spread", "Width of a grown plant.", "cm", facet=12),
    _set(
        "bloom-months",
        "Bloom",
        "Months in which it flowers.",
        choices.Month,
        kind=Kind.MONTHS,
        facet=13,
        parameter="bloom",
    ),
    _set(
        "bloom-colour",
        "Flower colour",
        "Colours of the flowers.",
        choices.Colour,
        facet=14,
        parameter="colour",
    ),
    _set(
        "foliage-retention",
        "Leaves in winter",
        "Whether it keeps its leaves.",
        choices.FoliageRetention,
        facet=15,
    ),
    _set(
        "foliage-texture", "Foliage texture", "How fine the foliage looks.", choices.FoliageTexture, facet=16
    ),
    _set("foliage-colour", "Foliage colour", "Colour of the summer leaves.", choices.FoliageColour),
    _set("fruit-colour", "Fruit colour", "Colour of ripe fruit or seed.", choices.FruitColour),
    _set("showy", "Showy", "What catches the eye.", choices.Showy, facet=17),
    _set("growth-rate", "Growth rate", "How fast it grows once established.", choices.GrowthRate, facet=18),
    _set("form", "Form", "Outline of the grown plant.", choices.Form),
    Trait(
        key="wildlife",
        label="Wildlife",
        definition="Animals that use the plant.",
        kind=Kind.RELATED,
        store="wildlife",
        fields=("animal", "relation", "count"),
        vocabulary=choices.Animal,
        qualifier=choices.AnimalRelation,
        facet=19,
        group="wildlife",
    ),
    Trait(
        key="resists",
        label="Tolerates",
        definition="Stresses that it withstands fairly or well.",
        kind=Kind.RELATED,
        store="resistances",
        fields=("against", "grade"),
        vocabulary=choices.Stress,
        facet=20,
        group="growing",
    ),
    Trait(
        key="hazard",
        label="Hazards",
        definition="Harm it can do to people, animals or other plants.",
        kind=Kind.RELATED,
        store="hazards",
        fields=("kind", "affects", "severity"),
        vocabulary=choices.HazardKind,
        qualifier=choices.Affected,
        facet=21,
        group="hazards",
    ),
    _set(
        "landscape-use",
        "Landscape use",
        "Places and tasks in the garden.",
        choices.LandscapeUse,
        store="care",
        facet=22,
    ),
    _set(
        "garden-theme",
        "Garden",
        "Kinds of garden it fits.",
        choices.GardenTheme,
        store="care",
        facet=23,
        parameter="garden",
    ),
    _set(
        "care-level",
        "Care",
        "How much skill and work it asks for.",
        choices.CareLevel,
        store="care",
        facet=24,
        parameter="care",
    ),
    _set("climate", "Climate", "Climates in which it does well.", choices.Climate, store="care"),
    _range("spacing", "Spacing", "Distance between plants.", "cm", store="care"),
    _set("planting-time", "Planting", "When to plant out.", choices.PlantingTime, store="care"),
    _set("mulch", "Mulch", "What to cover the soil with.", choices.Mulch, store="care"),
    _set("upkeep", "Upkeep", "Regular work.", choices.Upkeep, store="care"),
    _range("division-interval", "Divide every", "Years between divisions.", "years", store="care"),
    _set(
        "propagation", "Propagation", "Ways to make new plants.", choices.Propagation, store="care", facet=26
    ),
    _set(
        "availability", "Availability", "How it can be bought.", choices.Availability, store="care", facet=27
    ),
    Trait(
        key="wetland",
        label="Wetland status",
        definition="Rating of the National Wetland Plant List, by region.",
        kind=Kind.RELATED,
        store="wetland",
        fields=("indicator", "region"),
        vocabulary=choices.WetlandIndicator,
        qualifier=choices.WetlandRegion,
        apart=True,
        facet=25,
        group="places",
    ),
    Trait(
        key="family",
        label="Family",
        definition="The family to which it belongs.",
        kind=Kind.LINEAGE,
        store="taxon",
        fields=("family_id",),
        inherits=Inherits.NEVER,
        facet=30,
        group="classification",
        many=True,
    ),
    Trait(
        key="genus",
        label="Genus",
        definition="The genus to which it belongs.",
        kind=Kind.LINEAGE,
        store="taxon",
        fields=("genus_id",),
        inherits=Inherits.NEVER,
        facet=31,
        group="classification",
        many=True,
    ),
    Trait(
        key="has",
        label="Record",
        definition="What the record of the plant holds.",
        kind=Kind.QUALITY,
        store="taxon",
        fields=(),
        inherits=Inherits.NEVER,
        facet=32,
        group="classification",
        vocabulary=choices.Quality,
    ),
)

BY_KEY: dict[str, Trait] = {trait.key: trait for trait in TRAITS}
BY_ADDRESS: dict[str, Trait] = {trait.address: trait for trait in TRAITS}
FACETS: tuple[Trait, ...] = tuple(
    sorted((trait for trait in TRAITS if trait.facet), key=lambda trait: trait.facet)
)


def stored_in(store: str) -> tuple[Trait, ...]:
    """The traits whose value is a column of this one-to-one row (``profile`` or ``care``)."""
    return tuple(trait for trait in TRAITS if trait.store == store)
