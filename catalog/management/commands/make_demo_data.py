"""``manage.py make_demo_data DIRECTORY``: write the demo's bundles from the published data files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalog.importing import DEMO, write_bundles


class Command(BaseCommand):
    """Derive the demo's facts again. For people who work on the project; users of the demo need no data files."""

    help = "Write the bundles of catalog/demo from the published files in DIRECTORY. Articles and sources are kept."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "directory", type=Path, help="the folder that holds usda/, classification/ and ecology/"
        )

    def handle(self, *, directory: Path, **options: Any) -> None:
        try:
            changed = write_bundles(directory, DEMO)
        except (OSError, ValueError) as fault:
            raise CommandError(f"{fault}. Nothing was written.") from fault
        for path in changed:
            self.stdout.write(str(path.relative_to(DEMO)))
        self.stdout.write(
            f"{len(changed)} files of the demo were written." if changed else "Nothing changed."
        )
