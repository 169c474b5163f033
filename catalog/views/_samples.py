"""What the style page shows in each component: real content of one plant, of the list and of the tools."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, QueryDict

from catalog import facets, facts, filters, glossary, lists
from catalog.choices import Status
from catalog.models import Taxon
from catalog.templatetags.measures import units_switch
from catalog.views import names
from catalog.views._arrival import arrival_at
from catalog.views._gardens import counted
from catalog.views._named import choices
from catalog.views._names_form import Asked
from catalog.views._samples_of_lists import samples_of_lists
from catalog.views._ways import options
from catalog.views.classification import tree
from catalog.views.home import native_regions
from catalog.views.plants import list_context

Samples = Mapping[str, dict[str, Any] | None]
"""What each component is given, by its name; None where there is nothing to give."""

CHOSEN: Final = "light=part-shade&life-cycle=perennial&height=30..90&might=1"
SIZES: Final = "20rem"
MOST: Final = 4


def samples(request: HttpRequest, taxon: Taxon | None) -> Samples:
    """For every component that can be shown what its template expects."""
    of_plant = _of_plant(request, taxon) if taxon is not None else {}
    return {**_of_site(request), **_of_list(request), **of_plant}


def _of_plant(request: HttpRequest, taxon: Taxon) -> Samples:
    sheet = facts.of(taxon)
    return {
        **_of_facts(sheet),
        **_of_relations(taxon, sheet),
        **_of_photos(sheet),
        **_of_names(taxon),
        **samples_of_lists(request, taxon),
        "article": _if(
            sheet.sections,
            title=sheet.article_title,
            sections=sheet.sections,
            care=sheet.care,
            suits_within=sheet.suits_within_article,
            citations=sheet.cited["article"],
        ),
        "cite": {
            "taxon": taxon,
            "address": request.build_absolute_uri(taxon.get_absolute_url()),
            "permanent": request.build_absolute_uri(f"/plants/{taxon.name_id}/"),
        },
        "classification": {"lineage": sheet.lineage},
        "common-names": _if(
            sheet.heading or sheet.other_names, heading=sheet.heading, others=sheet.other_names
        ),
        "distribution": _if(sheet.places.standings, places=sheet.places),
        "legal": _if(sheet.legal, note=next(iter(sheet.legal), None)),
        "map": _if(sheet.map, map=sheet.map),
        "sources": _if(sheet.sources, sources=sheet.sources, verbatim=True),
        "suitability": _if(sheet.suits, care=sheet.care, level=4),
    }


def _of_facts(sheet: facts.Sheet) -> Samples:
    counter = facts.counter_sheet(sheet)
    told = [fact for fact in sheet.facts.values() if fact.parts]
    bloom = next((fact for fact in told if fact.is_bloom), None)
    cited = next((fact for fact in told if fact.citations), None)
    value = next((fact for fact in told if not fact.is_bloom), None)
    return {
        "bloom": _if(bloom, fact=bloom),
        "cited": _if(cited, citations=cited.citations if cited else (), about="a fact"),
        "counter-facts": {"lines": counter.facts, "label": "Facts"},
        "facts": _if(sheet.groups, group=next(iter(sheet.groups), None)),
        "glance-strip": _if(sheet.glance, glance=sheet.glance),
        "grades": _if(sheet.tolerances, fact=sheet.tolerances),
        "hazards": _if(sheet.harms, fact=sheet.hazards, harms=sheet.harms, harmless=sheet.harmless),
        "term": _if(value, trait=value.trait, parts=value.parts, label=value.trait.label) if value else None,
        "value": _if(value, fact=value),
    }


def _of_relations(taxon: Taxon, sheet: facts.Sheet) -> Samples:
    terms = glossary.terms()
    relatives = sheet.sisters or sheet.children or sheet.look_alikes
    substitutes = facts.similar(taxon, facets.substitutes(taxon.pk, most=MOST), terms)
    taxa = [taxon, *(relative.taxon for relative in relatives)][:2]
    genus = sheet.lineage.genus
    members = facts.members(genus, facts.children_of(genus)[:MOST], terms) if genus else []
    return {
        "compare-form": {"taxon": taxon, "may_carry": True, "along": ""},
        "compare-tick": {"taxon": taxon},
        "comparison": {
            "comparison": facts.compared(taxa, terms),
            "without": ["" for _ in taxa],
            "is_enough": len(taxa) > 1,
        },
        "members": _if(members, members=members),
        "relatives": _if(relatives, relatives=relatives, own=sheet.common_name),
        "similar": _if(substitutes, plants=substitutes),
    }


def _of_photos(sheet: facts.Sheet) -> Samples:
    """The plant's own photos, else the first of the catalogue that may be shown."""
    others = facts.showable_photos().filter(taxon__status=Status.PUBLISHED)
    gallery = sheet.gallery or facts.gallery_of(others[:MOST])
    lead = gallery.lead if gallery else None
    return {
        "drawing": {"drawing": sheet.drawing, "captioned": True},
        "gallery": _if(gallery, gallery=gallery, sizes=SIZES),
        "gallery-photo": _if(lead, photo=lead, sizes=SIZES, is_lead=True),
        "photo-credit": _if(lead, photo=lead),
        "picture": _if(lead, photo=lead, kind="card", sizes=SIZES, eager=False, decorative=False),
    }


def _of_names(taxon: Taxon) -> Samples:
    """The plant under its other names, and a list that names it, another one and nothing."""
    synonyms = list(taxon.synonyms.all())
    arrival = arrival_at(taxon, synonyms[0].symbol or synonyms[0].name) if synonyms else None
    asked = Asked(
        text=f"{taxon.full_name}\n{taxon.name[:-1]}\nNothing like it\n",
        separator="",
        headings=None,
        column=None,
        settled={},
        columns=lists.USUAL,
        shown="",
        page=1,
        form="",
        title="names",
    )
    answers = lists.answer(asked.table(), asked.settled)
    context = names.context_of(asked, answers)
    near = choices([match for line in answers.lines for match in line.resolved.candidates][:MOST])
    return {
        "arrival": _if(arrival, arrival=arrival, taxon=taxon),
        "choices": _if(near, choices=near),
        "found": {"found": context["found"][0]},
        "list-box": {"text": asked.text, "label": "The list", "rows": 4},
        "list-columns": {"columns": context["columns"]},
        "list-reading": {
            "table": answers.table,
            "separators": context["separators"],
            "headings": context["headings"],
            "text": asked.text,
        },
        "list-tallies": {key: context[key] for key in ("total", "summary", "tallies", "shown")},
        "synonyms": _if(synonyms, synonyms=synonyms),
    }


def _of_list(request: HttpRequest) -> Samples:
    selection = filters.read(QueryDict(CHOSEN))
    result = facets.search(selection)
    found = list_context(request, selection, result)
    card = next((card for card, _ in found["cards"]), None)
    return {
        "card": _if(card, card=card, level=4, might=True, tickable=True, along=""),
        "link-row": {"id": "style-row", "label": "Order", "links": found["sorts"], "address": "", "keep": ""},
        "chips": {"chips": found["chips"], "cleared": found["cleared"]},
        "facet": {"field": next(field for field in found["fields"] if field.trait.key == "light")},
        "facet-form": {"selection": selection, "fields": found["fields"][:MOST], "total": result.total},
        "result-header": {
            key: found[key]
            for key in ("selection", "result", "subjects", "with_might", "without_might", "sorts", "views")
        },
        "row": _if(card, card=card, might=True, along=""),
    }


def _of_site(request: HttpRequest) -> Samples:
    result = facets.search(facets.Selection())
    regions = native_regions(result.counts.get("native", {}))
    branches = tree(Taxon.objects.published().filter(rank__in=("kingdom", "division", "class")))
    return {
        "branch": _if(branches, branch=next(iter(branches), None)),
        "further": {
            "ways": [("By type", options("habit", result.counts.get("habit", {}), glossary.terms()))]
        },
        "gardens-list": {"gardens": counted(), "level": 4},
        "native-form": {"regions": regions},
        "notice": {"kind": "warning", "title": "Something to know.", "text": "And a sentence that says why."},
        "pager": {"number": 2, "pages": 3, "previous": "page=1", "next": "page=3"},
        "place-list": {"places": regions[:MOST]},
        "search-box": {"id": "style-q", "q": "pink alumroot"},
        "sprig": {},
        "swatch": {"code": "pink", "swatch": ""},
        "units": {"switch": units_switch({"request": request})},
        "ways": {"options": options("habit", result.counts.get("habit", {}), glossary.terms())},
        "zip-finder": {"id": "style-zip", "zip": "", "kept": None},
    }


def _if(something: object, **context: Any) -> dict[str, Any] | None:
    """The context, unless there is nothing to show."""
    return context if something else None
