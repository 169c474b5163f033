"""The columns that a list can be given: what was found of each line, and facts of its plant."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from catalog import facts
from catalog.facts import Told

from ._answers import Line

Cell = Callable[[Line, Told | None, dict[int, Told]], str]


@dataclass(frozen=True)
class Column:
    """A column: the key that stands in a form, its heading in a file, and what it holds in words."""

    key: str
    heading: str
    label: str


def _candidates(line: Line, told: Told | None, all_told: dict[int, Told]) -> str:
    listed = (all_told[match.taxon_id] for match in line.resolved.candidates if match.taxon_id in all_told)
    return "; ".join(dict.fromkeys(each.full for each in listed))


def _narrative(line: Line, told: Told | None, all_told: dict[int, Told]) -> str:
    chosen = (f"Chosen by hand: {told.full if told else 'none of the candidates'}.",) if line.choice else ()
    return " ".join((*line.resolved.narrative, *chosen))


def _matched(line: Line, told: Told | None, all_told: dict[int, Told]) -> str:
    return " ".join(filter(None, (line.resolved.matched_name, line.resolved.matched_authority)))


_FOUND: Final[dict[str, tuple[str, Cell]]] = {
    "status": ("Status", lambda line, told, all_told: line.status),
    "matched_name": ("Name that matched", _matched),
    "accepted_name": ("Accepted name", lambda line, told, all_told: told.taxon.name if told else ""),
    "accepted_authority": ("Authority", lambda line, told, all_told: told.taxon.authority if told else ""),
    "accepted_symbol": (
        "USDA symbol",
        lambda line, told, all_told: (told.taxon.symbol or "") if told else "",
    ),
    "common_name": ("Common name", lambda line, told, all_told: told.common_name if told else ""),
    "score": ("Score", lambda line, told, all_told: "" if line.status == "blank" else str(line.score)),
    "candidates": ("Candidates", _candidates),
    "narrative": ("How it was reached", _narrative),
}

FOUND: Final = tuple(Column(key, key, label) for key, (label, _) in _FOUND.items())
"""What was found of a line."""

FACTS: Final = tuple(Column(trait.key, trait.key.replace("-", "_"), trait.label) for trait in facts.TOLD)
"""Facts of the plant, in the registry's order."""

USUAL: Final = ("status", "accepted_name", "accepted_symbol", "score", "candidates", "narrative")
"""What is given unless something else is asked for."""


def columns_of(keys: Iterable[str]) -> tuple[Column, ...]:
    """The columns with these keys, in the order of the registries; other keys are passed over."""
    wanted = set(keys)
    return tuple(column for column in (*FOUND, *FACTS) if column.key in wanted)


def cells(columns: Iterable[Column], line: Line, told: dict[int, Told]) -> Iterator[str]:
    """The cells of a line in these columns; ``told`` has the public taxa that are named."""
    own = told.get(line.accepted) if line.accepted is not None else None
    for column in columns:
        if column.key in _FOUND:
            yield _FOUND[column.key][1](line, own, told)
        else:
            yield own.facts.get(column.key, "") if own else ""
