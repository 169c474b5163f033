"""What a visitor has asked of the plant list, and the addresses that ask for a little more or less."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict

from catalog.traits import BY_KEY, FACETS, Trait
from catalog.units import PARAMETER, Units

from . import _parsing
from ._choice import Choice, expand

RELEVANCE: Final = "relevance"
BOTANICAL: Final = "botanical"
MOST_INDEXED: Final = 2
"""With more facets than this search engines are asked not to keep the page."""


class Active(NamedTuple):
    """One chosen value, for a chip that removes it; zones and months in runs, as ``6..7``."""

    trait: Trait
    value: str
    negated: bool


@dataclass(frozen=True)
class Selection:
    """What is asked of the list; equal selections ask the same. Made by :meth:`from_query` or from another one.

    ``choices`` are in the registry's order, and only those in which something is chosen; ``sort`` is "relevance"
    only beside ``q``; ``view`` is "grid" or "list"; ``units`` "metric" or "us", blank for both; ``might`` adds the
    plants that may match; ``messages`` are sentences on what could not be read and was left out. ``along`` are
    parameters that ask nothing here, and that every address made from this one takes along.
    """

    choices: tuple[Choice, ...] = ()
    q: str = ""
    might: bool = False
    sort: str = BOTANICAL
    view: str = "grid"
    units: str = ""
    page: int = 1
    messages: tuple[str, ...] = ()
    along: tuple[tuple[str, str], ...] = ()

    @classmethod
    def from_query(cls, query: QueryDict) -> "Selection":
        """Read an address; parameters that mean nothing here are ignored.

        Raises UnknownValue for a value that does not exist, NoSuchPage for a page that is no number, BadRequest
        for characters that cannot be read. May cause four queries where places, families or genera are chosen.
        """
        choices, bad_numbers = _parsing.read_choices(query)
        text, too_long = _parsing.read_text(query)
        sort = _parsing.read_word(query, "sort", _parsing.ORDERS)
        return cls(
            choices=choices,
            q=text,
            might=query.get("might") == "1",
            sort=_sort(sort, text),
            view=_parsing.read_word(query, "view", _parsing.VIEWS) or "grid",
            units=_parsing.read_word(query, PARAMETER, tuple(Units)),
            page=_parsing.read_page(query),
            messages=(*too_long, *bad_numbers),
        )

    def parameters(self) -> Iterator[tuple[str, str]]:
        """Names and values of the canonical address, facets in the registry's order, defaults left out."""
        if self.q:
            yield "q", self.q
        for choice in self.choices:
            yield from choice.parameters()
        rest = {
            "might": "1" if self.might else "",
            "sort": self.sort if self.sort != _sort("", self.q) else "",
            "view": self.view if self.view != "grid" else "",
            PARAMETER: self.units,
            "page": str(self.page) if self.page > 1 else "",
        }
        yield from ((name, value) for name, value in rest.items() if value)
        yield from self.along

    def query(self) -> str:
        """The canonical query string, without the question mark; blank when nothing is asked."""
        return urlencode(list(self.parameters()), safe="!")

    @property
    def is_noindex(self) -> bool:
        """Whether search engines should not keep the page: many facets, what could not be read, or
        what is only taken along.
        """
        return bool(self.messages or self.along) or len(self.choices) > MOST_INDEXED

    @property
    def active(self) -> tuple[Active, ...]:
        """Every chosen and excluded value, in the registry's order."""
        return tuple(
            Active(choice.trait, token, negated)
            for choice in self.choices
            for negated in (False, True)
            for token in choice.tokens(negated=negated)
        )

    def choice(self, key: str) -> Choice:
        """What is chosen of the facet of a trait, which may be nothing."""
        return next((choice for choice in self.choices if choice.trait.key == key), Choice(BY_KEY[key]))

    def has(self, key: str, value: str, *, negated: bool = False) -> bool:
        """Whether a value is chosen, or excluded; a whole zone when both its halves are."""
        values = expand(BY_KEY[key], value)
        return set(values) <= set(self.choice(key).values(negated=negated))

    def added(self, key: str, value: str, *, negated: bool = False) -> "Selection":
        """With one more value of a trait's facet, on the first page."""
        return self._with(self.choice(key).added(expand(BY_KEY[key], value), negated=negated))

    def removed(self, key: str, value: str, *, negated: bool = False) -> "Selection":
        """Without this value, on the first page."""
        return self._with(self.choice(key).removed(expand(BY_KEY[key], value), negated=negated))

    def without(self, key: str) -> "Selection":
        """With nothing chosen of this facet."""
        return self._with(Choice(BY_KEY[key]))

    def cleared(self) -> "Selection":
        """Nothing asked, but shown in the same way."""
        return Selection(view=self.view, units=self.units, along=self.along)

    def searching(self, text: str) -> "Selection":
        """With these words to search for, or none."""
        sort = _sort("" if self.sort == _sort("", self.q) else self.sort, text)
        return self._changed(q=text, sort=sort)

    def sorted_by(self, sort: str) -> "Selection":
        """In another order."""
        return self._changed(sort=_sort(sort, self.q))

    def seen_as(self, view: str) -> "Selection":
        """In another view."""
        return self._changed(view=view)

    def measured_in(self, units: str) -> "Selection":
        """In other units, blank for both, on the same page."""
        return replace(self, units=units)

    def with_might(self, *, might: bool = True) -> "Selection":
        """With the plants that may match, or without them."""
        return self._changed(might=might)

    def taking(self, along: Iterable[tuple[str, str]]) -> "Selection":
        """With these parameters to take along, in place of others."""
        return replace(self, along=tuple(along))

    def at_page(self, page: int) -> "Selection":
        """Another page of the same list."""
        return replace(self, page=page)

    def _with(self, changed: Choice) -> "Selection":
        by_key = {choice.trait.key: choice for choice in (*self.choices, changed)}
        ordered = (by_key[trait.key] for trait in FACETS if trait.key in by_key)
        return self._changed(choices=tuple(choice for choice in ordered if choice))

    def _changed(self, **changes: Any) -> "Selection":
        return replace(self, page=1, **changes)


def _sort(asked: str, text: str) -> str:
    """The order that is meant: by relevance only where there is a search, and there by default."""
    if asked and (asked != RELEVANCE or text):
        return asked
    return RELEVANCE if text else BOTANICAL
