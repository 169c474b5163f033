"""The admin site: its name, its start page, its search for taxa."""

from functools import wraps
from typing import Any, Final, cast

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from catalog import writing
from catalog.admin import _queues
from catalog.admin._caller import caller_of
from catalog.admin._labels import describe
from catalog.admin._signing_in import PatientSite, View
from catalog.models import HistoryEntry, Taxon

SECTIONS: Final = (
    ("Plants", ("Taxon", "Photo", "RightsHolder", "Contradiction", "HistoryEntry")),
    ("Names", ("Synonym",)),
    ("Sources", ("Source", "RightsHolder", "ImportRun", "CitedLink")),
    ("Words and places", ("Term", "Region")),
    ("People", ("User", "Group", "AuditEntry")),
)
"""How the start page groups the models, by the name of their class."""

SHOWN: Final = 10


class TaxonAwareAutocomplete(AutocompleteJsonView):
    """The answers of a search field; a taxon is told apart by authority, rank, standing and symbol."""

    def serialize_result(self, found: Any, to_field_name: str) -> dict[str, str]:
        """Key and label of one answer."""
        answer: dict[str, str] = super().serialize_result(found, to_field_name)
        if isinstance(found, Taxon):
            answer["text"] = describe(found)
        return answer


class CatalogAdminSite(PatientSite):
    """The stock site with a start page of its own."""

    site_header = "Native plant catalogue"
    site_title = "Native plant catalogue"
    index_title = "Editors’ desk"
    site_url = "/"
    enable_nav_sidebar = False  # the strip below the header holds them, and lists have the width

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Django's own; what is changed within is kept with the address that asked for it."""

        @wraps(view)
        def called(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
            with writing.called_from(caller_of(request)):
                return view(request, *args, **options)

        return cast(View, super().admin_view(called, cacheable))

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Answers every search field of the admin."""
        return cast(HttpResponse, TaxonAwareAutocomplete.as_view(admin_site=self)(request))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The start page: what waits, what is missing, what others did, and the way in."""
        return super().index(request, {**self._waiting(request), **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The models in the sections of the start page; Django's own list for a single application."""
        stock = super().get_app_list(request, app_label)
        if app_label is not None:
            return stock
        models = {model["object_name"]: model for app in stock for model in app["models"]}
        sections = [
            _section(title, [models.pop(name) for name in names if name in models])
            for title, names in SECTIONS
        ]
        sections.append(_section("More", list(models.values())))
        return [section for section in sections if section["models"]]

    def _waiting(self, request: HttpRequest) -> dict[str, Any]:
        """The queues with their numbers, and what others have changed last. A query for each queue, and one."""
        if not self._registry[Taxon].has_view_permission(request):
            return {"queues": [], "changes": [], "may_see_taxa": False}
        others = HistoryEntry.objects.exclude(user=request.user.pk).select_related("run")
        return {
            "queues": _queues.counted(self, request),
            "changes": others.defer("document")[:SHOWN],
            "may_see_taxa": True,
        }


def _section(title: str, models: list[Any]) -> dict[str, Any]:
    """One section in the form of Django's list of applications. Its heading leads to its first model."""
    return {
        "name": title,
        "app_label": title.lower().replace(" ", "-"),
        "app_url": models[0]["admin_url"] if models else "",
        "has_module_perms": True,
        "models": models,
    }


site: Final = CatalogAdminSite(name="admin")
"""The site that ``config.urls`` serves. Django's default site stays empty: whatever is edited is registered here."""
