"""``manage.py import_zip_zones [FILE…]``: state and hardiness zone of every US ZIP code."""

from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from catalog import importing
from catalog.importing import FileProblem
from catalog.management.commands._importing import ImportCommand


class Command(ImportCommand):
    """Imports the tables of USDA's hardiness zone maps; without a file the table that ships with the catalogue."""

    help = (
        "Import state and hardiness zone of US ZIP codes; without a file those that ship with the catalogue "
        "(USDA and PRISM, 2023). All or nothing."
    )
    kind = "zip zones"
    default_files = (importing.SHIPPED_ZIPS,)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--write-short",
            type=Path,
            metavar="FILE",
            help="Write the codes in the short form that ships, and import nothing.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, or write the short form."""
        target: Path | None = options["write_short"]
        if target is None:
            super().handle(*args, **options)
            return
        try:
            number = importing.write_shipped_zips(options["files"], target)
        except FileProblem as problem:
            raise CommandError(str(problem)) from problem
        except OSError as error:
            raise CommandError(f"{target} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{number:,} ZIP codes written to {target}.")

    def make_plan(self, files: Sequence[Path], options: dict[str, Any]) -> Callable[[], Any]:
        return importing.plan_zip_zones(files, track=self.track)
