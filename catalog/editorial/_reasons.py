"""The reason of a change, corrected afterwards: what it said before is kept."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.core.exceptions import ValidationError

from catalog import writing
from catalog.models import FormerReason, HistoryEntry, Operation

CORRECT = "catalog.change_historyentry"
"""The permission to correct what others said."""


def may_correct(user: AbstractBaseUser | AnonymousUser, entry: HistoryEntry) -> bool:
    """Whether this user may correct the reason of an entry: who made that change, and edits still, or an
    administrator.
    """
    if not isinstance(user, PermissionsMixin):
        return False
    is_own = entry.user_id is not None and entry.user_id == user.pk
    return user.has_perm(CORRECT) or (is_own and user.has_perm("catalog.change_taxon"))


def correct_reason(entry: HistoryEntry, user: AbstractBaseUser, text: str, *, seen: str) -> None:
    """Give an entry another reason; of an act of taxonomy, the act and the entries of all its plants.

    ``seen`` is the reason as it stood. Raises ValidationError where that is another by now, where none would be left,
    or where it is not this user's to correct; nothing is changed then.
    """
    with writing.alone():
        told = HistoryEntry.objects.defer("document").get(pk=entry.pk)
        if not may_correct(user, told):
            raise ValidationError("Only who made a change, or an administrator, corrects its reason.")
        if _lines(told.reason) != _lines(seen):
            raise ValidationError(f"The reason was corrected meanwhile; it says now: {told.reason}")
        if not text:
            raise ValidationError("A reason can be corrected, not taken away: write what it should say.")
        if text == told.reason:
            return
        entries = HistoryEntry.objects.filter(pk=told.pk)
        if told.operation_id is not None:
            entries = HistoryEntry.objects.filter(operation=told.operation_id)
            Operation.objects.filter(pk=told.operation_id).update(reason=text)
        FormerReason.objects.bulk_create(
            FormerReason(
                entry_id=key,
                text=reason,
                user=user,  # type: ignore[misc]
                user_name=user.get_username()[:150],
                address=writing.caller(),
            )
            for key, reason in entries.values_list("pk", "reason")
        )
        entries.update(reason=text)


def _lines(text: str) -> list[str]:
    """What a text says, however its lines end: a browser sends back other ends than it was given."""
    return text.strip().splitlines()
