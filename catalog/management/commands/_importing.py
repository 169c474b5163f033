"""What the import commands share: their options, progress bar, report and exit codes."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from catalog import importing
from catalog.importing import FileProblem, ImportStopped, Result


class ImportCommand(BaseCommand):
    """Reads files, plans, tells, applies. Exit code 0 when that went well, 1 with a sentence when not, 2 for misuse."""

    kind = ""
    many_files = False
    default_files: tuple[Path, ...] = ()
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file or files, and the options that every import has."""
        number: str | int = "*" if self.default_files else "+" if self.many_files else 1
        parser.add_argument(
            "files", nargs=number, type=Path, metavar="FILE", default=list(self.default_files)
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Tell what would change and change nothing."
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="Write every entry to this file (.csv or .json)."
        )
        parser.add_argument(
            "--examples", type=int, default=3, metavar="N", help="Entries of each kind to print (3)."
        )
        parser.add_argument("--timings", action="store_true", help="Print the seconds of each step.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the import and tell what came of it."""
        dry_run = bool(options["dry_run"])
        try:
            result = importing.run(self.make_plan(options["files"], options), kind=self.kind, dry_run=dry_run)
        except (FileProblem, ImportStopped) as problem:
            raise CommandError(_sentence(problem)) from problem
        self._tell(result, options)

    def make_plan(self, files: Sequence[Path], options: dict[str, Any]) -> Callable[[], Any]:
        """Read the files and answer with what makes the plan."""
        raise NotImplementedError

    def track(self, rows: Iterable[Any], desc: str = "", total: int | None = None) -> Iterable[Any]:
        """A progress bar round the rows, on a terminal only."""
        return tqdm(
            rows, desc=desc, total=total, disable=not sys.stderr.isatty(), leave=False, unit_scale=True
        )

    def _tell(self, result: Result, options: dict[str, Any]) -> None:
        for line in importing.summary(result.ledger):
            self.stdout.write(line)
        for line in importing.examples(result.ledger, options["examples"]):
            self.stdout.write(line)
        if options["report"] is not None:
            try:
                importing.write_report(result.ledger, options["report"])
            except OSError as error:
                done = "The import was applied, but its" if result.is_applied else "The"
                raise CommandError(f"{done} report cannot be written ({error.strerror}).") from error
        if options["timings"]:
            for step, seconds in result.seconds.items():
                self.stdout.write(f"{step}: {seconds:.2f} s")
        if options["dry_run"]:
            self.stdout.write("Dry run: nothing was changed.")
        elif result.is_applied:
            self.stdout.write(self.style.SUCCESS("Imported."))
        else:
            self.stdout.write("The catalogue has all of this already: nothing was changed.")


def _sentence(problem: Exception) -> str:
    """What to tell of a problem; of a file that cannot be opened with its path as it was given."""
    cause: BaseException | None = problem if isinstance(problem, FileProblem) else None
    while cause is not None and not isinstance(cause, OSError):
        cause = cause.__cause__ or cause.__context__
    if cause is not None and cause.filename:
        return f"{cause.filename} cannot be read: {cause.strerror}. Nothing was imported."
    return str(problem)
