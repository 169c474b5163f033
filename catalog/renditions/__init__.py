"""Photos made safe and uniform before anything stores them. Pure: Pillow, no models, no requests."""

from catalog.renditions._photos import MOST_BYTES, MOST_PIXELS, WIDEST, CleanPhoto, NotAPhoto, clean_photo

__all__ = ["MOST_BYTES", "MOST_PIXELS", "WIDEST", "CleanPhoto", "NotAPhoto", "clean_photo"]
