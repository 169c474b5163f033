"""What a gardener asks first of a plant, in few words and with an icon."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from catalog.choices import Light
from catalog.models import Taxon

from ._traits import Fact

ASKED: Final = ("light", "moisture", "zone", "height", "spread", "bloom-months", "wildlife")
MOST_NAMED: Final = 4
"""So many values are named at most; the fact itself, further down, has them all."""


@dataclass(frozen=True)
class Glance:
    """One tile: ``icon`` names a symbol of the icon sheet, ``text`` is the value in words."""

    icon: str
    label: str
    text: str
    inherited_from: Taxon | None


def glance_of(facts: Mapping[str, Fact]) -> tuple[Glance, ...]:
    """A tile for each of the facts asked first that is recorded, in the order in which they are asked."""
    known = (facts[key] for key in ASKED if key in facts and facts[key].parts)
    return tuple(Glance(_icon(fact), _label(fact), _text(fact, facts), fact.inherited_from) for fact in known)


def _label(fact: Fact) -> str:
    return "Bloom" if fact.is_bloom else fact.trait.label


def _icon(fact: Fact) -> str:
    """The trait's icon; light has one for sun, one for sun and shade, one for shade."""
    if fact.trait.key != "light":
        return fact.trait.key
    sunny, codes = Light.FULL_SUN, set(fact.value)
    if codes == {sunny}:
        return "light"
    return "light-part" if sunny in codes or Light.PART_SHADE in codes else "light-shade"


def _text(fact: Fact, facts: Mapping[str, Fact]) -> str:
    if fact.is_bloom:
        colours = facts.get("bloom-colour")
        return ", ".join(filter(None, (fact.months_text, _named(colours).lower() if colours else "")))
    return _named(fact)


def _named(fact: Fact) -> str:
    names = list(dict.fromkeys(part.text for part in fact.parts))
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
