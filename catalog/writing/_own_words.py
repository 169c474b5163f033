"""Two pairs of eyes: where the site asks for it, nobody makes public what they wrote themselves."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from catalog.choices import EntryKind, Status
from catalog.models import HistoryEntry

Document = dict[str, Any]

TOLD: Final = (
    "You wrote some of this yourself: on this site somebody else publishes it. Save it without publishing it, and "
    "hand it in for review. Nothing was changed."
)
ACTS: Final = frozenset(
    {EntryKind.RENAMED, EntryKind.MOVED, EntryKind.SWAPPED, EntryKind.MERGED, EntryKind.UNDONE}
)
"""Acts of taxonomy have no draft: they are previewed, have a reason, and can be undone."""

MADE_PUBLIC: Final = frozenset({EntryKind.PUBLISHED, EntryKind.DISCARDED})
"""After these nothing is left that somebody wrote and that waits to be published."""

STEPS: Final = frozenset({EntryKind.SUBMITTED, EntryKind.RETURNED, EntryKind.WITHDRAWN})
"""Steps that may also have saved what was written with them."""

UNCOUNTED: Final = frozenset({"look_alikes", "dismissals"})
"""Parts that change with another plant, or that no visitor reads."""

AT_ONCE: Final = 400
Pair = tuple[int, int]
"""Two entries of one plant, the one before the other."""


def is_asked_for() -> bool:
    """Whether the site asks for another author than the reviewer."""
    return bool(settings.CATALOG_OTHER_REVIEWER)


def require_another_author(
    user: AbstractBaseUser | None, taxa: Iterable[int], *, writes: bool = False
) -> None:
    """Raise ValidationError where a person would publish own words: written before and not public yet, or ``writes``.

    Three queries for every 400 taxa (by key); none where the site does not ask for it.
    """
    if user is None or not is_asked_for():
        return
    if writes or own_words(user, taxa):
        raise ValidationError(TOLD)


def own_words(user: AbstractBaseUser, taxa: Iterable[int]) -> set[int]:
    """Those of these taxa (by key) of which something waits to be published that this user wrote."""
    keys, found = sorted(taxa), set[int]()
    for start in range(0, len(keys), AT_ONCE):
        found |= _own_words(user, keys[start : start + AT_ONCE])
    return found


def require_others_words(
    user: AbstractBaseUser | None,
    changes: Mapping[int, tuple[Document | None, Document]],
    kind: EntryKind | None,
) -> None:
    """The same of a change: ``changes`` are states before and after it, by taxon; None before is a new plant.

    Where ``kind`` says that a draft was published, whoever published it has looked whose words it has.
    """
    if user is None or kind in ACTS or not is_asked_for():
        return
    going = set()
    for key, (before, after) in changes.items():
        if after["taxon"]["status"] != Status.PUBLISHED:
            continue
        if kind != EntryKind.PUBLISHED and (before is None or _content(before) != _content(after)):
            raise ValidationError(TOLD)
        if before is not None and before["taxon"]["status"] != Status.PUBLISHED:
            going.add(key)
    require_another_author(user, going)


def _own_words(user: AbstractBaseUser, taxa: list[int]) -> set[int]:
    entries = HistoryEntry.objects.filter(taxon__in=taxa).order_by("pk")
    own: set[int] = set()
    former: dict[int, int] = {}
    unsure: dict[int, list[Pair]] = {}
    for taxon, key, kind, author in entries.values_list("taxon_id", "pk", "kind", "user_id"):
        if kind in MADE_PUBLIC:
            own.discard(taxon)
            unsure.pop(taxon, None)
        elif author == user.pk and kind not in STEPS:
            own.add(taxon)
        elif author == user.pk and taxon in former:
            unsure.setdefault(taxon, []).append((former[taxon], key))
        former[taxon] = key
    return own | _changed({taxon: pairs for taxon, pairs in unsure.items() if taxon not in own})


def _changed(steps: Mapping[int, list[Pair]]) -> set[int]:
    """The taxa of which a step has saved something else than was there before it."""
    wanted = {key for pairs in steps.values() for pair in pairs for key in pair}
    stored = HistoryEntry.objects.filter(pk__in=wanted).values_list("pk", "document")
    said = {key: _content(document or {}) for key, document in stored}
    return {
        taxon for taxon, pairs in steps.items() if any(said[before] != said[after] for before, after in pairs)
    }


def _content(document: Document) -> Document:
    """What a plant says, without its standing and what it only repeats of others."""
    taxon = {
        key: value for key, value in document.get("taxon", {}).items() if key not in ("status", "parent")
    }
    parts = {part: content for part, content in document.items() if part not in UNCOUNTED}
    return {**parts, "taxon": taxon}
