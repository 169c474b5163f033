"""What SQLite and PostgreSQL do differently about temporary tables, keys and snapshots."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from catalog.models import Revision

CACHE_KIBIBYTES = 131_072
_REFERENCE = re.compile(r' REFERENCES "\w+" \("\w+"\)(?: DEFERRABLE INITIALLY DEFERRED)?')


class Tables(ABC):
    """The SQL of one engine. Table names come from models, never from outside."""

    for_update = ""
    differs = "IS DISTINCT FROM"
    inserts_freely = False
    """Whether rows can be inserted while other writers go on."""

    def run(self, query: str, *parameters: Any) -> list[Any]:
        """Run one statement and fetch what it returns."""
        with connection.cursor() as cursor:
            cursor.execute(query, parameters or None)
            return list(cursor.fetchall()) if cursor.description else []

    @contextmanager
    def reading_only(self) -> Iterator[None]:
        """While it lasts, transactions begin without keeping writers away."""
        yield

    @contextmanager
    def large_transaction(self) -> Iterator[None]:
        """While it lasts, the connection is set for a transaction much larger than a web request's."""
        yield

    @contextmanager
    def indexes_built_after(self, table: str) -> Iterator[None]:
        """While it lasts, rows are inserted into the real table more quickly, if the engine has a way."""
        yield

    @abstractmethod
    def freeze(self) -> None:
        """Fix, as the first thing in a transaction, what it reads."""

    def check_references(self) -> None:
        """Check foreign keys now rather than at the end of the transaction, where that can be told apart."""
        return

    @abstractmethod
    def real(self, table: str) -> str:
        """The table itself, also while a copy hides it."""

    @abstractmethod
    def temporary(self, table: str) -> str:
        """The copy of a table."""

    @abstractmethod
    def copy(self, table: str, last_number: int | None) -> None:
        """Make the temporary table with rows, indexes and checks; its next key follows ``last_number``."""

    @abstractmethod
    def drop(self, name: str) -> None:
        """Drop a temporary table if there is one."""

    @abstractmethod
    def index(self, name: str, columns: str) -> None:
        """Index a temporary table, if the engine needs that to find a row among many."""

    @abstractmethod
    def measure(self, *tables: str) -> None:
        """Let the database see how much the tables hold, where it would otherwise go by what they held before.

        A check of references that was planned while a table was empty reads all of it for each row.
        """

    @abstractmethod
    def is_numbered(self, table: str, key: str) -> bool:
        """Whether the database gives out the table's keys."""

    @abstractmethod
    def last_number(self, table: str) -> int:
        """The last key given out."""

    @abstractmethod
    def set_number(self, table: str, number: int) -> None:
        """Let the next key be the one after ``number``."""

    def locked_revision(self) -> int:
        """The real revision, its row locked: no other writer can pass."""
        real = self.real(Revision._meta.db_table)
        rows = self.run(f"SELECT number FROM {real} WHERE id = 1{self.for_update}")
        return int(rows[0][0]) if rows else 0


class SqliteTables(Tables):
    """One writer at a time: a transaction is told at its beginning whether it will write."""

    differs = "IS NOT"

    @contextmanager
    def reading_only(self) -> Iterator[None]:
        mode = connection.transaction_mode  # type: ignore[attr-defined]
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
        try:
            yield
        finally:
            connection.transaction_mode = mode  # type: ignore[attr-defined]

    @contextmanager
    def large_transaction(self) -> Iterator[None]:
        # With the 2 MB that are SQLite's habit, pages are written out and read again and again while an index grows.
        # Copying the log into the database after the commit keeps nobody waiting, but belongs to no lock's time.
        settings = ("main.cache_size", "temp.cache_size", "wal_autocheckpoint")
        before = {setting: self.run(f"PRAGMA {setting}")[0][0] for setting in settings}
        for setting, value in zip(settings, (-CACHE_KIBIBYTES, -CACHE_KIBIBYTES, 0), strict=True):
            self.run(f"PRAGMA {setting} = {value}")
        try:
            yield
        finally:
            for setting, value in before.items():
                self.run(f"PRAGMA {setting} = {value}")
            if not connection.in_atomic_block:
                self.run("PRAGMA wal_checkpoint(PASSIVE)")

    @contextmanager
    def indexes_built_after(self, table: str) -> Iterator[None]:
        # An index built in one go is sorted first; row by row its pages are visited at random.
        query = "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL"
        indexes = self.run(query, table)
        for name, _ in indexes:
            self.run(f'DROP INDEX main."{name}"')
        yield
        for _, sql in indexes:
            self.run(re.sub(r"^CREATE (UNIQUE )?INDEX ", lambda found: f"{found[0]}main.", sql))

    def freeze(self) -> None:
        self.run("SELECT count(*) FROM main.sqlite_master")

    def real(self, table: str) -> str:
        return f"main.{table}"

    def temporary(self, table: str) -> str:
        return f"temp.{table}"

    def copy(self, table: str, last_number: int | None) -> None:
        made = self.run(
            "SELECT type, sql FROM main.sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL", table
        )
        creation = next(sql for kind, sql in made if kind == "table")
        self.run(_REFERENCE.sub("", creation).replace("CREATE TABLE", "CREATE TEMPORARY TABLE", 1))
        self.run(f"INSERT INTO temp.{table} SELECT * FROM main.{table}")
        for sql in (sql for kind, sql in made if kind == "index"):
            self.run(re.sub(r"^CREATE (UNIQUE )?INDEX ", lambda found: f"{found[0]}temp.", sql))
        if last_number is not None:
            self.run("DELETE FROM temp.sqlite_sequence WHERE name = %s", table)
            self.run("INSERT INTO temp.sqlite_sequence (name, seq) VALUES (%s, %s)", table, last_number)

    def drop(self, name: str) -> None:
        self.run(f"DROP TABLE IF EXISTS temp.{name}")

    def index(self, name: str, columns: str) -> None:
        """Nothing: SQLite indexes what stands behind IN while it runs the statement."""

    def measure(self, *tables: str) -> None:
        """Nothing: SQLite plans each statement anew, by its indexes."""

    def is_numbered(self, table: str, key: str) -> bool:
        rows = self.run("SELECT sql FROM main.sqlite_master WHERE type = 'table' AND name = %s", table)
        return "AUTOINCREMENT" in rows[0][0]

    def last_number(self, table: str) -> int:
        rows = self.run("SELECT seq FROM main.sqlite_sequence WHERE name = %s", table)
        return int(rows[0][0]) if rows else 0

    def set_number(self, table: str, number: int) -> None:
        self.run("DELETE FROM main.sqlite_sequence WHERE name = %s", table)
        self.run("INSERT INTO main.sqlite_sequence (name, seq) VALUES (%s, %s)", table, number)


class PostgresTables(Tables):
    """Readers and writers do not wait for each other; the revision's row lock keeps writers in line."""

    for_update = " FOR UPDATE"
    inserts_freely = True

    def __init__(self) -> None:
        self._schema = str(self.run("SELECT quote_ident(current_schema())")[0][0])

    def freeze(self) -> None:
        self.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    def check_references(self) -> None:
        self.run("SET CONSTRAINTS ALL IMMEDIATE")
        self.run("SET CONSTRAINTS ALL DEFERRED")

    def real(self, table: str) -> str:
        return f"{self._schema}.{table}"

    def temporary(self, table: str) -> str:
        return f"pg_temp.{table}"

    def copy(self, table: str, last_number: int | None) -> None:
        self.run(f"CREATE TEMPORARY TABLE {table} (LIKE {self._schema}.{table} INCLUDING ALL)")
        self.run(f"INSERT INTO pg_temp.{table} SELECT * FROM {self._schema}.{table}")
        self.run(f"ANALYZE pg_temp.{table}")
        if last_number is not None:
            self.run(f"ALTER TABLE pg_temp.{table} ALTER COLUMN id RESTART WITH {last_number + 1}")

    def drop(self, name: str) -> None:
        self.run(f"DROP TABLE IF EXISTS pg_temp.{name}")

    def index(self, name: str, columns: str) -> None:
        # Where a table has just been filled the planner takes it to be empty, and would read all of ``name`` for each
        # of its rows: a whole checklist then stands still for half an hour.
        self.run(f"CREATE INDEX ON pg_temp.{name} ({columns})")

    def measure(self, *tables: str) -> None:
        for table in tables:
            self.run(f"ANALYZE {table}")
        self.run("DISCARD PLANS")

    def is_numbered(self, table: str, key: str) -> bool:
        return bool(
            self.run("SELECT pg_get_serial_sequence(%s, %s)", f"{self._schema}.{table}", key.strip('"'))[0][0]
        )

    def last_number(self, table: str) -> int:
        sequence = self._sequence(table)
        rows = self.run(f"SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM {sequence}")
        return int(rows[0][0])

    def set_number(self, table: str, number: int) -> None:
        self.run("SELECT setval(%s, %s, %s)", self._sequence(table), max(number, 1), number > 0)

    def _sequence(self, table: str) -> str:
        return str(self.run("SELECT pg_get_serial_sequence(%s, 'id')", f"{self._schema}.{table}")[0][0])
