"""The pages of a plant's history: what was changed when, any two states compared, an earlier one put back."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST, require_safe

from catalog import editorial
from catalog.admin._caller import may_see_callers
from catalog.admin._deleting import CarefulDeletion
from catalog.admin._reasons import given_reason
from catalog.documents import DocumentError
from catalog.models import HistoryEntry, Region, Taxon, WorkingDraft
from catalog.serialising import serialise

PAGE: Final = 50
FOLDER: Final = "admin/catalog/taxon/"


class HistoryPages(CarefulDeletion):
    """History, comparison, restoring and recovering, and the working draft beside the live page."""

    def get_urls(self) -> list[Any]:
        """The pages beside Django's own."""
        return [
            self._page("<int:pk>/history/compare/", require_safe(self.compare_view), "compare"),
            self._page("<int:pk>/history/<int:entry>/", require_safe(self.entry_view), "entry"),
            self._page("<int:pk>/history/<int:entry>/restore/", require_POST(self.restore_view), "restore"),
            self._page("<int:pk>/draft/", require_safe(self.draft_view), "draft"),
            self._page("<int:pk>/draft/publish/", require_POST(self.publish_draft_view), "draft_publish"),
            self._page("<int:pk>/draft/discard/", require_POST(self.discard_draft_view), "draft_discard"),
            self._page("deleted/", require_safe(self.deleted_view), "deleted"),
            self._page("deleted/<int:entry>/", require_safe(self.deleted_entry_view), "deleted_entry"),
            self._page("deleted/<int:entry>/recover/", require_POST(self.recover_view), "recover"),
            *super().get_urls(),
        ]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Every entry of a plant, latest first."""
        taxon = self._taxon(request, int(object_id) if object_id.isdecimal() and len(object_id) < 19 else 0)
        entries = HistoryEntry.objects.filter(taxon=taxon).defer("document").select_related("run")
        page = Paginator(entries, PAGE).get_page(request.GET.get("p", "1"))
        return self._answer(request, "history", taxon, f"History of {taxon}", page=page)

    def entry_view(self, request: HttpRequest, pk: int, entry: int) -> HttpResponse:
        """One entry, with what it changed and what going back to it would change."""
        taxon = self._taxon(request, pk)
        told = get_object_or_404(HistoryEntry.objects.select_related("run"), pk=entry, taxon=taxon)
        former = editorial.former_state(told)
        now = serialise(taxon)
        may_change = self.has_change_permission(request, taxon)
        context = {
            "entry": told,
            "former": former,
            "differences": _beside(now, told)
            if former is None and told.is_beside
            else _compared(former, told),
            "back": differences_between(now, told.document) if told.document is not None else None,
            "undo": _spots(now, former) if may_change else (),
            "redo": _spots(now, told) if may_change else (),
            "may_restore": may_change,
            "needs_reason": now.get("synonyms") != (told.document or {}).get("synonyms"),
            **_reasons_of(request, told),
            "goes_live": taxon.is_published and editorial.may_publish_own(request.user),
        }
        return self._answer(request, "entry", taxon, f"{told.get_kind_display()}: {taxon}", **context)

    def compare_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Two entries, whichever was asked for first."""
        taxon = self._taxon(request, pk)
        asked = [request.GET.get(name, "") for name in ("a", "b")]
        keys = sorted({int(text) for text in asked if text.isdecimal() and len(text) < 19})
        entries = list(HistoryEntry.objects.filter(taxon=taxon, pk__in=keys).order_by("pk"))
        if len(entries) != 2:
            self.message_user(
                request, "Choose two different entries of the history to compare.", messages.WARNING
            )
            return HttpResponseRedirect(reverse("admin:catalog_taxon_history", args=[pk]))
        first, second = entries
        context = {"first": first, "second": second, "differences": _compared(first, second)}
        return self._answer(request, "compare", taxon, f"Two states of {taxon}", **context)

    def restore_view(self, request: HttpRequest, pk: int, entry: int) -> HttpResponse:
        """Put a state back: into the record, or beside the live page where the user may not publish."""
        taxon = self._taxon(request, pk)
        if not self.has_change_permission(request, taxon):
            raise PermissionDenied
        told = get_object_or_404(HistoryEntry, pk=entry, taxon=taxon)
        reason = given_reason(request)
        seen = _seen(request)
        if taxon.is_published and not editorial.may_publish_own(request.user):
            return self._put_beside(request, taxon, told, reason, seen)
        lost = self._tried(
            request,
            lambda user: editorial.restore(told, user, reason, keeps_standing=True, seen=seen),
            "is back as it was",
        )
        page = "change" if lost is not None else "history"
        return HttpResponseRedirect(reverse(f"admin:catalog_taxon_{page}", args=[pk]))

    def draft_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The working draft against the live page."""
        taxon = self._taxon(request, pk)
        draft = WorkingDraft.objects.filter(taxon=taxon).first()
        if draft is None:
            self.message_user(request, "There is no working draft of this taxon.", messages.WARNING)
            return HttpResponseRedirect(reverse("admin:catalog_taxon_change", args=[pk]))
        live = serialise(taxon)
        document, clashes = editorial.merge(draft.base, draft.document, live)
        known = editorial.blockers(live)
        context = {
            "draft": draft,
            "differences": differences_between(live, document),
            "clashes": [f"{part}: {place}" for part, place in clashes],
            "blockers": [blocker for blocker in editorial.blockers(document) if blocker not in known],
            "may_change": self.has_change_permission(request, taxon),
            "may_publish": self.has_change_permission(request, taxon) and editorial.may_publish(request.user),
            "is_for_others": editorial.is_for_others(request.user, pk),  # type: ignore[arg-type]
        }
        return self._answer(request, "draft", taxon, f"Working draft of {taxon}", **context)

    def publish_draft_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put the draft in the place of the live page."""
        taxon = self._taxon(request, pk)
        may_publish = self.has_change_permission(request, taxon) and editorial.may_publish(request.user)
        if not (taxon.is_published and may_publish):
            raise PermissionDenied
        reason = given_reason(request)

        def publish(user: AbstractBaseUser) -> editorial.LostParts:
            applied = editorial.publish(taxon, user, reason, seen=_seen(request))
            return editorial.LostParts(applied.taxon, applied.photos_gone)

        done = self._tried(request, publish, "is on the public site with its changes")
        page = "change" if done is not None else "draft"
        return HttpResponseRedirect(reverse(f"admin:catalog_taxon_{page}", args=[pk]))

    def discard_draft_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Give the draft up; its history keeps it."""
        taxon = self._taxon(request, pk)
        if not self.has_change_permission(request, taxon):
            raise PermissionDenied
        reason = given_reason(request)
        try:
            editorial.discard(taxon, request.user, reason, seen=_seen(request))  # type: ignore[arg-type]
        except ValidationError as refused:
            self.message_user(request, " ".join(refused.messages), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:catalog_taxon_draft", args=[pk]))
        self.message_user(
            request, "The draft is discarded; the history keeps what it held.", messages.SUCCESS
        )
        return HttpResponseRedirect(reverse("admin:catalog_taxon_change", args=[pk]))

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """Records that were deleted and can come back."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        entries = editorial.recoverable().defer("document")
        page = Paginator(entries, PAGE).get_page(request.GET.get("p", "1"))
        return self._answer(request, "deleted", None, "Deleted taxa", page=page)

    def deleted_entry_view(self, request: HttpRequest, entry: int) -> HttpResponse:
        """What a deleted record held."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        told = get_object_or_404(editorial.recoverable(), pk=entry)
        context = {
            "entry": told,
            "differences": differences_between({}, told.document or {}),
            "may_recover": self.has_add_permission(request),
            **_reasons_of(request, told),
        }
        return self._answer(request, "deleted_entry", None, f"Deleted: {told.taxon_name}", **context)

    def recover_view(self, request: HttpRequest, entry: int) -> HttpResponse:
        """Bring a deleted record back as a draft."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        told = get_object_or_404(HistoryEntry, pk=entry)
        reason = given_reason(request)
        back = self._tried(request, lambda user: editorial.recover(told, user, reason), "is back as a draft")
        if back is None:
            return HttpResponseRedirect(reverse("admin:catalog_taxon_deleted"))
        return HttpResponseRedirect(reverse("admin:catalog_taxon_change", args=[back.taxon.pk]))

    def _page(self, route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
        return path(route, self.admin_site.admin_view(view), name=f"catalog_taxon_{name}")

    def _taxon(self, request: HttpRequest, pk: int) -> Taxon:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        taxon = Taxon.objects.select_related("parent").filter(pk=pk).first()
        if taxon is None:
            raise Http404("There is no such taxon.")
        return taxon

    def _tried(
        self, request: HttpRequest, act: Callable[[AbstractBaseUser], editorial.LostParts], told: str
    ) -> editorial.LostParts | None:
        """Do it and tell what came of it; None with the sentences when it was refused."""
        try:
            done = act(request.user)  # type: ignore[arg-type]
        except ValidationError as refused:
            self.message_user(request, " ".join(refused.messages), messages.ERROR)
            return None
        except DocumentError as refused:
            self.message_user(request, f"{' '.join(refused.problems)} Nothing was changed.", messages.ERROR)
            return None
        self.message_user(request, f"{done.taxon} {told}.", messages.SUCCESS)
        if done.photos:
            gone = ", ".join(done.photos)
            self.message_user(
                request,
                f"{len(done.photos)} of its photos could not come back: the files were deleted ({gone}).",
                messages.WARNING,
            )
        return done

    def _put_beside(
        self, request: HttpRequest, taxon: Taxon, told: HistoryEntry, reason: str, seen: int
    ) -> HttpResponse:
        """The state as a working draft, by somebody who may not publish."""
        try:
            editorial.restore_beside(told, request.user, reason, seen=seen)  # type: ignore[arg-type]
        except ValidationError as refused:
            self.message_user(request, " ".join(refused.messages), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:catalog_taxon_entry", args=[taxon.pk, told.pk]))
        self.message_user(
            request, "That state is kept as a working draft; a reviewer may publish it.", messages.SUCCESS
        )
        return HttpResponseRedirect(reverse("admin:catalog_taxon_draft", args=[taxon.pk]))

    def _answer(
        self, request: HttpRequest, template: str, taxon: Taxon | None, title: str, **context: Any
    ) -> TemplateResponse:
        whole = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "taxon": taxon,
            "callers": may_see_callers(request),
            **context,
        }
        response = TemplateResponse(request, f"{FOLDER}{template}.html", whole)
        response.headers["Cache-Control"] = "private, no-store"
        return response


def _seen(request: HttpRequest) -> int:
    """The version that the page showed; 0, which nothing has, where none was sent."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else 0


def _reasons_of(request: HttpRequest, entry: HistoryEntry) -> dict[str, Any]:
    """What the reason of an entry said before, and whether this user may correct it."""
    return {
        "former_reasons": entry.former_reasons.all(),
        "may_correct": editorial.may_correct(request.user, entry),
    }


def _compared(first: HistoryEntry | None, second: HistoryEntry) -> list[editorial.Difference] | None:
    """What differs between two entries; None where one of them holds no state."""
    if second.document is None or (first is not None and first.document is None):
        return None
    before = first.document if first is not None else None
    return differences_between(before or {}, second.document)


def _beside(live: dict[str, Any], draft: HistoryEntry) -> list[editorial.Difference] | None:
    """What a draft changed of a record that is as an import left it: no entry holds that, the live page does."""
    return differences_between(live, draft.document) if draft.document is not None else None


def _spots(now: dict[str, Any], state: HistoryEntry | None) -> set[str]:
    """Where the plant is no longer as an entry has it, and may be brought back."""
    if state is None or state.document is None:
        return set()
    spots = {difference.spot for difference in editorial.compare(now, state.document)}
    return {spot for spot in spots if editorial.read_spot(spot) is not None}


def differences_between(before: dict[str, Any], after: dict[str, Any]) -> list[editorial.Difference]:
    """Field by field, with the names of regions."""
    return editorial.compare(before, after, dict(Region.objects.values_list("code", "name")))
