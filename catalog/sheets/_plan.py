"""What a sheet would change: row by row, old and new, or why a row cannot be taken."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from catalog import editorial
from catalog.importing import Finding
from catalog.models import Taxon, WorkingDraft
from catalog.serialising import serialise_many

from ._columns import BY_KEY, Column
from ._places import Places
from ._reading import Row
from ._records import CHUNK, Record, keys_of, read_records

Document = dict[str, Any]
MOST_CHANGED: Final = 1_000
"""Rows that one sheet may change: each is looked at before it is taken."""
MOST_FAULTS: Final = 200


@dataclass(frozen=True)
class Cell:
    """One cell that changes: the column, the text that stands there now, and the new one."""

    column: Column
    old: str
    new: str


@dataclass
class RowChange:
    """One taxon that changes. ``document`` is the plant with the changes: the record, or the draft beside it."""

    line: int
    taxon: Taxon
    cells: list[Cell]
    document: Document
    as_draft: bool


@dataclass
class SheetPlan:
    """What the rows come to. Nothing may be stored while there are ``faults``."""

    changes: list[RowChange] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)
    unchanged: int = 0

    @property
    def is_good(self) -> bool:
        """Whether it may be stored, and changes anything."""
        return bool(self.changes) and not self.faults

    @property
    def drafts(self) -> int:
        """How many of the plants are public, and get a working draft."""
        return sum(change.as_draft for change in self.changes)


def plan_rows(rows: Iterable[Row], *, publish: bool = False) -> SheetPlan:
    """Compare rows with the catalogue. ``publish`` changes public plants at once, not by a working draft.

    Some ten queries for every 400 rows, whatever they hold, and fifteen more where any of them changes.
    """
    plan, places, seen = SheetPlan(), Places(), dict[str, int]()
    for chunk in _chunks(rows):
        keys = keys_of(cells["id"].strip() for _, cells in chunk if _is_id(cells["id"]))
        found = {str(record.taxon.name_id): record for record in read_records(sorted(keys.values()))}
        changed = []
        for line, cells in chunk:
            record = _record(plan, line, cells, found, seen)
            if record is not None and (differing := _differing(plan, line, cells, record, places)):
                changed.append((line, cells["version"].strip(), record, differing))
            elif record is not None:
                plan.unchanged += 1
        _document(plan, changed, places, publish=publish)
        if len(plan.faults) >= MOST_FAULTS:
            return plan
    if len(plan.changes) > MOST_CHANGED:
        rule = (
            f"The sheet changes {len(plan.changes):,} taxa; the limit is {MOST_CHANGED:,}. Send it in parts"
        )
        plan.faults.append(Finding(None, "", None, rule))
    return plan


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    yield chunk


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text.strip())) == text.strip().lower()
    except ValueError:
        return False


def _record(
    plan: SheetPlan, line: int, cells: dict[str, str], found: dict[str, Record], seen: dict[str, int]
) -> Record | None:
    """The record of a row; a fault where there is none, or where it stands twice."""
    key = cells["id"].strip().lower()
    record = found.get(key)
    if record is None:
        rule = "is not the lasting identifier of a taxon; keep that column as it was exported"
        plan.faults.append(Finding(line, "id", cells["id"], rule))
    elif key in seen:
        plan.faults.append(Finding(line, "id", key, f"stands in line {seen[key]:,} already"))
        return None
    seen.setdefault(key, line)
    return record


def _differing(
    plan: SheetPlan, line: int, cells: dict[str, str], record: Record, places: Places
) -> list[Cell]:
    found = []
    for key, text in cells.items():
        column = BY_KEY[key]
        old = column.read(record, places)
        if column.is_fixed and text.strip() != old:
            rule = "cannot be changed in a sheet: names are changed by an act of taxonomy, the status by its buttons"
            plan.faults.append(Finding(line, key, text, rule))
        if column.normal is None:
            continue
        try:
            new = column.normal(text, places)
        except ValueError as fault:
            plan.faults.append(Finding(line, key, text, str(fault)))
            continue
        if new != old:
            found.append(Cell(column, old, new))
    return found


def _document(
    plan: SheetPlan,
    changed: Sequence[tuple[int, str, Record, list[Cell]]],
    places: Places,
    *,
    publish: bool,
) -> None:
    """The plants as they shall be. A row that was exported before somebody else's save is refused, unless it says
    what stands there anyway.
    """
    taxa = [record.taxon for _, _, record, _ in changed]
    live = serialise_many(taxa)
    drafts = {draft.taxon_id: draft for draft in WorkingDraft.objects.filter(taxon__in=taxa)} if taxa else {}
    for line, version, record, cells in changed:
        taxon = record.taxon
        document = _with_cells(live[taxon.pk], cells, places)
        draft = drafts.get(taxon.pk)
        as_draft = taxon.is_published and not publish
        if draft is not None and as_draft:
            waiting = editorial.merge(draft.base, draft.document, live[taxon.pk])[0]
            document, clashes = editorial.merge(live[taxon.pk], document, waiting)
            if document == waiting:
                plan.unchanged += 1
                continue
            if clashes:
                who = draft.user_name or "a program"
                rule = f"{taxon} has a working draft by {who} that changes the same; publish it or discard it first"
                plan.faults.append(Finding(line, "", None, rule))
                continue
        if version != str(taxon.version):
            rule = (
                f"is the version that was exported; {taxon} has been changed since and is at {taxon.version}"
            )
            plan.faults.append(Finding(line, "version", version, f"{rule}. Export it anew"))
            continue
        plan.changes.append(RowChange(line, taxon, cells, document, as_draft))


def _with_cells(document: Document, cells: Sequence[Cell], places: Places) -> Document:
    changed = {
        part: dict(content) if isinstance(content, dict) else content for part, content in document.items()
    }
    for cell in cells:
        assert cell.column.write is not None  # noqa: S101  only written columns differ
        cell.column.write(changed, cell.new, places)
    return {part: content for part, content in changed.items() if content}
