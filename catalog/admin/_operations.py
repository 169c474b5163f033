"""The pages of acts of taxonomy: prepare and preview one, look at it afterwards, undo it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog import taxonomy
from catalog.admin._bringing import BringingPages
from catalog.admin._history import PAGE
from catalog.admin._operation_desk import ActDesk
from catalog.admin._operation_forms import FORMS, TITLES
from catalog.admin._reasons import given_reason
from catalog.documents import DocumentError
from catalog.models import Operation, Taxon


class OperationPages(BringingPages):
    """Rename, move, swap, merge; what was done, and its undoing."""

    def get_urls(self) -> list[Any]:
        """A page for each act, one that lists them, one for each that was done."""
        prepare = require_http_methods(["GET", "HEAD", "POST"])(self.act_view)
        acts = [
            path(
                f"<int:pk>/{act}/",
                self.admin_site.admin_view(prepare),
                {"act": act},
                name=f"catalog_taxon_{act}",
            )
            for act in FORMS
        ]
        return [
            *acts,
            self._page("operations/", require_safe(self.operations_view), "operations"),
            self._page("operations/<int:number>/", require_safe(self.operation_view), "operation"),
            self._page("operations/<int:number>/undo/", require_POST(self.undo_view), "undo"),
            *super().get_urls(),
        ]

    def acts_for(self, request: HttpRequest, taxon: Taxon) -> list[tuple[str, str]]:
        """The acts that this user may do to this taxon: the word of the address, and what it is called."""
        allowed = [act for act, form in FORMS.items() if self._may(request, form, [taxon])]
        return [(act, TITLES[act]) for act in allowed]

    def act_view(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        """The form of an act; with its preview once it was filled in; and the act itself."""
        taxon = self._taxon(request, pk)
        if not self._may(request, FORMS[act], [taxon]):
            raise PermissionDenied
        desk = ActDesk(act, taxon, request.POST if request.method == "POST" else None)
        if desk.read():
            done = self._carry_out(request, desk) if "_apply" in request.POST else None
            if done is not None:
                self.message_user(request, f"Done. {done.summary}", messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:catalog_taxon_operation", args=[done.pk]))
            desk.look()
        context = {"desk": desk, "act": TITLES[act], "media": self.media + desk.form.media}
        return self._answer(request, "act", taxon, f"{TITLES[act]}: {taxon}", **context)

    def operations_view(self, request: HttpRequest) -> HttpResponse:
        """All acts, latest first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        acts = Operation.objects.annotate(is_undone=Exists(Operation.objects.filter(undoes=OuterRef("pk"))))
        page = Paginator(acts, PAGE).get_page(request.GET.get("p", "1"))
        return self._answer(request, "operations", None, "Acts of taxonomy", page=page)

    def operation_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """One act: what it changed of each plant, and the way back."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        operation = get_object_or_404(Operation, pk=number)
        undoing = taxonomy.undoing(operation)
        context = {
            "undone_by": Operation.objects.filter(undoes=operation).first(),
            "operation": operation,
            "entries": operation.entries.order_by("taxon_name").defer("document"),
            "undoing": undoing,
            "needs_reason": any(
                way.before.get("synonyms") != way.after.get("synonyms") for way in undoing.returns
            ),
            "may_undo": self._may_undo(request, operation),
        }
        return self._answer(request, "operation", operation.taxon, operation.summary, **context)

    def undo_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Take an act back."""
        operation = get_object_or_404(Operation, pk=number)
        if not self._may_undo(request, operation):
            raise PermissionDenied
        reason = given_reason(request)
        try:
            done = taxonomy.undo(operation, request.user, reason)  # type: ignore[arg-type]
        except (ValidationError, DocumentError) as refused:
            self.message_user(request, _sentences(refused), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:catalog_taxon_operation", args=[number]))
        self.message_user(request, "Every plant is as it was before.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:catalog_taxon_operation", args=[done.pk]))

    def _carry_out(self, request: HttpRequest, desk: ActDesk) -> Operation | None:
        """Do it, or say in the form why not."""
        reason = desk.form.cleaned_data["reason"].strip()
        if not reason:
            desk.form.add_error("reason", "Say why: others will ask. Nothing was changed.")
            return None
        try:
            return desk.carry_out(request.user, reason)  # type: ignore[arg-type]
        except taxonomy.Outdated as late:
            lines = [*late.news, "Look at the preview as it is now."]
        except ValidationError as refused:
            lines = refused.messages
        except DocumentError as refused:
            lines = refused.problems
        for line in [*lines, "Nothing was changed."]:
            desk.form.add_error(None, line)
        return None

    def _may(self, request: HttpRequest, form: Any, taxa: list[Taxon]) -> bool:
        return taxonomy.may_carry_out(request.user, form.kind, taxa)

    def _may_undo(self, request: HttpRequest, operation: Operation) -> bool:
        if operation.kind not in taxonomy.PERMISSIONS:
            return False
        taxa = Taxon.objects.filter(history__operation=operation).distinct()
        return taxonomy.may_carry_out(request.user, operation.kind, list(taxa))


def _sentences(refused: ValidationError | DocumentError) -> str:
    lines = refused.problems if isinstance(refused, DocumentError) else refused.messages
    return " ".join(lines)
