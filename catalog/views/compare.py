"""Two to four plants side by side; which ones stands in the address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from catalog import facts, glossary, names
from catalog.models import PLANT_RANKS, Taxon
from catalog.views._arrival import is_sane
from catalog.views._named import Named, named
from catalog.views._pages import public_page, unindexed
from catalog.views._search import meant

MOST: Final = 4
LEAST: Final = 2
MOST_CHOICES: Final = 12


@dataclass(frozen=True)
class Unmet:
    """A text that leads to no plant to compare: why, and the plants that may be meant, each with its address here."""

    text: str
    reason: str
    choices: tuple[tuple[Named, str], ...] = ()


@public_page
def compare(request: HttpRequest) -> HttpResponse:
    """The plants whose slugs, symbols or names are given as ``plant``, side by side."""
    asked = list(dict.fromkeys(text.strip() for text in request.GET.getlist("plant") if text.strip()))
    taxa, unmet = _found(asked[:MOST])
    slugs = [taxon.slug for taxon in taxa]
    context = {
        "comparison": facts.compared(taxa, glossary.terms()) if taxa else None,
        "slugs": slugs,
        "without": [_query(other for other in slugs if other != slug) for slug in slugs],
        "unmet": [_unmet(text, taxon, slugs) for text, taxon in unmet],
        "left_out": asked[MOST:],
        "most": MOST,
        "is_enough": len(taxa) >= LEAST,
        "may_add": len(taxa) < MOST,
        "canonical": request.build_absolute_uri(reverse("catalog:compare")) + _query(slugs),
    }
    return unindexed(render(request, "catalog/compare.html", context))


def _found(asked: Sequence[str]) -> tuple[list[Taxon], list[tuple[str, Taxon | None]]]:
    """The plants that the texts lead to, each once, in their order; and the texts that lead to none.

    A genus or a higher taxon is no plant: it stands beside its text. One query, and those of the names tool for each
    text that is no slug.
    """
    sane = [text for text in asked if is_sane(text)]
    rows = Taxon.objects.filter(slug__in=sane).select_related("profile", "care", "family", "genus")
    by_slug = {taxon.slug: taxon for taxon in rows if taxon.is_published}
    led = {text: by_slug.get(text) or _by_name(text) for text in sane}
    plants = {taxon.pk: taxon for taxon in led.values() if taxon and taxon.rank in PLANT_RANKS}
    unmet = [(text, led.get(text)) for text in asked if text not in led or _is_no_plant(led[text])]
    return list(plants.values()), unmet


def _by_name(text: str) -> Taxon | None:
    return meant(names.resolve(text))


def _is_no_plant(taxon: Taxon | None) -> bool:
    return taxon is None or taxon.rank not in PLANT_RANKS


def _unmet(text: str, taxon: Taxon | None, slugs: Sequence[str]) -> Unmet:
    if taxon is not None:
        return Unmet(
            text,
            f"{taxon.name} is a {taxon.rank_label.lower()}. Only species and what is below them compare.",
        )
    if not is_sane(text):
        return Unmet(text[:80], "That is too long for a name, or holds characters that no name has.")
    near = names.resolve(text).candidates or names.resolve_address(text).matches
    choices = [choice for choice in named(near[:MOST_CHOICES]) if not _is_no_plant(choice.taxon)]
    once = {choice.taxon.slug: choice for choice in reversed(choices)}
    return Unmet(
        text,
        "Which of these is meant?" if once else "No public plant has this address, symbol or name.",
        tuple((choice, _query([*slugs, slug])) for slug, choice in reversed(once.items())),
    )


def _query(slugs: Iterable[str]) -> str:
    query = urlencode([("plant", slug) for slug in slugs])
    return f"?{query}" if query else ""
