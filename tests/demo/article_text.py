"""The demo's articles as plain text, by block and by sentence, for the tests that read them."""

import re
from collections.abc import Callable
from functools import cache
from html import unescape

from tests.demo.demo_files import Document, plants, species_and_below

TAG = re.compile(r"<[^>]+>")
BLOCK_END = re.compile(r"</(?:p|li)>")
SENTENCE_END = re.compile(r"(?<!\bSt\.)(?<!\bU\.S\.)(?<!\bvar\.)(?<=[.!?])\s+")
LISTS = ("perfect_for", "not_ideal_if")


def written() -> list[Document]:
    """The plants that have an article."""
    return [plant for plant in plants() if "article" in plant]


def symbol(plant: Document) -> str:
    """The plant's symbol, as the name of a case."""
    return str(plant["taxon"]["symbol"])


def section_blocks(plant: Document, *kinds: str) -> list[str]:
    """Paragraphs and points of the sections of these kinds, of all sections without one, as plain text."""
    bodies = [
        section["body"] for section in plant["article"]["sections"] if not kinds or section["kind"] in kinds
    ]
    blocks = [unescape(TAG.sub("", block)).strip() for body in bodies for block in BLOCK_END.split(body)]
    return [block for block in blocks if block]


def points(plant: Document, *lists: str) -> list[str]:
    """The points of the lists of pros and cons."""
    return [point for name in lists or LISTS for point in plant["care"][name]]


def blocks(plant: Document) -> list[str]:
    """Every block of the article: title, teaser, points, paragraphs."""
    article = plant["article"]
    return [article["title"], article["teaser"], *points(plant), *section_blocks(plant)]


def sentences(plant: Document) -> list[str]:
    """Every sentence of the article; a point without a full stop is one too."""
    return [sentence for block in blocks(plant) for sentence in SENTENCE_END.split(block)]


def own_sentences(plant: Document) -> list[str]:
    """The sentences that compare with no other plant of the demo, so what they say is said of this one."""
    others = [name for name in common_names() if name not in names_of(plant)]
    return [sentence for sentence in sentences(plant) if not any(name in sentence.lower() for name in others)]


@cache
def common_names() -> set[str]:
    """The common names of the demo's species and below, in lower case."""
    return {name for plant in species_and_below() for name in names_of(plant)}


def names_of(plant: Document) -> set[str]:
    """The plant's common names in lower case."""
    return {name["name"].lower() for name in plant.get("vernacular_names", ())}


def notes(plant: Document, *keys: str) -> str:
    """The care notes of these keys, of all without one, as one text."""
    care = plant["care"]
    return " ".join(text for key, text in care.items() if (key in keys if keys else key.endswith("_note")))


def of_every_article(check: Callable[[Document], None]) -> Callable[[], None]:
    """One test of the check on all articles: a case for each would cost the suite more than the reading does.

    A failure bears the plant's symbol as a note.
    """

    def test() -> None:
        for plant in written():
            try:
                check(plant)
            except AssertionError as failure:
                failure.add_note(f"In the article of {symbol(plant)}.")
                raise

    test.__name__ = check.__name__
    return test
