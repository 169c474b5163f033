"""Earlier states put back, and deleted records brought back."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet

from catalog import documents, writing
from catalog.choices import EntryKind, Status
from catalog.models import HistoryEntry, Taxon, WorkingDraft
from catalog.serialising import serialise

from ._drafts import keep
from ._shape import Document


@dataclass(frozen=True)
class LostParts:
    """What could not be put back with a state: the files of photos that were deleted since."""

    taxon: Taxon
    photos: list[str]


def former_state(entry: HistoryEntry) -> HistoryEntry | None:
    """The entry with the state before this one: of the record, or for a draft the live page it stood beside."""
    earlier = HistoryEntry.objects.of_records().filter(name_id=entry.name_id, pk__lt=entry.pk)
    if entry.taxon_id is not None:
        earlier = HistoryEntry.objects.of_records().filter(taxon=entry.taxon_id, pk__lt=entry.pk)
    return earlier.first()


def restore(
    entry: HistoryEntry,
    user: AbstractBaseUser | None,
    reason: str = "",
    *,
    keeps_standing: bool = False,
    seen: int | None = None,
) -> LostParts:
    """Make the plant what it was after this entry, as a change of its own.

    Its standing is that of the entry unless it ``keeps_standing``. ``seen`` is the version of the record that the
    editor looked at. Raises ValidationError when the entry holds no state, its record was deleted or has changed since,
    DocumentError when the state breaks a rule by now (its parent is gone, another plant has its symbol); nothing is
    changed then.
    """
    with writing.change(user, kind=EntryKind.RESTORED, reason=reason) as change:
        taxon, document = _asked_back(entry, seen)
        if keeps_standing:
            document = _standing_as(document, taxon.status)
        if serialise(taxon) == document:
            return LostParts(taxon, [])
        if told := names_left_behind(taxon, document):
            raise ValidationError(told)
        applied = documents.apply(change, document, taxon=taxon)
        change.touch(taxon.pk)
    return LostParts(applied.taxon, applied.photos_gone)


def restore_beside(
    entry: HistoryEntry, user: AbstractBaseUser | None, reason: str, *, seen: int
) -> WorkingDraft | None:
    """The same as a working draft of a plant that is public; none where the live page says so already.

    Raises ValidationError also where a working draft waits there, which would be lost.
    """
    with writing.alone():
        taxon, document = _asked_back(entry, seen)
        waiting = WorkingDraft.objects.filter(taxon=taxon).first()
        if waiting is not None:
            raise ValidationError(
                f"A working draft by {waiting.user_name or 'a program'} waits beside the live page and would be lost: "
                "have it published, or discard it first. Nothing was changed."
            )
        return keep(taxon, _standing_as(document, taxon.status), user, reason)


def names_left_behind(taxon: Taxon, document: Document) -> list[str]:
    """Why a state with another name cannot be put back by itself: names below begin with the present one. One query."""
    if document["taxon"]["name"] == taxon.name:
        return []
    below = Taxon.objects.below(taxon).filter(name__startswith=f"{taxon.name} ").first()
    if below is None:
        return []
    told = (
        f"Names below begin with the present one, such as {below}. Undo the act that renamed it (see “Acts of "
        "taxonomy”), or rename it: then they follow. Nothing was changed."
    )
    return [told]


def _asked_back(entry: HistoryEntry, seen: int | None) -> tuple[Taxon, Document]:
    """The record as it is now and the state that was asked for. Under the lock of the write door."""
    taxon = Taxon.objects.select_related("parent").filter(pk=entry.taxon_id or 0).first()
    if entry.document is None or taxon is None:
        raise ValidationError(
            "This entry holds no state to go back to: a large import was the last to change the plant, "
            "or the record was deleted."
        )
    if seen is not None and taxon.version != seen:
        raise ValidationError(
            f"{taxon} was changed since you looked at this state. Look at it again. Nothing was changed."
        )
    return taxon, entry.document


def _standing_as(document: Document, status: str) -> Document:
    return {**document, "taxon": {**document["taxon"], "status": status}}


def recoverable() -> QuerySet[HistoryEntry]:
    """The entries of records that were deleted and are not back, latest first."""
    back = Taxon.objects.filter(name_id=OuterRef("name_id"))
    return HistoryEntry.objects.filter(~Exists(back), kind=EntryKind.DELETED, taxon=None)


def recover(entry: HistoryEntry, user: AbstractBaseUser | None, reason: str = "") -> LostParts:
    """Bring a deleted record back as a draft, with its history. Raises ValidationError or DocumentError."""
    with writing.change(user, kind=EntryKind.RECOVERED, reason=reason) as change:
        if not recoverable().filter(pk=entry.pk).exists() or entry.document is None:
            raise ValidationError("This record is back already.")
        applied = documents.apply(change, _standing_as(entry.document, Status.DRAFT.value))
        HistoryEntry.objects.filter(name_id=entry.name_id, taxon=None).update(taxon=applied.taxon)
    return LostParts(applied.taxon, applied.photos_gone)
