"""Synonyms in a list of their own."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from catalog import facts, nomenclature
from catalog.admin._guarded import GuardedForm
from catalog.admin._lists import short_search
from catalog.admin._live import LivePart
from catalog.admin._name_desk import NameReadingAdmin
from catalog.admin._name_form import SynonymForm
from catalog.admin._site import site
from catalog.models import Synonym


class GuardedSynonymForm(SynonymForm, GuardedForm):
    """A synonym, and the state in which it was opened."""


@admin.register(Synonym, site=site)
class SynonymAdmin(LivePart, NameReadingAdmin):
    """All synonyms, with the names they lead to."""

    form = GuardedSynonymForm
    list_display = ("former", "symbol", "kind", "accepted", "note")
    list_display_links = ("former",)
    list_filter = ("kind", ("note", admin.EmptyFieldListFilter))
    list_select_related = ("taxon",)
    search_fields = ("name_key",)  # says that there is a search; get_search_results does it
    search_help_text = "Beginning of a botanical name, or a USDA symbol"
    fields = ("taxon", "verbatim", "name", "authority", "full_name", "symbol", "kind", "note", "source")

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
