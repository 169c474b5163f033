"""Sources, with what rests on each."""

from collections.abc import Sequence
from typing import Any, Final

from django.contrib import admin
from django.db.models import Count, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from catalog.admin._audit import Audited
from catalog.admin._guarded import GuardedAdmin
from catalog.admin._site import site
from catalog.models import Citation, CitedLink, LegalStatus, Placement, Source, Synonym, VernacularName

USERS: tuple[type[Model], ...] = (Citation, Synonym, VernacularName, LegalStatus, Placement)

MOST_NAMED: Final = 10
"""Rows whose taxa are named where a source cannot be deleted."""


def _uses(model: type[Model]) -> Coalesce:
    rows = model._default_manager.filter(source=OuterRef("pk")).order_by().values("source")
    return Coalesce(Subquery(rows.annotate(uses=Count("pk")).values("uses")), 0)


def _resting_on(sources: list[int]) -> list[str]:
    """How much of each kind rests on each source, with the taxa of the first rows. Ten queries at most."""
    told = []
    for model in USERS:
        rows = model._default_manager.filter(source__in=sources).order_by()
        counts = list(rows.values_list("source__title").annotate(uses=Count("pk")))
        if counts:
            taxa = ", ".join(dict.fromkeys(rows.values_list("taxon__name", flat=True)[:MOST_NAMED]))
            one, several = model._meta.verbose_name, model._meta.verbose_name_plural
            told += [f"“{title}”: {count:,} {one if count == 1 else several}" for title, count in counts]
            told.append(f"Among the {several} are those of {taxa}")
    return told


@admin.register(Source, site=site)
class SourceAdmin(Audited, GuardedAdmin):
    """Where facts and names come from. A source that is used cannot be deleted."""

    list_display = ("title", "key", "publisher", "year", "accessed", "facts", "names_taken")
    search_fields = ("title", "key", "publisher")
    search_help_text = "Title, key or publisher"
    list_filter = ("year",)
    fieldsets = (
        (None, {"fields": ("title", "publisher", "place", ("year", "accessed"), "url", "licence", "key")}),
        (
            "As it was found",
            {"fields": ("citation",), "description": "Pages print their source line from the fields above."},
        ),
        ("In use", {"fields": ("line", "uses")}),
    )
    readonly_fields = ("line", "uses")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the number of rows that rest on each; one query."""
        sources: QuerySet[Any] = super().get_queryset(request)
        counts = {"facts_count": _uses(Citation), "names_count": _uses(Synonym) + _uses(VernacularName)}
        counted: QuerySet[Any] = sources.annotate(**counts)
        return counted

    def get_deleted_objects(
        self, objs: Sequence[Any] | QuerySet[Any], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
        """What rests on the sources, counted and not listed: it may be a hundred thousand rows. Else Django's, but for
        the answer of a link, which is a note of ours and goes with its source.
        """
        kept = _resting_on([source.pk for source in objs])
        if kept:
            return [], {}, set(), kept
        listed, counts, lacking, kept = super().get_deleted_objects(objs, request)
        return listed, counts, lacking - {str(CitedLink._meta.verbose_name)}, kept

    @admin.display(description="Facts", ordering="facts_count")
    def facts(self, source: Any) -> int:
        """How many facts are cited from it."""
        return int(source.facts_count)

    @admin.display(description="Names", ordering="names_count")
    def names_taken(self, source: Any) -> int:
        """How many synonyms and common names are taken from it."""
        return int(source.names_count)

    @admin.display(description="Printed line")
    def line(self, source: Source) -> str:
        """The source as pages print it."""
        return source.line if source.pk else "—"

    @admin.display(description="Rests on it")
    def uses(self, source: Source) -> str:
        """What is taken from it, by kind. Five queries."""
        if not source.pk:
            return "—"
        counts = [(model._meta, model._default_manager.filter(source=source).count()) for model in USERS]
        return (
            ", ".join(f"{count:,} {options.verbose_name_plural}" for options, count in counts if count)
            or "Nothing"
        )
