"""``manage.py publish_due``: publish what was set for an hour that has come."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalog import editorial


class Command(BaseCommand):
    """For a timer, each minute. What cannot be published stays as it is, and its form says why."""

    help = "Publish the plants, and the drafts beside live pages, whose hour has come."

    def handle(self, **options: Any) -> None:
        refused = 0
        for schedule, trouble in editorial.publish_due():
            refused += bool(trouble)
            self.stdout.write(f"{schedule.taxon}: {trouble or 'published.'}")
        if refused:
            raise CommandError(f"{refused} could not be published; their forms say why.")
