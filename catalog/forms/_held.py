"""What a form has sent that could not be taken yet: kept on the page that says why, to be sent once more."""

import json
from dataclasses import asdict, dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

TOKEN: Final = "csrfmiddlewaretoken"  # noqa: S105  the name of a field
SECRET: Final = "password"  # noqa: S105  part of the names of fields that are never kept


@dataclass(frozen=True, slots=True)
class Held:
    """What was sent: to which address, the names with their values, and whether files came too, which are not kept."""

    address: str
    fields: list[tuple[str, str]]
    had_files: bool

    @property
    def packed(self) -> str:
        """All of it as one text, see :func:`unpack`."""
        return json.dumps(asdict(self), ensure_ascii=False)


def hold(request: HttpRequest) -> Held | None:
    """What this request has sent; None where it brought nothing, or a password."""
    fields = [(name, value) for name, values in request.POST.lists() for value in values if name != TOKEN]
    if not (fields or request.FILES) or any(SECRET in name for name, _ in fields):
        return None
    return Held(request.get_full_path(), fields, bool(request.FILES))


def unpack(text: str) -> Held | None:
    """What was packed; None where the text is anything else, or leads away from this site."""
    try:
        told = json.loads(text)
        address, had_files = str(told["address"]), bool(told["had_files"])
        fields = [(str(name), str(value)) for name, value in told["fields"]]
    except (ValueError, KeyError, TypeError):
        return None
    if not (address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)):
        return None
    return Held(address, fields, had_files)


def is_of_this_site(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this very site sent it."""
    scheme = "https" if request.is_secure() else "http"
    return request.headers.get("Origin") == f"{scheme}://{request.get_host()}"
