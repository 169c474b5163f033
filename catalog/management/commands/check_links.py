"""``manage.py check_links``: ask whether the links that pages cite still answer."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalog import links
from catalog.models import LinkState


class Command(BaseCommand):
    """For a timer, each night. What does not answer stands in a queue of the editors' desk."""

    help = "Ask every web address that sources, photos and articles cite, and record which no longer answer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--days", type=float, default=7, help="Ask again what answered so many days ago (7)."
        )
        parser.add_argument(
            "--pause", type=float, default=1.0, help="Seconds between two questions to one host (1)."
        )

    def handle(self, **options: Any) -> None:
        asked = broken = 0
        try:
            for link in links.check(days=options["days"], pause=options["pause"]):
                asked += 1
                broken += link.state == LinkState.BROKEN
                if link.state != LinkState.WORKS:
                    self.stdout.write(f"{link.url}: {link.answer}")
        except links.Offline as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"{asked} links asked, {broken} do not answer.")
