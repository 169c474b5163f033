"""The system checks: which SQLite is warned of, and which static file is missing."""

import json
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import LazySettings

from catalog import checks

WAL = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": "/srv/c.sqlite3",
    "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL;"},
}
POSTGRES = {"ENGINE": "django.db.backends.postgresql", "NAME": "c", "OPTIONS": {}}


def use(monkeypatch: pytest.MonkeyPatch, database: dict) -> None:
    """Give the checks another database; Django minds when the real setting is overridden."""
    monkeypatch.setattr(
        checks, "settings", SimpleNamespace(DATABASES={"default": database}, CATALOG_READ_ONLY=False)
    )


@pytest.mark.parametrize(
    ("version", "affected"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), False),
    ],
)
def test_the_versions_with_the_fault_are_known(version: tuple[int, ...], *, affected: bool):
    assert checks.may_corrupt_wal(version) is affected


@pytest.mark.parametrize(
    ("database", "version", "ids"),
    [
        (WAL, (3, 40, 1), ["catalog.W001"]),
        (WAL, (3, 51, 3), []),
        (POSTGRES, (3, 40, 1), []),
        ({**WAL, "OPTIONS": {"transaction_mode": "IMMEDIATE"}}, (3, 40, 1), []),
    ],
)
def test_the_fault_is_warned_of_where_it_can_bite(
    monkeypatch: pytest.MonkeyPatch, database: dict, version: tuple, ids: list[str]
):
    use(monkeypatch, database)
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    assert [message.id for message in checks.sqlite_is_sound(app_configs=None)] == ids


@pytest.mark.parametrize(
    ("database", "ids"), [(WAL, []), (POSTGRES, []), ({**WAL, "OPTIONS": {}}, ["catalog.E001"])]
)
def test_a_sqlite_that_loses_saves_is_refused(
    monkeypatch: pytest.MonkeyPatch, database: dict, ids: list[str]
):
    use(monkeypatch, database)
    assert [message.id for message in checks.sqlite_keeps_its_journal(app_configs=None)] == ids


def test_a_missing_static_file_is_named(settings: LazySettings, tmp_path: Path):
    settings.STATIC_ROOT = tmp_path
    assert [message.id for message in checks.static_files_are_whole(app_configs=None)] == ["catalog.I001"]
    (tmp_path / "base.1.css").touch()
    (tmp_path / "staticfiles.json").write_text(
        json.dumps({"paths": {"base.css": "base.1.css", "print.css": "print.2.css"}})
    )
    assert [message.msg for message in checks.static_files_are_whole(app_configs=None)] == [
        "The static file print.2.css is missing."
    ]
