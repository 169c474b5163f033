"""What is missing in records: by a template for each plant group, and by what every page should have.

The template of a group is drawn from the trait registry: what visitors may ask of plants and this group can have. A new
facet is asked for by itself. Why it is so: docs/decisions/desk.md.
"""

from functools import cache
from typing import Any, Final

from django.db.models import Case, Exists, F, IntegerField, Model, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from catalog.choices import PlantGroup, Rank, Status
from catalog.models import (
    PLANT_RANKS,
    ArticleLink,
    CareGuide,
    Citation,
    Distribution,
    LegalStatus,
    NameEntry,
    Placement,
    Profile,
    Synonym,
    Taxon,
    VernacularName,
)
from catalog.serialising import traits_of
from catalog.traits import TRAITS, Trait

FLOWERING: Final = frozenset({PlantGroup.DICOT, PlantGroup.MONOCOT})
WITHOUT_ROOTS: Final = frozenset(
    {
        PlantGroup.MOSS,
        PlantGroup.LIVERWORT,
        PlantGroup.HORNWORT,
        PlantGroup.LICHEN,
        PlantGroup.GREEN_ALGA,
        PlantGroup.RED_ALGA,
    }
)
OF_FLOWERS: Final = frozenset({"bloom-months", "bloom-colour"})
OF_ALL: Final = frozenset({"native", "habit", "life-cycle", "light", "moisture"})
"""What can be told of a plant without roots, whose height and hardiness nobody gives."""

SOURCED: Final[tuple[type[Model], ...]] = (Citation, Synonym, VernacularName, Placement, LegalStatus)

_asked_traits: Final = tuple(
    trait for trait in TRAITS if trait.facet and (trait.store in {"profile", "care"} or trait.key == "native")
)


@cache
def template(group: str) -> tuple[Trait, ...]:
    """The traits that a complete record of this plant group has; an unknown group is taken for a flowering plant."""
    if group in WITHOUT_ROOTS:
        return tuple(trait for trait in _asked_traits if trait.key in OF_ALL)
    has_flowers = group in FLOWERING or not group
    return tuple(trait for trait in _asked_traits if has_flowers or trait.key not in OF_FLOWERS)


def missing(taxon: Taxon) -> list[Trait] | None:
    """The traits of its template that a plant's record lacks; None for a genus or a higher taxon. Three queries."""
    if taxon.rank not in PLANT_RANKS or taxon.excluded:
        return None
    profile, care = (model.objects.filter(taxon=taxon).first() for model in (Profile, CareGuide))
    known = set(traits_of(profile, care))  # type: ignore[arg-type]
    if Distribution.objects.filter(taxon=taxon).exists():
        known.add("native")
    return [trait for trait in template(taxon.group) if trait.key not in known]


def plants(taxa: QuerySet[Taxon]) -> QuerySet[Taxon]:
    """Those that have a template: species and below, and cultivars, not excluded."""
    return taxa.filter(rank__in=PLANT_RANKS, excluded=False)


def begun(taxa: QuerySet[Taxon]) -> QuerySet[Taxon]:
    """Plants of whose traits somebody has recorded something."""
    rows = (Profile.objects.values("taxon"), CareGuide.objects.values("taxon"))
    return plants(taxa).filter(Q(pk__in=rows[0]) | Q(pk__in=rows[1]))


def complete(taxa: QuerySet[Taxon]) -> QuerySet[Taxon]:
    """Plants of which all is recorded that their template asks."""
    return _weighed(taxa).filter(surplus=F("asked"))


def half_recorded(taxa: QuerySet[Taxon]) -> QuerySet[Taxon]:
    """Plants of which half or more is recorded, and something is missing."""
    return _weighed(taxa).filter(surplus__range=(0, F("asked") - 1))


def barely_begun(taxa: QuerySet[Taxon]) -> QuerySet[Taxon]:
    """Plants of which something, and less than half, is recorded."""
    return _weighed(taxa).filter(surplus__lt=0)


def without_source(taxa: QuerySet[Taxon]) -> QuerySet[Taxon]:
    """Taxa in which no fact and no name cites a source."""
    for model in SOURCED:
        taxa = taxa.exclude(Exists(model._default_manager.filter(taxon=OuterRef("pk"), source__isnull=False)))
    return taxa


def names_in_doubt(taxa: QuerySet[Taxon]) -> QuerySet[Taxon]:
    """Names with a remark (such as *orth. var.*), and names of species that have no author."""
    nameless = Q(rank=Rank.SPECIES, authority="", hybrid_formula="")
    return taxa.filter(nameless | ~Q(name_note=""))


def names_with_warnings(taxa: QuerySet[Taxon]) -> QuerySet[Taxon]:
    """Taxa of which the accepted name or a synonym is not read without an objection, however it came."""
    return taxa.filter(pk__in=NameEntry.objects.exclude(doubts="").values("taxon"))


def broken_plant_links(taxa: QuerySet[Taxon]) -> QuerySet[Taxon]:
    """Taxa whose article links to a plant that is gone or not public. A name that became a synonym leads on."""
    public = Taxon.objects.filter(status=Status.PUBLISHED, name_id=OuterRef("name_id"))
    former = Synonym.objects.filter(taxon__status=Status.PUBLISHED, name_id=OuterRef("name_id"))
    broken = ArticleLink.objects.filter(~Exists(public), ~Exists(former))
    return taxa.filter(pk__in=broken.values("taxon"))


def _weighed(taxa: QuerySet[Taxon]) -> QuerySet[Any]:
    """Plants that were begun, with the number of traits ``asked`` of them, and their ``surplus``: twice the number of
    those recorded, less the number asked. A condition names the long sum once, for the database adds it up each time.
    """
    asked = Case(
        *(When(group=group, then=Value(len(template(group)))) for group in PlantGroup.values),
        default=Value(len(template(""))),
        output_field=IntegerField(),
    )
    return begun(taxa).annotate(asked=asked, surplus=_recorded() * 2 - asked)


def _recorded() -> Combinable:
    total: Combinable = Value(0)
    for trait in _asked_traits:
        counts = _is_recorded(trait)
        if spared := [group for group in PlantGroup.values if trait not in template(group)]:
            counts &= ~Q(group__in=spared)
        total = total + Case(When(counts, then=Value(1)), default=Value(0), output_field=IntegerField())
    return total


def _is_recorded(trait: Trait) -> Q:
    if trait.store == "distribution":
        return Q(Exists(Distribution.objects.filter(taxon=OuterRef("pk"))))
    known = Q()
    for field in trait.fields:
        known |= Q(**{f"{trait.store}__{field}__isnull": False})
    return known
