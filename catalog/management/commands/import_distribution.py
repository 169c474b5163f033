"""``manage.py import_distribution FILE…``: where plants are native and introduced."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from catalog import importing
from catalog.management.commands._importing import ImportCommand


class Command(ImportCommand):
    """Imports places by state or by region; which of the forms a file has is told by its columns."""

    help = "Import where plants are native and introduced, by state or by region. All or nothing."
    kind = "distribution"
    many_files = True

    def make_plan(self, files: Sequence[Path], options: dict[str, Any]) -> Callable[[], Any]:
        return importing.plan_distribution(files, track=self.track)
