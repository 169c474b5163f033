"""What is wrong with a file, said so that its owner can mend it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Read = TypeVar("Read")

LONGEST_VALUE = 80
NOTHING_CHANGED = "Nothing was imported."


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or remark: where it is, the value found there, and the rule it breaks.

    ``line`` counts from 1 and is None for the file as a whole; ``column`` may be empty; ``value`` is None where no
    single value is meant. ``rule`` goes on from the value ("is not a web address"), from the line ("is not UTF-8
    text") or, without either, is a sentence of its own; it bears no full stop.
    """

    line: int | None
    column: str
    value: str | None
    rule: str

    @property
    def sentence(self) -> str:
        """The finding in words, the value escaped and cut at 80 characters."""
        where = [f"line {self.line:,}"] if self.line is not None else []
        where += [f"column {self.column}"] if self.column else []
        place = ", ".join(where)
        if self.value is not None:
            text = (
                f'{place}: "{shown(self.value)}" {self.rule}'
                if place
                else f'"{shown(self.value)}" {self.rule}'
            )
        elif self.column:
            text = f"{place}: {self.rule}"
        else:
            text = f"{place} {self.rule}" if place else self.rule
        return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"

    def __str__(self) -> str:
        return self.sentence


class FileProblem(ValueError):
    """A fault for which a file is refused as a whole, as ``Line 7, column url: "x" is not …. Nothing was imported.``"""

    def __init__(self, line: int | None, column: str, value: str | None, rule: str) -> None:
        self.finding = Finding(line, column, value, rule)
        self.line, self.column, self.value, self.rule = line, column, value, rule
        super().__init__(f"{self.finding.sentence} {NOTHING_CHANGED}")

    @property
    def sentence(self) -> str:
        """The fault without the words that nothing was imported."""
        return self.finding.sentence


class FileRefused(FileProblem):
    """A file refused with every fault that was found in it.

    ``problems`` holds at least one finding; ``more`` says that reading stopped before the end of the file. The line,
    column, value and rule of the exception itself are those of the first finding. ``file`` is given where several
    files are read, and stands before each finding.
    """

    def __init__(self, problems: Sequence[Finding], *, more: bool = False, file: str = "") -> None:
        first = problems[0]
        super().__init__(first.line, first.column, first.value, first.rule)
        self.problems = tuple(problems)
        self.more = more
        self.file = file

    def __str__(self) -> str:
        place = f"{self.file}: " if self.file else ""
        sentences = [f"{place}{finding.sentence}" for finding in self.problems]
        if self.more:
            sentences.append("Reading stopped here; there may be more.")
        return "\n".join([*sentences[:-1], f"{sentences[-1]} {NOTHING_CHANGED}"])


def read_each(read: Callable[[Path], Read], files: Sequence[Path]) -> list[Read]:
    """Each file as ``read`` answers it. Raises FileRefused, which names the file where there are several."""
    return [_read_one(read, path, file=path.name if len(files) > 1 else "") for path in files]


def _read_one(read: Callable[[Path], Read], path: Path, *, file: str) -> Read:
    try:
        return read(path)
    except FileRefused as refused:
        raise FileRefused(refused.problems, more=refused.more, file=file) from refused
    except FileProblem as problem:
        raise FileRefused([problem.finding], file=file) from problem


def shown(value: str) -> str:
    """``value`` as it may stand in a message: control and layout characters escaped, at most 80 characters."""
    # Only as much as can be shown is escaped: a cell may hold a million characters.
    head = value[: LONGEST_VALUE + 1]
    escaped = "".join(
        mark if mark.isprintable() else mark.encode("unicode_escape").decode("ascii") for mark in head
    )
    return escaped if len(escaped) <= LONGEST_VALUE else f"{escaped[: LONGEST_VALUE - 1]}…"
