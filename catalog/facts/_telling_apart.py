"""What tells taxa apart that stand beside each other, from what is recorded of each."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final

from django.db.models import Prefetch, prefetch_related_objects

from catalog.glossary import Terms
from catalog.models import Distribution, Region, Taxon
from catalog.traits import BY_KEY, Kind, Trait

from ._places import WITH_ARTICLE, native_to
from ._traits import read
from ._values import and_join, describe, months_text

TRAITS: Final = tuple(BY_KEY[key] for key in ("height", "bloom-colour", "bloom-months", "light", "zone"))
MOST_SAID: Final = 3
"""Differences in one line."""

MOST_NAMED: Final = 8
"""States and provinces named in one line; beyond that they are counted."""


def told_apart(taxa: Iterable[Taxon], terms: Terms) -> dict[int, str]:
    """For each of these taxa, by key, a line of what differs among them; taxa of which nothing such is known lack one.

    Only a taxon's own values count: what varieties have from their species is the same for all. A value counts as a
    difference only against another that is recorded. Two queries, besides one for each taxon whose profile and care
    were not fetched with it.
    """
    listed = list(taxa)
    if len(listed) < 2:
        return {}
    places = Prefetch("distribution", Distribution.objects.select_related("region"))
    prefetch_related_objects(listed, places)
    native = {taxon.pk: native_to(taxon) for taxon in listed}
    telling = [trait for trait in TRAITS if _differ(_value(trait, taxon) for taxon in listed)]
    differs = _differ(tuple(regions) for regions in native.values())
    lines = {
        taxon.pk: list(_differences(taxon, native[taxon.pk] if differs else (), telling, terms))
        for taxon in listed
    }
    return {pk: _line(said[:MOST_SAID]) for pk, said in lines.items() if said}


def _differ(values: Iterable[Hashable]) -> bool:
    """Whether two values are known, and unlike."""
    return len({value for value in values if value}) > 1


def _value(trait: Trait, taxon: Taxon) -> Hashable:
    value = read(trait, taxon)
    return tuple(value) if value else None


def _differences(
    taxon: Taxon, native: Sequence[Region], telling: Iterable[Trait], terms: Terms
) -> Iterator[str]:
    if len(native) > MOST_NAMED:
        yield f"native to {len(native)} states and provinces"
    elif native:
        yield f"native to {and_join(WITH_ARTICLE.get(region.code, region.name) for region in native)}"
    for trait in telling:
        if value := read(trait, taxon):
            yield f"{trait.label.lower()}: {_words(trait, value, terms)}"


def _words(trait: Trait, value: Sequence[object], terms: Terms) -> str:
    if trait.kind is Kind.MONTHS:
        return months_text([str(month) for month in value])
    words = ", ".join(part.text for part in describe(trait, value, terms))
    return words.lower() if trait.kind is Kind.SET else words


def _line(said: Sequence[str]) -> str:
    line = "; ".join(said)
    return line[:1].upper() + line[1:]
