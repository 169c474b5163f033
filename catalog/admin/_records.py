"""Lists that are read and never written by hand: what was changed of plants, and which links answer."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from catalog import facts
from catalog.admin import _queues
from catalog.admin._caller import may_see_callers
from catalog.admin._filters import FoldedFilter
from catalog.admin._lists import ReadOnly
from catalog.admin._site import site
from catalog.models import CitedLink, HistoryEntry


class ByWhom(FoldedFilter):
    """Changes of my own, or of others."""

    title = "whose"
    parameter_name = "by"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Mine and others'."""
        return [("me", "Mine"), ("others", "Others’")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The entries asked for; any other value narrows nothing."""
        if self.value() == "me":
            return queryset.filter(user=request.user.pk)
        return queryset.exclude(user=request.user.pk) if self.value() == "others" else queryset


@admin.register(HistoryEntry, site=site)
class HistoryEntryAdmin(ReadOnly):
    """What was changed of all plants, latest first. The history of one plant is in its form."""

    seen_with = "catalog.view_taxon"
    list_display = ("plant", "kind", "whom", "at", "reason")
    list_filter = (ByWhom, "kind")
    search_fields = ("taxon_name", "user_name")
    search_help_text = "Name of the plant, or of who changed it"
    ordering = ("-pk",)
    sortable_by = ()

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        """From which address it was done stands there for those alone who may read the audit."""
        return (*self.list_display, "address") if may_see_callers(request) else self.list_display

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Django's own; nobody finds out an address by narrowing the list who may not read it."""
        is_address = lookup.split("__")[0] == HistoryEntry.address.field.name
        is_open = not is_address or (request is not None and may_see_callers(request))
        return is_open and super().lookup_allowed(lookup, value, request)  # type: ignore[arg-type]

    @admin.display(description="Plant")
    def plant(self, entry: HistoryEntry) -> SafeString:
        """The name, leading to what was changed."""
        return format_html('<a href="{}">{}</a>', page_of(entry), facts.latin(entry.taxon_name))

    @admin.display(description="By")
    def whom(self, entry: HistoryEntry) -> str:
        """A person or a file."""
        return entry.who

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Entries without the plants that they hold."""
        return super().get_queryset(request).defer("document")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of the entry in the history of its plant."""
        entry = self.get_object(request, object_id)
        if entry is None or not self.has_view_permission(request):
            raise Http404("There is no such entry.")
        return HttpResponseRedirect(page_of(entry))


@admin.register(CitedLink, site=site)
class CitedLinkAdmin(ReadOnly):
    """Whether the links that pages cite still answer, as ``manage.py check_links`` found."""

    seen_with = "catalog.view_source"
    list_display = ("link", "state", "answer", "broken_since", "checked_at", "place")
    list_filter = ("state",)
    list_select_related = ("source", "taxon")
    search_fields = ("url",)
    search_help_text = "Part of the address"

    @admin.display(description="Address", ordering="url")
    def link(self, cited: CitedLink) -> SafeString:
        """The address, to be opened by the editor."""
        return format_html('<a href="{0}" rel="noopener noreferrer">{0}</a>', cited.url)

    @admin.display(description="Cited in")
    def place(self, cited: CitedLink) -> SafeString | str:
        """The form in which it is mended."""
        if cited.source is not None:
            page, name = "source", Truncator(cited.source).chars(60)
        elif cited.taxon is not None:
            page, name = "taxon", str(cited.taxon)
        else:
            return "—"
        key = cited.source_id or cited.taxon_id
        return format_html('<a href="{}">{}</a>', reverse(f"admin:catalog_{page}_change", args=[key]), name)


def page_of(entry: HistoryEntry) -> str:
    """The address of an entry; of a deleted record, of the page that brings it back."""
    if entry.taxon_id is not None:
        return reverse("admin:catalog_taxon_entry", args=[entry.taxon_id, entry.pk])
    return reverse("admin:catalog_taxon_deleted_entry", args=[entry.pk])


_queues.add(
    _queues.Queue(
        _queues.TROUBLE,
        "Links that no longer answer",
        CitedLink,
        (("state__exact", "broken"),),
        "As manage.py check_links found them.",
    )
)
