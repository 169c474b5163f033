"""One spot of an earlier state brought back: tried first, then written like any other edit."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from catalog import documents, writing
from catalog.choices import EntryKind
from catalog.models import HistoryEntry, Taxon, WorkingDraft
from catalog.serialising import serialise

from ._drafts import keep
from ._merge import merge
from ._restoring import former_state, names_left_behind
from ._shape import Document
from ._spots import Spot, lost_subject, put_back
from ._workflow import check_publishable

UNDONE = "Nothing was loaded."
"""How the loader of documents ends its sentences; here nobody loads a file."""


class Overtaken(Exception):
    """Somebody saved the plant, or its draft, after the preview; nothing was written."""


@dataclass(frozen=True)
class Trial:
    """What bringing a spot back would make of a plant, or of its working draft where there is one.

    ``seen`` names the versions that were looked at. ``after`` is None where the spot does not fit, for the reasons in
    ``refused``; where nothing would change it is what ``before`` is.
    """

    seen: str
    before: Document
    after: Document | None
    refused: tuple[str, ...] = ()
    has_draft: bool = False


def state_of(entry: HistoryEntry, side: str) -> Document | None:
    """The plant ``before`` or ``after`` an entry; None where no such state is kept."""
    if side == "after":
        return entry.document
    former = former_state(entry)
    return former.document if former is not None else None


def try_out(taxon: Taxon, then: Document, spot: Spot) -> Trial:
    """Bring a spot back, look, and take all back."""
    with writing.alone():
        stored = _fresh(taxon)
        draft = WorkingDraft.objects.filter(taxon=stored).first()
        live = serialise(stored)
        before = live if draft is None else merge(draft.base, draft.document, live)[0]
        seen = f"{stored.version}.{draft.version if draft is not None else 0}"
        wanted = put_back(before, then, spot)
        after, refused = (before, ()) if wanted == before else _tried(stored, wanted, spot)
        return Trial(seen, before, after, tuple(refused), draft is not None)


def bring_back(
    taxon: Taxon,
    user: AbstractBaseUser | None,
    then: Document,
    spot: Spot,
    *,
    seen: str,
    reason: str = "",
    at_once: bool = False,
) -> bool:
    """Put one spot back as ``then`` has it, as a change of its own; whether the record itself was changed.

    A published plant keeps its page, and the change waits in its working draft, unless it shall be public ``at_once``
    and has no draft. Raises Overtaken where plant or draft are no longer those that were ``seen``, ValidationError
    where the spot does not fit, is as it was already, or may not be published so.
    """
    with writing.alone():
        trial = try_out(taxon, then, spot)
        if trial.seen != seen:
            raise Overtaken
        if trial.after is None:
            raise ValidationError(list(trial.refused))
        if trial.after == trial.before:
            raise ValidationError("It is by now as it was then: there is nothing to bring back.")
        stored = _fresh(taxon)
        if stored.is_published and (trial.has_draft or not at_once):
            keep(stored, trial.after, user, reason)
            return False
        if stored.is_published:
            check_publishable(trial.after, trial.before)
        with writing.change(user, kind=EntryKind.RESTORED, reason=reason) as change:
            documents.apply(change, trial.after, taxon=stored)
            change.touch(stored.pk)
        return True


def _tried(stored: Taxon, wanted: Document, spot: Spot) -> tuple[Document | None, list[str]]:
    """What comes of a document in the catalogue as it is, or why nothing can."""
    if subject := lost_subject(wanted, spot):
        return None, [
            f"This source speaks of “{subject}”, which the plant does not have now. Bring that back first."
        ]
    if left_behind := names_left_behind(stored, wanted):
        return None, left_behind
    try:
        with writing.rehearsal() as change:
            applied = documents.apply(change, wanted, taxon=stored, provisional=True)
            if spot[0] == "photos" and spot[1] in applied.photos_gone:
                return None, ["The file of this photo was deleted with it. Add the photo anew."]
            return serialise(_fresh(stored)), []
    except documents.DocumentError as fault:
        return None, [told for problem in fault.problems if (told := problem.replace(UNDONE, "").strip())]
    except ValidationError as fault:
        return None, fault.messages


def _fresh(taxon: Taxon) -> Taxon:
    return Taxon.objects.select_related("parent").get(pk=taxon.pk)
