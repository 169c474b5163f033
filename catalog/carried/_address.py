"""A list as it stands in an address, and the lists that come of it by a change."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Self
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.http import QueryDict

MOST: Final = 200
"""Plants of one list."""

MOST_OF_ONE: Final = 99_999
MOST_AT_WORK: Final = 600
"""Plants of a list that is still being made shorter, in a form."""

LONGEST_NAME: Final = 80
LONGEST_NOTE: Final = 200
LONGEST: Final = 3_500
"""Characters of a query that holds a list. Servers take 4,094 for the whole line of a request, and pages add some."""

MAILABLE: Final = 1_900
"""Some mail programs break or cut an address of more than 2,000 characters."""

MOST_PROBLEMS: Final = 8

_CODE: Final = re.compile(r"[A-Za-z]{2,12}[0-9]{0,3}|[0-9A-Fa-f]{32}", re.ASCII)
_ID: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)
_JOINERS: Final = "\u200c\u200d"
"""The two that cannot be seen and yet belong to words, in Persian and in Indian scripts."""


@dataclass(frozen=True)
class Entry:
    """One plant of a list by its lasting code: a USDA symbol, or the permanent id of its name.

    ``quantity`` is None where none is given.
    """

    code: str
    quantity: int | None = None
    note: str = ""

    @property
    def token(self) -> str:
        """The entry as it stands among the plants of an address: ``HERUA.3``."""
        return f"{self.code}.{self.quantity}" if self.quantity else self.code

    @property
    def is_id(self) -> bool:
        """Whether the code is the permanent id of a name."""
        return bool(_ID.fullmatch(self.code))

    def with_other(self, other: "Entry") -> "Entry":
        """Both as one: their quantities added up, and both notes where they differ."""
        total = (self.quantity or 0) + (other.quantity or 0)
        notes = dict.fromkeys(note for note in (self.note, other.note) if note)
        return Entry(self.code, min(total, MOST_OF_ONE) or None, "; ".join(notes)[:LONGEST_NOTE])


@dataclass(frozen=True)
class Carried:
    """A visitor's list; nothing else knows of it but the address in which it stands.

    ``problems`` are sentences on what of the address could not be read, and was left out.
    """

    name: str = ""
    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()

    @classmethod
    def of_query(cls, query: QueryDict, *, most: int = MOST) -> Self:
        """Read ``name``, ``plants`` (``HERUA.3 QUAG``), and a ``note`` (``QUAG by the gate``) for some of the plants.

        Of more than ``most`` plants the first are taken.
        """
        problems: list[str] = []
        name = _shortened(one_line(query.get("name", "")), LONGEST_NAME, "The name of the list", problems)
        notes: dict[str, str] = {}
        for text in query.getlist("note"):
            notes.setdefault(*_note(text))
        tokens = " ".join(query.getlist("plants")).split()
        entries = _once(filter(None, (_entry(token, notes, problems) for token in tokens)))
        strays = notes.keys() - {entry.code for entry in entries}
        problems += [
            f"A note on “{code[:40]}”, which is not in the list, was left out."
            for code in notes
            if code in strays
        ]
        if len(entries) > most:
            problems.insert(
                0, f"The address has {len(entries):,} plants. A list holds {most:,}: these are its first."
            )
        return cls(name, entries[:most], _few(problems))

    @classmethod
    def of_address(cls, text: str) -> Self | None:
        """The list in the address of another list, whole or its query alone; None for any other text."""
        query = urlsplit(text).query if "?" in text else text
        if "plants=" not in query:
            return None
        fields = QueryDict(mutable=True)
        for name, value in parse_qsl(query[: LONGEST * 2]):
            fields.appendlist(name, value)
        return cls.of_query(fields)

    def parameters(self) -> Iterator[tuple[str, str]]:
        """Names and values of its address, in their order."""
        if self.name:
            yield "name", self.name
        if self.entries:
            yield "plants", " ".join(entry.token for entry in self.entries)
        yield from (("note", f"{entry.code} {entry.note}") for entry in self.entries if entry.note)

    def query(self) -> str:
        """Its query string, without the question mark; blank for an empty list without a name."""
        return urlencode(list(self.parameters()))

    @property
    def fits(self) -> bool:
        """Whether it is short enough for an address that every server takes."""
        return len(self.entries) <= MOST and len(self.query()) <= LONGEST

    @property
    def total(self) -> int:
        """All quantities together."""
        return sum(entry.quantity or 0 for entry in self.entries)

    @property
    def is_counted(self) -> bool:
        """Whether every plant has a quantity."""
        return all(entry.quantity for entry in self.entries)

    def with_entries(self, entries: Iterable[Entry]) -> Self:
        """With these entries in place of its own; a plant that stands twice among them is one."""
        return replace(self, entries=_once(entries))

    def added(self, entries: Iterable[Entry]) -> Self:
        """With these behind its own; a plant that it has already stays where it is."""
        return self.with_entries((*self.entries, *entries))

    def merged(self, other: "Carried") -> Self:
        """With the plants of the other list, and its name if this one has none."""
        merged = self.added(other.entries)
        return replace(merged, name=self.name or other.name, problems=_few([*self.problems, *other.problems]))

    def without(self, code: str) -> Self:
        """Without a plant."""
        return self.with_entries(entry for entry in self.entries if entry.code != code)

    def moved(self, code: str, places: int) -> Self:
        """With a plant moved down by so many places, or up by as many below zero."""
        entries = list(self.entries)
        place = next((place for place, entry in enumerate(entries) if entry.code == code), None)
        if place is not None:
            entry = entries.pop(place)
            entries.insert(max(0, place + places), entry)
        return self.with_entries(entries)


def one_line(text: str) -> str:
    """The text in one line, without what cannot be seen; what turns the direction of a text is let go with it."""
    seen = (
        sign if sign.isprintable() or sign in _JOINERS else " " if sign.isspace() else "" for sign in text
    )
    return " ".join("".join(seen).split())


def quantity_of(text: str) -> int | None:
    """A quantity as people write it; None for what is no whole number from 1 to the most that a list takes."""
    digits = text.strip().replace(",", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(MOST_OF_ONE))):
        return None
    return int(digits) or None


def _as_code(text: str) -> str:
    """The code as lists write it: symbols in capitals, ids in small letters; blank for what can be none."""
    if not _CODE.fullmatch(text):
        return ""
    return text.lower() if _ID.fullmatch(text.lower()) else text.upper()


def _entry(token: str, notes: dict[str, str], problems: list[str]) -> Entry | None:
    written, _, quantity = token.partition(".")
    code = _as_code(written)
    if not code:
        problems.append(f"“{token[:40]}” is no entry of a list, and was left out.")
        return None
    number = quantity_of(quantity)
    if quantity and number is None:
        problems.append(
            f"The quantity “{quantity[:20]}” of {code} is no whole number from 1 to {MOST_OF_ONE:,}, and was left out."
        )
    note = _shortened(notes.get(code, ""), LONGEST_NOTE, f"The note on {code}", problems)
    return Entry(code, number, note)


def _note(text: str) -> tuple[str, str]:
    written, _, note = one_line(text).partition(" ")
    return _as_code(written) or written, note


def _shortened(text: str, longest: int, what: str, problems: list[str]) -> str:
    if len(text) <= longest:
        return text
    problems.append(f"{what} was cut after {longest} characters.")
    return text[:longest].rstrip()


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for entry in entries:
        found[entry.code] = found[entry.code].with_other(entry) if entry.code in found else entry
    return tuple(found.values())


def _few(problems: Sequence[str]) -> tuple[str, ...]:
    more = len(problems) - MOST_PROBLEMS
    if more <= 0:
        return tuple(problems)
    return (*problems[:MOST_PROBLEMS], f"And {more:,} more that could not be read.")
