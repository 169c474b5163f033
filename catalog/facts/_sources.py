"""The sources that stand behind a page, each once, with what was taken from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.models import Citation, Source
from catalog.traits import BY_KEY

PARTS = {
    "synonymy": "synonyms",
    "common-name": "common names",
    "look-alikes": "look-alikes",
    "article": "text",
}
"""What the page calls parts of a record that are no trait, where the key reads otherwise."""


@dataclass(frozen=True)
class CitedSource:
    """A source and, in words, what the page takes from it."""

    source: Source
    subjects: tuple[str, ...]


def cited_sources(
    citations: Iterable[Citation], others: Iterable[tuple[Source | None, str]]
) -> tuple[CitedSource, ...]:
    """The sources of these citations, and of ``others``: rows that name a source, each with what kind they are.

    The source of the most comes first.
    """
    found: dict[int, Source] = {}
    subjects: dict[int, dict[str, None]] = {}
    cited = [(citation.source, _subject(citation.trait)) for citation in citations]
    for source, subject in [*cited, *others]:
        if source is not None:
            found.setdefault(source.pk, source)
            subjects.setdefault(source.pk, {})[subject] = None
    listed = [CitedSource(source, tuple(subjects[pk])) for pk, source in found.items()]
    return tuple(sorted(listed, key=lambda cited: -len(cited.subjects)))


def _subject(trait: str) -> str:
    known = BY_KEY.get(trait)
    return known.label.lower() if known else PARTS.get(trait, trait.replace("-", " "))
