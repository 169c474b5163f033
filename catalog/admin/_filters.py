"""Filters of the list of taxa by what their records hold."""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin import ChoicesFieldListFilter, SimpleListFilter
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest

from catalog.models import ArticleSection, CareGuide, Photo


class FoldedChoices(ChoicesFieldListFilter):
    """A filter of many values, folded up until one is chosen."""

    template = "admin/components/folded-filter.html"


class HoldsFilter(SimpleListFilter):
    """Taxa with, or without, a row of one model. Existence is asked row by row, so a page costs a page."""

    held: type[Model]

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterator[tuple[str, str]]:
        """Yes and no."""
        yield "yes", "Yes"
        yield "no", "No"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The taxa asked for; any other value narrows nothing."""
        rows = Exists(self.held._default_manager.filter(taxon=OuterRef("pk")))
        if self.value() == "yes":
            return queryset.filter(rows)
        return queryset.filter(~rows) if self.value() == "no" else queryset


class HasArticle(HoldsFilter):
    """Whether it has a care article."""

    title = "care article"
    parameter_name = "article"
    held = ArticleSection


class HasCare(HoldsFilter):
    """Whether anything is recorded on growing it."""

    title = "care facts"
    parameter_name = "care"
    held = CareGuide


class HasPhoto(HoldsFilter):
    """Whether it has a photo."""

    title = "photo"
    parameter_name = "photo"
    held = Photo
