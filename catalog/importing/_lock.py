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


class Held:
    """The lock that is held. ``former`` is the note that an import left which did not come to its end."""

    def __init__(self, descriptor: int | None = None) -> None:
        self._descriptor = descriptor
        self.former = "" if descriptor is None else _read(descriptor).partition("\n")[2].strip()

    def note(self, text: str) -> None:
        """Leave a note for the next import, in case that this one is killed."""
        if self._descriptor is not None:
            first = _read(self._descriptor).partition("\n")[0]
            _write(self._descriptor, f"{first}\n{text}")


@contextmanager
def one_at_a_time(kind: str) -> Iterator[Held]:
    """Hold the lock of the catalogue's database. Raises ImportRunning at once when another process has it.

    On PostgreSQL it is a lock of the session, on SQLite a lock of a file beside the database. Neither outlives a
    process that is killed.
    """
    path = _lock_file() if connection.vendor == "sqlite" else None
    if path is not None:
        with _file_lock(path, kind) as held:
            yield held
    elif connection.vendor == "postgresql":
        with _session_lock():
            yield Held()
    else:
        yield Held()


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
def _file_lock(path: Path, kind: str) -> Iterator[Held]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _read(descriptor).partition("\n")[0] or "Another import is running"
            raise ImportRunning(f"{holder}. Nothing was imported; try again when it has ended.") from None
        held = Held(descriptor)
        _write(
            descriptor,
            f"An import ({kind}, process {os.getpid()}) is running since {timezone.now():%H:%M} UTC",
        )
        yield held
        _write(descriptor, "")
    finally:
        os.close(descriptor)


def _read(descriptor: int) -> str:
    return os.pread(descriptor, 10_000, 0).decode("utf-8", "replace")


def _write(descriptor: int, text: str) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, text.encode(), 0)


def _lock_file() -> Path | None:
    """The lock's file beside the database; None for a database in memory, which no other process has."""
    name = str(connection.settings_dict["NAME"])
    if ":memory:" in name or "mode=memory" in name:
        return None
    path = Path(unquote(urlsplit(name).path) if name.startswith("file:") else name)
    return path.with_name(f"{path.name}-import.lock")
