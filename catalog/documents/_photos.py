"""Photos of a document: what is written about a picture whose file is here already."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from catalog import writing
from catalog.models import Photo, RightsHolder, Taxon
from catalog.serialising import HOLDER_COLUMNS, PHOTO_COLUMNS, holder_row, photo_row

Row = dict[str, Any]
BLANK = {"digest": "", "focus_x": None, "focus_y": None}
"""What a document leaves out where there is nothing to tell."""

FORMER_KEYS = {"photographer": "rights_holder"}
"""As documents called it that were written before rights holders had records of their own."""


def load_holders(rows: list[Row], change: writing.Change) -> list[str]:
    """Store how these rights holders wish to be credited, found by name; a sentence for each fault."""
    problems = []
    stored = {holder.name: holder for holder in RightsHolder.objects.all()} if rows else {}
    for row in rows:
        holder = stored.setdefault(row["name"], RightsHolder())
        before = holder_row(holder)
        for column in HOLDER_COLUMNS:
            setattr(holder, column, row.get(column) or "")
        try:
            if holder_row(holder) != before:
                change.save(holder)
        except ValidationError as fault:
            problems.append(f"Rights holder {row['name']}: {' '.join(fault.messages)}")
    return problems


def load_photos(
    rows: list[Row], taxon: Taxon, change: writing.Change, *, first_key: int | None = None
) -> list[str]:
    """Make the photos of the taxon those of the document, in its order.

    Answers with the names of files that are gone: their photos are left out. ``first_key`` numbers new rows downwards.
    Files of photos that the document does not name stay: an earlier state may come back.
    """
    photos = taxon.photos.select_related("rights_holder").order_by("position", "pk")
    stored = {str(photo.image.name): photo for photo in photos}
    before = [photo_row(photo) for photo in stored.values()]
    wanted, gone = _present(rows, stored, taxon, change)
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


def _present(
    rows: list[Row], stored: dict[str, Photo], taxon: Taxon, change: writing.Change
) -> tuple[list[Photo], list[str]]:
    wanted: list[Photo] = []
    gone: list[str] = []
    for row in rows:
        name = str(row.get("image", ""))
        photo = stored.get(name) or Photo(taxon=taxon)
        if photo._state.adding and not (name.startswith("photos/") and default_storage.exists(name)):
            gone.append(name)
            continue
        wanted.append(_written(photo, row, change))
    return wanted, gone


def _written(photo: Photo, row: Row, change: writing.Change) -> Photo:
    row = {FORMER_KEYS.get(key, key): value for key, value in row.items()}
    unknown = sorted(set(row) - set(PHOTO_COLUMNS))
    if unknown:
        raise ValueError(f"“{unknown[0]}” is not a key of photos; the keys are {', '.join(PHOTO_COLUMNS)}")
    holder = _holder(photo, str(row.get("rights_holder") or ""), change)
    for column, value in {**BLANK, **row, "rights_holder": holder}.items():
        setattr(photo, column, value)
    photo.taken_on = dt.date.fromisoformat(row["taken_on"]) if row.get("taken_on") else None
    return photo


def _holder(photo: Photo, name: str, change: writing.Change) -> RightsHolder | None:
    """The rights holder of this name, made where there is none yet. No query where the photo has it already."""
    if photo.rights_holder is not None and photo.rights_holder.name == name:
        return photo.rights_holder
    found = RightsHolder.objects.filter(name=name).first() if name else None
    if name and found is None:
        found = RightsHolder(name=name)
        change.save(found)
    return found
