"""``manage.py import_characteristics FILE…``: what plants are and how they grow."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from catalog import importing
from catalog.management.commands._importing import ImportCommand


class Command(ImportCommand):
    """Imports USDA characteristics, or life cycle, plant type and group; the form is told by the columns."""

    help = "Import characteristics, or life cycle, plant type and group, matched by symbol. All or nothing."
    kind = "characteristics"
    many_files = True

    def make_plan(self, files: Sequence[Path], options: dict[str, Any]) -> Callable[[], Any]:
        return importing.plan_characteristics(files, track=self.track)
