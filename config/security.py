"""Security headers on every answer, also on static files, redirects and refusals."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

SELF: Final = "'self'"
NONE: Final = "'none'"
HEADER: Final = "Content-Security-Policy"


class SecurityHeadersMiddleware:
    """Sets the content policy of ``SECURE_CSP`` and the resource policy; a view's own policy stays.

    ``request.csp_nonce`` is made when a page first asks for it, and only then does the policy allow it.
    The rich-text editor of the admin is the one that asks.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        made: list[str] = []

        def make_nonce() -> str:
            made.append(secrets.token_urlsafe(16))
            return made[0]

        request.csp_nonce = SimpleLazyObject(make_nonce)  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers.setdefault(HEADER, build_policy(settings.SECURE_CSP, nonce=made[0] if made else ""))
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


def build_policy(directives: Mapping[str, Sequence[str]], *, nonce: str = "") -> str:
    """The header's value; a ``nonce`` is allowed to scripts and styles."""
    if nonce:
        allowed = {name: [*directives[name], f"'nonce-{nonce}'"] for name in ("script-src", "style-src")}
        directives = {**directives, **allowed}
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())
