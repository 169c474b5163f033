"""Taxa as somebody sees them whose work is limited to some families: all to be read, theirs to be changed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from catalog import writing
from catalog.admin._written import WrittenAdmin
from catalog.models import Taxon


def is_in_scope(request: HttpRequest, taxon: Taxon) -> bool:
    """Whether this taxon is the user's to change, as far as families go. One query a request."""
    return writing.are_within([taxon], _families(request))


def _families(request: HttpRequest) -> writing.Families:
    if "_catalog_families" not in request.__dict__:
        request.__dict__["_catalog_families"] = writing.families_of(request.user)
    families: writing.Families = request.__dict__["_catalog_families"]
    return families


class ScopedTaxa(WrittenAdmin):
    """What stands elsewhere is shown, and says why it cannot be changed. The write door holds the limit once more."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether this taxon may be changed; without one, whether any may."""
        return super().has_change_permission(request, obj) and (obj is None or is_in_scope(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The same, of deleting."""
        return super().has_delete_permission(request, obj) and (obj is None or is_in_scope(request, obj))

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The page; that a taxon is another's to change is said above it."""
        families = _families(request)
        if change and families is not None and not is_in_scope(request, obj):
            told = f"{writing.limit_in_words(families)} This one can be read."
            self.message_user(request, told, messages.INFO)
        return super().render_change_form(request, context, add, change, form_url, obj)
