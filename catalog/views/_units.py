"""The visitor's units: read from the address, and carried on by every link and form of the page."""

import re
from collections.abc import Callable
from typing import Final, TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from catalog import units
from catalog.units import PARAMETER, Units

Answer = TypeVar("Answer", bound=HttpResponseBase)

LINK: Final = re.compile(
    r'(<(?:a\b(?![^>]*\sdata-units)[^>]*\shref|form\b[^>]*\smethod="post"[^>]*\saction)=")((?:/(?!/)|\?)[^"#]*)'
)
FORM: Final = re.compile(r'<form\b[^>]*\smethod="get"[^>]*>')
KNOWN: Final = tuple(Units)
ELSEWHERE: Final = ("/admin/", "/static/", "/media/", "/feeds/", "/api/")
"""Where the choice means nothing."""


def in_chosen_units(request: HttpRequest, answer: Callable[[], Answer]) -> Answer:
    """The answer with its lengths in the units of the address, and with links that keep them.

    Nothing is kept about the visitor, so what was chosen has to stand in the next address too. It is added to the
    finished page, in one place, because a page has some hundred links and a forgotten one would lose the choice.
    """
    asked = request.GET.get(PARAMETER, "")
    if asked not in KNOWN:
        return answer()
    with units.giving(Units(asked)):
        response = answer()
    if "Location" in response.headers:
        response.headers["Location"] = _with_units(response.headers["Location"], asked, "&")
    elif not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
        response.content = _carrying(response.content.decode(), asked)  # type: ignore[attr-defined]
    return response


def _carrying(page: str, asked: str) -> str:
    linked = LINK.sub(lambda link: link[1] + _with_units(link[2], asked, "&amp;"), page)
    return FORM.sub(lambda form: f'{form[0]}<input type="hidden" name="{PARAMETER}" value="{asked}">', linked)


def _with_units(address: str, asked: str, joint: str) -> str:
    if address.startswith(ELSEWHERE) or f"{PARAMETER}=" in address:
        return address
    if "?" not in address:
        joint = "?"
    elif address.endswith("?"):
        joint = ""
    return f"{address}{joint}{PARAMETER}={asked}"
