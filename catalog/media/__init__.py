"""The files of photos in storage: the original that was sent, the photo that is kept, its renditions."""

from ._files import complete, forget, keep, remove
from ._names import PHOTOS, Asked, asked_for, file_names, stored
from ._orphans import Orphan, orphans
from ._storage import WholeFileStorage

__all__ = [
    "PHOTOS",
    "Asked",
    "Orphan",
    "WholeFileStorage",
    "asked_for",
    "complete",
    "file_names",
    "forget",
    "keep",
    "orphans",
    "remove",
    "stored",
]
