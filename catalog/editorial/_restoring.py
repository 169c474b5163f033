"""Earlier states put back, and deleted records brought back."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet

from catalog import documents, writing
from catalog.choices import EntryKind, Status
from catalog.models import HistoryEntry, Taxon
from catalog.serialising import serialise

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
    entry: HistoryEntry, user: AbstractBaseUser | None, reason: str = "", *, status: str | None = None
) -> LostParts:
    """Make the plant what it was after this entry, as a change of its own.

    Its standing is that of the entry unless another is given. Raises ValidationError when the entry holds no state or
    its record was deleted, DocumentError when the state breaks a rule by now (its parent is gone, another plant has its
    symbol); nothing is changed then.
    """
    if entry.document is None or entry.taxon is None:
        raise ValidationError(
            "This entry holds no state to go back to: a large import was the last to change the plant, "
            "or the record was deleted."
        )
    taxon = Taxon.objects.select_related("parent").get(pk=entry.taxon_id or 0)
    document: Document = entry.document
    if status is not None:
        document = {**document, "taxon": {**document["taxon"], "status": status}}
    with writing.change(user, kind=EntryKind.RESTORED, reason=reason) as change:
        if serialise(taxon) == document:
            return LostParts(taxon, [])
        applied = documents.apply(change, document, taxon=taxon)
        change.touch(taxon.pk)
    return LostParts(applied.taxon, applied.photos_gone)


def recoverable() -> QuerySet[HistoryEntry]:
    """The entries of records that were deleted and are not back, latest first."""
    back = Taxon.objects.filter(name_id=OuterRef("name_id"))
    return HistoryEntry.objects.filter(~Exists(back), kind=EntryKind.DELETED, taxon=None)


def recover(entry: HistoryEntry, user: AbstractBaseUser | None, reason: str = "") -> LostParts:
    """Bring a deleted record back as a draft, with its history. Raises ValidationError or DocumentError."""
    if not recoverable().filter(pk=entry.pk).exists() or entry.document is None:
        raise ValidationError("This record is back already.")
    document = {**entry.document, "taxon": {**entry.document["taxon"], "status": Status.DRAFT.value}}
    with writing.change(user, kind=EntryKind.RECOVERED, reason=reason) as change:
        applied = documents.apply(change, document)
        HistoryEntry.objects.filter(name_id=entry.name_id, taxon=None).update(taxon=applied.taxon)
    return LostParts(applied.taxon, applied.photos_gone)
