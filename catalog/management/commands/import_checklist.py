"""``manage.py import_checklist FILE``: the USDA complete checklist."""

from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from catalog import importing
from catalog.management.commands._importing import ImportCommand


class Command(ImportCommand):
    """Imports accepted names, synonyms, common names and families of a USDA PLANTS checklist."""

    help = "Import a USDA PLANTS checklist: accepted names, synonyms, common names, families. All or nothing."
    kind = "checklist"

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--as-draft", action="store_true", help="Store new taxa as drafts, not published."
        )

    def make_plan(self, files: Sequence[Path], options: dict[str, Any]) -> Callable[[], Any]:
        return importing.plan_checklist(
            files[0], files[0].name, as_draft=options["as_draft"], track=self.track
        )
