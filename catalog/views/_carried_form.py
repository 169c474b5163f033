"""What the forms of a visitor's list say: the list as it was, what was typed into it, and what is to be added."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponseRedirect, QueryDict
from django.urls import reverse

from catalog.carried import (
    LONGEST_NOTE,
    MOST_AT_WORK,
    MOST_OF_ONE,
    SORTS,
    Carried,
    Entry,
    one_line,
    quantity_of,
)
from catalog.views._asked import Unmet, asked_for

MOST_LINES: Final = 300
"""Lines of one addition; the names tool takes longer ones."""

VIEWS: Final = {"": "Table", "cards": "Cards", "bloom": "Bloom calendar"}
MOST_UNMET: Final = 10
"""So many texts that were not added travel in an address; more are given back in the box that they came from."""

LONGEST_UNMET: Final = 60

_COUNTED: Final = re.compile(r"(?P<quantity>\d{1,5})(?:\s*[x×]\s*|\s+)(?=[^\W\d])(?P<text>.+)", re.IGNORECASE)
_MOVES: Final = {"up": -1, "down": 1}


@dataclass(frozen=True)
class Wish:
    """How the list is looked at: blank for the usual view, and for the visitor's own order."""

    view: str = ""
    sort: str = ""

    @classmethod
    def of(cls, fields: QueryDict) -> "Wish":
        """Read the form or address; what does not exist is the usual."""
        view, sort = fields.get("view", ""), fields.get("sort", "")
        return cls(view if view in VIEWS else "", sort if sort in SORTS else "")

    def query(self, mine: Carried, texts: Iterable[str] = (), **others: str) -> str:
        """The query of a list that is looked at so, with what is still to be added."""
        wishes = {"view": self.view, "sort": self.sort, **others}
        pairs = [(name, value) for name, value in wishes.items() if value]
        pairs += [("plant", text) for text in texts]
        return "&".join(filter(None, (mine.query(), urlencode(pairs))))


@dataclass(frozen=True)
class Change:
    """A list after a change. ``unmet`` are the texts that could not be added, with the reason."""

    carried: Carried
    unmet: tuple[Unmet, ...] = ()

    @property
    def texts(self) -> list[str]:
        """What could not be added, as it was sent."""
        return [each.text for each in self.unmet]


def along(fields: QueryDict) -> Carried:
    """The list that an address of another page takes along, so that plants are added to it without scripts too."""
    return Carried.of_query(fields) if "plants" in fields else Carried()


def changed(fields: QueryDict) -> Change:
    """The list that a form makes of the one it brought. Queries as :func:`asked_for`, where something is added."""
    carried = _edited(Carried.of_query(fields, most=MOST_AT_WORK), fields)
    act, _, code = fields.get("do", "").partition(" ")
    if act == "remove":
        carried = carried.without(code)
    elif act in _MOVES:
        carried = carried.moved(code, _MOVES[act])
    return added(carried, lines_of(fields))


def lines_of(fields: QueryDict) -> list[str]:
    """What is to be added: each ``plant``, or each line of it that is not blank."""
    lines = (one_line(line) for text in fields.getlist("plant") for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def counted(line: str) -> tuple[str, int | None]:
    """A line without the quantity before it, and that quantity: ``3 HERUA``, ``3x HERUA``."""
    found = _COUNTED.fullmatch(line)
    return (found["text"], quantity_of(found["quantity"])) if found else (line, None)


def added(carried: Carried, lines: Iterable[str]) -> Change:
    """The list with the plants that these lines name, each perhaps with its quantity before it, and with the plants of
    each list whose address a line is.
    """
    texts: dict[str, int | None] = {}
    for line in lines:
        if (other := Carried.of_address(line)) is not None:
            carried = carried.merged(other)
        elif len(texts) < MOST_LINES:
            text, quantity = counted(line)
            texts.setdefault(text, quantity)
        else:
            problem = f"Only the first {MOST_LINES} lines were added. The names tool takes longer lists."
            carried = replace(carried, problems=(*carried.problems, problem))
            break
    if not texts:
        return Change(carried)
    asked = asked_for(texts)
    entries = [Entry(taxon.lasting_code, texts[text]) for text, taxon in asked.led.items()]
    return Change(carried.added(entries), asked.unmet)


def travelling(texts: Iterable[str]) -> list[str]:
    """Of what could not be added, what an address takes along to be told on the next page."""
    return [text for text in texts if len(text) <= LONGEST_UNMET][:MOST_UNMET]


def way_to(carried: Carried, texts: Iterable[str], wish: Wish = Wish()) -> HttpResponseRedirect:
    """A redirect to the address of a list, with what is still to be added to it."""
    query = wish.query(carried, travelling(texts))
    return HttpResponseRedirect(
        f"{reverse('catalog:list')}{'?' if query else ''}{query}", status=HTTPStatus.SEE_OTHER
    )


def _edited(carried: Carried, fields: QueryDict) -> Carried:
    """With the quantities and notes that were typed beside its plants."""
    problems = list(carried.problems)
    entries = []
    for entry in carried.entries:
        typed = fields.get(f"quantity.{entry.code}", str(entry.quantity or "")).strip()
        quantity = quantity_of(typed)
        if typed and quantity is None:
            problems.append(
                f"The quantity “{typed[:20]}” of {entry.code} is no whole number from 1 to {MOST_OF_ONE:,}."
            )
        note = one_line(fields.get(f"note.{entry.code}", entry.note))
        if len(note) > LONGEST_NOTE:
            problems.append(f"The note on {entry.code} was cut after {LONGEST_NOTE} characters.")
        entries.append(Entry(entry.code, quantity, note[:LONGEST_NOTE].rstrip()))
    return replace(carried.with_entries(entries), problems=tuple(problems))
