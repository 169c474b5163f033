"""Photos of a document: what is written about a picture whose file is here already."""

import datetime as dt
from typing import Any

from django.core.files.storage import default_storage

from catalog import writing
from catalog.models import Photo, Taxon
from catalog.serialising import PHOTO_COLUMNS, photo_row

Row = dict[str, Any]
BLANK = {"digest": "", "focus_x": None, "focus_y": None}
"""What a document leaves out where there is nothing to tell."""


def load_photos(
    rows: list[Row], taxon: Taxon, change: writing.Change, *, first_key: int | None = None
) -> list[str]:
    """Make the photos of the taxon those of the document, in its order.

    Answers with the names of files that are gone: their photos are left out. ``first_key`` numbers new rows downwards.
    Files of photos that the document does not name stay: an earlier state may come back.
    """
    stored = {str(photo.image.name): photo for photo in taxon.photos.order_by("position", "pk")}
    before = [photo_row(photo) for photo in stored.values()]
    wanted, gone = _present(rows, stored, taxon)
    if [*map(photo_row, wanted)] == before:
        return gone
    change.remember(taxon.pk)
    kept = {photo.pk for photo in wanted}
    for photo in stored.values():
        if photo.pk not in kept:
            change.delete(photo)
    for position, photo in enumerate(wanted):
        photo.position = position
        if photo._state.adding and first_key is not None:
            photo.pk = first_key - position
        change.save(photo)
    return gone


def _present(rows: list[Row], stored: dict[str, Photo], taxon: Taxon) -> tuple[list[Photo], list[str]]:
    wanted: list[Photo] = []
    gone: list[str] = []
    for row in rows:
        name = str(row.get("image", ""))
        photo = stored.get(name) or Photo(taxon=taxon)
        if photo._state.adding and not (name.startswith("photos/") and default_storage.exists(name)):
            gone.append(name)
            continue
        wanted.append(_written(photo, row))
    return wanted, gone


def _written(photo: Photo, row: Row) -> Photo:
    unknown = sorted(set(row) - set(PHOTO_COLUMNS))
    if unknown:
        raise ValueError(f"“{unknown[0]}” is not a key of photos; the keys are {', '.join(PHOTO_COLUMNS)}")
    for column, value in {**BLANK, **row}.items():
        setattr(photo, column, value)
    photo.taken_on = dt.date.fromisoformat(row["taken_on"]) if row.get("taken_on") else None
    return photo
