"""``manage.py import_classification FILE…``: the groups above families, and where APG IV places them."""

from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from catalog import importing
from catalog.management.commands._importing import ImportCommand


class Command(ImportCommand):
    """Imports orders, classes and so on above the families that are there; the form is told by the columns."""

    help = (
        "Import the groups above families, their placement by APG IV, or their authorities. All or nothing."
    )
    kind = "classification"
    many_files = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--as-draft", action="store_true", help="Store new taxa as drafts, not published."
        )

    def make_plan(self, files: Sequence[Path], options: dict[str, Any]) -> Callable[[], Any]:
        return importing.plan_classification(files, as_draft=options["as_draft"], track=self.track)
