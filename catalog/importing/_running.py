"""From plan to catalogue: who may import, how a plan is applied, and what is told when that fails."""

import datetime as dt
import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

from django.contrib.auth.models import AbstractBaseUser
from django.db import DatabaseError, OperationalError
from django.utils import timezone

from catalog import facets, names, writing
from catalog.importing._lock import ImportRunning, one_at_a_time
from catalog.importing._plan import Action, Ledger, Plan, record
from catalog.importing._shadow import Moved, Shadow, snapshot
from catalog.models import ImportRun, Revision, Taxon

ATTEMPTS = 5
DIRECT = 300
"""Up to so many rows are written at once under the lock; more are prepared on a private copy first."""
CHUNK = 500
"""Keys in one query: SQLite elsewhere takes 999 or 32,766 variables, not 250,000."""
REBUILD = 2_000
"""From so many touched taxa the facet index is built as a whole, which is quicker than taxon by taxon."""

Maker = Callable[[], Plan]


class ImportStopped(Exception):
    """The import failed for a reason outside the file; nothing was changed. The message is one sentence."""


@dataclass
class Result:
    """What came of an import: the plan's ledger, whether it was applied, and seconds by step."""

    ledger: Ledger
    is_applied: bool = False
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Add the time spent within to a step."""
        began = perf_counter()
        try:
            yield
        finally:
            self.seconds[step] = self.seconds.get(step, 0.0) + perf_counter() - began


def run(
    make_plan: Maker, *, kind: str, dry_run: bool = False, user: AbstractBaseUser | None = None
) -> Result:
    """Plan and, unless ``dry_run``, apply: all or nothing, also when the process is killed.

    ``make_plan`` reads the catalogue and writes nothing; it is called again when an editor has changed in the
    meantime what the plan changes. A file that changes nothing leaves no trace. Raises FileProblem for a bad file
    and ImportStopped when it is not the file's fault.
    """
    try:
        if dry_run:
            result = Result(Ledger())
            with result.timed("plan"):
                result.ledger = make_plan().ledger
            return result
        with one_at_a_time(kind):
            return _applied(make_plan, user)
    except ImportRunning as error:
        raise ImportStopped(str(error)) from error
    except (DatabaseError, OSError) as error:
        sentence = outage(error)
        if sentence is None:
            raise
        raise ImportStopped(sentence) from error


def _applied(make_plan: Maker, user: AbstractBaseUser | None) -> Result:
    result = Result(Ledger())
    started = timezone.now()
    writing.rebuild_if_stale()
    for _ in range(ATTEMPTS):
        with snapshot(), result.timed("plan"):
            revision = Revision.objects.current()
            plan = make_plan()
        result.ledger = plan.ledger
        if not plan.size:
            return result
        try:
            if plan.size <= DIRECT:
                _write_directly(plan, revision, result, lambda plan: _note_run(plan, user, started))
            else:
                _write_by_copy(plan, revision, make_plan, result, lambda plan: _note_run(plan, user, started))
        except Moved:
            continue
        result.is_applied = True
        return result
    raise ImportStopped(
        "Import stopped: the same plants were changed again and again while it ran. Nothing was changed; try later."
    )


def _write_directly(plan: Plan, revision: int, result: Result, note: Callable[[Plan], None]) -> None:
    with result.timed("write"), writing.change() as change:
        if Revision.objects.current() != revision:
            raise Moved
        began = perf_counter()
        change.touch(*plan.write())
        note(plan)
    result.seconds["lock"] = perf_counter() - began


def _write_by_copy(
    plan: Plan, revision: int, make_plan: Maker, result: Result, note: Callable[[Plan], None]
) -> None:
    shadow = Shadow(room=4 * plan.size + 10_000)
    with result.timed("reserve"):
        shadow.reserve()
    with shadow.much_memory():
        try:
            with snapshot():
                if Revision.objects.current() != revision:
                    with result.timed("plan"):
                        plan = make_plan()
                    result.ledger = plan.ledger
                _prepare(shadow, plan, result, note)
            with result.timed("merge"):
                shadow.merge()
            result.seconds["lock"] = shadow.lock_seconds
        finally:
            _cleared(shadow)


def _prepare(shadow: Shadow, plan: Plan, result: Result, note: Callable[[Plan], None]) -> None:
    """Write the plan, and all that follows from it, to the private copy."""
    with result.timed("copy"):
        shadow.open()
    with result.timed("write"):
        touched = plan.write()
        note(plan)
    _index(touched, result, changes_names=plan.changes_names)
    with result.timed("compare"):
        shadow.compare()


def _cleared(shadow: Shadow) -> None:
    """Tidy up; where even that fails (a full disk, a lost connection) the first fault is the one to tell."""
    try:
        shadow.close()
        shadow.release()
    except DatabaseError:
        return


def _index(touched: set[int], result: Result, *, changes_names: bool) -> None:
    """Bring the copy's derived tables up to date with what was written to it."""
    keys = sorted(touched)
    now = timezone.now()
    with result.timed("names"):
        for start in range(0, len(keys), CHUNK):
            Taxon.objects.filter(pk__in=keys[start : start + CHUNK]).update(updated_at=now)
        if changes_names:
            names.reindex(keys)
    with result.timed("facets"):
        if len(keys) < REBUILD:
            facets.reindex(keys)
        else:
            facets.rebuild()


def _note_run(plan: Plan, user: AbstractBaseUser | None, started: dt.datetime) -> None:
    ledger = plan.ledger
    ImportRun.objects.create(
        kind=plan.kind,
        file_name=", ".join(file.name for file in plan.files)[:255],
        sha256=plan.files[0].sha256 if plan.files else "",
        user=user,  # type: ignore[misc]
        started_at=started,
        added=ledger.total(Action.ADD),
        changed=ledger.total(Action.CHANGE),
        unchanged=ledger.total(Action.UNCHANGED),
        report=record(ledger),
    )


def outage(error: BaseException) -> str | None:
    """The sentence for a fault of disk or database that is nobody's in this program; None for any other."""
    cause = error.__cause__ if isinstance(error, DatabaseError) else error
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    state = str(getattr(cause, "sqlstate", "") or "")
    if code == sqlite3.SQLITE_FULL or state in ("53100",) or getattr(error, "errno", None) == errno.ENOSPC:
        return "Import stopped: the disk is full. Nothing was changed."
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or state in ("55P03", "40001", "40P01"):
        return "Import stopped: the database is locked by another program. Nothing was changed; try again."
    if code == sqlite3.SQLITE_READONLY or state == "25006":
        return "Import stopped: the database can only be read. Nothing was changed."
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB):
        return "Import stopped: the database cannot be read or written (a fault of disk or file). Nothing was changed."
    if isinstance(error, OperationalError) and not code:
        return "Import stopped: the database does not answer. Nothing was changed."
    return None
