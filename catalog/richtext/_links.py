"""Links from an article to plants of the catalogue.

They name the plant by its lasting identifier, ``/plants/<identifier>/``, so they hold when it is renamed; the address
works as it stands. What a reader sees is the plant's present name, unless the link ends in ``#as-written``: then the
writer's words stay, such as a common name in the flow of a sentence.
"""

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from ._reading import plain_text

AS_WRITTEN: Final = "#as-written"
PLANT_LINK: Final = '<a href="/plants/'
"""How each link to a plant begins in a stored text."""

_LINK: Final = re.compile(
    r'<a href="/plants/(?P<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(?P<kept>#as-written)?">(?P<inner>.*?)</a>',
    re.DOTALL,
)


@dataclass(frozen=True)
class PlantLink:
    """A link to a plant: its lasting identifier, the words as written, whether these stay, and their HTML."""

    name_id: UUID
    words: str
    keeps_words: bool
    inner: str


def plant_links(text: str) -> list[PlantLink]:
    """The links to plants in cleaned article HTML, in order."""
    return [_link(match) for match in _LINK.finditer(text)]


def link_to_plant(name_id: UUID, words: str, *, keeps_words: bool) -> str:
    """A link to a plant as it is stored."""
    kept = AS_WRITTEN if keeps_words else ""
    return f'<a href="/plants/{name_id}/{kept}">{html.escape(words, quote=False)}</a>'


def with_plant_links(text: str, written: Callable[[PlantLink], str]) -> str:
    """The same HTML, each link to a plant in the form that ``written`` gives it."""
    return _LINK.sub(lambda match: written(_link(match)), text)


def linked_plants(texts: Iterable[str]) -> set[UUID]:
    """The identifiers of all plants to which these texts link."""
    return {link.name_id for text in texts for link in plant_links(text)}


def _link(match: re.Match[str]) -> PlantLink:
    words = plain_text(f"<p>{match['inner']}</p>")
    return PlantLink(UUID(match["id"]), words, bool(match["kept"]), match["inner"])
