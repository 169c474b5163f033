"""What each line of a list means, by the names index or by the choice of whoever sent it."""

import re
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Final

from catalog import names
from catalog.names import Resolved

from ._table import Table

STATUSES: Final = {
    "exact": "Accepted name",
    "symbol": "USDA symbol",
    "synonym": "Synonym",
    "common": "Common name",
    "fuzzy": "Misspelt",
    "ambiguous": "Ambiguous",
    "settled": "Chosen by you",
    "none": "Not found",
    "blank": "Blank",
}
"""Every status a line may have, in the order in which they are counted."""

NONE_OF_THEM: Final = "-"
"""The choice that a line means none of its candidates."""

_CHOICE: Final = re.compile(r"(?<![\w-])([\w-]{8})\.(-|[1-9]\d{0,17})(?!\d)", re.ASCII)

Settled = Mapping[str, str]
"""The choices: the mark of a line's text, with the key of the chosen taxon or ``NONE_OF_THEM``."""


@dataclass(frozen=True)
class Line:
    """One line of a list. ``number`` counts the lines of the list, headings too; ``cells`` are the sender's own.

    ``choice`` is blank, ``NONE_OF_THEM``, or the key of a candidate.
    """

    number: int
    cells: tuple[str, ...]
    asked: str
    mark: str
    resolved: Resolved
    choice: str

    @property
    def status(self) -> str:
        """The status of the answer, or ``settled`` for a choice."""
        return "settled" if self.choice else self.resolved.status

    @property
    def accepted(self) -> int | None:
        """The key of the taxon that is meant."""
        if self.choice:
            return None if self.choice == NONE_OF_THEM else int(self.choice)
        return self.resolved.accepted

    @property
    def score(self) -> int:
        """The likeness of what was asked and the name that matched, 0 to 100; that of the candidate for a choice."""
        if not self.choice:
            return self.resolved.score
        return next((match.score for match in self.resolved.candidates if match.taxon_id == self.accepted), 0)


@dataclass(frozen=True)
class Answers:
    """A list with its answers, a line for each row of the table."""

    table: Table
    lines: tuple[Line, ...]

    @cached_property
    def counts(self) -> dict[str, int]:
        """The number of lines of each status, all statuses in their order."""
        counted = Counter(line.status for line in self.lines)
        return {status: counted[status] for status in STATUSES}

    @property
    def settled(self) -> dict[str, str]:
        """The choices that hold for this list."""
        return {line.mark: line.choice for line in self.lines if line.choice}


def answer(table: Table, settled: Settled) -> Answers:
    """Find the plant of every row. Each text is asked once, in chunks of 500; a choice holds for all lines alike.

    A choice that is none of a line's candidates is let go: the catalogue may have changed, or somebody the form.
    """
    asked = table.names
    unique = list(dict.fromkeys(asked))
    found = dict(zip(unique, names.resolve_many(unique), strict=True))
    marks = {text: mark(text) for text in unique}
    choices = {text: _choice(settled.get(marks[text], ""), resolved) for text, resolved in found.items()}
    return Answers(
        table,
        tuple(
            Line(number, row, text, marks[text], found[text], choices[text])
            for number, (row, text) in enumerate(zip(table.rows, asked, strict=True), start=table.first)
        ),
    )


def mark(text: str) -> str:
    """Eight characters that stand for the text of a line."""
    return urlsafe_b64encode(blake2b(text.encode("utf-8", "replace"), digest_size=6).digest()).decode()


def settled_text(settled: Settled) -> str:
    """The choices in a form's field."""
    return " ".join(f"{each}.{choice}" for each, choice in settled.items())


def settled_of(text: str) -> dict[str, str]:
    """The choices in a form's field; what is none is passed over."""
    return dict(_CHOICE.findall(text))


def _choice(choice: str, resolved: Resolved) -> str:
    """The choice, if the line leaves it open."""
    if not resolved.candidates:
        return ""
    allowed = {str(match.taxon_id) for match in resolved.candidates}
    return choice if choice == NONE_OF_THEM or choice in allowed else ""
