"""Uploaded photos and their renditions, given out only while their plant is public."""

from typing import IO, Any, Final

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from catalog import media
from catalog.media import Asked
from catalog.models import Photo
from catalog.views._pages import FOR_EVERYBODY, FOR_ONE, is_staff, only_read

POLICY: Final = "default-src 'none'; sandbox"


@only_read
def photo(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of a photo that has a licence and an alternative text and belongs to a public taxon; else 404.

    Staff see every photo, also one of a draft. It is asked at each request, also where a browser has the file already:
    its ETag is its name, under which there is never another content, and spares sending it again.
    """
    asked = media.asked_for(name)
    seen_by_staff = is_staff(request)
    if asked is None or not (seen_by_staff or _is_shown(asked.photo)):
        raise Http404
    tag = f'"{name}"'
    response: HttpResponseBase = get_conditional_response(request, etag=tag) or _sent(asked, tag)
    response.headers["Cache-Control"] = FOR_ONE if seen_by_staff else FOR_EVERYBODY
    patch_vary_headers(response, ["Cookie"])
    return response


def _sent(asked: Asked, tag: str) -> FileResponse:
    """The file; the whole photo in the place of a rendition that is not made yet, without its ETag."""
    file, content_type, headers = _opened(asked.path), asked.content_type, {"ETag": tag}
    if file is None and asked.path != asked.photo:
        file, content_type, headers = _opened(asked.photo), "image/jpeg", {}
    if file is None:
        raise Http404
    headers["Content-Security-Policy"] = POLICY
    return FileResponse(file, content_type=content_type, headers=headers)


def _opened(path: str) -> IO[Any] | None:
    try:
        return default_storage.open(path, "rb")
    except FileNotFoundError:
        return None


def _is_shown(name: str) -> bool:
    photo = Photo.objects.filter(image=name).select_related("taxon").first()
    return photo is not None and photo.may_be_shown and photo.taxon.is_published
