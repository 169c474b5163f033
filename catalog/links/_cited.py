"""The web addresses in the catalogue: of sources, of photos and whom they credit, and in the text of articles."""

import html
import re
from dataclasses import dataclass
from typing import Final

from catalog.models import ArticleSection, Photo, Source

LONGEST: Final = 500
_HREF: Final = re.compile(r'href="(https?://[^"]+)"')


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address is cited: the key of a source or of a taxon."""

    source: int | None = None
    taxon: int | None = None


def cited() -> dict[str, Place]:
    """Every address once, without its fragment, with the first place that cites it. Three queries."""
    found: dict[str, Place] = {}
    for pk, url in Source.objects.exclude(url="").order_by("pk").values_list("pk", "url"):
        found.setdefault(_plain(url), Place(source=pk))
    photos = Photo.objects.order_by("pk").values_list("taxon_id", "source_url", "rights_holder__url")
    for taxon, *urls in photos.iterator():
        for url in filter(None, urls):
            found.setdefault(_plain(url), Place(taxon=taxon))
    sections = ArticleSection.objects.filter(body__contains='href="http').order_by("pk")
    for taxon, body in sections.values_list("taxon_id", "body").iterator():
        for address in _HREF.findall(body):
            found.setdefault(_plain(html.unescape(address)), Place(taxon=taxon))
    return {url: place for url, place in found.items() if len(url) <= LONGEST}


def _plain(url: str) -> str:
    return url.partition("#")[0]
