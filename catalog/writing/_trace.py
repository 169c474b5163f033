"""The trace that a change leaves: an entry in the history of every plant it touched, in its own transaction."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Max

from catalog.choices import EntryKind, Status
from catalog.models import HistoryEntry, ImportRun, Operation, Taxon
from catalog.serialising import serialise_many

from ._caller import caller
from ._own_words import require_another_author, require_others_words
from ._scope import families_of, require
from ._synonymy import ungrounded

Document = dict[str, Any]

ENTRIES_A_QUERY = 50

STEPS = {
    Status.REVIEW: EntryKind.SUBMITTED,
    Status.DRAFT: EntryKind.RETURNED,
    Status.PUBLISHED: EntryKind.PUBLISHED,
    Status.WITHDRAWN: EntryKind.WITHDRAWN,
}
"""What a change that leads to this standing is called."""


class Trace:
    """Who changes what and why; the state of each plant before the first of its rows is written."""

    def __init__(
        self, user: AbstractBaseUser | None, kind: EntryKind | None, reason: str, file_name: str
    ) -> None:
        self.user = user
        self.kind = kind
        self.reason = reason
        self.file_name = file_name
        self.run: ImportRun | None = None
        self.operation: Operation | None = None
        self._before: dict[int, Document] = {}
        self._made: set[int] = set()
        self._entries: list[HistoryEntry] = []
        self._gone: list[HistoryEntry] = []

    def made(self, taxon: Taxon) -> None:
        """Say that this taxon is new."""
        self._made.add(taxon.pk)

    def remember(self, taxa: Iterable[int]) -> None:
        """Keep the state of these taxa, found before the change writes anything of them.

        Where the last entry has no document, or another than what is found, the history is brought up to date.
        """
        wanted = set(taxa) - self._before.keys() - self._made
        if not wanted:
            return
        found = _read(wanted)
        documents = serialise_many(found)
        _catch_up(found, documents)
        self._before |= documents

    def restated(self, taxa: Iterable[Taxon], documents: Mapping[int, Document], status: Status) -> None:
        """Write the entries of taxa that get another standing, from their documents (by key) before it; at once."""
        found = list(taxa)
        if status == Status.PUBLISHED:
            require_another_author(self.user, documents)
        _catch_up(found, documents)
        entries = []
        for taxon in found:
            before = documents[taxon.pk]
            after = {**before, "taxon": {**before["taxon"], "status": status.value}}
            entry = self._told(taxon, self._kind(before, after, is_new=False), after)
            entry.version = taxon.version + 1
            entries.append(entry)
        HistoryEntry.objects.bulk_create(entries, batch_size=ENTRIES_A_QUERY)

    def deleted(self, taxon: Taxon) -> None:
        """Note a taxon that goes; it must have been remembered."""
        kind = EntryKind.MERGED if self.kind == EntryKind.MERGED else EntryKind.DELETED
        self._gone.append(self._told(taxon, kind, self._before.pop(taxon.pk)))

    def write(self, taxa: Iterable[int]) -> None:
        """An entry for each of these taxa that is another now than before. Some twenty queries for any number.

        Raises ValidationError where a person has changed a synonymy without the grounds that it asks for, or would
        publish own words on a site that asks for another reviewer.
        """
        touched = list(_read(taxa))
        documents = serialise_many(touched)
        unknown = [taxon.pk for taxon in touched if taxon.pk not in self._before]
        last = last_entries(unknown)
        states = {
            taxon.pk: self._before.get(taxon.pk) or getattr(last.get(taxon.pk), "document", None)
            for taxon in touched
        }
        self._require_grounds([(states[taxon.pk], documents[taxon.pk]) for taxon in touched])
        changes = {taxon.pk: (states[taxon.pk], documents[taxon.pk]) for taxon in touched}
        require_others_words(self.user, changes, self.kind)
        for taxon in touched:
            document, before = documents[taxon.pk], states[taxon.pk]
            is_new = taxon.pk in self._made
            if is_new or document != before:
                self._entries.append(self._told(taxon, self._kind(before, document, is_new=is_new), document))
        for entry in self._gone:
            entry.taxon = None
        HistoryEntry.objects.bulk_create([*self._gone, *self._entries], batch_size=ENTRIES_A_QUERY)

    def _require_grounds(self, changes: list[tuple[Document | None, Document]]) -> None:
        gone = [entry.document for entry in self._gone if entry.document is not None]
        if self.user is not None and (faults := ungrounded(changes, self.reason, kind=self.kind, gone=gone)):
            raise ValidationError(faults)

    def _kind(self, before: Document | None, document: Document, *, is_new: bool) -> EntryKind:
        if self.kind is not None:
            return self.kind
        if is_new:
            return EntryKind.CREATED
        status = document["taxon"]["status"]
        if before is not None and before["taxon"]["status"] != status:
            return STEPS[Status(status)]
        return EntryKind.EDITED

    def _told(self, taxon: Taxon, kind: EntryKind, document: Document) -> HistoryEntry:
        entry = _entry(taxon, kind, document)
        entry.user = self.user  # type: ignore[assignment]
        entry.user_name = self.user.get_username()[:150] if self.user is not None else ""
        entry.reason, entry.file_name, entry.run = self.reason, self.file_name[:255], self.run
        entry.operation, entry.address = self.operation, caller()
        return entry


def last_entries(taxa: Iterable[int]) -> dict[int, HistoryEntry]:
    """The last entry of each of these records, drafts beside them left out. Two queries for every 400."""
    keys = sorted(taxa)
    found: dict[int | None, HistoryEntry] = {}
    for start in range(0, len(keys), 400):
        entries = HistoryEntry.objects.of_records().filter(taxon__in=keys[start : start + 400])
        newest = entries.order_by().values("taxon").annotate(last=Max("pk")).values_list("last", flat=True)
        found.update({entry.taxon_id: entry for entry in HistoryEntry.objects.filter(pk__in=list(newest))})
    return {key: entry for key, entry in found.items() if key is not None}


def _catch_up(taxa: Iterable[Taxon], documents: Mapping[int, Document]) -> None:
    """Bring the history up to what these taxa are: an entry that waits for its document gets it, and a state that no
    entry tells of gets one of its own.
    """
    found = {taxon.pk: taxon for taxon in taxa}
    last = last_entries(found)
    waiting, untold = [], []
    for key, document in documents.items():
        entry = last.get(key)
        if entry is None or entry.document not in (None, document):
            untold.append(_entry(found[key], EntryKind.FOUND, document))
        elif entry.document is None:
            entry.document = document
            waiting.append(entry)
    HistoryEntry.objects.bulk_create(
        waiting,
        batch_size=ENTRIES_A_QUERY,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["document"],
    )
    HistoryEntry.objects.bulk_create(untold, batch_size=ENTRIES_A_QUERY)


def _entry(taxon: Taxon, kind: EntryKind, document: Document) -> HistoryEntry:
    return HistoryEntry(
        taxon=taxon,
        taxon_name=str(taxon)[:300],
        name_id=taxon.name_id,
        kind=kind,
        version=taxon.version,
        document=document,
    )


def _read(taxa: Iterable[int]) -> list[Taxon]:
    keys = sorted(taxa)
    found: list[Taxon] = []
    for start in range(0, len(keys), 400):
        found += (
            Taxon.objects.filter(pk__in=keys[start : start + 400]).select_related("parent").order_by("pk")
        )
    return found


def note_beside(
    taxon: Taxon, kind: EntryKind, document: Document, user: AbstractBaseUser | None, reason: str = ""
) -> None:
    """An entry that tells of a draft beside the record. Within the transaction that keeps or discards the draft.

    Raises OutOfScope where the plant is not the user's to change.
    """
    require(families_of(user), [taxon.pk])
    trace = Trace(user, kind, reason, "")
    trace._told(taxon, kind, document).save()
