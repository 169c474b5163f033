"""Two editors in one form: what the first has changed, and what the second's text would change in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, transaction

from catalog import editorial, writing
from catalog.admin._photos import PhotoFormSet
from catalog.choices import EntryKind
from catalog.models import HistoryEntry, Region, Taxon
from catalog.serialising import serialise

Document = dict[str, Any]


@dataclass(frozen=True)
class BothVersions:
    """``said``: who saved, and when; ``theirs``: what was saved since the form was opened; ``mine``: what the form
    would change in that.

    ``theirs`` or ``mine`` is None where it cannot be told: no state of that time is kept, or the form has other faults.
    """

    said: str
    theirs: list[editorial.Difference] | None
    mine: list[editorial.Difference] | None


def both_versions(
    form: Any, formsets: Iterable[Any], desk: editorial.Desk | None, stored: Document
) -> BothVersions:
    """Both versions, field by field. ``stored`` is the plant, or its working draft, as it is now."""
    regions = dict(Region.objects.values_list("code", "name"))
    opened, mine = _opened(form, desk), _mine(form, formsets)
    return BothVersions(
        type(form).conflict(),
        editorial.compare(opened, stored, regions) if opened is not None else None,
        editorial.compare(stored, mine, regions) if mine is not None else None,
    )


def _opened(form: Any, desk: editorial.Desk | None) -> Document | None:
    """The state that the editor had before them when the form was opened."""
    entries = HistoryEntry.objects.filter(taxon=form.instance.pk)
    if desk is not None and desk.draft is not None:
        seen = form.cleaned_data.get("opened_draft") or 0
        if not seen:
            return desk.live
        later = desk.draft.version - seen
        drafted = entries.filter(kind=EntryKind.DRAFTED)[later : later + 1]
        return drafted[0].document if drafted else None
    seen = form.cleaned_data.get("opened_version") or 0
    found = entries.of_records().filter(version__lte=seen).first()
    return found.document if found is not None else None


def _mine(form: Any, formsets: Iterable[Any]) -> Document | None:
    """The plant as the form would have it; photos as they are, for their files are not stored yet."""
    rows = [formset for formset in formsets if not isinstance(formset, PhotoFormSet)]
    if set(form.errors) != {NON_FIELD_ERRORS} or len(form.non_field_errors()) > 1:
        return None
    if not all(formset.is_valid() for formset in rows):
        return None
    try:
        with transaction.atomic(), writing.rehearsal() as change:
            change.save(form.instance)
            for formset in rows:
                formset.write(change)
            return serialise(Taxon.objects.select_related("parent").get(pk=form.instance.pk))
    except (ValidationError, DatabaseError):
        return None
