"""Typed readers of environment variables that refuse loudly.

Each reader names the variable, the value it found and what is wanted. A variable that is set but
blank counts as not set. Values that may hold a secret are never repeated in a message.
"""

import os
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

REQUIRED: Final = "\0required"
"""The default of a variable that has none: reading it unset is an error."""

TRUE: Final = frozenset({"1", "true", "yes", "on"})
FALSE: Final = frozenset({"0", "false", "no", "off"})
DATABASE_FORMS: Final = "sqlite:////absolute/path or postgres://user:password@host:port/name"


def require(wanted: Mapping[str, str], *, hint: str = "") -> None:
    """Refuse to go on unless every variable is set, naming all that are not; ``wanted`` says what each holds.

    Raises:
        ImproperlyConfigured: with one line for each variable that is missing, and the ``hint``.
    """
    lines = [_missing(name, wanted[name]) for name in wanted if not os.environ.get(name, "").strip()]
    if lines:
        raise ImproperlyConfigured("\n".join([*lines, hint]).strip())


def text(name: str, default: str = REQUIRED, *, wanted: str = "a text") -> str:
    """The value of ``name`` without surrounding blanks.

    Raises:
        ImproperlyConfigured: it is not set, and no default is given.
    """
    value = os.environ.get(name, "").strip() or default
    if value == REQUIRED:
        raise ImproperlyConfigured(_missing(name, wanted))
    return value


def flag(name: str, *, default: bool) -> bool:
    """Whether ``name`` is switched on: 1, true, yes or on against 0, false, no or off, in any case."""
    value = text(name, "1" if default else "0").lower()
    if value not in TRUE | FALSE:
        raise _refused(name, value, "1, true, yes or on, or else 0, false, no or off")
    return value in TRUE


def number(name: str, default: int, *, minimum: int, maximum: int) -> int:
    """``name`` as a whole number between ``minimum`` and ``maximum``, both included."""
    value = text(name, str(default))
    wanted = f"a whole number from {minimum} to {maximum}"
    if not re.fullmatch(r"-?[0-9]{1,18}", value) or not minimum <= int(value) <= maximum:
        raise _refused(name, value, wanted)
    return int(value)


def words(name: str, default: str = REQUIRED, *, wanted: str = "a list separated by commas") -> list[str]:
    """``name`` as a list: separated by commas, blanks trimmed, empty entries refused."""
    value = text(name, default, wanted=wanted)
    if not value:
        return []
    entries = [entry.strip() for entry in value.split(",")]
    if not all(entries):
        raise _refused(name, value, f"{wanted}, with nothing empty between the commas")
    return entries


def database(name: str, default: str = REQUIRED) -> dict[str, Any]:
    """``name`` as Django's ``ENGINE``, ``NAME``, ``USER``, ``PASSWORD``, ``HOST``, ``PORT``, ``OPTIONS``.

    Understands ``sqlite:////absolute/path`` and ``postgres://user:password@host:port/name?option=value``
    (also ``postgresql://``); reserved characters are percent-encoded. The directory of a Unix socket is
    given as ``postgres://user@/name?host=/run/postgresql`` or as a percent-encoded host. A password is
    never shown in an error.
    """
    value = text(name, default, wanted=DATABASE_FORMS)
    try:
        url = urlsplit(value)
        port = url.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is not an address of a database: {error}.") from error
    if url.scheme == "sqlite":
        return _sqlite(name, value, url)
    if url.scheme in {"postgres", "postgresql"}:
        return _postgres(name, url, port)
    raise _refused(name, f"{url.scheme}:…" if url.scheme else "(an address without a scheme)", DATABASE_FORMS)


def _sqlite(name: str, value: str, url: SplitResult) -> dict[str, Any]:
    """Four slashes: two open the address, one ends the empty host, one begins the absolute path."""
    path = unquote(url.path).removeprefix("/")
    if url.netloc or url.query or url.fragment or not path.startswith("/") or path.endswith("/"):
        raise _refused(name, value, "sqlite:////absolute/path, with four slashes and a file's name")
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path}


def _postgres(name: str, url: SplitResult, port: int | None) -> dict[str, Any]:
    options = dict(parse_qsl(url.query, keep_blank_values=True))
    database_name = unquote(url.path).removeprefix("/")
    if not database_name or "/" in database_name:
        raise _refused(name, _without_password(url), "postgres://… that ends in /<name of the database>")
    in_query = {key: options.pop(key, "") for key in ("user", "password", "host", "port")}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database_name,
        "USER": unquote(url.username or "") or in_query["user"],
        "PASSWORD": unquote(url.password or "") or in_query["password"],
        "HOST": _host(url) or in_query["host"],
        "PORT": str(port or in_query["port"]),
        "OPTIONS": options,
    }


def _host(url: SplitResult) -> str:
    """The host, or the directory of a Unix socket, whose letters ``url.hostname`` would have lowered."""
    after_user = url.netloc.rpartition("@")[2]
    if after_user.lower().startswith("%2f"):
        return unquote(after_user.partition(":")[0])
    return url.hostname or ""


def _without_password(url: SplitResult) -> str:
    """The address as it may be shown: scheme, host and path only."""
    return f"{url.scheme}://{url.hostname or ''}{url.path}"


def _missing(name: str, wanted: str) -> str:
    return f"{name} is not set; set it to {wanted}."


def _refused(name: str, value: str, wanted: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f'{name} is "{value[:80]}"; it must be {wanted}.')
