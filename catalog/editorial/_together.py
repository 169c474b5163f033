"""One step of the way to the public, taken with many plants at a time: all of them, or none."""

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from catalog import writing
from catalog.choices import Status
from catalog.models import Schedule, Taxon, WorkingDraft
from catalog.serialising import serialise_many

from ._workflow import Step, blockers

AT_ONCE = 400
"""Taxa in one query: some builds of SQLite take no more than 999 values."""


def hindrances(step: Step, taxa: Sequence[Taxon]) -> list[tuple[Taxon, list[str]]]:
    """Those of these taxa that cannot take a step, each with the reasons. Some twenty queries for every 400."""
    documents = serialise_many(taxa) if step.target == Status.PUBLISHED else {}
    drafted = {key for some in _parts([taxon.pk for taxon in taxa]) for key in _with_draft(some)}
    found = []
    for taxon in taxa:
        reasons = [blocker.sentence for blocker in blockers(documents[taxon.pk])] if documents else []
        if taxon.status not in step.start:
            reasons = [f"It is {taxon.get_status_display().lower()}: this step does not start there."]
        if taxon.pk in drafted:
            reasons.append("A working draft waits beside its live page: publish or discard that first.")
        if reasons:
            found.append((taxon, reasons))
    return found


def take_together(
    step: Step, seen: Mapping[int, int], user: AbstractBaseUser | None, reason: str = ""
) -> list[Taxon]:
    """Take a step with the taxa of these keys, whose versions were seen, as one change; the taxa.

    Raises ValidationError with a sentence for each that has changed since or cannot take it; nothing is changed then.
    """
    with writing.change(user, reason=reason) as change:
        taxa = read_together(seen)
        versions = {taxon.pk: taxon.version for taxon in taxa}
        if versions != dict(seen):
            late = [str(taxon) for taxon in taxa if taxon.version != seen[taxon.pk]]
            gone = len(seen) - len(taxa)
            named = [*late[:AT_ONCE], *([f"{gone} that are there no more"] if gone else [])]
            raise ValidationError(f"Changed since you chose them: {', '.join(named)}. Look at them again.")
        if found := hindrances(step, taxa):
            raise ValidationError([f"{taxon}: {' '.join(reasons)}" for taxon, reasons in found])
        change.remember(*versions)
        for some in _parts(list(versions)):
            Taxon.objects.filter(pk__in=some).update(status=step.target)
            if step.public:
                Schedule.objects.filter(taxon__in=some).delete()
        change.touch(*versions)
    return taxa


def read_together(keys: Mapping[int, int] | Sequence[int]) -> list[Taxon]:
    """The taxa of these keys that are there, with their parents, in the order of their names."""
    found: list[Taxon] = []
    for some in _parts(list(keys)):
        found += Taxon.objects.filter(pk__in=some).select_related("parent")
    return sorted(found, key=lambda taxon: (taxon.name_key, taxon.authority_key))


def _with_draft(keys: Sequence[int]) -> Sequence[int]:
    return list(WorkingDraft.objects.filter(taxon__in=keys).values_list("taxon", flat=True))


def _parts(keys: Sequence[int]) -> list[Sequence[int]]:
    return [keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE)]
