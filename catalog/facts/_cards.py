"""A plant in short, for lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from catalog.glossary import Terms
from catalog.models import Distribution, Photo, Taxon
from catalog.traits import BY_KEY, Inherits, Trait

from ._lineage import donors_of_each
from ._names import common_names
from ._places import native_status, told_places
from ._traits import read
from ._values import describe, months_text

LONGEST_TEASER = 150
IN_SHORT = ("light", "zone", "height", "bloom-months")
"""The traits a card tells, if known."""


@dataclass(frozen=True)
class Short:
    """One trait in a few words."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class Card:
    """A plant as lists show it. Every text may be blank."""

    taxon: Taxon
    common_name: str
    habit: str
    life_cycle: str
    native: str
    shorts: tuple[Short, ...]
    colours: tuple[str, ...]
    teaser: str
    photo: Photo | None


def cards(ids: Sequence[int], terms: Terms) -> list[Card]:
    """The public taxa with these keys, in this order. Five queries for any number of them."""
    rows = (
        Taxon.objects.published()
        .filter(pk__in=list(ids))
        .select_related("profile", "care", "family")
        .prefetch_related(
            Prefetch("distribution", Distribution.objects.select_related("region")),
            Prefetch("photos", showable_photos()),
        )
    )
    found = {taxon.pk: taxon for taxon in rows}
    names = common_names(found)
    donors = donors_of_each(found.values())
    return [_card(found[pk], donors[pk], names.get(pk, ""), terms) for pk in ids if pk in found]


def showable_photos() -> QuerySet[Photo]:
    """Photos that have what their public display needs."""
    return Photo.objects.exclude(licence="").exclude(alternative_text="")


def shortened(text: str, limit: int = LONGEST_TEASER) -> str:
    """The text cut at a word, so that it stays within ``limit`` characters with its ellipsis."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(None, 1)[0].rstrip(" ,;:–—-") + "…"


def _card(taxon: Taxon, donors: Sequence[Taxon], common_name: str, terms: Terms) -> Card:
    values = {
        key: shown_value(BY_KEY[key], taxon, donors)
        for key in (*IN_SHORT, "habit", "life-cycle", "bloom-colour")
    }
    return Card(
        taxon=taxon,
        common_name=common_name,
        habit=_words("habit", values["habit"], terms),
        life_cycle=_words("life-cycle", values["life-cycle"], terms),
        native=native_status(told_places(taxon)),
        shorts=tuple(
            Short(key, BY_KEY[key].label, text)
            for key in IN_SHORT
            if (text := _words(key, values[key], terms))
        ),
        colours=tuple(values["bloom-colour"] or ()),
        teaser=shortened(str(getattr(getattr(taxon, "care", None), "teaser", ""))),
        photo=next(iter(taxon.photos.all()), None),
    )


def shown_value(trait: Trait, taxon: Taxon, donors: Sequence[Taxon]) -> Any:
    """The value that the taxon's page shows too: its own, or that of the nearest donor that has one."""
    owners = (taxon,) if trait.inherits is Inherits.NEVER else (taxon, *donors)
    values = (read(trait, owner) for owner in owners)
    return next((value for value in values if value is not None), None)


def _words(key: str, value: Any, terms: Terms) -> str:
    if not value:
        return ""
    if key == "bloom-months":
        return months_text(value)
    return ", ".join(part.text for part in describe(BY_KEY[key], value, terms))
