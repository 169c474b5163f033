"""Sources beside the facts: from each fact a link that tells how many are cited, and begins a citation of it."""

from collections import Counter
from typing import Any, Final
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalog.admin._typing import InlineModelAdmin, ModelField
from catalog.admin._written import WrittenAdmin
from catalog.choices import EstablishmentMeans
from catalog.models import Citation, Distribution, Placement, Synonym, VernacularName, WetlandStatus
from catalog.traits import TRAITS

PREFIX: Final = "citations"
ASKED: Final = "cite"
LONGEST: Final = 300
TRAIT_OF: Final = {
    trait.fields[0]: trait.key for trait in TRAITS if trait.store in ("profile", "care") and trait.fields
}
"""The trait whose value begins in a column of profile or care guide."""

Fact = tuple[str, str]
"""A trait, or a part of the record, and which row of it is meant: blank for all."""


def asked_citation(request: HttpRequest) -> Fact | None:
    """The fact for which the address asks a blank citation."""
    trait = request.GET.get(ASKED, "").replace("\x00", "")[:40]
    return (trait, request.GET.get("subject", "").replace("\x00", "")[:LONGEST]) if trait else None


def fact_of(row: models.Model) -> Fact:
    """What a row of the record is cited as."""
    match row:
        case Distribution():
            is_native = EstablishmentMeans.NATIVE in row.establishment
            return ("native" if is_native else "introduced", row.region_id)
        case WetlandStatus():
            return ("wetland", row.region)
        case Synonym():
            return ("synonymy", row.full_name)
        case VernacularName():
            return ("common-name", row.name)
        case Placement():
            return ("classification", row.classification)
    raise TypeError(f"{type(row).__name__} is not cited by the row.")


def cite_link(request: HttpRequest, fact: Fact) -> SafeString:
    """How many sources the fact has and whether they differ, as a link that begins another citation."""
    counted = _counted(request)
    number, unchosen = counted[fact, True] + counted[fact, False], counted[fact, False]
    words = (
        f"{number} source{'' if number == 1 else 's'}{' that differ' if unchosen else ''}" if number else ""
    )
    trait, subject = fact
    return format_html(
        '<a class="cite-link" href="?{}#part-{}" data-cite="{}" data-subject="{}">{}</a>',
        urlencode({ASKED: trait, **({"subject": subject} if subject else {})}),
        PREFIX,
        trait,
        subject,
        f"{words} · cite another" if words else "Cite a source",
    )


class CitedFields(InlineModelAdmin):
    """A part whose columns are traits: each field says how it is sourced."""

    def formfield_for_dbfield(self, db_field: ModelField, request: HttpRequest, **options: Any) -> Any:
        """The form field, with the link in its help."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field is not None and db_field.name in TRAIT_OF:
            link = cite_link(request, (TRAIT_OF[db_field.name], ""))
            field.help_text = format_html("{} {}", field.help_text, link)
        return field


class CitedRows(InlineModelAdmin):
    """A part of which each row is cited by itself."""

    request: HttpRequest

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        """The form set; the request is kept for the links of its rows."""
        self.request = request
        return super().get_formset(request, obj, **options)

    def sources(self, row: Any) -> SafeString | str:
        """The sources of this row."""
        return cite_link(self.request, fact_of(row)) if row.pk else "—"

    sources.short_description = "Sources"  # type: ignore[attr-defined]


class CitingDesk(WrittenAdmin):
    """A taxon whose facts are cited from beside them."""

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """What a part's rows begin with: the citation that was asked for."""
        options: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        asked = asked_citation(request)
        if prefix == PREFIX and asked is not None:
            options["initial"] = [{"trait": asked[0], "subject": asked[1]}]
        return options

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """The parts; the citations lie open when one is asked for."""
        inlines = super().get_inline_instances(request, obj)
        for inline in inlines:
            if inline.model is Citation and asked_citation(request) is not None:
                inline.classes = ()
        return inlines


def _counted(request: HttpRequest) -> Counter[tuple[Fact, bool]]:
    """The citations of the taxon in the address, by fact and whether chosen. One query a request."""
    found: Counter[tuple[Fact, bool]] | None = request.__dict__.get("_catalog_cited")
    if found is None:
        key = request.resolver_match.kwargs.get("object_id", "") if request.resolver_match else ""
        known = int(key) if key.isdecimal() and len(key) < 19 else 0
        rows = Citation.objects.filter(taxon=known).values_list("trait", "subject", "chosen")
        found = Counter(((trait, subject), chosen) for trait, subject, chosen in rows)
        request.__dict__["_catalog_cited"] = found
    return found
