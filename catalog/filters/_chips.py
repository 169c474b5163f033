"""What is chosen, one chip a value, each a link that takes it away."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.facets import Active, Selection
from catalog.glossary import Terms
from catalog.traits import Kind

from ._wording import Wording


@dataclass(frozen=True)
class Chip:
    """One chosen value in words, and the list's query without it."""

    text: str
    query: str


def chips(selection: Selection, terms: Terms, places: dict[str, str]) -> list[Chip]:
    """A chip for the searched words and one for every chosen and excluded value."""
    return list(_chips(selection, Wording(terms, places)))


def subject_text(selection: Selection) -> str:
    """The chosen facets in words: ``light or hardiness zone``, for "have no record of …"."""
    labels = list(dict.fromkeys(choice.trait.label for choice in selection.choices))
    labels = [label if label.isupper() else label[:1].lower() + label[1:] for label in labels]
    return " or ".join(labels) if len(labels) < 3 else f"{', '.join(labels[:-1])} or {labels[-1]}"


def _chips(selection: Selection, wording: Wording) -> Iterator[Chip]:
    if selection.q:
        yield Chip(f"Search: {selection.q}", selection.searching("").query())
    for active in selection.active:
        without = selection.removed(active.trait.key, active.value, negated=active.negated)
        yield Chip(_text(active, wording), without.query())


def _text(active: Active, wording: Wording) -> str:
    said = wording.text(active.trait, active.value)
    if active.trait.kind in (Kind.SET, Kind.RELATED, Kind.QUALITY):
        said = said[:1].lower() + said[1:]
    return f"{active.trait.label}: {'not ' if active.negated else ''}{said}"
