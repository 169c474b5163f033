"""The style page, for staff: every token and every component, made of the files that make the site."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from catalog import facets
from catalog.choices import Quality
from catalog.models import PLANT_RANKS, Taxon
from catalog.views._pages import is_staff, public_page, unindexed
from catalog.views._samples import samples
from catalog.views.errors import PageNotFound

SCHEMES: Final = ("light", "dark")
STYLES: Final = Path(settings.BASE_DIR) / "catalog" / "static" / "catalog"
COMPONENTS: Final = Path(settings.BASE_DIR) / "templates" / "catalog" / "components"
GROUP: Final = re.compile(r"/\* (?P<group>[^*]+?)\.? \*/|(?P<name>--[\w-]+): (?P<value>[^;]+);")
KINDS: Final = {"--step": "size", "--space": "length", "--serif": "face", "--sans": "face"}
EXPECTED: Final = re.compile(r"{#\s*(.*?)\s*#}", re.DOTALL)
UNPRINTED: Final = re.compile(r"([^{}]+)\{\s*display: none;")
BLOCK: Final = re.compile(r"(?:^|[\s,(])\.([\w-]+)(?=\s*[,)]|\s*$)")

LEFT_OUT: Final = {
    "gallery-large": "It fills the window when a photo of the gallery is pressed.",
    "trail": "trail.js fills it from the list that a plant was opened from.",
}
"""Components that this page cannot show, and why."""


@dataclass(frozen=True)
class Token:
    """A custom property; ``kind`` tells how it is shown: colour, size (of type), length, face or text."""

    name: str
    value: str
    kind: str


@dataclass(frozen=True)
class Shown:
    """A component: what its template says of itself, and what it makes; ``reason`` where it makes nothing here."""

    name: str
    expects: str
    made: SafeString | str
    reason: str
    is_printed: bool


@public_page
def style(request: HttpRequest) -> HttpResponse:
    """Tokens and components, with the content of one plant: that of ``plant``, else one of which much is recorded."""
    if not is_staff(request):
        raise PageNotFound("There is nothing at this address.")
    taxon = _plant(request.GET.get("plant", ""))
    context = {
        "taxon": taxon,
        "asked": request.GET.get("plant", ""),
        "schemes": SCHEMES,
        "scheme": next((scheme for scheme in SCHEMES if scheme == request.GET.get("scheme")), ""),
        "tokens": _tokens(),
        "components": list(_components(request, taxon)),
    }
    return unindexed(render(request, "catalog/style.html", context))


def _plant(slug: str) -> Taxon | None:
    """The public plant with this slug or symbol; else the first with a photo, with an article, or at all."""
    plants = Taxon.objects.published().filter(rank__in=PLANT_RANKS)
    if slug:
        return plants.filter(slug=slug).first() or plants.filter(symbol=slug.upper()).first()
    for wanted in ((Quality.PHOTO, Quality.ARTICLE), (Quality.ARTICLE,), ()):
        selection = facets.Selection()
        for quality in wanted:
            selection = selection.added("has", quality)
        if ids := facets.search(selection, per_page=1).ids:
            return plants.filter(pk=ids[0]).first()
    return None


def _tokens() -> list[tuple[str, list[Token], bool]]:
    """The tokens under the headings of their sheet, each once, and whether some of them are others in the dark."""
    groups: list[tuple[str, list[Token]]] = []
    known: set[str] = set()
    for found in GROUP.finditer((STYLES / "tokens.css").read_text(encoding="utf-8")):
        if found["group"]:
            groups.append((found["group"], []))
        elif found["name"] not in known:
            known.add(found["name"])
            groups[-1][1].append(Token(found["name"], found["value"], _kind(found["name"], found["value"])))
    return [
        (heading, tokens, any("light-dark(" in token.value for token in tokens))
        for heading, tokens in groups
        if tokens
    ]


def _kind(name: str, value: str) -> str:
    if value.startswith(("oklch(", "light-dark(")):
        return "colour"
    return next((kind for start, kind in KINDS.items() if name.startswith(start)), "text")


def _components(request: HttpRequest, taxon: Taxon | None) -> Iterator[Shown]:
    """Every template of a component, by name."""
    contexts = samples(request, taxon)
    unprinted = {block for rule in UNPRINTED.findall(_print_sheet()) for block in BLOCK.findall(rule)}
    for path in sorted(COMPONENTS.glob("*.html")):
        context = contexts.get(path.stem)
        template = f"catalog/components/{path.name}"
        expects = EXPECTED.search(path.read_text(encoding="utf-8"))
        yield Shown(
            name=path.stem,
            expects=expects[1] if expects else "",
            made=render_to_string(template, context, request) if context is not None else "",
            reason=LEFT_OUT.get(path.stem, "Nothing of this plant to show."),
            is_printed=path.stem not in unprinted,
        )


def _print_sheet() -> str:
    return (STYLES / "print.css").read_text(encoding="utf-8")
