"""``manage.py import_profile FILE…``: plant profiles as plain text documents."""

from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from catalog import importing
from catalog.management.commands._importing import ImportCommand


class Command(ImportCommand):
    """Imports profiles: names, article, classification, source, and the facts found in the prose."""

    help = (
        "Import plant profiles written as plain text. Facts found in the prose are proposals until accepted."
    )
    kind = "profile"
    many_files = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--accept-facts",
            action="store_true",
            help="Apply the facts found in the prose, cited to their sentences.",
        )
        parser.add_argument(
            "--publish", action="store_true", help="Publish the plants instead of leaving drafts."
        )

    def make_plan(self, files: Sequence[Path], options: dict[str, Any]) -> Callable[[], Any]:
        return importing.plan_profiles(
            files, accept_facts=options["accept_facts"], publish=options["publish"]
        )
