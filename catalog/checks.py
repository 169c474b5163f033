"""System checks: what can be known of a deployment before it serves. An entry point, like the commands."""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Info

SQLITE: Final = "django.db.backends.sqlite3"
FIRST_WITH_WAL: Final = (3, 7, 0)
FIXED_AGAIN: Final = (3, 51, 3)
BACKPORTS: Final = {(3, 50): (3, 50, 7), (3, 44): (3, 44, 6)}
"""Older lines of SQLite that were mended too, by their first two numbers."""


def sqlite_is_sound(*, app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:
    """Warn where a SQLite that may corrupt a write-ahead log meets a database that has one."""
    if not _uses_wal() or not may_corrupt_wal(sqlite3.sqlite_version_info[:3]):
        return []
    return [
        checks.Warning(
            f"SQLite {sqlite3.sqlite_version} has a rare fault that can corrupt a database in WAL mode.",
            hint="Use SQLite 3.51.3 or newer (or 3.50.7, 3.44.6), or PostgreSQL by DATABASE_URL,"
            " or the rollback journal (PRAGMA journal_mode=DELETE in config/databases.py).",
            id="catalog.W001",
        )
    ]


def may_corrupt_wal(version: tuple[int, ...]) -> bool:
    """Whether this SQLite has the race between a checkpoint and a reset of the log."""
    mended = BACKPORTS.get((version[0], version[1]), FIXED_AGAIN)
    return FIRST_WITH_WAL <= version < mended


def sqlite_keeps_its_journal(
    *, app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """Refuse a SQLite whose transactions would fail instead of wait."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] != SQLITE or settings.CATALOG_READ_ONLY:
        return []
    if database["OPTIONS"].get("transaction_mode") == "IMMEDIATE":
        return []
    return [
        Error(
            "SQLite is not in transaction_mode IMMEDIATE: two editors who save at once would lose a save.",
            hint="Take the options from config.databases.with_options().",
            id="catalog.E001",
        )
    ]


def static_files_are_whole(*, app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:
    """Name each file that the static manifest promises and the disk lacks; every page would fail for it."""
    root = Path(settings.STATIC_ROOT)
    manifest = root / "staticfiles.json"
    if not manifest.exists():
        return [
            Info(
                "The static files are not collected.", hint="Run manage.py collectstatic.", id="catalog.I001"
            )
        ]
    promised = json.loads(manifest.read_text())["paths"].values()
    return [
        Error(
            f"The static file {name} is missing.",
            hint="Run manage.py collectstatic --clear.",
            id="catalog.E002",
        )
        for name in sorted(promised)
        if not (root / name).exists()
    ]


def _uses_wal() -> bool:
    database = settings.DATABASES["default"]
    return database["ENGINE"] == SQLITE and "journal_mode=WAL" in database["OPTIONS"].get("init_command", "")
