"""The page of one taxon, at any rank, and what an address that is no taxon's own leads to."""

from http import HTTPStatus
from itertools import islice
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from catalog import editorial, facets, facts, glossary, names
from catalog.choices import Rank
from catalog.glossary import Terms
from catalog.models import PLANT_RANKS, Taxon
from catalog.names import Resolution
from catalog.views._arrival import arrival_at, is_sane
from catalog.views._carried_form import along
from catalog.views._first import read_about_first
from catalog.views._named import by_name_id, choices
from catalog.views._pages import FOR_EVERYBODY, is_staff, numbered, public_page, unindexed

MEMBERS_A_PAGE: Final = 100
MOST_WEIGHED: Final = 18
"""So many plants are looked at closely for their likeness to another."""

MOST_SUBSTITUTES: Final = 6
LEAST_ALIKE: Final = 2
"""In so many things a substitute is said to be alike at least."""
MOST_KIN: Final = 4
SHOWN_FIRST: Final = 4
"""Plants of a family or genus that its page shows as cards."""

KEEP_REDIRECT: Final = "public, max-age=3600"
"""An hour: names move, and an old answer should not outlive the day."""


@public_page
def taxon(request: HttpRequest, address: str) -> HttpResponseBase:
    """The page of the taxon with this slug; else wherever its name, symbol or former slug leads."""
    visible = Taxon.objects.all() if is_staff(request) else Taxon.objects.published()
    found = (
        visible.filter(slug=address).select_related("parent", "genus").first() if is_sane(address) else None
    )
    if found is None:
        return _elsewhere(request, address)
    if not request.path.endswith("/"):
        return HttpResponsePermanentRedirect(_with_query(found.get_absolute_url(), request.GET.urlencode()))
    if "draft" in request.GET and is_staff(request) and found.is_published:
        return _draft(request, found)
    return _page(request, found)


def _page(request: HttpRequest, taxon: Taxon) -> HttpResponse:
    return _plant(request, taxon) if taxon.rank in PLANT_RANKS else _group(request, taxon)


def _draft(request: HttpRequest, taxon: Taxon) -> HttpResponse:
    """The page as the draft beside it would make it; what the draft changes is taken back once it is rendered."""
    with editorial.rehearsed(taxon):
        drafted = Taxon.objects.select_related("parent", "genus").get(pk=taxon.pk)
        return _page(request, drafted)


def _plant(request: HttpRequest, taxon: Taxon) -> HttpResponse:
    """A species or anything below it: the whole profile."""
    sheet = facts.of(taxon)
    context = {"taxon": taxon, "sheet": sheet, **_likes(taxon, sheet), **_around(request, taxon)}
    return render(request, "catalog/plant.html", context)


def _likes(taxon: Taxon, sheet: facts.Sheet) -> dict[str, object]:
    """Plants that could stand in its place; and of its genus, where no editor told its look-alikes."""
    stead = facets.substitutes(taxon.pk, most=MOST_WEIGHED)
    genus = sheet.lineage.genus
    kin = facets.congeners(taxon.pk, genus.name, most=MOST_WEIGHED) if genus and not sheet.look_alikes else []
    found = facts.similar(taxon, {*stead, *kin}, glossary.terms())
    fit = [each for each in found if each.taxon.pk in stead and each.alike >= LEAST_ALIKE]
    substitutes = fit[:MOST_SUBSTITUTES]
    shown = {each.taxon.pk for each in substitutes}
    near = (each for each in found if each.taxon.pk in kin and each.differs and each.taxon.pk not in shown)
    return {
        "substitutes": substitutes,
        "kin": list(islice(near, MOST_KIN)),
        "of_genus": _plants_of(genus) if genus else 0,
    }


def _group(request: HttpRequest, taxon: Taxon) -> HttpResponse:
    """A genus, a family or a higher taxon: what stands under it."""
    terms = glossary.terms()
    page = numbered(facts.children_of(taxon), request.GET.get("page", ""), size=MEMBERS_A_PAGE)
    context = {
        "taxon": taxon,
        "group": facts.group_of(taxon, terms),
        "cards": _shown_first(taxon, terms) if page.number == 1 else [],
        "page": page,
        "members": facts.members(taxon, page.object_list, terms),
        "previous": f"page={page.number - 1}" if page.has_previous() else None,
        "next": f"page={page.number + 1}" if page.has_next() else None,
        **_around(request, taxon),
    }
    return render(request, "catalog/group.html", context)


def _shown_first(taxon: Taxon, terms: Terms) -> list[facts.Card]:
    """Some plants of a family or genus, those with an article first; none of a group that the list cannot choose by."""
    if taxon.rank not in (Rank.FAMILY, Rank.GENUS):
        return []
    selection = facets.Selection().added(taxon.rank, taxon.name)
    return facts.cards(read_about_first(selection, most=SHOWN_FIRST), terms)


def _plants_of(genus: Taxon) -> int:
    """How many plants of a genus the list holds. No query where the facets have been asked before."""
    (number,) = facets.totals([facets.Selection().added("genus", genus.name)])
    return number


def _around(request: HttpRequest, taxon: Taxon) -> dict[str, object]:
    """What every taxon's page says beside the taxon: why one came here, where it stays, who may edit it."""
    return {
        "arrival": arrival_at(taxon, request.GET.get("from", "")),
        "address": request.build_absolute_uri(taxon.get_absolute_url()),
        "permanent": request.build_absolute_uri(reverse("catalog:taxon", args=[str(taxon.name_id)])),
        "along": along(request.GET),
        "is_staff": is_staff(request),
        "is_draft": "draft" in request.GET and is_staff(request),
    }


def _elsewhere(request: HttpRequest, address: str) -> HttpResponse:
    """A redirect where the address means one taxon, a choice where it means several, near names where none."""
    if not is_sane(address):
        return _missing(request, Resolution("none", ()))
    if (kept := by_name_id(address)) is not None:
        asked = urlencode({"from": address}) if str(kept.name_id) != str(UUID(address)) else ""
        return HttpResponsePermanentRedirect(_with_query(kept.get_absolute_url(), asked))
    resolution = names.resolve_address(address)
    targets = {match.taxon_id for match in resolution.matches}
    if not resolution.is_found:
        return _missing(request, resolution)
    if len(targets) > 1:
        return _choice(request, address, resolution)
    target = Taxon.objects.published().get(pk=targets.pop())
    response = HttpResponsePermanentRedirect(f"{target.get_absolute_url()}?{urlencode({'from': address})}")
    response.headers["Cache-Control"] = KEEP_REDIRECT
    return response


def _with_query(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address


def _choice(request: HttpRequest, address: str, resolution: Resolution) -> HttpResponse:
    context = {"asked": address, "kind": resolution.kind, "choices": choices(resolution.matches)}
    return render(request, "catalog/choice.html", context, status=HTTPStatus.MULTIPLE_CHOICES)


def _missing(request: HttpRequest, resolution: Resolution) -> HttpResponse:
    """404. It does not repeat the address, so that the page of a draft tells no more than any other."""
    context = {"choices": choices(resolution.matches)}
    response = render(request, "catalog/missing.html", context, status=HTTPStatus.NOT_FOUND)
    response.headers["Cache-Control"] = FOR_EVERYBODY
    return unindexed(response)
