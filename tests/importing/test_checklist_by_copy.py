"""A large import works on a private copy: the outcome is the same, and nothing of the copy is left."""

import errno
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db import DatabaseError, connection

from catalog import facets, names, writing
from catalog.importing import _running
from catalog.importing._shadow import Moved, Shadow
from catalog.importing._tables import PostgresTables, SqliteTables, Tables
from catalog.models import HistoryEntry, NameEntry, Revision, Taxon
from tests.factories import make_taxon
from tests.importing.checklist_files import fingerprint, import_rows
from tests.importing.checklists import SMALL

pytestmark = pytest.mark.django_db


@pytest.fixture
def by_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a small import takes the way of a large one."""
    monkeypatch.setattr(_running, "DIRECT", 0)
    monkeypatch.setattr(_running, "REBUILD", 1)


@pytest.mark.usefixtures("by_copy")
def test_names_and_facets_are_there_with_the_truth(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    assert Taxon.objects.filter(symbol="TEMIA").exists()
    assert names.check() == []
    assert facets.check() == []
    assert not Revision.objects.is_stale()


@pytest.mark.usefixtures("by_copy")
def test_the_same_file_twice_changes_nothing_at_all(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    before = fingerprint()
    import_rows(tmp_path, *SMALL)
    assert fingerprint() == before


@pytest.mark.usefixtures("by_copy")
def test_a_newer_list_changes_what_is_stored(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    newer = [(*row[:4], "Novaceae") if row[4] == "Testaceae" else row for row in SMALL]
    newer[4] = ("TEMIA", "", "Testaster minor (L.) Mill. var. montana Jeps.", "mountain aster", "Novaceae")
    import_rows(tmp_path, *newer)
    taxon = Taxon.objects.get(symbol="TEMIA")
    assert (taxon.slug, taxon.family.name if taxon.family else "") == (
        "testaster-minor-var-montana",
        "Novaceae",
    )
    assert taxon.former_slugs.count() == 1
    assert names.check() == []
    assert facets.check() == []


@pytest.mark.usefixtures("by_copy")
def test_an_editor_can_go_on_making_taxa_after_it(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    made = make_taxon("Planta nova", "L.")
    assert made.pk > max(Taxon.objects.exclude(pk=made.pk).values_list("pk", flat=True))


@pytest.mark.usefixtures("by_copy")
def test_what_an_editor_saves_meanwhile_is_kept_and_indexed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    make_taxon("Planta vetus", "L.", symbol="PLVE")
    _edit_before_merge(monkeypatch, lambda: make_taxon("Planta nova", "L.", symbol="PLNO"))
    import_rows(tmp_path, *SMALL)
    assert set(Taxon.objects.filter(genus=None, rank="species").values_list("symbol", flat=True)) >= {
        "PLVE",
        "PLNO",
    }
    assert Taxon.objects.filter(symbol="TEMIA").exists()
    assert names.check() == []
    assert facets.check() == []


@pytest.mark.usefixtures("by_copy")
def test_when_an_editor_changes_the_same_plant_meanwhile_the_work_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    taxon = make_taxon("Testaster minor", "(L.) Mill.", symbol="TEMI")

    def edit() -> None:
        taxon.refresh_from_db()
        taxon.name_note = "edited meanwhile"
        with writing.change() as change:
            change.save(taxon)

    _edit_before_merge(monkeypatch, edit)
    import_rows(tmp_path, *SMALL)
    taxon.refresh_from_db()
    assert taxon.name_note == "edited meanwhile"
    assert taxon.parent is not None
    assert names.check() == []
    assert facets.check() == []


@pytest.mark.usefixtures("by_copy")
def test_an_import_that_is_overtaken_again_and_again_gives_up_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def overtaken(shadow: Shadow, trace: Callable[[str], None]) -> None:
        raise Moved

    monkeypatch.setattr(Shadow, "merge", overtaken)
    before = fingerprint()
    with pytest.raises(CommandError, match="the same plants were changed again and again"):
        import_rows(tmp_path, *SMALL)
    assert fingerprint() == before


@pytest.mark.usefixtures("by_copy")
def test_no_table_of_the_copy_is_left(tmp_path: Path):
    import_rows(tmp_path, *SMALL)
    if connection.vendor == "sqlite":
        query = "SELECT name FROM sqlite_temp_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    else:
        query = "SELECT relname FROM pg_class WHERE relpersistence = 't' AND relkind = 'r'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        assert cursor.fetchall() == []


@pytest.mark.usefixtures("by_copy")
def test_what_an_import_has_brought_is_measured_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    seen: dict[str, int] = {}

    def count(engine: Tables, *tables: str) -> None:
        seen.update((table, engine.run(f"SELECT count(*) FROM {table}")[0][0]) for table in tables)

    monkeypatch.setattr(SqliteTables, "measure", count)
    monkeypatch.setattr(PostgresTables, "measure", count)
    import_rows(tmp_path, *SMALL)
    for model in (Taxon, NameEntry, HistoryEntry):
        [last] = [rows for table, rows in seen.items() if table.endswith(f".{model._meta.db_table}")]
        assert last == model.objects.count() > 0


def _sqlite_fault(code: int) -> DatabaseError:
    cause = sqlite3.OperationalError("…")
    cause.sqlite_errorcode = code
    error = DatabaseError("…")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (_sqlite_fault(sqlite3.SQLITE_FULL), "Import stopped: the disk is full. Nothing was changed."),
        (OSError(errno.ENOSPC, "…"), "Import stopped: the disk is full. Nothing was changed."),
        (
            _sqlite_fault(sqlite3.SQLITE_BUSY),
            "Import stopped: the database is locked by another program; try again. Nothing was changed.",
        ),
        (_sqlite_fault(sqlite3.SQLITE_READONLY), "Import stopped: the database can only be read."),
        (_sqlite_fault(sqlite3.SQLITE_CORRUPT), "Import stopped: the database cannot be read or written"),
    ],
)
@pytest.mark.usefixtures("by_copy")
def test_a_fault_of_disk_or_database_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, sentence: str
):
    def fail(shadow: Shadow) -> None:
        raise error

    monkeypatch.setattr(Shadow, "compare", fail)
    before = fingerprint()
    with pytest.raises(CommandError, match=sentence.replace(".", r"\.")):
        import_rows(tmp_path, *SMALL)
    assert fingerprint() == before


def _edit_before_merge(monkeypatch: pytest.MonkeyPatch, edit) -> None:
    """Let an editor save, once, between the work and its merge: on the real tables, as another connection would."""
    merge = Shadow.merge
    done: list[bool] = []

    def merge_after_edit(shadow: Shadow, trace: Callable[[str], None]) -> None:
        if not done:
            done.append(True)
            tables = [table.table for table in shadow._copied]
            _rename(tables, "", "_away")
            edit()
            _rename(tables, "_away", "")
        merge(shadow, trace)

    monkeypatch.setattr(Shadow, "merge", merge_after_edit)


def _rename(tables: list[str], old: str, new: str) -> None:
    schema = "temp" if connection.vendor == "sqlite" else "pg_temp"
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {schema}.{table}{old} RENAME TO {table}{new}")
