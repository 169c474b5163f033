"""What tells two states of an address apart, so that whoever has the present one need not be sent it again."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from catalog.models import Revision

PARTS_OF_A_PAGE: Final = ("*.py", "*.html", "*.css", "*.js", "*.svg")


def etag(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    """The ETag of an address: another after every change of the catalogue or of the code, and in another month, for
    the start page tells what is in bloom. One query a reading.
    """
    standing = "-read-only" if settings.CATALOG_READ_ONLY else ""
    month = timezone.localdate().month
    address = hashlib.blake2b(request.get_full_path().encode(), digest_size=6).hexdigest()
    return f'"{Revision.objects.seen()}-{deployed_version()}{standing}-{month}-{address}"'


def deployed_version() -> str:
    """A short hash of the code, templates and styles that make the pages; alike on every host of a deployment."""
    return _hashed() if settings.DEBUG else _hashed_once()


@lru_cache(maxsize=1)
def _hashed_once() -> str:
    return _hashed()


def _hashed() -> str:
    digest = hashlib.blake2b(digest_size=6)
    for root in (Path(settings.BASE_DIR) / "catalog", Path(settings.BASE_DIR) / "templates"):
        for path in sorted(path for kind in PARTS_OF_A_PAGE for path in root.rglob(kind)):
            digest.update(path.read_bytes())
    return digest.hexdigest()
