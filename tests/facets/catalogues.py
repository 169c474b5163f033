"""Small random catalogues: plants as plain Python, and the rows that say the same to the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Model
from hypothesis import strategies as st

from catalog.choices import (
    Affected,
    Animal,
    AnimalRelation,
    HazardKind,
    Light,
    Month,
    Severity,
    Status,
    Stress,
)
from catalog.models import (
    ArticleSection,
    CareGuide,
    Citation,
    Distribution,
    Hazard,
    Photo,
    Profile,
    Resistance,
    Source,
    Synonym,
    Taxon,
    VernacularName,
    WetlandStatus,
    WildlifeValue,
    path_step,
)

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
PARTS: tuple[type[Any], ...] = (
    Profile,
    CareGuide,
    WildlifeValue,
    Resistance,
    Hazard,
    WetlandStatus,
    Distribution,
    VernacularName,
    Photo,
    ArticleSection,
    Synonym,
    Citation,
)
REGIONS = ("L48", "AK", "CAN")
DIVISIONS = ("US-CA", "US-NV", "US-AK", "CA-BC")
SOURCE = 65_530
"""The key of the one source."""

FIRST_KEY = 65_530
"""So that the keys cross the border between two containers of a bitmap (65,536)."""

Range = tuple[int | None, int | None]


@dataclass(frozen=True)
class Plant:
    """One taxon with all that the facets read of it. None is not recorded, () known to be none."""

    pk: int
    rank: str
    parent: int | None = None
    name: str = "abies"
    status: str = "published"
    excluded: bool = False
    sensitive: bool = False
    age: int = 0
    light: tuple[str, ...] | None = None
    bloom: tuple[str, ...] | None = None
    height: Range = (None, None)
    ph: Range = (None, None)
    zone: Range = (None, None)
    spacing: int | None = None
    wildlife: frozenset[tuple[str, str]] = frozenset()
    resists: Mapping[str, str] = field(default_factory=dict)
    hazards: Mapping[tuple[str, str], str] = field(default_factory=dict)
    wetland: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: tuple[tuple[str, bool, str], ...] = ()
    photo: tuple[str, str] | None = None
    article: bool = False
    synonym: bool = False
    reviewed: bool = False
    cited: Mapping[str, bool] = field(default_factory=dict)


Catalogue = dict[int, Plant]


def _sets(codes: Iterable[str]) -> st.SearchStrategy[tuple[str, ...] | None]:
    known = list(codes)
    subsets = st.lists(st.sampled_from(known), unique=True, max_size=3)
    return st.none() | subsets.map(lambda chosen: tuple(code for code in known if code in chosen))


def _ranges(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[Range]:
    ends = st.tuples(st.none() | numbers, st.none() | numbers)
    return ends.map(lambda pair: pair if None in pair else (min(pair), max(pair)))  # type: ignore[type-var]


def _some(keys: Iterable[str], values: st.SearchStrategy) -> st.SearchStrategy[dict]:
    return st.dictionaries(st.sampled_from(list(keys)), values, max_size=3)


HARMED = [Affected.HUMANS, Affected.DOGS, Affected.UNSPECIFIED]
CITED = [
    "light", "bloom-months", "height", "soil-ph", "zone", "spacing", "wildlife", "resists", "hazard",
    "wetland", "native",
]  # fmt: skip
"""Keys of the traits that these plants can have; one citation speaks for native and introduced."""

HEIGHTS = st.sampled_from([0, 1, 29, 30, 31, 90, 91, 15000])
FACTS = {
    "name": st.sampled_from(["abies", "betula", "carex", "ébène"]),
    "status": st.sampled_from(["published", "published", "published", "draft", "withdrawn"]),
    "excluded": st.sampled_from([False, False, False, True]),
    "sensitive": st.sampled_from([False, False, True]),
    "age": st.integers(0, 3),
    "light": _sets(Light.values),
    "bloom": _sets(Month.values),
    "height": _ranges(HEIGHTS),
    "ph": _ranges(st.integers(0, 140)),
    "zone": _ranges(st.integers(1, 26)),
    "spacing": st.none() | st.just(30),
    "wildlife": st.frozensets(
        st.tuples(st.sampled_from(Animal.values[:3]), st.sampled_from(AnimalRelation.values[:2])), max_size=2
    ),
    "resists": _some(Stress.values[:3], st.sampled_from(["none", "low", "medium", "high"])),
    "hazards": st.dictionaries(
        st.tuples(st.sampled_from(HazardKind.values[:2]), st.sampled_from(HARMED)),
        st.sampled_from(Severity.values),
        max_size=3,
    ),
    "wetland": _some(["AW", "GP"], st.sampled_from(["OBL", "FAC"])),
    "places": _some(
        [*REGIONS, *DIVISIONS],
        st.sampled_from([("native",), ("introduced",), ("native", "introduced"), ("waif",)]),
    ),
    "names": st.lists(
        st.tuples(st.sampled_from(["en", "fr"]), st.booleans(), st.sampled_from(["alder", "Beech", "élan"])),
        max_size=2,
        unique_by=(lambda name: name[:2], lambda name: name[2]),
    ).map(tuple),
    "photo": st.none() | st.sampled_from([("cc0", "A leaf."), ("", "A leaf."), ("cc0", "")]),
    "article": st.booleans(),
    "synonym": st.booleans(),
    "reviewed": st.booleans(),
    "cited": st.just(dict.fromkeys(CITED, True)) | st.dictionaries(st.sampled_from(CITED), st.booleans()),
}
ABOVE_SPECIES = {"name": FACTS["name"], "status": FACTS["status"]}
RANKS = ["family"] * 2 + ["genus"] * 3 + ["species"] * 4 + ["subspecies"] * 2 + ["variety"] * 3 + [""] * 2
PARENTS = {
    "family": (),
    "genus": ("family",),
    "species": ("genus", "family"),
    "subspecies": ("species",),
    "variety": ("species", "subspecies"),
    "": ("genus", "species", "subspecies", "variety"),
}


@st.composite
def plants(draw, pk: int) -> Plant:
    """The taxon with this key; its rank is always the same, so that it stays a fit parent."""
    rank = RANKS[pk - FIRST_KEY]
    fit = [FIRST_KEY + place for place, other in enumerate(RANKS) if other in PARENTS[rank]]
    parent = draw(st.sampled_from(fit)) if fit else None
    if rank == "genus":
        parent = draw(st.none() | st.just(parent))
    facts = FACTS if rank in ("species", "subspecies", "variety", "") else ABOVE_SPECIES
    return Plant(pk=pk, rank=rank, parent=parent, **draw(st.fixed_dictionaries(facts)))


@st.composite
def catalogues(draw) -> Catalogue:
    """Every taxon of the little flora, with facts drawn at random."""
    keys = range(FIRST_KEY, FIRST_KEY + len(RANKS))
    return {pk: draw(plants(pk)) for pk in keys}


@st.composite
def edits(draw) -> list[Plant]:
    """A few of the taxa drawn anew."""
    keys = st.integers(FIRST_KEY, FIRST_KEY + len(RANKS) - 1)
    return [draw(plants(pk)) for pk in sorted(draw(st.sets(keys, min_size=1, max_size=4)))]


def above(plant: Plant, catalogue: Catalogue) -> list[Plant]:
    """Everything above a plant, nearest first."""
    line = []
    while plant.parent is not None:
        plant = catalogue[plant.parent]
        line.append(plant)
    return line


def save(catalogue: Catalogue, only: Iterable[int] | None = None) -> None:
    """Make the database say the same: the whole of it, or of these taxa; places in the tree always."""
    chosen = list(catalogue.values()) if only is None else [catalogue[pk] for pk in only]
    for model in PARTS:
        model.objects.filter(taxon__in=[plant.pk for plant in chosen]).delete()
    Taxon.objects.bulk_create(
        (_taxon(plant, catalogue) for plant in catalogue.values()),
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=[
            "rank", "parent", "name", "name_key", "status", "excluded", "sensitive", "path", "family", "genus",
            "updated_at", "cultivar_epithet", "reviewed_on",
        ],
    )  # fmt: skip
    for plant in catalogue.values():
        moment = BEGINNING + timedelta(days=plant.age)
        Taxon.objects.filter(pk=plant.pk).update(updated_at=moment)
    Source.objects.get_or_create(pk=SOURCE, defaults={"key": "flora", "title": "A flora"})
    rows = [row for plant in chosen for row in _parts(plant)]
    for model in PARTS:
        model.objects.bulk_create(row for row in rows if isinstance(row, model))


def _taxon(plant: Plant, catalogue: Catalogue) -> Taxon:
    line = [plant, *above(plant, catalogue)]
    ranks = {other.rank: other.pk for other in reversed(line)}
    return Taxon(
        pk=plant.pk,
        rank=plant.rank,
        parent_id=plant.parent,
        name=plant.name,
        name_key=plant.name,
        authority_key=str(plant.pk),
        status=Status(plant.status),
        excluded=plant.excluded,
        sensitive=plant.sensitive,
        reviewed_on=BEGINNING.date() if plant.reviewed else None,
        cultivar_epithet="" if plant.rank else "Everett",
        slug=str(plant.pk),
        path="".join(path_step(other.pk) for other in reversed(line)),
        family_id=ranks.get("family"),
        genus_id=ranks.get("genus"),
    )


def _parts(plant: Plant) -> Iterable[Model]:
    taxon = {"taxon_id": plant.pk}
    low, high = plant.height
    if plant.bloom is not None or plant.height != (None, None):
        yield Profile(**taxon, bloom_months=plant.bloom, height_min=low, height_max=high)
    acid, sweet = (None if end is None else Decimal(end) / 10 for end in plant.ph)
    cold, warm = plant.zone
    if plant.light is not None or {*plant.ph, *plant.zone, plant.spacing} != {None}:
        yield CareGuide(
            **taxon,
            light=plant.light,
            soil_ph_min=acid,
            soil_ph_max=sweet,
            zone_min=cold,
            zone_max=warm,
            spacing_min=plant.spacing,
        )
    yield from (
        WildlifeValue(**taxon, animal=animal, relation=relation) for animal, relation in plant.wildlife
    )
    yield from (Resistance(**taxon, against=stress, grade=grade) for stress, grade in plant.resists.items())
    yield from (
        Hazard(**taxon, kind=kind, affects=affects, severity=severity)
        for (kind, affects), severity in plant.hazards.items()
    )
    yield from (
        WetlandStatus(**taxon, region=region, indicator=code) for region, code in plant.wetland.items()
    )
    yield from (
        Distribution(**taxon, region_id=region, establishment=codes) for region, codes in plant.places.items()
    )
    yield from (
        VernacularName(**taxon, language=language, preferred=preferred, name=name)
        for language, preferred, name in plant.names
    )
    if plant.photo is not None:
        licence, text = plant.photo
        yield Photo(**taxon, licence=licence, alternative_text=text)
    if plant.article:
        yield ArticleSection(**taxon, heading="Care", body="<p>Water it.</p>")
    if plant.synonym:
        yield Synonym(**taxon, name="Tellima rubescens", name_key="tellima rubescens")
    yield from (
        Citation(**taxon, trait=trait, source_id=SOURCE, chosen=chosen)
        for trait, chosen in plant.cited.items()
    )
