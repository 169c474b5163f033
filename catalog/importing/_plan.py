"""What an import would do, worked out without writing, and how it is told."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from catalog.importing._findings import Finding

REPORT_COLUMNS = ("action", "kind", "line", "column", "subject", "text")
KEPT_ENTRIES = 50
"""How many entries of each kind the record of an import run keeps; the counts are whole."""


class Action(StrEnum):
    """What becomes of something in the file."""

    ADD = "add"
    CHANGE = "change"
    UNCHANGED = "unchanged"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the report: ``subject`` is the name or symbol meant, ``text`` what is done or to be known."""

    action: Action
    kind: str
    line: int | None
    subject: str
    text: str = ""
    column: str = ""

    @property
    def sentence(self) -> str:
        """The entry as the terminal shows it."""
        where = f"line {self.line:,}: " if self.line else ""
        return f"{where}{self.subject}{': ' if self.text else ''}{self.text}"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its name without folders, the digest of its bytes, and what its reader remarked."""

    name: str
    sha256: str
    notices: tuple[str, ...] = ()


@dataclass
class Ledger:
    """Counts and entries of a plan. What stays unchanged is counted only."""

    counts: Counter[tuple[Action, str]] = field(default_factory=Counter)
    entries: list[Entry] = field(default_factory=list)

    def add(self, kind: str, line: int | None, subject: str, text: str = "") -> None:
        """Something new will be stored."""
        self._note(Entry(Action.ADD, kind, line, subject, text))

    def change(self, kind: str, line: int | None, subject: str, text: str) -> None:
        """Something stored will change."""
        self._note(Entry(Action.CHANGE, kind, line, subject, text))

    def unchanged(self, kind: str, number: int = 1) -> None:
        """Something stored is as the file has it, or stays as an editor has made it."""
        self.counts[Action.UNCHANGED, kind] += number

    def report(self, kind: str, line: int | None, subject: str, text: str = "", column: str = "") -> None:
        """Something the person who imports should know."""
        self._note(Entry(Action.REPORT, kind, line, subject, text, column))

    def warn(self, findings: Iterable[Finding]) -> None:
        """Remarks of a reader."""
        for finding in findings:
            rule = Finding(None, "", finding.value, finding.rule).sentence
            self.report("remark of the reader", finding.line, finding.column or "document", rule)

    def note_files(self, files: Iterable[SourceFile]) -> None:
        """How the files were read, as far as their owner should know."""
        for file in files:
            for notice in file.notices:
                self.report("how the file was read", None, file.name, notice)

    def total(self, action: Action) -> int:
        """How many entries of one action there are."""
        return sum(number for (found, _), number in self.counts.items() if found is action)

    def _note(self, entry: Entry) -> None:
        self.counts[entry.action, entry.kind] += 1
        self.entries.append(entry)


class Plan(Protocol):
    """What every importer hands over: what it read, what it found, and a way to write it.

    ``changes_names`` says whether the names index has to follow; ``changes_taxa`` whether anything has, for a table
    from which nothing is derived is soon written.
    """

    kind: str
    files: list[SourceFile]
    ledger: Ledger
    changes_names: bool
    changes_taxa: bool

    def write(self) -> set[int]:
        """Write the rows within a transaction that is open; the keys of the taxa that were touched."""

    @property
    def known_taxa(self) -> set[int]:
        """Keys of the taxa in the catalogue that writing would touch. Queries at most once for each kind of row."""

    @property
    def size(self) -> int:
        """How many rows would be written, about; 0 when nothing is to do."""


def summary(ledger: Ledger) -> list[str]:
    """The counts as lines of text, one for each action that occurs."""
    lines = []
    for action, words in (
        (Action.ADD, "To add"),
        (Action.CHANGE, "To change"),
        (Action.UNCHANGED, "Unchanged"),
        (Action.REPORT, "Reported"),
    ):
        found = [(kind, number) for (kind_of, kind), number in ledger.counts.items() if kind_of is action]
        if found:
            lines.append(f"{words}: " + ", ".join(f"{kind} {number:,}" for kind, number in sorted(found)))
    return lines or ["There is nothing in the file to import."]


def examples(ledger: Ledger, limit: int) -> list[str]:
    """Up to ``limit`` entries of each kind, under a heading each."""
    lines: list[str] = []
    for (action, kind), entries in sorted(_by_kind(ledger, limit).items()):
        number = ledger.counts[action, kind]
        lines.append(f"{action.value}: {kind} ({number:,})")
        lines += [f"  {entry.sentence}" for entry in entries]
        if number > len(entries):
            lines.append(f"  … and {number - len(entries):,} more")
    return lines


def write_report(ledger: Ledger, path: Path) -> None:
    """Every entry in the order of the file: JSON where the name ends in .json, else CSV. Raises OSError."""
    rows = [_row(entry) for entry in ledger.entries]
    if path.suffix.lower() == ".json":
        text = json.dumps({"counts": counts(ledger), "entries": rows}, ensure_ascii=False, indent=1) + "\n"
    else:
        buffer = io.StringIO(newline="")
        writer = csv.DictWriter(buffer, REPORT_COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _safe_cell(value) for key, value in row.items()} for row in rows)
        text = buffer.getvalue()
    path.write_text(text, encoding="utf-8")


def record(ledger: Ledger) -> dict[str, Any]:
    """What the row of the import run keeps: every count, and some entries of each kind."""
    kept = [_row(entry) for entries in _by_kind(ledger, KEPT_ENTRIES).values() for entry in entries]
    return {"counts": counts(ledger), "entries": kept}


def counts(ledger: Ledger) -> dict[str, dict[str, int]]:
    """Counts by action and kind, in plain form."""
    told: dict[str, dict[str, int]] = {}
    for (action, kind), number in sorted(ledger.counts.items()):
        told.setdefault(action.value, {})[kind] = number
    return told


def _by_kind(ledger: Ledger, limit: int) -> dict[tuple[Action, str], list[Entry]]:
    found: dict[tuple[Action, str], list[Entry]] = {}
    for entry in ledger.entries:
        kept = found.setdefault((entry.action, entry.kind), [])
        if len(kept) < limit:
            kept.append(entry)
    return found


def _row(entry: Entry) -> dict[str, Any]:
    values = (entry.action.value, entry.kind, entry.line, entry.column, entry.subject, entry.text)
    return dict(zip(REPORT_COLUMNS, values, strict=True))


def _safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
