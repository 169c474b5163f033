"""The words visitors read, as editors have worded them: labels and definitions of every vocabulary, and places."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog import choices
from catalog.choices import Vocabulary
from catalog.models import Region, Revision, Term

VOCABULARIES: dict[str, type[Vocabulary]] = {
    name: member
    for name in choices.__all__
    if isinstance(member := getattr(choices, name), type)
    and issubclass(member, Vocabulary)
    and member is not Vocabulary
}


@dataclass(frozen=True)
class Entry:
    """One value of a vocabulary in the editors' words. ``swatch`` is ``#rrggbb`` or empty."""

    code: str
    label: str
    definition: str
    synonyms: str = ""
    swatch: str = ""

    @property
    def meaning(self) -> str:
        """The definition where it says more than the word itself, else blank: "Red." explains nothing."""
        return "" if self.definition.rstrip(".").casefold() == self.label.casefold() else self.definition


Terms = Mapping[str, Mapping[str, Entry]]


@dataclass(frozen=True)
class _Words:
    """What was read at a revision."""

    revision: int
    terms: Terms
    regions: tuple[Region, ...]


class _Held:
    words: _Words | None = None


_held = _Held()


def terms() -> Terms:
    """Every vocabulary by the name of its class, its values by code, in the editors' order.

    One query when nothing has changed since the last call in this process, three otherwise.
    """
    return _words().terms


def regions() -> tuple[Region, ...]:
    """Regions, states and provinces in the editors' order, never to be changed. Queries as :func:`terms`."""
    return _words().regions


def forget() -> None:
    """Read everything again at the next call. For tests, which roll the revision back."""
    _held.words = None


def label(vocabulary: type[Vocabulary], code: str) -> str:
    """The label of one value; a code that is not known is its own label. May cause a query."""
    entry = terms()[vocabulary.__name__].get(code)
    return entry.label if entry else code


def _words() -> _Words:
    revision = Revision.objects.seen()
    words = _held.words
    if words is None or words.revision != revision:
        words = _held.words = _Words(revision, _read(), tuple(Region.objects.all()))
    return words


def _read() -> Terms:
    worded: dict[str, dict[str, Entry]] = {name: {} for name in VOCABULARIES}
    for term in Term.objects.order_by("vocabulary", "position", "code"):
        if term.vocabulary in worded:
            worded[term.vocabulary][term.code] = Entry(
                term.code, term.label, term.definition, term.synonyms, term.swatch
            )
    for name, vocabulary in VOCABULARIES.items():
        for member in vocabulary:
            worded[name].setdefault(member.value, Entry(member.value, str(member.label), member.definition))
    return worded
