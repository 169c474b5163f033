"""Changes of a published plant that wait beside its live page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from catalog import documents, writing
from catalog.choices import EntryKind, Status
from catalog.models import HistoryEntry, Schedule, Taxon, WorkingDraft
from catalog.serialising import serialise

from ._merge import Place, merge
from ._shape import Document
from ._workflow import check_publishable

CHANGED: Final = "The draft was changed since you read it. Look at it again. Nothing was changed."


@dataclass
class Desk:
    """A published plant as its draft has it, within a change that will be taken back.

    ``waiting`` is what the draft makes of the live page, and the live page itself where there is none. ``document`` is
    what the editor made of it, to be kept when the desk is left. ``clashes`` are places that draft and live page have
    both changed since the draft was begun. ``stored_version`` is that of the record without the draft.
    """

    change: writing.Change
    taxon: int
    live: Document
    waiting: Document
    draft: WorkingDraft | None
    stored_version: int
    clashes: list[Place] = field(default_factory=list)
    photos_gone: list[str] = field(default_factory=list)
    document: Document | None = None

    @property
    def draft_version(self) -> int:
        """The version of the draft; 0 when there is none yet."""
        return self.draft.version if self.draft is not None else 0


@contextmanager
def rehearsed(taxon: Taxon) -> Iterator[Desk]:
    """Let the rows of a taxon read as its working draft has them; all is taken back at the end.

    The public sees nothing of it: other connections never do, and no index follows. Raises DocumentError when the draft
    no longer fits the catalogue.
    """
    with writing.rehearsal() as change:
        stored = _fresh(taxon)
        live = serialise(stored)
        desk = Desk(change, taxon.pk, live, live, _draft_of(taxon), stored.version)
        if desk.draft is not None:
            desk.waiting, desk.clashes = merge(desk.draft.base, desk.draft.document, live)
            applied = documents.apply(change, desk.waiting, taxon=_fresh(taxon), provisional=True)
            desk.photos_gone = applied.photos_gone
        yield desk


def check_desk(
    desk: Desk,
    document: Document,
    user: AbstractBaseUser | None,
    reason: str,
    *,
    publishes: bool,
    plans: bool,
) -> None:
    """Raise ValidationError where what the editor has made of the plant cannot be kept or, where the editor
    ``publishes`` it now or ``plans`` to, not be published by this person.
    """
    _check_grounds(desk.waiting, document, user, reason)
    if publishes:
        check_publishable(document, desk.live)
    if publishes or plans:
        writing.require_another_author(user, [desk.taxon], writes=document != desk.waiting)


def waiting_document(draft: WorkingDraft) -> Document:
    """The plant as it would be if the draft were published now: what changed of the live page since is kept."""
    return merge(draft.base, draft.document, serialise(_fresh(draft.taxon)))[0]


def keep(
    taxon: Taxon, document: Document, user: AbstractBaseUser | None, reason: str = ""
) -> WorkingDraft | None:
    """Keep a document as the working draft. None, and no draft any more, where it says what the live page says.

    Raises ValidationError where a person changes a synonymy without the grounds that it asks for.
    """
    with writing.alone():
        live = serialise(_fresh(taxon))
        draft = _draft_of(taxon)
        if document == live:
            if draft is not None:
                draft.delete()
                writing.note_beside(taxon, EntryKind.DISCARDED, draft.document, user, reason)
            return None
        if draft is not None and draft.document == document:
            return draft
        waiting = live if draft is None else merge(draft.base, draft.document, live)[0]
        _check_grounds(waiting, document, user, reason)
        draft = draft or WorkingDraft(taxon=taxon, version=0)
        draft.base, draft.document, draft.version = live, document, draft.version + 1
        draft.user = user  # type: ignore[assignment]
        draft.user_name = user.get_username()[:150] if user is not None else ""
        draft.save()
        writing.note_beside(taxon, EntryKind.DRAFTED, document, user, reason)
        return draft


def discard(taxon: Taxon, user: AbstractBaseUser | None, reason: str = "", *, seen: int) -> None:
    """Give up the draft of which this version was seen; the history keeps what it held. Raises ValidationError."""
    with writing.alone():
        draft = _draft_of(taxon)
        if draft is None or draft.version != seen:
            raise ValidationError(CHANGED)
        draft.delete()
        writing.note_beside(taxon, EntryKind.DISCARDED, draft.document, user, reason)


def publish(
    taxon: Taxon,
    user: AbstractBaseUser | None,
    reason: str = "",
    *,
    document: Document | None = None,
    status: Status = Status.PUBLISHED,
    seen: int | None = None,
) -> documents.Applied:
    """Put a plant's draft, or the given document, in the place of the record, in one step.

    ``status`` is its standing then: published, or withdrawn. ``seen`` is the version of the draft that was looked at.
    Without a reason, that with which the draft was saved last stands for it.
    Raises ValidationError when that has changed and for what blocks publication, OutOfScope where the plant is not the
    user's to change, DocumentError for what breaks a rule; nothing is changed then.
    """
    kind = EntryKind.PUBLISHED if status == Status.PUBLISHED else EntryKind.WITHDRAWN
    with (
        writing.alone(),
        writing.change(user, kind=kind, reason=reason or _reason_beside(taxon)) as change,
    ):
        writing.require(writing.families_of(user), [taxon.pk])
        stored = _fresh(taxon)
        live = serialise(stored)
        draft = _draft_of(taxon)
        if seen is not None and (draft is None or draft.version != seen):
            raise ValidationError(CHANGED)
        waiting = live if draft is None else merge(draft.base, draft.document, live)[0]
        document = waiting if document is None else document
        if status == Status.PUBLISHED:
            writing.require_another_author(user, [taxon.pk], writes=document != waiting)
            check_publishable(document, live if stored.is_published else None)
        applied = documents.apply(
            change, {**document, "taxon": {**document["taxon"], "status": status.value}}, taxon=stored
        )
        WorkingDraft.objects.filter(taxon=taxon).delete()
        Schedule.objects.filter(taxon=taxon).delete()
        return applied


def _check_grounds(before: Document, after: Document, user: AbstractBaseUser | None, reason: str) -> None:
    if user is not None and (faults := writing.ungrounded([(before, after)], reason)):
        raise ValidationError(faults)


def _reason_beside(taxon: Taxon) -> str:
    """Why the draft of a plant was saved, as it was said last; "" where there is none, or nobody said."""
    draft = _draft_of(taxon)
    if draft is None:
        return ""
    saves = HistoryEntry.objects.filter(taxon=taxon, kind=EntryKind.DRAFTED, at__gte=draft.started_at)
    return saves.exclude(reason="").values_list("reason", flat=True).first() or ""


def _draft_of(taxon: Taxon) -> WorkingDraft | None:
    return WorkingDraft.objects.filter(taxon=taxon).first()


def _fresh(taxon: Taxon) -> Taxon:
    return Taxon.objects.select_related("parent").get(pk=taxon.pk)
