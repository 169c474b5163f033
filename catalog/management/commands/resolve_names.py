"""``manage.py resolve_names FILE``: which plant each line of a list means."""

import csv
import io
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from catalog import lists, names
from catalog.management.commands._lists import add_file, names_in, read_list
from catalog.models import Taxon
from catalog.names import Resolved

COLUMNS = (
    "line",
    "input",
    "status",
    "matched_name",
    "accepted_name",
    "accepted_symbol",
    "score",
    "candidates",
    "narrative",
)
AT_ONCE = 500
LONGEST_INPUT = 1000

Row = tuple[str | int, ...]


class Command(BaseCommand):
    """Resolve a list: symbols, botanical and common names, old or misspelt, with quantities and prices beside."""

    help = (
        "Tell for each line of a list which plant it means, as CSV: exact, symbol, synonym, common, fuzzy, "
        "ambiguous, none or blank, with the accepted name and how it was reached."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_file(parser)
        parser.add_argument(
            "--output", type=Path, metavar="OUT.csv", help="write here, not to standard output"
        )

    def handle(self, *, file: Path, column: str | None, output: Path | None, **options: Any) -> None:
        listed = read_list(file, column)
        table = io.StringIO(newline="")
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(map(_guarded, self._rows(names_in(listed), listed.first)))
        if output is None:
            self.stdout.write(table.getvalue(), ending="")
            return
        try:
            output.write_text(table.getvalue(), encoding="utf-8", newline="")
        except OSError as error:
            raise CommandError(f"{output} cannot be written ({error.strerror}).") from error

    def _rows(self, lines: Sequence[str], first: int) -> Iterator[Row]:
        starts = range(0, len(lines), AT_ONCE)
        for start in tqdm(starts, disable=not sys.stderr.isatty(), leave=False, unit="chunk"):
            chunk = lines[start : start + AT_ONCE]
            yield from _rows(first + start, chunk, names.resolve_many(chunk))


def _rows(first: int, lines: Sequence[str], found: Sequence[Resolved]) -> Iterator[Row]:
    """The rows of a chunk, whose lines are counted from ``first``. A query for every 900 candidates."""
    shown = _accepted(match.taxon_id for each in found for match in each.candidates)
    for number, (line, each) in enumerate(zip(lines, found, strict=True), first):
        candidates = "; ".join(dict.fromkeys(shown[match.taxon_id] for match in each.candidates))
        yield (
            number,
            line[:LONGEST_INPUT],
            each.status,
            " ".join(filter(None, (each.matched_name, each.matched_authority))),
            each.accepted_name,
            each.accepted_symbol,
            each.score,
            candidates if each.accepted is None else "",
            " ".join(each.narrative),
        )


def _accepted(taxa: Iterable[int]) -> dict[int, str]:
    """The accepted name and symbol of each taxon, in one text."""
    wanted = sorted(set(taxa))
    found = {}
    for start in range(0, len(wanted), 900):
        rows = Taxon.objects.filter(pk__in=wanted[start : start + 900])
        for pk, full, symbol in rows.values_list("pk", "full_name", "symbol"):
            found[pk] = f"{full} ({symbol})" if symbol else full
    return found


def _guarded(row: Row) -> Row:
    """The row without a text that a spreadsheet would take for a formula."""
    return tuple(lists.guarded(cell) if isinstance(cell, str) else cell for cell in row)
