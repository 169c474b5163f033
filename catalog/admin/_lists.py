"""Lists of a hundred thousand rows: counting and searching that stay cheap whatever is asked."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.contrib.admin import ShowFacets
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property

from catalog.admin._typing import ModelAdmin

LONGEST_SEARCH: Final = 200
MOST_WORDS: Final = 12
MOST_COUNTED: Final = 5_000
NO_FILTER: Final = (
    "That address asks for a filter or a text that this list does not have. This is the whole list: "
    "narrow it by the filters beside it."
)


class CappedPaginator(Paginator):  # type: ignore[type-arg]
    """Counts no further than it must: 93,000 rows are "more than 5,000", and a filter leads on from there."""

    @cached_property
    def count(self) -> int:
        """The number of rows, at most ``MOST_COUNTED``. One query, which stops there."""
        rows = self.object_list
        return rows.order_by()[:MOST_COUNTED].count() if isinstance(rows, QuerySet) else len(rows)

    @property
    def capped(self) -> bool:
        """Whether there may be more rows than were counted."""
        return self.count >= MOST_COUNTED


def short_search(text: str) -> str:
    """A search text that every database takes: no NUL, at most 200 characters and 12 words.

    Django makes one condition of every word, and a thousand of them are more than SQLite can nest.
    """
    return " ".join(text.replace("\x00", " ")[:LONGEST_SEARCH].split()[:MOST_WORDS])


class ListedAdmin(ModelAdmin):
    """A change list that no search text and no address can break."""

    list_per_page = 50
    list_max_show_all = 200
    show_full_result_count = False
    paginator = CappedPaginator
    show_facets = ShowFacets.NEVER  # each value would be counted over all rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Django's search, over a text of bounded length."""
        return super().get_search_results(request, queryset, short_search(search_term))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list; an address with a NUL, which PostgreSQL refuses in any text, or with a filter that is not among
        the list's own leads to the whole list.
        """
        title = str(self.opts.verbose_name_plural)
        context = {"title": title[:1].upper() + title[1:], **(extra_context or {})}
        return narrowed(
            request, request.path, lambda: super(ListedAdmin, self).changelist_view(request, context)
        )


def narrowed(request: HttpRequest, whole: str, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer to an address that narrows a list; the way to the ``whole`` list, with a sentence, where it asks for
    what no list has.
    """
    try:
        is_plain = all("\x00" not in value for _, values in request.GET.lists() for value in values)
        if (
            is_plain and ERROR_FLAG not in request.GET
        ):  # Django's own list leads on from a wrong filter with it
            return answer()
    except (DisallowedModelAdminLookup, IncorrectLookupParameters):
        pass
    messages.warning(request, NO_FILTER)
    return HttpResponseRedirect(whole)


class ReadOnly(ListedAdmin):
    """A record: nobody adds to it, changes or deletes it. ``seen_with`` is the permission of what it tells of."""

    seen_with = ""
    actions = None
    list_display_links: Any = None

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Those may read it who may read what it tells of."""
        return bool(request.user.has_perm(self.seen_with))

    def has_module_permission(self, request: HttpRequest) -> bool:
        """The same."""
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """It is written by what happens."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """It is a record."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """It is a record."""
        return False
