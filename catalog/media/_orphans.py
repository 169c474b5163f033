"""Files that belong to nothing any more: of a save that was cut off, of a draft that was given up."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.core.files.storage import default_storage
from django.utils import timezone

from catalog.models import HistoryEntry, Photo, WorkingDraft

from ._files import listed
from ._names import ORIGINALS, PHOTOS, RENDITIONS, stem_of, stored

AGE: Final = dt.timedelta(days=1)
"""Younger files may belong to a save that is under way."""

AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Orphan:
    """A photo's name, of which files are stored and of which nothing in the catalogue speaks."""

    photo: str
    files: int


def orphans(age: dt.timedelta = AGE) -> Iterator[Orphan]:
    """Photos that no row, draft or state in the history names, and whose files are all older than ``age``.

    What the history names stays, for an earlier state may be put back. Reads the photos of every entry of the history,
    500 entries at a time.
    """
    files = _stored_files()
    for photo in _spoken_of():
        files.pop(stem_of(photo), None)
    before = timezone.now() - age
    for stem, paths in sorted(files.items()):
        if all(default_storage.get_modified_time(path) < before for path in paths):
            yield Orphan(f"{PHOTOS}{stem}.jpg", len(paths))


def _stored_files() -> dict[str, list[str]]:
    """The files of each photo, by what their names have in common."""
    found: dict[str, list[str]] = {}
    for folder in (PHOTOS, ORIGINALS):
        for name in listed(folder)[1]:
            found.setdefault(name.rpartition(".")[0], []).append(folder + name)
    for stem in listed(RENDITIONS)[0]:
        folder = stored(f"{PHOTOS}{stem}.jpg")
        found.setdefault(stem, []).extend(f"{folder}/{name}" for name in listed(folder)[1])
    return found


def _spoken_of() -> Iterator[str]:
    yield from Photo.objects.values_list("image", flat=True).iterator(AT_ONCE)
    for column in ("document__photos", "base__photos"):
        for rows in WorkingDraft.objects.order_by().values_list(column, flat=True).iterator(AT_ONCE):
            yield from _images(rows)
    told = HistoryEntry.objects.order_by().filter(document__has_key="photos")
    for rows in told.values_list("document__photos", flat=True).iterator(AT_ONCE):
        yield from _images(rows)


def _images(rows: list[dict[str, Any]] | None) -> Iterator[str]:
    yield from (str(row.get("image", "")) for row in rows or ())
