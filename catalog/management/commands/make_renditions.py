"""``manage.py make_renditions``: make the files that photos are shown by, where they lack some."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalog import media
from catalog.models import Photo

AT_ONCE = 500


class Command(BaseCommand):
    """One photo at a time, so it needs no more memory for many. Stopped and begun again it goes on where it was."""

    help = "Make the renditions that photos lack. What is there stays; a fault of one photo does not stop the others."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--anew", action="store_true", help="make all of them again, as after a change of the sizes"
        )

    def handle(self, *, anew: bool, **options: Any) -> None:
        photos = made = faults = 0
        rows = Photo.objects.select_related("taxon").order_by("pk")
        for photo in rows.iterator(AT_ONCE):
            photos += 1
            try:
                made += media.complete(str(photo.image.name), photo.focus, anew=anew)
            except (
                Exception
            ) as fault:  # whatever a decoder finds wrong is said of this photo, and the next one comes
                faults += 1
                words = "its file is gone" if isinstance(fault, FileNotFoundError) else str(fault)
                self.stderr.write(f"Photo {photo.pk} of {photo.taxon} ({photo.image.name}): {words}.")
        self.stdout.write(f"{photos:,} photos looked at, {made:,} files made.")
        if faults:
            raise CommandError(f"{faults:,} photos could not be made; they are named above.")
