"""What a document says of a photo: the name of its file, and all that is written about it. Never the picture itself."""

from catalog.models import Photo, RightsHolder

from ._sections import Row

PHOTO_COLUMNS = (
    "image", "width", "height", "part", "caption", "alternative_text", "rights_holder", "licence", "source_url",
    "taken_on", "digest", "focus_x", "focus_y",
)  # fmt: skip
IF_ANY = ("digest", "focus_x", "focus_y")
"""Told only where there is something to tell, as in documents that were written before there were these."""

HOLDER_COLUMNS = ("name", "credit", "url")


def holder_row(holder: RightsHolder) -> Row:
    """A rights holder in plain form."""
    return {column: getattr(holder, column) for column in HOLDER_COLUMNS}


def photo_row(photo: Photo) -> Row:
    """A photo in plain form, its rights holder by name. Its place among the others is its place in the list."""
    row: Row = {column: getattr(photo, column) for column in PHOTO_COLUMNS if column not in IF_ANY}
    row |= {column: value for column in IF_ANY if (value := getattr(photo, column)) not in (None, "")}
    row["image"] = photo.image.name
    row["rights_holder"] = photo.rights_holder.name if photo.rights_holder else ""
    row["taken_on"] = photo.taken_on.isoformat() if photo.taken_on else None
    return row
