"""The counter: a scan, a symbol or a name, and the plant on one screen."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from catalog import facts, names
from catalog.models import PLANT_RANKS, Taxon
from catalog.names import Resolved
from catalog.views._arrival import Arrival, arrival_by, is_sane
from catalog.views._named import Choice, by_name_id, choices
from catalog.views._pages import FOR_ONE, public_page, unindexed
from catalog.views._search import NOT_ASKED, meant

SCANNED: Final = re.compile(r"https?://[^/\s]+/plants/(?P<address>[^/?#\s]+)")
"""The address of a plant's page, as the square code of a label holds it."""

NEAREST: Final = 12
MOST_BELOW: Final = 60


@dataclass(frozen=True)
class Answer:
    """What a text led to: one taxon, or several among which to choose, or some that are near."""

    resolved: Resolved = NOT_ASKED
    taxon: Taxon | None = None
    arrival: Arrival | None = None
    choices: tuple[Choice, ...] = ()


@public_page
def lookup(request: HttpRequest) -> HttpResponse:
    """The box, and below it what ``q`` means, or the taxon whose slug is ``plant``, chosen for ``q``."""
    text = "".join(filter(str.isprintable, request.GET.get("q", ""))).strip()
    chosen = request.GET.get("plant", "")
    answer = _chosen(chosen, text) if chosen else _answer(text)
    is_asked = bool(text or chosen)
    context = {"text": text, "answer": answer, "is_asked": is_asked, **_told(answer.taxon)}
    response = render(request, "catalog/lookup.html", context)
    if is_asked:
        response.headers["Cache-Control"] = FOR_ONE
    return unindexed(response)


def _told(taxon: Taxon | None) -> dict[str, object]:
    """What is shown of the taxon: a plant's sheet, or of a genus or a higher taxon the first below it."""
    is_plant = taxon is not None and taxon.rank in PLANT_RANKS
    return {
        "asked": (taxon.symbol or taxon.name) if taxon else "",
        "counter": facts.counter_sheet(facts.of(taxon)) if taxon and is_plant else None,
        "below": list(facts.children_of(taxon)[:MOST_BELOW]) if taxon and not is_plant else [],
        "most_below": MOST_BELOW,
    }


def _answer(text: str) -> Answer:
    if not text:
        return Answer()
    if found := SCANNED.match(text):
        text = unquote(found["address"])
        if (taxon := _by_address(text)) is not None:
            return Answer(taxon=taxon)
    resolved = names.resolve(text)
    taxon = meant(resolved)
    if taxon is not None:
        return Answer(resolved, taxon, arrival_by(taxon, resolved))
    matches = resolved.candidates
    if resolved.status == "none":
        matches = matches or names.resolve_address(text).matches or names.suggestions(text).matches
    found_near = choices(matches[:NEAREST] if resolved.status == "none" else matches, at=_here(), asked=text)
    return Answer(resolved, choices=tuple(found_near))


def _chosen(slug: str, text: str) -> Answer:
    """The taxon that was chosen from a list; without it the text is asked about again."""
    taxon = _by_address(slug)
    return Answer(taxon=taxon) if taxon is not None else _answer(text or slug)


def _by_address(address: str) -> Taxon | None:
    """The public taxon with this slug or permanent id."""
    if not is_sane(address):
        return None
    return Taxon.objects.published().filter(slug=address).first() or by_name_id(address)


def _here() -> str:
    return reverse("catalog:lookup")
