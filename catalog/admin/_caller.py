"""The address from which somebody asks, and who may read it afterwards."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def caller_of(request: HttpRequest | None) -> str | None:
    """The address that asks; behind a proxy that is trusted, the one that the proxy names last."""
    if request is None:
        return None
    told = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        told = str(request.META.get("HTTP_X_FORWARDED_FOR", told)).rpartition(",")[2].strip()
    try:
        return str(ip_address(told))
    except ValueError:
        return None


def may_see_callers(request: HttpRequest) -> bool:
    """Whether this user may read from where others did what they did: whoever may read the audit."""
    return bool(request.user.has_perm("catalog.view_auditentry"))
