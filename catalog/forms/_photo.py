"""Uploaded photos."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import SimpleUploadedFile

from catalog import renditions

LEAST_SIDE: Final = 100
"""Pixels that a photo has each way at least: on a smaller one no plant is to be known, however small it is shown."""


class CleanUpload(SimpleUploadedFile):
    """A photo that has been made safe. ``original`` is the file as it was sent, for safe keeping."""

    def __init__(self, photo: renditions.CleanPhoto, original: "File[Any]") -> None:
        super().__init__("photo.jpg", photo.content, "image/jpeg")
        self.photo = photo
        self.original = original


class PhotoField(forms.FileField):
    """A photo, decoded and encoded anew; name and type that the browser gives are not believed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs.setdefault("accept", "image/jpeg,image/png,image/webp")

    def to_python(self, data: "File[Any] | None") -> CleanUpload | None:
        """The photo as a JPEG of a neutral name; None when no file was sent. No more is read than is allowed."""
        if data is None:
            return None
        data.seek(0)
        content = data.read(renditions.MOST_BYTES + 1)
        try:
            photo = renditions.clean_photo(content)
        except renditions.NotAPhoto as error:
            raise ValidationError(str(error), code="not-a-photo") from error
        if min(photo.width, photo.height) < LEAST_SIDE:
            raise ValidationError(
                f"Please upload a larger photo; this one has {photo.width} × {photo.height} pixels, too few to know a"
                f" plant by. Each side needs {LEAST_SIDE} at least; 1,600 on the longer one look good everywhere.",
                code="too-small",
            )
        return CleanUpload(photo, data)
