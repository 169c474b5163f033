"""``manage.py reindex``: everything derived, built again from the truth."""

from typing import Any

from django.core.management.base import BaseCommand

from catalog import writing


class Command(BaseCommand):
    """Build the tree's paths, the names index and the facet index again."""

    help = "Build paths, names index and facet index again from the catalogue's rows. Safe at any time."

    def handle(self, **options: Any) -> None:
        writing.rebuild(lambda step: self.stdout.write(f"Building {step} …"))
        self.stdout.write("Done.")
