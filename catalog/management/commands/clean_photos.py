"""``manage.py clean_photos``: find, and on demand delete, files of photos that nothing speaks of any more."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from catalog import media


class Command(BaseCommand):
    """Deletes nothing unless it is told to, and never what a plant, a draft or the history names."""

    help = (
        "List the files of photos that belong to no plant, draft or state in the history, and are a day old."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--delete", action="store_true", help="delete them")

    def handle(self, *, delete: bool, **options: Any) -> None:
        photos = files = 0
        for orphan in media.orphans():
            photos, files = photos + 1, files + orphan.files
            self.stdout.write(f"{orphan.photo}: {orphan.files} files")
            if delete:
                media.remove(orphan.photo)
        done = "deleted" if delete else "can go; --delete deletes them"
        self.stdout.write(
            f"{photos:,} photos with {files:,} files {done}." if photos else "Nothing is left over."
        )
