"""Addresses for programs: type-ahead, robots, sitemaps, the feed of changes, health."""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from catalog import facets, glossary, names, nomenclature
from catalog.models import NameKind, Revision, Taxon
from catalog.views._gardens import counted
from catalog.views._named import Named, named
from catalog.views._pages import only_read, public_page, unindexed
from catalog.views._places import with_pages

PART: Final = 5_000
MOST_PARTS: Final = 50_000
"""As many as one index may name (sitemaps.org), and no offset that a database could not count to."""
SUGGESTED: Final = 12
ROOM: Final = 9_500
"""Bytes of suggestions in one answer, which with all around them stays below 10 kB."""

WHY: Final = {
    NameKind.SYNONYM.value: "synonym of",
    NameKind.SYNONYM_SYMBOL.value: "USDA symbol of a synonym of",
}
IN_FEED: Final = 50
XML: Final = "application/xml; charset=utf-8"
PAGES: Final = (
    "home",
    "plants",
    "names",
    "gardens",
    "classification",
    "regions",
    "glossary",
    "sources",
    "about",
)


@public_page
def suggest(request: HttpRequest) -> JsonResponse:
    """Names that begin like ``q`` or hold its words, 10 kB of them at most, each once for a taxon.

    ``{"matches": [{name, parts, common_name, symbol, slug, url, matched, matched_parts, authority, why}], "meant",
    "shared"}``.
    Names are plain text; ``parts`` are the same letters as ``[{text, latin}]``, of which Latin is italic. ``why``
    says what ``matched`` is: "synonym of Heuchera rubescens"; ``matched_parts`` is empty where that is no botanical
    name. ``meant`` is the text that is answered when nothing is like ``q``, else blank; ``shared`` are the words of
    ``q`` that the matches have, or longer ones like them, where no name has all.
    """
    found = names.suggestions(request.GET.get("q", ""), limit=SUGGESTED)
    rows = list(_within(ROOM, map(_suggestion, named(found.matches))))
    answer = {"matches": rows, "meant": found.meant, "shared": found.shared}
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    unindexed(response)
    return response


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may fetch: every page, but no filtered list."""
    context = {"sitemap": request.build_absolute_uri(reverse("catalog:sitemap"))}
    return render(request, "catalog/robots.txt", context, content_type="text/plain; charset=utf-8")


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index of the sitemaps: one of the fixed pages, then 5,000 taxa each."""
    parts = -(-Taxon.objects.published().count() // PART)
    addresses = [
        request.build_absolute_uri(reverse("catalog:sitemap_part", args=[part])) for part in range(parts + 1)
    ]
    return render(request, "catalog/sitemap.xml", {"addresses": addresses}, content_type=XML)


@public_page
def sitemap_part(request: HttpRequest, part: int) -> HttpResponse:
    """Part 0 holds the fixed pages, the others the public taxa in the order of their keys."""
    root = request.build_absolute_uri("/")[:-1]
    rows = _fixed(root) if part == 0 else _taxa(part, root)
    return render(request, "catalog/sitemap_part.xml", {"rows": rows}, content_type=XML)


def _fixed(root: str) -> list[tuple[str, str]]:
    """The pages that are no taxon's: those that always are, gardens and places that have a plant."""
    native = facets.search(facets.Selection()).counts.get("native", {})
    addresses = (
        *(reverse(f"catalog:{name}") for name in PAGES),
        *(reverse("catalog:garden", args=[each.garden.slug]) for each in counted()),
        *(place.get_absolute_url() for place in with_pages(glossary.regions()) if native.get(place.code)),
    )
    return [(root + address, "") for address in addresses]


@public_page
def changes(request: HttpRequest) -> HttpResponse:
    """The taxa that changed last, as an Atom feed."""
    feed = Atom1Feed(
        title="Native plant catalogue: changes",
        link=request.build_absolute_uri("/"),
        description="Plants that were added or changed last.",
        feed_url=request.build_absolute_uri(request.path),
    )
    for taxon in Taxon.objects.published().order_by("-updated_at", "-pk")[:IN_FEED]:
        feed.add_item(
            title=_printable(taxon.full_name or taxon.name),
            link=request.build_absolute_uri(taxon.get_absolute_url()),
            description="",
            unique_id=taxon.name_id.urn,
            pubdate=taxon.published_at or taxon.created_at,
            updateddate=taxon.updated_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@only_read
def health(request: HttpRequest) -> JsonResponse:
    """200 while the database answers; when it does not, the site's 503."""
    response = JsonResponse({"status": "ok", "revision": Revision.objects.current()})
    response.headers["Cache-Control"] = "no-store"
    return response


def _suggestion(found: Named) -> dict[str, object]:
    taxon, match = found.taxon, found.match
    is_of_another = match.kind in (NameKind.SYNONYM, NameKind.SYNONYM_SYMBOL)
    return {
        "name": taxon.name,
        "parts": _parts(taxon.name),
        "common_name": found.common_name,
        "symbol": taxon.symbol or "",
        "slug": taxon.slug,
        "url": taxon.get_absolute_url(),
        "matched": match.text,
        "matched_parts": _parts(match.text) if found.is_botanical else [],
        "authority": match.authority,
        "why": f"{WHY[match.kind]} {taxon.name}" if is_of_another else match.why,
    }


def _parts(name: str) -> list[dict[str, object]]:
    return [{"text": span.text, "latin": span.italic} for span in nomenclature.spans(name)]


def _within(room: int, rows: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """The first rows that together take so many bytes at most."""
    for row in rows:
        room -= len(json.dumps(row, ensure_ascii=False).encode()) + len(", ")
        if room < 0:
            return
        yield row


def _taxa(part: int, root: str) -> list[tuple[str, str]]:
    """Addresses and days of the last change of one part's taxa. Raises Http404 where there are none."""
    if part > MOST_PARTS:
        raise Http404
    start = (part - 1) * PART
    rows = Taxon.objects.published().order_by("pk").values_list("slug", "updated_at")[start : start + PART]
    plants = root + reverse("catalog:plants")
    listed = [(f"{plants}{slug}/", changed.date().isoformat()) for slug, changed in rows]
    if not listed:
        raise Http404
    return listed


def _printable(text: str) -> str:
    """The text without the control characters that XML cannot hold."""
    return "".join(character for character in text if character.isprintable())
