"""What is chosen, one chip a value, each a link that takes it away."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.facets import ANYWHERE, Active, Choice, Mode, Selection
from catalog.glossary import Terms
from catalog.traits import Kind

from ._wording import MODES, Wording

SUBJECTS = {
    "native": "native places",
    "introduced": "places of introduction",
    "showy": "showy features",
    "resists": "tolerances",
    "garden-theme": "kinds of garden",
    "care-level": "care level",
}
"""What there is no record of, where the facet's label does not read so in a sentence."""


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
    traits = [choice.trait for choice in selection.choices]
    labels = [SUBJECTS.get(trait.key) or trait.label[:1].lower() + trait.label[1:] for trait in traits]
    return " or ".join(labels) if len(labels) < 3 else f"{', '.join(labels[:-1])} or {labels[-1]}"


def _chips(selection: Selection, wording: Wording) -> Iterator[Chip]:
    if selection.q:
        yield Chip(f"Search: {selection.q}", selection.searching("").query())
    for active in selection.active:
        without = selection.removed(active.trait.key, active.value, negated=active.negated)
        yield Chip(_text(active, selection.choice(active.trait.key), wording), without.query())


def _text(active: Active, choice: Choice, wording: Wording) -> str:
    said = wording.text(active.trait, active.value)
    if active.trait.kind in (Kind.SET, Kind.RELATED, Kind.QUALITY) or active.value == ANYWHERE:
        said = said[:1].lower() + said[1:]
    return f"{active.trait.label}: {'not ' if active.negated else ''}{said}{_together(active, choice)}"


def _together(active: Active, choice: Choice) -> str:
    """How a place is taken with the others; blank where it makes no difference."""
    if active.negated or active.value not in choice.places or choice.mode is Mode.ANY:
        return ""
    if len(choice.places) > 1:
        return f" ({MODES[choice.mode]})"
    return "" if choice.mode is Mode.ALL else " (nowhere else)"
