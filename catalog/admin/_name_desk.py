"""Admin pages of names: they read a whole name for the editor, with a script or without one."""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from catalog.admin._labels import describe
from catalog.admin._name_form import NamedForm, report
from catalog.admin._name_reading import VERBATIM, Reading, asked_for, filled, read
from catalog.admin._name_review import Draft, review
from catalog.admin._written import READINGS, WrittenAdmin
from catalog.choices import SynonymKind
from catalog.models import Synonym

LONGEST: Final = 1000
"""Characters of a field that are looked at while it is written; the name itself has a limit of its own."""


class NameReadingAdmin(WrittenAdmin):
    """A model that has names. The button "Read the name" fills in their parts and saves nothing."""

    def get_urls(self) -> list[Any]:
        """The stock addresses, and one that reads a name for a script."""
        view = self.admin_site.admin_view(self.read_name)
        return [path("read-name/", view, name=_address_of(self.model)), *super().get_urls()]

    def read_name(self, request: HttpRequest) -> HttpResponse:
        """GET, for editors of these names: the parts of ``verbatim`` if ``read`` is given, and what is to be known of
        the name as it stands. JSON with ``fields`` by their names, ``parent`` (key and label) and ``report`` (HTML).
        """
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        sent = {name: str(value).replace("\x00", "")[:LONGEST] for name, value in request.GET.items()}
        reading = read(sent.get(VERBATIM, ""), self.model) if "read" in sent else None
        if reading is not None:
            sent |= reading.fields
        findings = review(self._draft(sent))
        parent = reading.parent if reading else None
        return JsonResponse(
            {
                "fields": dict(reading.fields) if reading else {},
                "parent": {"id": parent.pk, "text": describe(parent)} if parent else None,
                "report": report(reading, findings),
            }
        )

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form. Where a name is to be read it comes back with the parts filled in, and nothing is saved."""
        if request.method == "POST" and (prefixes := asked_for(request.POST)):
            request.__dict__[READINGS] = self._read_all(request, prefixes)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def tell(self, request: HttpRequest, *forms: Any) -> None:
        """Say after a save what was worth knowing and did not stop it."""
        for form in forms:
            for notice in form.findings.notices if isinstance(form, NamedForm) else ():
                if not notice.holds:
                    self.message_user(request, f"{form.instance}: {notice.text}", messages.WARNING)

    def _read_all(self, request: HttpRequest, prefixes: list[str]) -> Mapping[str, Reading]:
        readings = {}
        for prefix in prefixes:
            model = Synonym if prefix else self.model
            request.POST, readings[prefix] = filled(request.POST, prefix, model)  # type: ignore[assignment]
        if request.FILES:
            self.message_user(
                request, "Choose photo files again: a browser does not keep them.", messages.WARNING
            )
        return readings

    def _draft(self, sent: Mapping[str, str]) -> Draft:
        own = sent.get("own", "")
        pk = int(own) if own.isascii() and own.isdigit() and len(own) < 19 else None
        stored = self.model._default_manager.filter(pk=pk).first() if pk is not None else None
        taxon = stored.taxon_id if isinstance(stored, Synonym) else pk
        return Draft(
            name=sent.get("name", ""),
            authority=sent.get("authority", ""),
            symbol=sent.get("symbol", ""),
            verbatim=sent.get(VERBATIM, ""),
            taxon=taxon,
            stored=stored,
            is_misapplied=bool(sent.get("note")) or sent.get("kind") == SynonymKind.MISAPPLIED,
        )


def _address_of(model: Any) -> str:
    return f"catalog_{model._meta.model_name}_read_name"
