"""``manage.py import_legal_status FILE``: noxious weeds by state, and of the federal list."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from catalog import importing
from catalog.management.commands._importing import ImportCommand


class Command(ImportCommand):
    """Imports listings as noxious weeds, matched by full name."""

    help = "Import where plants are listed as noxious weeds. All or nothing."
    kind = "legal-status"

    def make_plan(self, files: Sequence[Path], options: dict[str, Any]) -> Callable[[], Any]:
        return importing.plan_legal_status(files[0], track=self.track)
