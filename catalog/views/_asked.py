"""The plants that somebody's texts lead to: addresses, symbols, names; and those that lead to none, with the reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from catalog import names
from catalog.models import PLANT_RANKS, Taxon
from catalog.names import Resolved
from catalog.views._arrival import is_sane
from catalog.views._named import Named, named
from catalog.views._search import NOT_ASKED, bearer

MOST_CHOICES: Final = 12
MOST_CLOSELY: Final = 4
"""Of so many texts that lead nowhere, near names are looked for in every way there is."""

LONGEST_TOLD: Final = 80


@dataclass(frozen=True)
class Unmet:
    """A text that leads to no plant: why, and the plants that may be meant, which may be none."""

    text: str
    reason: str
    choices: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What texts lead to: a plant by its text, in the order of the texts, and the texts that lead to none."""

    led: Mapping[str, Taxon]
    unmet: tuple[Unmet, ...]

    @property
    def taxa(self) -> list[Taxon]:
        """The plants, each once, in their order."""
        return list(dict.fromkeys(self.led.values()))


def asked_for(texts: Iterable[str]) -> Asked:
    """Find the plants. A genus or a higher taxon is none, and a draft is told like a name that nobody knows.

    Three queries where all texts are addresses or lead to a plant, besides those of the names tool for names.
    """
    asked = list(dict.fromkeys(texts))
    sane = [text for text in asked if is_sane(text)]
    by_slug = {
        taxon.slug: taxon.pk
        for taxon in Taxon.objects.filter(slug__in=sane).only("slug", "status")
        if taxon.is_published
    }
    names_asked = [text for text in sane if text not in by_slug]
    resolved = dict(zip(names_asked, names.resolve_many(names_asked), strict=True)) if names_asked else {}
    keys = {text: by_slug.get(text) or bearer(resolved[text]) for text in sane}
    # Asked for the published ones, SQLite goes through all that is published instead of the few keys.
    rows = Taxon.objects.filter(pk__in=[*filter(None, keys.values())])
    taxa = {taxon.pk: taxon for taxon in rows.select_related("profile", "care", "family", "genus")}
    led = {
        text: taxon for text, key in keys.items() if key and (taxon := taxa.get(key)) and taxon.is_published
    }
    plants = {text: taxon for text, taxon in led.items() if taxon.rank in PLANT_RANKS}
    return Asked(plants, _unmet([text for text in asked if text not in plants], led, resolved))


def _unmet(
    texts: Sequence[str], led: Mapping[str, Taxon], resolved: Mapping[str, Resolved]
) -> tuple[Unmet, ...]:
    closely = len(texts) <= MOST_CLOSELY
    near = {
        text: (found.candidates or (closely and names.resolve_address(text).matches) or ())[:MOST_CHOICES]
        for text in texts
        if text not in led and (found := resolved.get(text, NOT_ASKED)) is not NOT_ASKED
    }
    told = named(match for matches in near.values() for match in matches) if any(near.values()) else []
    plants = {each.taxon.pk: each for each in told if each.taxon.rank in PLANT_RANKS}
    return tuple(
        _reason(text, led.get(text), _choices(near[text], plants) if text in near else None) for text in texts
    )


def _choices(matches: Iterable[names.Match], plants: Mapping[int, Named]) -> tuple[Named, ...]:
    keys = dict.fromkeys(match.taxon_id for match in matches)
    return tuple(plants[key] for key in keys if key in plants)


def _reason(text: str, taxon: Taxon | None, choices: tuple[Named, ...] | None) -> Unmet:
    if taxon is not None:
        return Unmet(
            text,
            f"{taxon.name} is a {taxon.rank_label.lower()}. Only species and what is below them can stand here.",
        )
    if choices is None:
        return Unmet(
            text[:LONGEST_TOLD], "That is too long for a name, or holds characters that no name has."
        )
    if choices:
        return Unmet(text, "Which of these is meant?", choices)
    return Unmet(text, "No public plant has this address, symbol or name.")
