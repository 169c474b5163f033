"""Those who made photos or hold the rights in them."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from catalog.admin._audit import Audited
from catalog.admin._guarded import GuardedAdmin
from catalog.admin._site import site
from catalog.models import RightsHolder


@admin.register(RightsHolder, site=site)
class RightsHolderAdmin(Audited, GuardedAdmin):
    """Whom photos credit, and how. One whose photos are here cannot be deleted."""

    list_display = ("name", "credited", "url", "photos_held")
    search_fields = ("name", "credit")
    search_help_text = "Name or credit"
    fields = ("name", "credit", "url")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the number of photos of each; one query."""
        holders: QuerySet[Any] = super().get_queryset(request)
        counted: QuerySet[Any] = holders.annotate(photo_count=Count("photos"))
        return counted

    @admin.display(description="Under photos")
    def credited(self, holder: RightsHolder) -> str:
        """The words of the credit."""
        return holder.credited

    @admin.display(description="Photos", ordering="photo_count")
    def photos_held(self, holder: Any) -> int:
        """How many photos of theirs are here."""
        return int(holder.photo_count)
