"""Photos as templates show them: which files a browser may choose from."""

from dataclasses import dataclass
from typing import Final

from django import template
from django.urls import reverse

from catalog import media, renditions
from catalog.models import Photo

register = template.Library()

KINDS: Final = {"photo": renditions.PHOTO, "card": renditions.CARD, "tile": renditions.TILE}


@dataclass(frozen=True)
class Picture:
    """A photo in one kind of size. ``sources`` are type and ``srcset`` of each format, best first; ``address``,
    ``width`` and ``height`` are of the largest, which a browser takes that chooses nothing.
    """

    sources: tuple[tuple[str, str], ...]
    address: str
    width: int | None
    height: int | None


@register.simple_tag
def picture(photo: Photo, kind: str) -> Picture:
    """The files of a photo, whole (``photo``), three to two (``card``) or square (``tile``). Runs no query.

    What is not made yet is answered with the whole photo, see ``catalog.views.photos``.
    """
    name = str(photo.image.name)
    folder = reverse("catalog:photo", args=["_"])[:-1]
    if not (photo.width and photo.height):
        return Picture((), folder + name.removeprefix(media.PHOTOS), None, None)
    made = list(renditions.renditions_of(photo.width, photo.height, photo.focus, KINDS[kind]))
    choices: dict[str, list[str]] = {}
    for rendition in made:
        for content_type, file in media.file_names(name, rendition):
            choices.setdefault(content_type, []).append(f"{folder}{file} {rendition.width}w")
    sources = tuple((content_type, ", ".join(files)) for content_type, files in choices.items())
    address = sources[-1][1].rpartition(" ")[0].rpartition(" ")[2]
    return Picture(sources, address, made[-1].width, made[-1].height)
