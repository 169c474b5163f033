"""``manage.py load_plants``: plant documents into the catalogue."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalog import documents


class Command(BaseCommand):
    """Load files of plant documents, all or nothing for each file."""

    help = "Load plant documents (JSON). Each document replaces the whole plant that it describes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)

    def handle(self, *, files: list[Path], **options: Any) -> None:
        for path in files:
            try:
                report = documents.load(documents.read(path), file_name=path.name)
            except OSError as fault:
                raise CommandError(f"{path} cannot be read: {fault.strerror}.") from fault
            except documents.DocumentError as fault:
                raise CommandError(f"{path}:\n{fault}") from fault
            self.stdout.write(
                f"{path}: {len(report.added)} added, {len(report.changed)} changed, "
                f"{len(report.unchanged)} as they were."
            )
            for name in report.photos_gone:
                self.stdout.write(f"{path}: a photo was left out, for there is no file {name}.")
