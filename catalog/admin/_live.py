"""Parts of a taxon that have a form of their own: what is saved there is public at once, if the taxon is."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest

from catalog import editorial
from catalog.admin._guarded import GuardedAdmin
from catalog.admin._scope import is_in_scope
from catalog.models import HistoryEntry


class LivePart(GuardedAdmin):
    """Changed by those alone who may publish, while its taxon is public; others change it in the taxon's own form,
    where it waits as a working draft. Of a family that is not theirs, nobody changes it.
    """

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether this row may be changed here."""
        return super().has_change_permission(request, obj) and _may_change_live(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether this row may be deleted here."""
        return super().has_delete_permission(request, obj) and _may_change_live(request, obj)

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        """Refuse a row that would come to stand on a public page. Raises ValidationError."""
        if not _may_change_live(request, obj):
            raise ValidationError(
                "That taxon is on the public site: add this in its own form, where it waits for a reviewer; "
                "or it stands in a family that is not yours to change. Nothing was saved."
            )
        super().save_model(request, obj, form, change)

    def last_save(self, object_id: str | None) -> tuple[str, datetime] | None:
        """Who saved it last: here, or in the form of its taxon, which only the history of the taxon tells."""
        here = super().last_save(object_id)
        rows = self.model._default_manager.filter(pk=object_id or 0)
        entry = HistoryEntry.objects.of_records().filter(taxon__in=rows.values("taxon")).first()
        if entry is None or (here is not None and here[1] >= entry.at):
            return here
        return entry.who, entry.at


def _may_change_live(request: HttpRequest, row: Any) -> bool:
    if row is None:
        return True
    may_now = not row.taxon.is_published or editorial.may_publish_own(request.user)
    return may_now and is_in_scope(request, row.taxon)
