"""What every template may know of the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, bool]:
    """``read_only``: the site takes no changes at present, and a page says so."""
    return {"read_only": settings.CATALOG_READ_ONLY}
