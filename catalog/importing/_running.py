"""From plan to catalogue: who may import, how a plan is applied, and what is told when that fails."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.utils import timezone

from catalog import contradictions, facets, names, writing
from catalog.choices import EntryKind
from catalog.importing._lock import Held, ImportRunning, one_at_a_time
from catalog.importing._outages import outage
from catalog.importing._plan import Action, Ledger, Plan, record
from catalog.importing._shadow import Moved, Shadow, snapshot
from catalog.importing._storing import CHUNK, chunks
from catalog.models import ImportRun, Revision, Taxon

ATTEMPTS = 5
DIRECT = 300
"""Up to so many rows are written at once under the lock; more are prepared on a private copy first."""
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
        with one_at_a_time(kind) as held:
            return _Applying(make_plan, user, held).run()
    except ImportRunning as error:
        raise ImportStopped(str(error)) from error
    except ValidationError as error:
        raise ImportStopped(f"Import stopped: {' '.join(error.messages)} Nothing was changed.") from error
    except (DatabaseError, OSError) as error:
        sentence = outage(error)
        if not sentence:
            raise
        raise ImportStopped(f"Import stopped: {sentence} Nothing was changed.") from error


class _Applying:
    """One import under its lock."""

    def __init__(self, make_plan: Maker, user: AbstractBaseUser | None, held: Held) -> None:
        self.result = Result(Ledger())
        self._make_plan = make_plan
        self._user = user
        self._held = held
        self._started = timezone.now()

    def run(self) -> Result:
        """Plan and apply, again where an editor came between."""
        if self._held.former:
            Shadow.release_noted(self._held.former)
        writing.rebuild_if_stale()
        for _ in range(ATTEMPTS):
            with snapshot():
                revision = Revision.objects.current()
                plan = self._plan()
            if not plan.size:
                return self.result
            try:
                if plan.size <= DIRECT or not plan.changes_taxa:
                    self._directly(plan, revision)
                else:
                    self._by_copy(plan, revision)
            except Moved:
                continue
            self.result.is_applied = True
            return self.result
        raise ImportStopped(
            "Import stopped: the same plants were changed again and again while it ran. "
            "Nothing was changed; try later."
        )

    def _plan(self) -> Plan:
        with self.result.timed("plan"):
            plan = self._make_plan()
        self.result.ledger = plan.ledger
        return plan

    def _directly(self, plan: Plan, revision: int) -> None:
        with writing.change(self._user, kind=EntryKind.IMPORTED, file_name=_file_names(plan)) as change:
            began = perf_counter()
            if Revision.objects.current() != revision:
                raise Moved
            with self.result.timed("write"):
                change.remember(*plan.known_taxa)
                change.touch(*plan.write())
                change.traced_as(self._record(plan))
        self.result.seconds["lock"] = perf_counter() - began

    def _by_copy(self, plan: Plan, revision: int) -> None:
        shadow = Shadow(room=4 * plan.size + 10_000)
        shadow.reserve()
        self._held.note(shadow.note)
        with shadow.large_transaction():
            try:
                with snapshot():
                    if Revision.objects.current() != revision:
                        plan = self._plan()
                    run = self._prepare(shadow, plan)
                with self.result.timed("merge"):
                    shadow.merge(partial(writing.trace_run, run=run))
                self.result.seconds["lock"] = shadow.lock_seconds
            finally:
                _clear(shadow)
        with self.result.timed("history"):
            writing.document_run(run)
            contradictions.rebuild()

    def _prepare(self, shadow: Shadow, plan: Plan) -> ImportRun:
        """Write the plan, and all that follows from it, to the private copy; the record of the run."""
        with self.result.timed("copy"):
            shadow.open()
        with self.result.timed("write"):
            touched = sorted(plan.write())
            run = self._record(plan)
            now = timezone.now()
            for keys in chunks(touched, CHUNK):
                Taxon.objects.filter(pk__in=keys).mark_changed(now)
                Taxon.objects.filter(pk__in=keys).mark_published(now)
        with self.result.timed("names"):
            if plan.changes_names:
                names.reindex(touched)
        with self.result.timed("facets"):
            if len(touched) < REBUILD:
                facets.reindex(touched)
            else:
                facets.rebuild()
        with self.result.timed("compare"):
            shadow.compare()
        return run

    def _record(self, plan: Plan) -> ImportRun:
        ledger = plan.ledger
        return ImportRun.objects.create(
            kind=plan.kind,
            file_name=_file_names(plan),
            sha256=plan.files[0].sha256 if plan.files else "",
            user=self._user,  # type: ignore[misc]
            started_at=self._started,
            added=ledger.total(Action.ADD),
            changed=ledger.total(Action.CHANGE),
            unchanged=ledger.total(Action.UNCHANGED),
            report=record(ledger),
        )


def _file_names(plan: Plan) -> str:
    return ", ".join(file.name for file in plan.files)[:255]


def _clear(shadow: Shadow) -> None:
    """Tidy up; where even that fails (a full disk, a lost connection) the first fault is the one to tell."""
    try:
        shadow.close()
        shadow.release()
    except DatabaseError:
        return
