"""Botanical names and addresses as templates print them."""

from collections.abc import Iterable
from typing import Protocol

from django import template
from django.utils.safestring import SafeString

from catalog import facts

register = template.Library()


class Named(Protocol):
    """A taxon, a synonym, or anything else that bears a botanical name."""

    name: str
    full_name: str


@register.simple_tag
def plant_name(named: Named | str, *, full: bool = False) -> SafeString:
    """A botanical name with its Latin in italics; ``full`` gives it with the authority of every part.

    Takes a taxon, a synonym or the name as text. Every letter is escaped.
    """
    text = named if isinstance(named, str) else (named.full_name if full else "") or named.name
    return facts.latin(text)


@register.simple_tag
def plant_parents(formula: str) -> SafeString:
    """The parents in a hybrid's formula, which may leave out the generic name: *leucophylla* × *rubra*."""
    return facts.latin_parents(formula)


class Chosen(Protocol):
    """What a source says, and whether it is what the page shows."""

    chosen: bool


@register.filter
def differ(citations: Iterable[Chosen]) -> bool:
    """Whether some of these citations say what was not chosen."""
    return any(not cited.chosen for cited in citations)


@register.filter
def web_address(text: str) -> str:
    """The text if it is an address that a page may link to, else blank: rows may have come by other doors."""
    return text if text.startswith(("https://", "http://")) else ""
