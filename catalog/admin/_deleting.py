"""Deleting taxa: what is published or carries others stays, and the editor reads why."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.contrib import messages
from django.contrib.admin.actions import delete_selected as delete_after_asking
from django.contrib.admin.utils import unquote
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from catalog import media, writing
from catalog.admin._scope import ScopedTaxa
from catalog.models import Photo, Taxon

MOST_AT_ONCE: Final = 50
REFUSED: Final = "admin/catalog/taxon/delete_refused.html"


class CarefulDeletion(ScopedTaxa):
    """The delete button and the bulk action of taxa."""

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask, then delete; or say what rests on the taxon, with 409 to a request that meant it."""
        taxon = self.get_object(request, unquote(object_id))
        if taxon is not None and self.has_delete_permission(request, taxon):
            refused = blocked([taxon])
            if refused:
                return self._refuse(request, refused)
        return super().delete_view(request, object_id, extra_context)

    def delete_selected(self, request: HttpRequest, queryset: QuerySet[Taxon]) -> HttpResponse | None:
        """Delete drafts: all that were chosen, or none when one of them has to stay."""
        taxa = list(queryset[: MOST_AT_ONCE + 1])
        if len(taxa) > MOST_AT_ONCE:
            self.message_user(request, f"Delete at most {MOST_AT_ONCE} taxa at once.", messages.WARNING)
            return None
        refused = blocked(taxa)
        if refused:
            return self._refuse(request, refused)
        return delete_after_asking(self, request, queryset)

    def get_deleted_objects(
        self, objs: Sequence[Any] | QuerySet[Any], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
        """The taxa, their own parts, and how many of each; derived rows are nobody's concern."""
        taxa = list(objs)
        counts = {str(self.opts.verbose_name_plural): len(taxa)}
        parts: dict[int, list[str]] = {taxon.pk: [] for taxon in taxa}
        for inline in self.inlines:
            options = inline.model._meta
            rows = list(inline.model._default_manager.filter(taxon__in=taxa))
            if rows:
                counts[str(options.verbose_name_plural)] = len(rows)
            for row in rows:
                parts[row.taxon_id].append(f"{str(options.verbose_name).capitalize()}: {row}")
        listed: list[Any] = []
        for taxon in taxa:
            listed += [f"Taxon: {taxon}", parts[taxon.pk]] if parts[taxon.pk] else [f"Taxon: {taxon}"]
        allowed = all(self.has_delete_permission(request, taxon) for taxon in taxa)
        return listed, counts, set() if allowed else {str(self.opts.verbose_name)}, []

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Through the write door, with the files of its photos."""
        names = _photo_files([obj.pk])
        super().delete_model(request, obj)
        media.forget(names)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """All or none, with the files of their photos."""
        names = _photo_files(queryset.values_list("pk", flat=True))
        super().delete_queryset(request, queryset)
        media.forget(names)

    def _refuse(self, request: HttpRequest, refused: list[tuple[Taxon, list[str]]]) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "Not deleted",
            "opts": self.opts,
            "refused": refused,
        }
        status = 200 if request.method == "GET" else 409
        return TemplateResponse(request, REFUSED, context, status=status)


def blocked(taxa: Iterable[Taxon]) -> list[tuple[Taxon, list[str]]]:
    """The taxa that may not be deleted, each with the reasons. Three queries a taxon."""
    found = ((taxon, writing.deletion_blockers(taxon)) for taxon in taxa)
    return [(taxon, reasons) for taxon, reasons in found if reasons]


def _photo_files(taxa: Iterable[int]) -> list[str]:
    return list(Photo.objects.filter(taxon__in=list(taxa)).values_list("image", flat=True))
