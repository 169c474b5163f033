"""Work on a private copy of the catalogue's tables, brought into the catalogue in one short transaction.

An import of a whole checklist, with the indexes that follow from it, takes half a minute; no writer shall wait that
long, no reader meet a catalogue without its indexes, and no kill leave one. So the work is done on temporary tables
of the same names: within one connection they hide the real ones, on SQLite and PostgreSQL alike, and they are gone
with the connection. Other connections see nothing of it. Then the rows that differ are brought over, all or none.

Editors may go on working. Their rows are compared with those that the work began from: if both changed the same row,
:class:`Moved` is raised and the work must be done again; if not, what they touched is indexed again after the merge.
Foreign keys are checked by the merge, not within the copy.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from catalog import facets, names, writing
from catalog.importing._tables import PostgresTables, SqliteTables, Tables
from catalog.models import HistoryEntry, NameEntry, Revision, Taxon

NAMES = NameEntry._meta.db_table
REVISION = Revision._meta.db_table
MANY = 10_000
"""New rows from which on a table's indexes are built again rather than added to, if they are more than the old."""
DEADLOCK = "40P01"


class Moved(Exception):
    """An editor has changed a row that the work changes too, since it began."""


@dataclass(frozen=True, slots=True)
class _Copied:
    """A table of the copy: its name, primary key and columns, and whether it is built from others.

    The rows of a stamped one bear the revision that last changed them.
    """

    table: str
    key: str
    columns: tuple[str, ...]
    is_derived: bool
    is_stamped: bool


@contextmanager
def snapshot() -> Iterator[None]:
    """A transaction that reads the catalogue as it is now, and keeps no writer waiting, whatever it does."""
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    engine = _engine()
    with engine.reading_only(), transaction.atomic():
        engine.freeze()
        yield


class Shadow:
    """One private copy. Call :meth:`reserve`, then the rest within :func:`snapshot`, then :meth:`merge`."""

    def __init__(self, *, room: int) -> None:
        """``room`` is how many new rows are expected in a table, at most, beside as many as it has."""
        self.room = room
        self.lock_seconds = 0.0
        self._engine = _engine()
        self._copied = _copied_tables()
        self._blocks: dict[str, tuple[int, int]] = {}
        self._changed: dict[str, list[str]] = {}
        self._inserted: set[str] = set()
        self._growing: set[str] = set()
        self._base_revision = 0

    def large_transaction(self) -> AbstractContextManager[None]:
        """The connection set for a transaction much larger than a web request's."""
        return self._engine.large_transaction()

    def reserve(self) -> None:
        """Set keys aside for the new rows of every table, so that an editor's new rows get others."""
        with transaction.atomic():
            Revision.objects.locked()
            for table in self._numbered():
                size = self._value(f"SELECT count(*) FROM {self._engine.real(table.table)}") + self.room
                start = self._engine.last_number(table.table)
                self._engine.set_number(table.table, start + size)
                self._blocks[table.table] = (start, start + size)

    def release(self) -> None:
        """Give back the keys that were set aside and not used, as far as nobody has gone past them."""
        with transaction.atomic():
            Revision.objects.locked()
            for table in self._numbered():
                start, end = self._blocks.get(table.table, (0, -1))
                if self._engine.last_number(table.table) == end:
                    query = f"SELECT coalesce(max({table.key}), 0) FROM {self._engine.real(table.table)}"
                    self._engine.set_number(table.table, max(start, self._value(query)))

    @property
    def note(self) -> str:
        """What the next import must know to give back the keys if this one is killed."""
        return json.dumps(self._blocks)

    @classmethod
    def release_noted(cls, note: str) -> None:
        """Give back the keys that an import which was killed had set aside; a note that cannot be read says nothing."""
        try:
            blocks = {str(table): (int(start), int(end)) for table, (start, end) in json.loads(note).items()}
        except (ValueError, TypeError, AttributeError):
            return
        shadow = cls(room=0)
        shadow._blocks = blocks
        shadow.release()

    def open(self) -> None:
        """Make the copy; from here to :meth:`close` every query of this connection reads and writes it."""
        self._base_revision = Revision.objects.current()
        real = self._engine.real(Taxon._meta.db_table)
        self._run(f"CREATE TEMPORARY TABLE shadow_taxa AS SELECT id, version, updated_at FROM {real}")
        for table in self._copied:
            start = self._blocks.get(table.table, (None, None))[0]
            self._engine.copy(table.table, start)

    def compare(self) -> None:
        """Note which rows the work has added, changed and removed, and how the latter were before."""
        for table in self._copied:
            self._compare(table)

    def merge(self, trace: Callable[[str], None]) -> None:
        """Bring the noted rows into the catalogue. Raises Moved when an editor has changed one of them.

        ``trace`` is called in the same transaction, with a query of the taxa that the work has added or changed.
        """
        for table in self._copied:
            self._engine.measure(self._engine.real(table.table), _noted(table), _former(table))
        try:
            with transaction.atomic():
                self._insert_early()
                revision = self._engine.locked_revision()
                began = perf_counter()
                self._merge(revision, trace)
            self.lock_seconds = perf_counter() - began
        except DatabaseError as error:
            if isinstance(error, IntegrityError) or getattr(error.__cause__, "sqlstate", "") == DEADLOCK:
                raise Moved from error
            raise
        brought = [table.table for table in self._copied]
        self._engine.measure(*map(self._engine.real, [*brought, HistoryEntry._meta.db_table]))

    def close(self) -> None:
        """Drop what is left of the copy."""
        for table in self._copied:
            for name in (table.table, _noted(table), _former(table)):
                self._engine.drop(name)
        self._engine.drop("shadow_taxa")
        self._engine.drop("shadow_touched")

    def _insert_early(self) -> None:
        """Where other writers can go on meanwhile, insert what clashes with nothing before they are kept waiting."""
        self._inserted.clear()
        if not self._engine.inserts_freely:
            return
        waiting = False
        for table in self._copied:
            if table.table == REVISION or (table.is_derived and table.table != NAMES):
                continue
            fates = {fate for (fate,) in self._run(f"SELECT DISTINCT fate FROM {_noted(table)}")}
            if fates == {"new"}:
                self._insert(table)
                self._inserted.add(table.table)
            waiting = waiting or (len(fates) > 1 and "new" in fates)
        self._engine.measure(*map(self._engine.real, self._inserted))
        if not waiting:
            self._engine.check_references()

    def _merge(self, revision: int, trace: Callable[[str], None]) -> None:
        for table in self._copied:
            if not table.is_derived and self._has_moved(table):
                raise Moved
        touched = self._touched_meanwhile() if revision != self._base_revision else []
        if touched:
            self._compare_derived_again(touched)
        number = max(revision, Revision.objects.current()) + 1
        for table in self._copied:
            if table.is_stamped:
                self._run(
                    f"UPDATE {table.table} SET revision = %s WHERE {self._is(table, 'new', 'changed')}",
                    number,
                )
            if table.table != REVISION:
                self._bring(table)
        self._run(f"UPDATE {self._engine.real(REVISION)} SET number = %s WHERE id = 1", number)
        trace(
            f"SELECT worked.id FROM {Taxon._meta.db_table} worked LEFT JOIN shadow_taxa found "
            "ON found.id = worked.id WHERE found.id IS NULL OR found.version <> worked.version"
        )
        if touched:
            self.close()
            touched = sorted({*touched, *writing.place_again(touched)})
            names.reindex(touched)
            facets.reindex(touched)
            Revision.objects.raise_number()

    def _compare(self, table: _Copied) -> None:
        key, copy, real = table.key, table.table, self._engine.real(table.table)
        start, end = self._blocks.get(copy, (0, 0))
        is_new = f"{key} > {start} AND {key} <= {end}" if copy in self._blocks else "1 = 0"
        self._run(
            f"""
            CREATE TEMPORARY TABLE {_noted(table)} AS
            SELECT {key} AS key, 'new' AS fate FROM {copy} WHERE {is_new}
            UNION ALL
            SELECT {key}, CASE WHEN EXISTS (SELECT 1 FROM {real} held WHERE held.{key} = differing.{key})
                               THEN 'changed' ELSE 'new' END
            FROM (SELECT * FROM {copy} WHERE NOT ({is_new}) EXCEPT SELECT * FROM {real}) differing
            UNION ALL
            SELECT {key}, 'gone' FROM (SELECT {key} FROM {real} EXCEPT SELECT {key} FROM {copy}) missing
            """
        )
        self._engine.index(_noted(table), "fate, key")
        self._run(
            f"CREATE TEMPORARY TABLE {_former(table)} AS SELECT * FROM {real} "
            f"WHERE {self._is(table, 'changed', 'gone')}"
        )
        added = self._value(f"SELECT count(*) FROM {_noted(table)} WHERE fate = 'new'")
        if added >= MANY and added > self._value(f"SELECT count(*) FROM {real}"):
            self._growing.add(copy)
        self._changed[copy] = [column for column in table.columns if self._differs(table, column)]

    def _differs(self, table: _Copied, column: str) -> bool:
        """Whether the column differs in any row; an index of one that does not is left alone by the merge."""
        key = table.key
        query = (
            f"SELECT 1 FROM {_former(table)} former JOIN {table.table} fresh ON fresh.{key} = former.{key} "
            f"WHERE fresh.{column} {self._engine.differs} former.{column} LIMIT 1"
        )
        return bool(self._run(query))

    def _has_moved(self, table: _Copied) -> bool:
        if table.table == REVISION:
            return False
        real = self._engine.real(table.table)
        return bool(self._run(f"SELECT * FROM {_former(table)} EXCEPT SELECT * FROM {real} LIMIT 1"))

    def _touched_meanwhile(self) -> list[int]:
        real = self._engine.real(Taxon._meta.db_table)
        gone = f"SELECT count(*) FROM (SELECT id FROM shadow_taxa EXCEPT SELECT id FROM {real}) missing"
        if self._value(gone):
            raise Moved
        later = f"SELECT id, version, updated_at FROM {real} EXCEPT SELECT * FROM shadow_taxa"
        rows = self._run(f"SELECT id FROM ({later}) later")
        return [row[0] for row in rows]

    def _compare_derived_again(self, touched: list[int]) -> None:
        """Put the indexes back to the copy's state, also for what editors have touched meanwhile.

        That is indexed anew after the merge, by the difference between what is stored of a taxon and the truth; so
        entries and bitmaps must be of one state.
        """
        self._run("CREATE TEMPORARY TABLE shadow_touched (id bigint PRIMARY KEY)")
        for taxon in touched:
            self._run("INSERT INTO shadow_touched VALUES (%s)", taxon)
        for table in self._copied:
            if table.table == NAMES:
                self._note_names_again(table)
            elif table.is_derived:
                self._engine.drop(_noted(table))
                self._engine.drop(_former(table))
                self._compare(table)

    def _note_names_again(self, table: _Copied) -> None:
        """The entries of a touched taxon have been deleted and made again, under other keys."""
        key, copy, real = table.key, table.table, self._engine.real(table.table)
        touched = "taxon_id IN (SELECT id FROM shadow_touched)"
        before, since = (f"SELECT {key} FROM {where} WHERE {touched}" for where in (copy, real))
        self._run(
            f"""
            INSERT INTO {_noted(table)}
            SELECT {key}, 'new' FROM ({before} EXCEPT SELECT {key} FROM {real}) old
            WHERE {key} NOT IN (SELECT key FROM {_noted(table)})
            UNION ALL
            SELECT {key}, 'gone' FROM ({since} EXCEPT SELECT {key} FROM {copy}) later
            """
        )

    def _bring(self, table: _Copied) -> None:
        key, copy, real = table.key, table.table, self._engine.real(table.table)
        self._run(f"DELETE FROM {real} WHERE {self._is(table, 'gone')}")
        if listed := ", ".join(self._changed.get(copy, ())):
            self._run(
                f"UPDATE {real} SET ({listed}) = (SELECT {listed} FROM {self._engine.temporary(copy)} fresh "
                f"WHERE fresh.{key} = {copy}.{key}) WHERE {self._is(table, 'changed')}"
            )
        if copy in self._inserted:
            return
        growing = self._engine.indexes_built_after(copy) if copy in self._growing else nullcontext()
        with growing:
            self._insert(table)

    def _insert(self, table: _Copied) -> None:
        every, real = ", ".join(table.columns), self._engine.real(table.table)
        self._run(
            f"INSERT INTO {real} ({every}) SELECT {every} FROM {table.table} "
            f"WHERE {self._is(table, 'new')} ORDER BY {table.key}"
        )

    def _is(self, table: _Copied, *fates: str) -> str:
        listed = ", ".join(f"'{fate}'" for fate in fates)
        return f"{table.key} IN (SELECT key FROM {_noted(table)} WHERE fate IN ({listed}))"

    def _numbered(self) -> list[_Copied]:
        return [table for table in self._copied if self._engine.is_numbered(table.table, table.key)]

    def _value(self, query: str) -> Any:
        return self._run(query)[0][0]

    def _run(self, query: str, *parameters: Any) -> list[Any]:
        return self._engine.run(query, *parameters)


def _noted(table: _Copied) -> str:
    return f"shadow_noted_{table.table}"


def _former(table: _Copied) -> str:
    return f"shadow_former_{table.table}"


def _engine() -> Tables:
    return SqliteTables() if connection.vendor == "sqlite" else PostgresTables()


def _copied_tables() -> list[_Copied]:
    """Every table of the catalogue but the history, which an import only adds to, and what waits beside live pages.

    Quoted, since some columns bear words of SQL.
    """
    models_copied = apps.get_app_config("catalog").get_models()
    return [_copied(model) for model in models_copied if model.__module__ != HistoryEntry.__module__]


def _copied(model: type[models.Model]) -> _Copied:
    columns = tuple(f'"{column.column}"' for column in model._meta.local_concrete_fields)
    is_derived = model.__module__ == NameEntry.__module__
    return _Copied(
        model._meta.db_table,
        f'"{model._meta.pk.column}"',
        columns,
        is_derived,
        is_stamped=is_derived and '"revision"' in columns,
    )
