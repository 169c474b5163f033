"""One step of the way to the public, taken with many plants at a time: all of them, or none."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from catalog import writing
from catalog.choices import Status
from catalog.models import Schedule, Taxon, WorkingDraft
from catalog.serialising import serialise_many

from ._shape import Document
from ._workflow import Step, blockers

AT_ONCE = 400
"""Taxa in one query: some builds of SQLite take no more than 999 values. So many documents are held at a time."""

Row = TypeVar("Row")
Hindered = list[tuple[Taxon, list[str]]]


def hindrances(step: Step, taxa: Sequence[Taxon], user: AbstractBaseUser | None) -> Hindered:
    """Those of these taxa that cannot take a step, each with the reasons. Some twenty queries for every 400."""
    return [
        pair
        for some in _parts(taxa)
        for pair in _hindered(step, some, serialise_many(some) if _asks_documents(step) else {}, user)
    ]


def take_together(
    step: Step, seen: Mapping[int, int], user: AbstractBaseUser | None, reason: str = ""
) -> list[Taxon]:
    """Take a step with the taxa of these keys, whose versions were seen, as one change; the taxa.

    Some hundred documents are held at a time, however many taxa there are. Raises ValidationError with a sentence for
    each that has changed since or cannot take it, OutOfScope where one is not the user's; nothing is changed then.
    """
    with writing.change(user, reason=reason) as change:
        taxa = read_together(list(seen))
        _check_unchanged(taxa, seen)
        found: Hindered = []
        for some in _parts(taxa):
            documents = serialise_many(some) if not found or _asks_documents(step) else {}
            found += _hindered(step, some, documents, user)
            if not found:
                change.restate(some, documents, step.target)
                if step.public:
                    Schedule.objects.filter(taxon__in=some).delete()
        if found:
            raise ValidationError([f"{taxon}: {' '.join(reasons)}" for taxon, reasons in found])
    return taxa


def read_together(keys: Sequence[int]) -> list[Taxon]:
    """The taxa of these keys that are there, with their parents, in the order of their names."""
    found: list[Taxon] = []
    for some in _parts(keys):
        found += Taxon.objects.filter(pk__in=some).select_related("parent")
    return sorted(found, key=lambda taxon: (taxon.name_key, taxon.authority_key))


def _check_unchanged(taxa: Sequence[Taxon], seen: Mapping[int, int]) -> None:
    late = [str(taxon) for taxon in taxa if taxon.version != seen[taxon.pk]]
    gone = len(seen) - len(taxa)
    named = [*late[:AT_ONCE], *([f"{gone} that are there no more"] if gone else [])]
    if named:
        raise ValidationError(f"Changed since you chose them: {', '.join(named)}. Look at them again.")


def _asks_documents(step: Step) -> bool:
    return step.target == Status.PUBLISHED


def _hindered(
    step: Step, taxa: Sequence[Taxon], documents: Mapping[int, Document], user: AbstractBaseUser | None
) -> Hindered:
    asks = user is not None and writing.is_another_reviewer_asked_for() and step.target == Status.PUBLISHED
    own = writing.own_words(user, [taxon.pk for taxon in taxa]) if asks and user is not None else set()
    drafted = set(WorkingDraft.objects.filter(taxon__in=taxa).values_list("taxon", flat=True))
    found = []
    for taxon in taxa:
        reasons = []
        if taxon.status not in step.start:
            reasons = [f"It is {taxon.get_status_display().lower()}: this step does not start there."]
        elif _asks_documents(step):
            reasons = [blocker.sentence for blocker in blockers(documents[taxon.pk])]
        if taxon.pk in drafted:
            reasons.append("A working draft waits beside its live page: publish or discard that first.")
        if taxon.pk in own:
            reasons.append("You wrote some of it yourself: on this site somebody else publishes it.")
        if reasons:
            found.append((taxon, reasons))
    return found


def _parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))
