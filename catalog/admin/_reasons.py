"""The reason that an editor gives for an act, where its page is no form of Django's."""

from typing import Final

from django.http import HttpRequest

LONGEST_REASON: Final = 1_000


def given_reason(request: HttpRequest) -> str:
    """The words of the field "reason", as much as is kept; without NUL, which PostgreSQL takes in no text."""
    return request.POST.get("reason", "").replace("\x00", "").strip()[:LONGEST_REASON]
