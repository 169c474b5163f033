"""The queue of contradictions: where article, fact and source differ, and the answers that editors give."""

from typing import Any, Final

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from catalog import facts, writing
from catalog.admin._lists import ReadOnly
from catalog.admin._reasons import given_reason
from catalog.admin._scope import is_in_scope
from catalog.admin._site import site
from catalog.choices import ContradictionKind
from catalog.models import Contradiction, Dismissal

LIST: Final = "admin:catalog_contradiction_changelist"
FACTS: Final = {
    ContradictionKind.BLOOM.value: "part-profile",
    ContradictionKind.PLACES.value: "part-distribution",
    ContradictionKind.SOURCE.value: "part-citations",
}
"""Where in a taxon's form the fact of a kind is; the others are in the care guide."""


def links_of(kind: str, taxon: int) -> tuple[str, str]:
    """The addresses, in the form of a taxon, of what is said and of the fact that it contradicts."""
    form = reverse("admin:catalog_taxon_change", args=[taxon])
    said = "part-citations" if kind == ContradictionKind.SOURCE else "part-sections"
    fact = "part-care" if kind == ContradictionKind.SOURCE else FACTS.get(kind, "part-care")
    return f"{form}#{said}", f"{form}#{fact}"


WAITING = "waiting"
"""The answer of those that have none, where it is asked for by name."""


class Answered(admin.SimpleListFilter):
    """Those that wait for an editor, unless others are asked for."""

    title = "answer"
    parameter_name = "answer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices beside the first."""
        return [("given", "Answered"), ("all", "All")]

    def choices(self, changelist: Any) -> Any:
        """The choices; the first is called what it is."""
        for number, choice in enumerate(super().choices(changelist)):
            waiting = {"display": "Waiting", "selected": self.value() in {None, WAITING}}
            yield {**choice, **waiting} if number == 0 else choice

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of the choice."""
        return queryset if self.value() == "all" else queryset.filter(dismissed=self.value() == "given")


@admin.register(Contradiction, site=site)
class ContradictionAdmin(ReadOnly):
    """Read from the records as they change. An editor mends one side, or says why both may stand."""

    seen_with = "catalog.view_taxon"
    list_display = ("plant", "kind", "says", "recorded", "answer")
    list_filter = (Answered, "kind")
    list_select_related = ("taxon",)
    search_fields = ("taxon__name_key",)
    search_help_text = "Botanical name of the plant"

    @admin.display(description="Plant", ordering="taxon__name_key")
    def plant(self, row: Contradiction) -> SafeString:
        """The plant, leading to its form."""
        return format_html(
            '<a href="{}">{}</a>',
            links_of("", row.taxon_id)[0].partition("#")[0],
            facts.latin(row.taxon.name),
        )

    @admin.display(description="Article or source says")
    def says(self, row: Contradiction) -> SafeString:
        """What is read, where, and the whole sentence."""
        return format_html(
            '<div><a href="{}">{}</a></div><strong>{}</strong><br><q class="quiet">{}</q>',
            links_of(row.kind, row.taxon_id)[0],
            row.place,
            row.claim,
            row.said,
        )

    @admin.display(description="Record says")
    def recorded(self, row: Contradiction) -> SafeString:
        """The fact, leading to it."""
        return format_html('<a href="{}">{}</a>', links_of(row.kind, row.taxon_id)[1], row.fact)

    @admin.display(description="Answer")
    def answer(self, row: Contradiction) -> SafeString:
        """The way to answer it, or to take the answer back."""
        words = "Answered" if row.dismissed else "Both may stand …"
        return format_html(
            '<a href="{}">{}<span class="visually-hidden">: {}</span></a>',
            reverse("admin:catalog_contradiction_answer", args=[row.pk]),
            words,
            row.claim,
        )

    def get_urls(self) -> list[Any]:
        """The list and the page of an answer."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/answer/", view(self.answer_view), name="catalog_contradiction_answer"),
            path(
                "<int:pk>/take-back/",
                view(require_POST(self.take_back_view)),
                name="catalog_contradiction_take_back",
            ),
            *super().get_urls(),
        ]

    def answer_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """GET: both sides and the answer, if there is one. POST: keep the reason why both may stand."""
        row = self._row(request, pk)
        if row is None:
            return self._gone(request)
        reason = given_reason(request)
        is_kept = request.method == "POST" and reason and self._dismiss(request, row, reason)
        if is_kept:
            self.message_user(request, f"{row.taxon}: answered, {row.claim}.", messages.SUCCESS)
            return HttpResponseRedirect(reverse(LIST))
        said, fact = links_of(row.kind, row.taxon_id)
        context = {
            **self.admin_site.each_context(request),
            "title": f"{row.get_kind_display()}: {row.taxon}",
            "opts": self.opts,
            "contradiction": row,
            "said_at": said,
            "fact_at": fact,
            "given": _answer_to(row).first(),
            "reason": reason,
            "is_blank": request.method == "POST" and not reason,
            "is_overtaken": request.method == "POST" and reason != "",
        }
        return TemplateResponse(request, "admin/catalog/contradiction/answer.html", context)

    def take_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Let a contradiction wait again."""
        row = self._row(request, pk)
        if row is None:
            return self._gone(request)
        with writing.change(request.user, reason=f"Answer taken back: {row.claim}") as change:  # type: ignore[arg-type]
            for given in _answer_to(row):
                change.delete(given)
        self.message_user(request, f"{row.taxon}: it waits again, {row.claim}.", messages.SUCCESS)
        return HttpResponseRedirect(reverse(LIST))

    def _row(self, request: HttpRequest, pk: int) -> Contradiction | None:
        if not request.user.has_perm("catalog.change_taxon"):
            raise PermissionDenied
        row = Contradiction.objects.select_related("taxon").filter(pk=pk).first() if pk < 2**63 else None
        if row is not None and not is_in_scope(request, row.taxon):
            raise PermissionDenied
        return row

    def _gone(self, request: HttpRequest) -> HttpResponse:
        told = "That contradiction is there no more: somebody has answered it, or the record has changed."
        if reason := given_reason(request):
            told += f" What you wrote: “{reason}”"
        self.message_user(request, told, messages.INFO)
        return HttpResponseRedirect(reverse(LIST))

    def _dismiss(self, request: HttpRequest, row: Contradiction, reason: str) -> bool:
        """Keep the reason; False where somebody has answered since the page was opened."""
        with writing.change(request.user, reason=f"Both may stand: {reason}") as change:  # type: ignore[arg-type]
            given = _answer_to(row).first()
            known = given.reason if given is not None else ""
            if (
                known.split() != request.POST.get("given", "").split()
            ):  # browsers end lines in a way of their own
                return False
            given = given or Dismissal(taxon=row.taxon, kind=row.kind, said=row.said, fact=row.fact)
            given.reason = reason
            change.save(given)
        return True


def _answer_to(row: Contradiction) -> "QuerySet[Dismissal]":
    return Dismissal.objects.filter(taxon=row.taxon_id, kind=row.kind, said=row.said, fact=row.fact)
