"""A sheet stored: all of it as one act, or nothing."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils import timezone

from catalog import documents, editorial, writing
from catalog.choices import EntryKind
from catalog.models import ImportRun, Operation
from catalog.serialising import serialise_many

from ._plan import RowChange, SheetPlan

NOTHING_LOADED: Final = "Nothing was loaded."
MakePlan = Callable[[], SheetPlan]


class SheetRefused(ValidationError):
    """A sheet that cannot be stored; its messages say why. Nothing was changed."""


def rehearse(plan: SheetPlan) -> list[str]:
    """Try it, working drafts too, and take it back: the sentences of the rules that it breaks."""
    try:
        with writing.rehearsal() as change:
            _write(change, plan.changes)
    except documents.DocumentError as refused:
        return [line for line in refused.problems if line != NOTHING_LOADED]
    except ValidationError as refused:
        return list(refused.messages)
    return []


def store(
    make_plan: MakePlan,
    summary: str,
    user: AbstractBaseUser,
    reason: str = "",
    *,
    file_name: str = "",
    sha256: str = "",
) -> tuple[SheetPlan, Operation | None]:
    """Plan under the lock and store it; no act where nothing changes. Raises SheetRefused and DocumentError.

    A sheet that came as a file leaves an import run as well, with every change of a cell.
    """
    kind = EntryKind.IMPORTED if file_name else EntryKind.EDITED
    began = timezone.now()
    with writing.change(user, kind=kind, reason=reason, file_name=file_name) as change:
        plan = make_plan()
        if plan.faults:
            raise SheetRefused([fault.sentence for fault in plan.faults])
        if not plan.changes:
            return plan, None
        drafts = [row for row in plan.changes if row.as_draft]
        if problems := rehearse(SheetPlan(drafts)):
            raise SheetRefused(problems)
        act = editorial.open_operation(change, kind, None, summary, user, reason)
        if file_name:
            change.traced_as(_run(plan, user, began, file_name, sha256))
        _write(change, [row for row in plan.changes if not row.as_draft])
        for row in drafts:
            editorial.keep(row.taxon, row.document, user, reason)
    return plan, act


def _write(change: writing.Change, rows: list[RowChange]) -> None:
    live = serialise_many([row.taxon for row in rows if row.taxon.is_published])
    for row in rows:
        if row.taxon.is_published and not row.as_draft:
            _check_publishable(row, live[row.taxon.pk])
    if not rows:
        return
    try:
        documents.apply_all(change, [(row.taxon, row.document) for row in rows])
    except documents.DocumentError as refused:
        raise documents.DocumentError(
            [_with_line(problem, rows) for problem in refused.problems]
        ) from refused


def _check_publishable(row: RowChange, live: dict[str, Any]) -> None:
    try:
        editorial.check_publishable(row.document, live)
    except ValidationError as refused:
        raise ValidationError(
            [f"Line {row.line:,}, {row.taxon}: {told}" for told in refused.messages]
        ) from refused


def _with_line(problem: str, rows: list[RowChange]) -> str:
    """A fault that came to light with the writing, with the line of the plant whose name it begins with."""
    lines = [row.line for row in rows if problem.startswith((f"{row.taxon.name}:", f"{row.taxon.name},"))]
    return f"Line {lines[0]:,}, {problem}" if len(lines) == 1 else problem


def _run(
    plan: SheetPlan, user: AbstractBaseUser, began: dt.datetime, file_name: str, sha256: str
) -> ImportRun:
    told = [
        f"Line {row.line}, {row.taxon}: {cell.column.title}: “{cell.old}” became “{cell.new}”."
        for row in plan.changes
        for cell in row.cells
    ]
    return ImportRun.objects.create(
        kind="sheet of taxa",
        file_name=file_name[:255],
        sha256=sha256,
        user=user,  # type: ignore[misc]
        started_at=began,
        changed=len(plan.changes),
        unchanged=plan.unchanged,
        report=told,
    )
