"""Pages that explain: the glossary, the sources, what this catalogue is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog import facets
from catalog import glossary as words
from catalog.facts import CitedSource
from catalog.glossary import Entry
from catalog.models import Source
from catalog.traits import TRAITS, Trait
from catalog.views._pages import public_page

TITLES = {
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


@dataclass(frozen=True)
class Chapter:
    """A heading of the glossary. ``address`` is the parameter of the plant list that the values belong to, if any."""

    anchor: str
    title: str
    definition: str
    entries: tuple[Entry, ...]
    address: str


@public_page
def glossary(request: HttpRequest) -> HttpResponse:
    """Every trait with its definition and every value with its own."""
    chapters = list(_chapters(words.terms()))
    return render(request, "catalog/glossary.html", {"chapters": chapters})


@public_page
def sources(request: HttpRequest) -> HttpResponse:
    """Every source, with the number of facts taken from it."""
    counted = Source.objects.annotate(facts=Count("citations"))
    listed = [
        CitedSource(source, (f"{source.facts} fact{'s' if source.facts != 1 else ''}",)) for source in counted
    ]
    return render(request, "catalog/sources.html", {"sources": listed})


@public_page
def about(request: HttpRequest) -> HttpResponse:
    """What the catalogue is and how to read it."""
    return render(request, "catalog/about.html", {"total": facets.search(facets.Selection()).total})


def _chapters(terms: words.Terms) -> Iterator[Chapter]:
    for trait in TRAITS:
        entries = tuple(terms[trait.vocabulary.__name__].values()) if trait.vocabulary else ()
        yield Chapter(trait.key, trait.label, trait.definition, entries, _linked(trait))
    for name, title in TITLES.items():
        yield Chapter(name.lower(), title, "", tuple(terms[name].values()), "")


def _linked(trait: Trait) -> str:
    return trait.address if trait.facet and trait.vocabulary else ""
