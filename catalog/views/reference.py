"""Pages that explain: the glossary, the sources, what this catalogue is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog import facets
from catalog import glossary as words
from catalog.choices import ZONES, Status
from catalog.facts import WORDS_DRAWN, CitedSource, nights_text
from catalog.glossary import Entry
from catalog.models import Citation, LegalStatus, Placement, Source, Synonym, VernacularName
from catalog.traits import TRAITS, Kind, Trait
from catalog.views._pages import public_page

TITLES = {
    "GrowthWord": "Words of growth",
    "LeafWord": "Words of leaves",
    "FlowerWord": "Words of flowers",
    "FruitWord": "Words of fruit, seed and spores",
    "Rank": "Ranks",
    "PlantGroup": "Plant groups",
    "EstablishmentMeans": "Ways a plant came to a place",
    "AnimalRelation": "What a plant is to an animal",
    "Grade": "Grades of tolerance",
    "Affected": "Who is harmed",
    "Severity": "How bad the harm is",
    "LegalKind": "Legal status",
    "SynonymKind": "Kinds of synonym",
    "Notho": "Hybrids",
    "Classification": "Classifications",
    "Licence": "Licences of photos",
    "WetlandRegion": "Wetland regions",
}
"""Headings of the vocabularies that are not the values of one trait."""


OF_BOTANY: Final = (
    "Told in our own words, here and wherever an article uses them. For the words as botanists define them see"
    " H. Beentje, The Kew Plant Glossary (2nd edition, Royal Botanic Gardens, Kew, 2016)."
)
WORDS_OF_BOTANY: Final = frozenset({"GrowthWord", "LeafWord", "FlowerWord", "FruitWord"})

SOURCED: Final = (Citation, Synonym, VernacularName, Placement, LegalStatus)
"""The rows that name a source."""

BEFORE_A_NAME: Final = re.compile(r"(?:The |(?:[A-Z]\. )+)")

HIDDEN: Final = [status for status in Status if status != Status.PUBLISHED]


@dataclass(frozen=True)
class Word:
    """A word of a chapter. ``drawing`` says what its drawing shows, blank where there is none."""

    entry: Entry
    drawing: str


@dataclass(frozen=True)
class Chapter:
    """A heading of the glossary. ``address`` is the parameter of the plant list that the values belong to, if any."""

    anchor: str
    title: str
    definition: str
    words: tuple[Word, ...]
    address: str

    @property
    def plain(self) -> list[Entry]:
        """The words that nothing tells better: red, May, Alaska."""
        return [word.entry for word in self.words if not word.entry.meaning]

    @property
    def explained(self) -> list[Word]:
        """The words with a meaning beside them."""
        return [word for word in self.words if word.entry.meaning]


@public_page
def glossary(request: HttpRequest) -> HttpResponse:
    """Every trait with its definition and every value with its own."""
    chapters = list(_chapters(words.terms()))
    return render(request, "catalog/glossary.html", {"chapters": chapters})


@public_page
def sources(request: HttpRequest) -> HttpResponse:
    """Every source of something public, with the number of facts, names and statuses taken from it."""
    taken = sum((_taken(model) for model in SOURCED), start=Counter[int]())
    listed = [
        CitedSource(source, (f"{number:,} fact{'s' if number != 1 else ''}",))
        for source in sorted(Source.objects.all(), key=_by_author)
        if (number := taken[source.pk])
    ]
    return render(request, "catalog/sources.html", {"sources": listed})


@public_page
def about(request: HttpRequest) -> HttpResponse:
    """What the catalogue is and how to read it."""
    return render(request, "catalog/about.html", {"total": facets.search(facets.Selection()).total})


def _by_author(source: Source) -> tuple[str, str]:
    """Where a source stands in a list by name: as printed, without an article or a person's initials before."""
    return BEFORE_A_NAME.sub("", source.line).casefold(), source.key


def _taken(model: type[Model]) -> Counter[int]:
    """The number of rows of this kind that each source gave for public taxa, by the source's key. Two queries.

    All but those of the few other taxa: to join every row to its public taxon takes a whole flora over a second.
    """
    rows = model._default_manager.filter(source__isnull=False).order_by().values_list("source")
    hidden = rows.filter(taxon__status__in=HIDDEN)
    return Counter(dict(rows.annotate(Count("pk")))) - Counter(dict(hidden.annotate(Count("pk"))))


def _chapters(terms: words.Terms) -> Iterator[Chapter]:
    for trait in TRAITS:
        yield Chapter(
            trait.key, trait.label, trait.definition, _words(_entries(trait, terms)), _linked(trait)
        )
    for name, title in TITLES.items():
        of_botany = name in WORDS_OF_BOTANY
        words_told = _words(terms[name].values(), may_be_drawn=of_botany)
        yield Chapter(name.lower(), title, OF_BOTANY if of_botany else "", words_told, "")


def _words(entries: Iterable[Entry], *, may_be_drawn: bool = False) -> tuple[Word, ...]:
    drawn = WORDS_DRAWN if may_be_drawn else {}
    return tuple(Word(entry, drawn.get(entry.code, "")) for entry in entries)


def _entries(trait: Trait, terms: words.Terms) -> tuple[Entry, ...]:
    """The values of a trait that are words or zones; every zone by its coldest nights."""
    if trait.kind is Kind.ZONES:
        return tuple(
            Entry(zone, zone, f"{nights_text(number, number)}.") for number, zone in enumerate(ZONES, start=1)
        )
    return tuple(terms[trait.vocabulary.__name__].values()) if trait.vocabulary else ()


def _linked(trait: Trait) -> str:
    return trait.address if trait.facet and (trait.vocabulary or trait.kind is Kind.ZONES) else ""
