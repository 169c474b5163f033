"""Which failures of a real SQLite file count as an outage, and which as a mistake of ours."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from catalog.views import errors
from config.databases import with_options


def opened(path: Path, *, read_only: bool = False) -> BaseDatabaseWrapper:
    """A connection as the settings make it, except that it does not wait."""
    database = with_options({"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}, read_only=read_only)
    database["OPTIONS"]["timeout"] = 0
    return ConnectionHandler({"default": database})["default"]


@pytest.fixture
def path(tmp_path: Path, django_db_blocker) -> Iterator[Path]:
    """A database with one table, made as the site makes it."""
    with django_db_blocker.unblock():
        connection = opened(tmp_path / "c.sqlite3")
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE plant (name TEXT)")
        connection.close()
        yield tmp_path / "c.sqlite3"


def failure(connection: BaseDatabaseWrapper, statement: str) -> DatabaseError:
    with pytest.raises(DatabaseError) as caught, connection.cursor() as cursor:
        cursor.execute(statement)
    connection.close()
    return caught.value


def test_the_file_is_in_wal_mode_and_every_save_reaches_the_disk(path: Path):
    connection = opened(path)
    with connection.cursor() as cursor:
        settings = {
            pragma: cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
            for pragma in ("journal_mode", "synchronous", "foreign_keys")
        }
    connection.close()
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_locked_database_is_an_outage(path: Path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    error = failure(opened(path), "INSERT INTO plant VALUES ('Carex nudata')")
    other.close()
    assert errors.is_outage(error)


def test_a_reader_does_not_wait_for_a_writer(path: Path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO plant VALUES ('Carex nudata')")
    connection = opened(path)
    with connection.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM plant").fetchone() == (0,)
    connection.close()
    other.close()


def test_a_file_that_cannot_be_opened_is_an_outage(path: Path):
    assert errors.is_outage(failure(opened(path.parent / "missing" / "c.sqlite3"), "SELECT 1"))


def test_a_broken_file_is_an_outage(path: Path):
    path.write_bytes(b"this is no database " * 300)
    assert errors.is_outage(failure(opened(path), "SELECT * FROM plant"))


def test_a_write_to_a_site_that_only_reads_is_an_outage(path: Path):
    assert errors.is_outage(failure(opened(path, read_only=True), "DELETE FROM plant"))


def test_a_missing_table_is_our_mistake(path: Path):
    assert not errors.is_outage(failure(opened(path), "SELECT * FROM animal"))


def test_a_statement_that_is_no_sql_is_our_mistake(path: Path):
    assert not errors.is_outage(failure(opened(path), "SELEKT"))
