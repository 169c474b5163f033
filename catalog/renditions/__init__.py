"""Photos made safe before anything stores them, and cut to the sizes of pages. Pure: Pillow, bytes in and out."""

from ._encoding import TYPES, encoded
from ._intake import MOST_BYTES, MOST_PIXELS, WIDEST, CleanPhoto, NotAPhoto, clean_photo
from ._making import make
from ._sizes import CARD, PHOTO, SIZES, TILE, Focus, Rendition, Size, renditions_of

__all__ = [
    "CARD",
    "MOST_BYTES",
    "MOST_PIXELS",
    "PHOTO",
    "SIZES",
    "TILE",
    "TYPES",
    "WIDEST",
    "CleanPhoto",
    "Focus",
    "NotAPhoto",
    "Rendition",
    "Size",
    "clean_photo",
    "encoded",
    "make",
    "renditions_of",
]
