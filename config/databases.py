"""Options of each database engine, measured and argued in ``docs/decisions/settings.md``."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

SQLITE_COMMANDS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
SECONDS_TO_WAIT = 20
"""How long a writer waits for another before it gives up, on both engines."""


def with_options(database: dict[str, Any], *, read_only: bool) -> dict[str, Any]:
    """The ``DATABASES`` entry of a parsed address (see ``config.env.database``) with our options."""
    common = {**database, "ATOMIC_REQUESTS": False, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    if database["ENGINE"] == "django.db.backends.sqlite3":
        return common | _sqlite(database["NAME"], read_only=read_only)
    return common | {"OPTIONS": _postgres(database["OPTIONS"], read_only=read_only)}


def _sqlite(path: str, *, read_only: bool) -> dict[str, Any]:
    if read_only:
        return {
            "NAME": _read_only_address(Path(path)),
            "OPTIONS": {"timeout": SECONDS_TO_WAIT, "init_command": "PRAGMA query_only=ON;"},
        }
    # IMMEDIATE: a transaction that reads first and writes later would otherwise fail at once, without
    # waiting, when another writer came between.
    return {
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": SECONDS_TO_WAIT,
            "init_command": SQLITE_COMMANDS,
        }
    }


def _read_only_address(path: Path) -> str:
    """A SQLite address that never writes.

    A file in WAL mode needs its ``-shm`` companion even to be read. In a directory that cannot be
    written SQLite cannot make it, and has to be told that nobody changes the file.
    """
    immutable = "" if os.access(path.parent, os.W_OK) else "&immutable=1"
    return f"file:{quote(str(path))}?mode=ro{immutable}"


def _postgres(options: dict[str, Any], *, read_only: bool) -> dict[str, Any]:
    """What the address itself says in ``?options=…`` stays and wins."""
    ours = f"-c lock_timeout={SECONDS_TO_WAIT}s"
    if read_only:
        ours += " -c default_transaction_read_only=on"
    return {**options, "options": f"{ours} {options.get('options', '')}".strip()}
