"""Words and places: vocabulary terms and regions, whose codes belong to the program."""

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from catalog.admin._audit import Audited
from catalog.admin._guarded import GuardedAdmin, GuardedForm
from catalog.admin._site import site
from catalog.models import Region, Term

SWATCH = re.compile(r"#[0-9a-fA-F]{6}")


class FixedRows(Audited, GuardedAdmin):
    """Rows that the program lays down: their words are edited, none is added or deleted."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Codes come with the program."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Codes stand in public addresses."""
        return False


class TermForm(GuardedForm):
    """The words of a term."""

    def clean_swatch(self) -> str:
        """A colour as #rrggbb, or nothing."""
        swatch = str(self.cleaned_data["swatch"]).strip().lower()
        if swatch and not SWATCH.fullmatch(swatch):
            raise forms.ValidationError("Write a colour as # and six digits, such as #c85a9e.")
        return swatch

    def clean_mapping(self) -> str:
        """One line for each source, such as ``nc-state: Partial Shade``."""
        lines = [line.strip() for line in str(self.cleaned_data["mapping"]).splitlines() if line.strip()]
        for number, line in enumerate(lines, start=1):
            if ":" not in line.strip(":"):
                raise forms.ValidationError(
                    f"Line {number}, “{line[:80]}”: write the source, a colon and its term."
                )
        return "\n".join(lines)


@admin.register(Term, site=site)
class TermAdmin(FixedRows):
    """What visitors read for each code. A change shows at once on every page."""

    form = TermForm
    list_display = ("label", "vocabulary", "code", "definition", "position")
    list_filter = ("vocabulary",)
    search_fields = ("label", "code", "definition", "synonyms")
    search_help_text = "Label, code, or words of the definition"
    list_per_page = 100
    fields = ("vocabulary", "code", "label", "definition", "synonyms", "position", "swatch", "mapping")
    readonly_fields = ("vocabulary", "code")


@admin.register(Region, site=site)
class RegionAdmin(FixedRows):
    """Regions, states and provinces; the name may be worded."""

    list_display = ("name", "code", "kind", "parent")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    list_per_page = 120
    search_fields = ("name", "code")
    fields = ("code", "name", "kind", "parent", "position")
    readonly_fields = ("code", "kind", "parent")

    def view_on_site(self, obj: Region) -> str:
        """The region's page."""
        return obj.get_absolute_url()
