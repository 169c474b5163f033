"""Filters of the list of taxa by what their records hold."""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from django.contrib.admin import ChoicesFieldListFilter, SimpleListFilter
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest

from catalog import editorial
from catalog.models import ArticleSection, CareGuide, HistoryEntry, Photo, Schedule, WorkingDraft


class FoldedChoices(ChoicesFieldListFilter):
    """A filter of many values, folded up until one is chosen."""

    template = "admin/components/folded-filter.html"


class FoldedFilter(SimpleListFilter):
    """A filter that stays folded until it is used."""

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


class HasWorkingDraft(FoldedFilter, HoldsFilter):
    """Whether changes wait beside its live page."""

    title = "working draft"
    parameter_name = "beside"
    held = WorkingDraft


class HasSchedule(FoldedFilter, HoldsFilter):
    """Whether an hour is set at which it goes public."""

    title = "publication set"
    parameter_name = "set"
    held = Schedule


class Mine(FoldedFilter):
    """Taxa that the one who asks has had a hand in, or that only others have."""

    title = "who worked on it"
    parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterator[tuple[str, str]]:
        """I, and others alone."""
        yield "mine", "I did"
        yield "others", "Only others"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The taxa asked for; any other value narrows nothing."""
        mine = Exists(HistoryEntry.objects.filter(taxon=OuterRef("pk"), user=request.user.pk))
        if self.value() == "mine":
            return queryset.filter(mine)
        return queryset.filter(~mine) if self.value() == "others" else queryset


class NamedFilter(FoldedFilter):
    """One of several named conditions, each a word that narrows taxa."""

    words: ClassVar[dict[str, tuple[str, Callable[[QuerySet[Any]], QuerySet[Any]]]]]

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterator[tuple[str, str]]:
        """The conditions in words."""
        yield from ((key, label) for key, (label, _) in self.words.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The taxa of the chosen condition; any other value narrows nothing."""
        _, narrow = self.words.get(self.value() or "", ("", None))
        return narrow(queryset) if narrow is not None else queryset


class Recorded(NamedFilter):
    """How much of its group's template is recorded."""

    title = "how much is recorded"
    parameter_name = "recorded"
    words = {
        "something": ("Something", editorial.begun),
        "little": ("Less than half", editorial.barely_begun),
        "half": ("Half or more, not all", editorial.half_recorded),
        "all": ("All of its template", editorial.complete),
    }


class InDoubt(NamedFilter):
    """What is to be looked at: its name, a link of its article, or that it rests on no source."""

    title = "to look at"
    parameter_name = "look"
    words = {
        "source": ("No source cited", editorial.without_source),
        "name": ("Name without author, or with a remark", editorial.names_in_doubt),
        "reading": ("Name that is not read without an objection", editorial.names_with_warnings),
        "links": ("Article that links to no public plant", editorial.broken_plant_links),
    }
