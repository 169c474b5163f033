"""Two to four plants side by side; which ones stands in the address."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from catalog import facts, glossary
from catalog.views._asked import asked_for
from catalog.views._pages import public_page, unindexed

MOST: Final = 4
LEAST: Final = 2


@public_page
def compare(request: HttpRequest) -> HttpResponse:
    """The plants whose slugs, symbols or names are given as ``plant``, side by side."""
    asked = list(dict.fromkeys(text.strip() for text in request.GET.getlist("plant") if text.strip()))
    found = asked_for(asked[:MOST])
    taxa = found.taxa
    slugs = [taxon.slug for taxon in taxa]
    is_whole = len(taxa) >= LEAST and not found.unmet and len(asked) <= MOST
    context = {
        "comparison": facts.compared(taxa, glossary.terms()) if taxa else None,
        "slugs": slugs,
        "without": [_query(other for other in slugs if other != slug) for slug in slugs],
        "unmet": [
            (each, [(choice, _query([*slugs, choice.taxon.slug])) for choice in each.choices])
            for each in found.unmet
        ],
        "codes": " ".join(taxon.lasting_code for taxon in taxa),
        "left_out": asked[MOST:],
        "most": MOST,
        "is_enough": len(taxa) >= LEAST,
        "may_add": len(taxa) < MOST,
        "canonical": request.build_absolute_uri(reverse("catalog:compare")) + _query(sorted(slugs)),
        "is_whole": is_whole,
    }
    response = render(request, "catalog/compare.html", context)
    return response if is_whole else unindexed(response)


def _query(slugs: Iterable[str]) -> str:
    query = urlencode([("plant", slug) for slug in slugs])
    return f"?{query}" if query else ""
