"""Reading the address of the plant list: what is asked, what is nonsense, and what to say of it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from django.core.exceptions import BadRequest
from django.http import QueryDict

from catalog.traits import FACETS, Kind, Trait

from ._choice import SCALES, UNKNOWN, Choice, Mode, expand
from ._numbers import BadNumber
from ._scales import TO
from ._snapshot import current

VIEWS: Final = ("grid", "list")
ORDERS: Final = ("relevance", "botanical", "common", "height", "bloom", "recent")
LONGEST_TEXT: Final = 200
TEXT_TOO_LONG: Final = f"Search is limited to {LONGEST_TEXT} characters."
UNREADABLE: Final = "\0\ufffd"
"""NUL, which no database compares alike, and what stands for bytes that are no UTF-8."""

PAGE: Final = re.compile(r"[1-9][0-9]{0,8}")
OPEN_ENDED: Final = (Kind.RANGE, Kind.ZONES, Kind.MONTHS)
"""Kinds whose form has a field for each end: ``height_min`` and ``height_max``."""


class UnknownValue(ValueError):
    """A parameter has a value that does not exist; ``valid`` are those that do."""

    def __init__(self, parameter: str, value: str, valid: tuple[str, ...]) -> None:
        super().__init__(f"“{value[:80]}” is not a value of “{parameter}”.")
        self.parameter = parameter
        self.value = value
        self.valid = valid


class NoSuchPage(ValueError):
    """The list has no page of this number; ``page`` is what was asked."""

    def __init__(self, page: str) -> None:
        super().__init__(f"There is no page “{page[:80]}”.")
        self.page = page


def read_choices(query: QueryDict) -> tuple[tuple[Choice, ...], tuple[str, ...]]:
    """The choices in the registry's order, and a sentence on each number that could not be read.

    Parameters that are no facet's are ignored. Raises UnknownValue, and BadRequest for unreadable characters.
    May cause four queries where places, families or genera are chosen.
    """
    choices: list[Choice] = []
    messages: list[str] = []
    for trait in FACETS:
        try:
            choice = _read_choice(trait, query)
        except BadNumber as bad:
            messages.append(str(bad))
        else:
            choices.append(choice)
    return tuple(choice for choice in choices if choice), tuple(messages)


def read_text(query: QueryDict) -> tuple[str, tuple[str, ...]]:
    """The words to search for, with a sentence instead when there are too many."""
    text = "".join(" " if letter in UNREADABLE else letter for letter in query.get("q", ""))
    text = " ".join(text.split())
    return (text, ()) if len(text) <= LONGEST_TEXT else ("", (TEXT_TOO_LONG,))


def read_page(query: QueryDict) -> int:
    """The number of the page. Raises NoSuchPage for anything but one plain number."""
    asked = query.getlist("page")
    text = asked[0] if asked else ""
    if len(asked) > 1 or not (text == "" or PAGE.fullmatch(text)):
        raise NoSuchPage(" ".join(asked))
    return int(text or 1)


def read_word(query: QueryDict, parameter: str, valid: tuple[str, ...]) -> str:
    """The value of a parameter that has a few, blank when it is not there. Raises UnknownValue."""
    word = _clean(query.get(parameter, ""))
    if word and word not in valid:
        raise UnknownValue(parameter, word, valid)
    return word


def _read_choice(trait: Trait, query: QueryDict) -> Choice:
    choice = Choice(trait)
    for negated, parameter in ((False, trait.address), (True, f"{trait.address}!")):
        for token in _tokens(trait, parameter, query):
            choice = choice.added(_values(trait, parameter, token), negated=negated)
    if trait.kind is not Kind.PLACES:
        return choice
    mode = read_word(query, f"{trait.address}-mode", tuple(Mode))
    return replace(choice, mode=Mode(mode)) if mode and choice.places else choice


def _tokens(trait: Trait, parameter: str, query: QueryDict) -> Iterator[str]:
    for value in query.getlist(parameter):
        if token := _clean(value):
            yield token
    if trait.kind in OPEN_ENDED:
        low, high = (_clean(query.get(f"{parameter}_{end}", "")) for end in ("min", "max"))
        if low or high:
            yield f"{low}{TO}{high}"


def _values(trait: Trait, parameter: str, token: str) -> tuple[str, ...]:
    try:
        values = expand(trait, token)
    except BadNumber:
        raise
    except ValueError:
        raise UnknownValue(parameter, token, (*SCALES[trait.kind].names, UNKNOWN)) from None
    if trait.kind is not Kind.RANGE and trait.kind not in SCALES and token != UNKNOWN:
        _check(trait, parameter, token)
    return values


def _check(trait: Trait, parameter: str, value: str) -> None:
    valid = trait.codes or current().options[trait.key]
    if value not in valid:
        raise UnknownValue(parameter, value, (*valid, UNKNOWN))


def _clean(text: str) -> str:
    if any(letter in text for letter in UNREADABLE):
        raise BadRequest("The address holds characters that cannot be read.")
    return text.strip()
