"""An act taken back: every plant as it was the moment before, or the reasons why that cannot be."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser

from catalog import editorial, writing
from catalog.choices import EntryKind
from catalog.models import FormerSlug, HistoryEntry, Operation, Region, Taxon
from catalog.serialising import serialise_many

from ._carrying import store
from ._plan import Document, Refused


@dataclass(frozen=True)
class Return:
    """One plant's way back: the record (none where it went), and its documents before the act and after it."""

    entry: HistoryEntry
    taxon: Taxon | None
    before: Document
    after: Document
    differences: list[editorial.Difference] = field(default_factory=list)


@dataclass
class Undoing:
    """What going back would change of each plant, and the reasons, if any, why it cannot be done."""

    operation: Operation
    returns: list[Return]
    problems: list[str]


def undoing(operation: Operation) -> Undoing:
    """How an act would be taken back. Some twenty queries, and one for each plant."""
    if Operation.objects.filter(undoes=operation).exists():
        return Undoing(operation, [], ["It has been undone already."])
    if operation.undoes_id is not None:
        return Undoing(operation, [], ["It is an undoing itself: do what it took back once more instead."])
    regions = dict(Region.objects.values_list("code", "name"))
    entries = list(operation.entries.order_by("pk").select_related("taxon__parent"))
    now = serialise_many([entry.taxon for entry in entries if entry.taxon is not None])
    returns: list[Return] = []
    problems: list[str] = []
    for entry in entries:
        is_gone = operation.kind == EntryKind.MERGED and entry == entries[0]  # the trace tells of it first
        if entry.taxon is None and not is_gone:
            problems.append(f"{entry.taxon_name} was deleted since.")
            continue
        former = entry if is_gone else editorial.former_state(entry)
        if former is None or former.document is None or entry.document is None:
            problems.append(f"No state of {entry.taxon_name} is kept from before it.")
            continue
        if entry.taxon is None:
            differences = editorial.compare({}, former.document, regions)
        else:
            problems += _later_edits(entry, now[entry.taxon.pk], regions)
            differences = editorial.compare(entry.document, former.document, regions)
        returns.append(Return(entry, entry.taxon, former.document, entry.document, differences))
    return Undoing(operation, returns, problems)


def undo(operation: Operation, user: AbstractBaseUser | None, reason: str = "") -> Operation:
    """Put every plant back as it was, as one change of its own. Former addresses lead on to the restored ones.

    Raises Refused with the later edits that stand in the way; DocumentError where a rule does.
    """
    with writing.change(user, kind=EntryKind.UNDONE, reason=reason) as change:
        back = undoing(operation)
        if back.problems:
            raise Refused([*back.problems, "Nothing was changed."])
        summary = f"Undone: {operation.summary}"
        act = editorial.open_operation(
            change, EntryKind.UNDONE, operation.taxon, summary, user, reason, undoes=operation
        )
        survivors = [way.taxon.pk for way in back.returns if way.taxon is not None]
        change.remember(*survivors)
        written = [way for way in back.returns if not _only_mentions(way, back)]
        applied = store(change, [(way.taxon, way.before) for way in written])
        gone = next((way for way in back.returns if way.taxon is None), None)
        if gone is not None:
            _bring_back(gone, next(row.taxon for row in applied if _is(row.taxon, gone.before)), operation)
        change.touch(*survivors)
        _check(back.returns)
    return act


def _later_edits(entry: HistoryEntry, now: Document, regions: dict[str, str]) -> list[str]:
    """A sentence that names what of a plant was changed after the act, and by whom."""
    if now == entry.document:
        return []
    fields = [difference.label for difference in editorial.compare(entry.document or {}, now, regions)]
    later = HistoryEntry.objects.of_records().filter(taxon=entry.taxon_id, pk__gt=entry.pk).first()
    who = f" by {later.who} on {later.at:%d %B %Y, %H:%M}" if later is not None else ""
    said = ", ".join(fields[:8]) or "what it refers to"
    return [f"{entry.taxon} was changed since{who}: {said}. Put that back first."]


def _only_mentions(way: Return, back: Undoing) -> bool:
    """Whether a plant differs only by the name of its parent, or of a look-alike, which is put back by itself."""
    if way.taxon is None or back.operation.kind == EntryKind.MERGED:
        return False
    parents = {other.after["taxon"]["name_id"]: other.before["taxon"]["name_id"] for other in back.returns}
    before, after = way.before["taxon"]["parent"], way.after["taxon"]["parent"]
    if before != after and (
        before is None or after is None or parents.get(after["name_id"]) != before["name_id"]
    ):
        return False
    return _without_mentions(way.before) == _without_mentions(way.after)


def _without_mentions(document: Document) -> Document:
    bare = {part: content for part, content in document.items() if part != "look_alikes"}
    return {**bare, "taxon": {**document["taxon"], "parent": None}}


def _is(taxon: Taxon, document: Document) -> bool:
    return bool(document["taxon"]["name_id"] == str(taxon.name_id))


def _bring_back(gone: Return, taxon: Taxon, operation: Operation) -> None:
    """Its history and its former addresses are its own again."""
    HistoryEntry.objects.filter(name_id=taxon.name_id, taxon=None).update(taxon=taxon)
    others = [slug for slug in operation.addresses if slug != taxon.slug]
    FormerSlug.objects.filter(slug__in=others).update(taxon=taxon)


def _check(returns: Iterable[Return]) -> None:
    """Raise Refused unless every plant is exactly what it was."""
    ids = {way.before["taxon"]["name_id"]: way.before for way in returns}
    taxa = list(Taxon.objects.filter(name_id__in=list(ids)).select_related("parent"))
    documents = {str(taxon.name_id): serialised for taxon, serialised in _documents(taxa)}
    for name_id, before in ids.items():
        if documents.get(name_id) != before:
            fields = [row.label for row in editorial.compare(before, documents.get(name_id, {}))]
            name = before["taxon"]["full_name"]
            raise Refused([f"{name} would not be what it was ({', '.join(fields)}). Nothing was changed."])


def _documents(taxa: list[Taxon]) -> Iterable[tuple[Taxon, Document]]:
    found = serialise_many(taxa)
    return ((taxon, found[taxon.pk]) for taxon in taxa)
