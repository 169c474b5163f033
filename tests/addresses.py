"""Every address that the site answers, read from the URL resolver, with what stands in for its parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

PART = re.compile(r"<(?:[a-z_]+:)?(?P<plain>\w+)>|\(\?P<(?P<named>\w+)>[^)]*\)")


@dataclass(frozen=True)
class Address:
    """One address: its route as the resolver has it, the model that the admin serves there, its parts by name."""

    route: str
    model: str
    parts: tuple[str, ...]

    def filled(self, samples: dict[str, Any]) -> str:
        """The address of one page. Raises KeyError for a part of which nobody said what stands there."""
        return "/" + PART.sub(lambda found: str(samples[found["plain"] or found["named"]]), self.route)


def every_address(resolver: URLResolver | None = None, before: str = "") -> Iterator[Address]:
    """All addresses of the site, in the order in which they are tried."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = before + str(entry.pattern).removeprefix("^").removesuffix("$")
        if isinstance(entry, URLResolver):
            yield from every_address(entry, route)
        elif isinstance(entry, URLPattern):
            names = tuple(found["plain"] or found["named"] for found in PART.finditer(route))
            yield Address(route.replace(r"\Z", ""), _model(route), names)


def _model(route: str) -> str:
    admin, _, rest = route.partition("/")
    words = rest.split("/")
    return words[1] if admin == "admin" and words[0] in {"catalog", "auth"} and len(words) > 1 else ""
