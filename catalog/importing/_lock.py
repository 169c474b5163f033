"""One import at a time; the lock goes with the process that holds it, however that ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.db import connection
from django.utils import timezone

POSTGRES_KEY = 0x504C414E5453
"""Any number will do, as long as nothing else in the database uses it."""


class ImportRunning(Exception):
    """Another import holds the lock; the message says since when, if that is known."""


@contextmanager
def one_at_a_time(kind: str) -> Iterator[None]:
    """Hold the lock of the catalogue's database. Raises ImportRunning at once when another process has it.

    On PostgreSQL it is a lock of the session, on SQLite a lock of a file beside the database. Neither outlives a
    process that is killed.
    """
    if connection.vendor == "postgresql":
        with _session_lock():
            yield
        return
    path = _lock_file()
    if path is None:
        yield
        return
    with _file_lock(path, kind):
        yield


@contextmanager
def _session_lock() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [POSTGRES_KEY])
        if not cursor.fetchone()[0]:
            raise ImportRunning(
                "Another import is running. Nothing was imported; try again when it has ended."
            )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [POSTGRES_KEY])


@contextmanager
def _file_lock(path: Path, kind: str) -> Iterator[None]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = (
                os.read(descriptor, 200).decode("utf-8", "replace").strip() or "Another import is running"
            )
            raise ImportRunning(f"{holder}. Nothing was imported; try again when it has ended.") from None
        os.ftruncate(descriptor, 0)
        words = f"An import ({kind}, process {os.getpid()}) is running since {timezone.now():%H:%M} UTC"
        os.pwrite(descriptor, words.encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _lock_file() -> Path | None:
    """The lock's file beside the database; None for a database in memory, which no other process has."""
    name = str(connection.settings_dict["NAME"])
    if ":memory:" in name or "mode=memory" in name:
        return None
    path = Path(unquote(urlsplit(name).path) if name.startswith("file:") else name)
    return path.with_name(f"{path.name}-import.lock")
