"""``manage.py check_index``: compare the derived tables with the truth."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalog import facets, names

SHOWN = 20


class Command(BaseCommand):
    """Compare names index and facet index with the catalogue's rows; exit code 1 when they differ."""

    help = "Compare the names and facet indexes with the catalogue's rows; exit code 1 on a difference."

    def handle(self, **options: Any) -> None:
        faults = [*names.check(), *facets.check()]
        for fault in faults[:SHOWN]:
            self.stderr.write(fault)
        if faults:
            raise CommandError(
                f"{len(faults)} differences. Run manage.py reindex to build the indexes again."
            )
        self.stdout.write("The indexes agree with the catalogue.")
