"""A plant in short, for lists."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from catalog.choices import RegionKind
from catalog.glossary import Terms
from catalog.models import Distribution, Photo, Taxon
from catalog.traits import BY_KEY, Inherits, Trait

from ._drawings import Drawing, drawing_of
from ._lineage import donors_of_each
from ._names import common_names
from ._places import native_status, told_places
from ._traits import read
from ._values import and_join, describe, months_text

LONGEST_TEASER = 150
IN_SHORT = ("light", "zone", "height", "bloom-months")
"""The traits a card tells, if known."""
SHOWN = ("habit", *IN_SHORT, "bloom-colour")
TOLD = (*SHOWN, "life-cycle", "propagation")


@dataclass(frozen=True)
class Short:
    """One trait in a few words."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class Borrowed:
    """Traits that a card tells of a plant in the words of the species or group above it."""

    donor: Taxon
    keys: tuple[str, ...]

    @property
    def labels(self) -> str:
        """The traits in words: ``Light and hardiness zone``."""
        text = and_join(BY_KEY[key].label.lower() for key in self.keys)
        return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Card:
    """A plant as lists show it. Every text may be blank; ``borrowed`` tells what is not its own, by whose it is.

    ``values`` are the same traits as they are stored, by key, in the form of :func:`catalog.facts._traits.read`.
    """

    taxon: Taxon
    common_name: str
    habit: str
    life_cycle: str
    native: str
    shorts: tuple[Short, ...]
    colours: tuple[str, ...]
    teaser: str
    photo: Photo | None
    borrowed: tuple[Borrowed, ...]
    drawing: Drawing
    values: Mapping[str, Any]

    @property
    def habit_from(self) -> Taxon | None:
        """Whose plant type it is, None for its own."""
        return next((lent.donor for lent in self.borrowed if "habit" in lent.keys), None)


def cards(ids: Sequence[int], terms: Terms) -> list[Card]:
    """The public taxa with these keys, in this order. Five queries for any number of them."""
    rows = (
        Taxon.objects.filter(pk__in=list(ids))
        .order_by()
        .select_related("profile", "care", "family")
        .prefetch_related(Prefetch("photos", showable_photos()))
    )
    # Asked for the published ones, SQLite goes through all that is published instead of the few keys.
    found = {taxon.pk: taxon for taxon in rows if taxon.is_published}
    names = common_names(found)
    donors = donors_of_each(found.values())
    places = _places_in_short(found)
    return [_card(found[pk], donors[pk], names.get(pk, ""), places[pk], terms) for pk in ids if pk in found]


def _places_in_short(taxa: Iterable[int]) -> Mapping[int, list[Distribution]]:
    """The places that the native status speaks of: USDA's regions, or the states of a plant that has none of those."""
    regions = Q(region__kind=RegionKind.REGION)
    has_regions = Exists(Distribution.objects.filter(regions, taxon=OuterRef("taxon")))
    rows = Distribution.objects.filter(regions | ~has_regions, taxon__in=list(taxa)).select_related("region")
    found: dict[int, list[Distribution]] = defaultdict(list)
    for row in rows:
        found[row.taxon_id].append(row)
    return found


def showable_photos() -> QuerySet[Photo]:
    """Photos that have what their public display needs, with their rights holders."""
    return Photo.objects.select_related("rights_holder").exclude(licence="").exclude(alternative_text="")


def shortened(text: str, limit: int = LONGEST_TEASER) -> str:
    """The text cut at a word, so that it stays within ``limit`` characters with its ellipsis."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(None, 1)[0].rstrip(" ,;:–—-") + "…"


def _card(
    taxon: Taxon, donors: Sequence[Taxon], common_name: str, places: Iterable[Distribution], terms: Terms
) -> Card:
    owners = {key: _owner(BY_KEY[key], taxon, donors) for key in TOLD}
    values = {key: read(BY_KEY[key], owner) for key, owner in owners.items()}
    return Card(
        taxon=taxon,
        common_name=common_name,
        habit=_words("habit", values["habit"], terms),
        life_cycle=_words("life-cycle", values["life-cycle"], terms),
        native=native_status(told_places(taxon, places)),
        shorts=tuple(
            Short(key, BY_KEY[key].label, text)
            for key in IN_SHORT
            if (text := _words(key, values[key], terms))
        ),
        colours=tuple(values["bloom-colour"] or ()),
        teaser=shortened(str(getattr(getattr(taxon, "care", None), "teaser", ""))),
        photo=next(iter(taxon.photos.all()), None),
        borrowed=tuple(
            Borrowed(donor, keys)
            for donor in donors
            if (keys := tuple(key for key in SHOWN if owners[key] is donor and values[key]))
        ),
        drawing=drawing_of(
            group=taxon.group,
            family=taxon.family.name if taxon.family else "",
            habits=values["habit"],
            propagation=values["propagation"],
            height=values["height"],
        ),
        values=values,
    )


def shown_value(trait: Trait, taxon: Taxon, donors: Sequence[Taxon]) -> Any:
    """The value that the taxon's page shows too: its own, or that of the nearest donor that has one."""
    return read(trait, _owner(trait, taxon, donors))


def _owner(trait: Trait, taxon: Taxon, donors: Sequence[Taxon]) -> Taxon:
    """Whose value that is; the taxon itself where nobody has one."""
    owners = (taxon,) if trait.inherits is Inherits.NEVER else (taxon, *donors)
    return next((owner for owner in owners if read(trait, owner) is not None), taxon)


def _words(key: str, value: Any, terms: Terms) -> str:
    if not value:
        return ""
    if key == "bloom-months":
        return months_text(value)
    return ", ".join(part.text for part in describe(BY_KEY[key], value, terms))
