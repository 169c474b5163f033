"""Uploaded photos, given out only while their plant is public."""

from typing import Final

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
POLICY: Final = "default-src 'none'; sandbox"


@public_page
def photo(request: HttpRequest, name: str) -> HttpResponseBase:
    """The file of a photo that has a licence and an alternative text and belongs to a public taxon; else 404."""
    kind = TYPES.get(name.rpartition(".")[2].lower())
    found = (
        Photo.objects.filter(image=f"photos/{name}").select_related("taxon").first()
        if name.isprintable()
        else None
    )
    if (
        found is None
        or kind is None
        or not (is_staff(request) or (found.may_be_shown and found.taxon.is_published))
    ):
        raise Http404
    try:
        response = FileResponse(found.image.open("rb"), content_type=kind)
    except FileNotFoundError as error:
        raise Http404 from error
    response.headers["Content-Security-Policy"] = POLICY
    return response
