"""Uploaded photos, given out only while their plant is public."""

import re
from typing import Final

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase

from catalog.models import Photo
from catalog.views._pages import is_staff, public_page

TYPES: Final = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "avif": "image/avif",
}
PLAIN: Final = re.compile(r"[A-Za-z0-9_-]+\.[a-z]+")
POLICY: Final = "default-src 'none'; sandbox"


@public_page
def photo(request: HttpRequest, name: str) -> HttpResponseBase:
    """The file of a photo that has a licence and an alternative text and belongs to a public taxon; else 404.

    Staff see every photo, also one of a draft.
    """
    kind = TYPES.get(name.rpartition(".")[2].lower())
    if kind is None or not PLAIN.fullmatch(name) or not (is_staff(request) or _is_shown(name)):
        raise Http404
    try:
        # A photo that only a working draft or an earlier state has is no row: staff see it by its file.
        response = FileResponse(default_storage.open(f"photos/{name}", "rb"), content_type=kind)
    except FileNotFoundError as error:
        raise Http404 from error
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _is_shown(name: str) -> bool:
    photo = Photo.objects.filter(image=f"photos/{name}").select_related("taxon").first()
    return photo is not None and photo.may_be_shown and photo.taxon.is_published
