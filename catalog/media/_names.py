"""Where each file of a photo lies, and by what name it is asked for. No file is touched here.

photos/<stem>.jpg               the photo, plain and upright            asked for as <stem>.jpg
renditions/<stem>/<size>.avif   and .webp, .jpg                         asked for as <stem>-<size>.avif
originals/<stem>.<ending>       what was sent, with all its metadata    has no address at all
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from catalog import renditions

PHOTOS: Final = "photos/"
RENDITIONS: Final = "renditions/"
ORIGINALS: Final = "originals/"
ENDINGS: Final = ("jpg", "png", "webp")
"""Of originals."""

_SIZES: Final = "|".join(sorted((size.name for size in renditions.SIZES), key=len, reverse=True))
_ASKED: Final = re.compile(
    rf"(?P<stem>[A-Za-z0-9_]+)(?:-(?P<size>(?:{_SIZES})(?:-x[0-9]{{1,3}}y[0-9]{{1,3}})?)\.(?P<ending>avif|webp|jpg)|\.jpg)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A file that an address means: ``photo`` as its row names it, ``path`` in storage and the type of its content."""

    photo: str
    path: str
    content_type: str


def asked_for(name: str) -> Asked | None:
    """The file with this name in an address; None for what is the name of no photo and no rendition."""
    match = _ASKED.fullmatch(name)
    if match is None:
        return None
    stem, size, ending = match["stem"], match["size"], match["ending"] or "jpg"
    photo = f"{PHOTOS}{stem}.jpg"
    path = f"{RENDITIONS}{stem}/{size}.{ending}" if size else photo
    return Asked(photo, path, renditions.TYPES[ending])


def file_names(photo: str, rendition: renditions.Rendition) -> Iterator[tuple[str, str]]:
    """The type of content of each file of a rendition, and its name in addresses, smallest first."""
    for ending, content_type in renditions.TYPES.items():
        yield content_type, f"{stem_of(photo)}-{rendition.name}.{ending}"


def stored(photo: str, ending: str = "") -> str:
    """The folder of the renditions of a photo; with an ending, the path of its original."""
    stem = stem_of(photo)
    return f"{ORIGINALS}{stem}.{ending}" if ending else f"{RENDITIONS}{stem}"


def stem_of(photo: str) -> str:
    """What all files of a photo have in common."""
    return photo.removeprefix(PHOTOS).rpartition(".")[0]
