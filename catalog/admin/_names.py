"""Synonyms in a list of their own."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected as delete_after_asking
from django.contrib.admin.utils import unquote
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString

from catalog import facts, nomenclature, writing
from catalog.admin._guarded import GuardedForm
from catalog.admin._lists import short_search
from catalog.admin._live import LivePart
from catalog.admin._name_desk import NameReadingAdmin
from catalog.admin._name_form import SynonymForm
from catalog.admin._reasons import given_reason
from catalog.admin._site import site
from catalog.models import Synonym


class GuardedSynonymForm(SynonymForm, GuardedForm):
    """A synonym, the state in which it was opened, and why it is changed."""

    reason = forms.CharField(
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Why it is added or changed; stands in the history of the plant.",
    )


@admin.register(Synonym, site=site)
class SynonymAdmin(LivePart, NameReadingAdmin):
    """All synonyms, with the names they lead to."""

    form = GuardedSynonymForm
    list_display = ("former", "symbol", "kind", "accepted", "note")
    list_display_links = ("former",)
    list_filter = ("kind", ("note", admin.EmptyFieldListFilter))
    list_select_related = ("taxon",)
    actions = ("delete_selected",)
    search_fields = ("name_key",)  # says that there is a search; get_search_results does it
    search_help_text = "Beginning of a botanical name, or a USDA symbol"
    fields = (
        "taxon",
        "verbatim",
        "name",
        "authority",
        "full_name",
        "symbol",
        "kind",
        "note",
        "source",
        "reason",
    )

    @admin.display(description="Synonym", ordering="name_key")
    def former(self, synonym: Synonym) -> SafeString:
        """The name, its Latin in italics."""
        return facts.latin(synonym.full_name or synonym.name)

    @admin.display(description="Belongs to", ordering="taxon__name_key")
    def accepted(self, synonym: Synonym) -> SafeString:
        """The accepted name."""
        return facts.latin(synonym.taxon.full_name)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Synonym]:
        """With the taxon, which list and form show."""
        return super().get_queryset(request).select_related("taxon")

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask, also why; without that nothing is deleted."""
        synonym = self.get_object(request, unquote(object_id))
        if self.has_delete_permission(request, synonym) and self._is_unexplained(request):
            return HttpResponseRedirect(request.get_full_path())
        return super().delete_view(request, object_id, extra_context)

    @admin.action(description="Delete the selected synonyms", permissions=["delete"])
    def delete_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """The same for those that were ticked."""
        return (
            None
            if request.POST.get("post") and self._is_unexplained(request)
            else delete_after_asking(self, request, queryset)
        )

    def _is_unexplained(self, request: HttpRequest) -> bool:
        is_unexplained = bool(request.POST) and not given_reason(request)
        if is_unexplained:
            self.message_user(request, writing.NO_REASON, messages.ERROR)
        return is_unexplained

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        """Through the write door, where the taxon that the name leaves loses it too."""
        super().save_model(request, obj, form, change)
        self.tell(request, form)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Synonym], search_term: str
    ) -> tuple[QuerySet[Synonym], bool]:
        """Names that begin with the text, in any typography, and the name with that symbol."""
        text = short_search(search_term)
        if not text:
            return queryset, False
        key = nomenclature.name_key(text)
        wanted = Q(symbol=text.upper())
        return queryset.filter(wanted | Q(name_key__startswith=key) if key else wanted), False
