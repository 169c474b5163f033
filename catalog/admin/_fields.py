"""How the columns of the catalogue are edited, in every form and inline."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models
from django.db.models import DecimalField, ForeignKey
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalog import glossary
from catalog.admin._labels import describe
from catalog.admin._typing import BaseAdmin, ModelField, RowChoiceField
from catalog.forms import LengthField, StatedSetField, TermSetField, term_choices
from catalog.glossary import Terms
from catalog.models import ChoiceSetField, Region, RightsHolder, Source, Taxon

ENDS = {
    "height_min": "Least height",
    "height_max": "Greatest height",
    "spread_min": "Least spread",
    "spread_max": "Greatest spread",
    "spacing_min": "Least spacing",
    "spacing_max": "Greatest spacing",
    "zone_min": "Coldest zone",
    "zone_max": "Warmest zone",
    "division_interval_min": "Divide after at least",
    "division_interval_max": "Divide after at most",
}
"""What the two ends of a range are called in a form."""


class TaxonSelect(AutocompleteSelect):
    """A search field for a taxon. A taxon that was read with the row (``known``) costs no query."""

    known: Taxon | None = None

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """The blank choice and the chosen taxon; at most one query."""
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        taxon = self._chosen(value)
        if taxon is not None:
            options.append(self.create_option(name, taxon.pk, describe(taxon), True, 1))
        return [(None, options, 0)]

    def _chosen(self, value: Sequence[str]) -> Taxon | None:
        key = next((text for text in map(str, value) if text.isascii() and text.isdigit()), "")
        if self.known is not None and key == str(self.known.pk):
            return self.known
        return Taxon.objects.filter(pk=key).first() if key and len(key) < 19 else None


class FixedChoice(forms.Widget):
    """A choice that was made and stays: its words without a control. For a disabled field."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The words."""
        return format_html('<span class="fixed-choice">{}</span>', self.words)


class WordedFields(BaseAdmin):
    """Sets as boxes, choices in the editors' words, lengths in any unit, taxa by search, the rest as Django does."""

    def formfield_for_dbfield(self, db_field: ModelField, request: HttpRequest, **options: Any) -> Any:
        """The form field of one column."""
        if isinstance(db_field, ChoiceSetField):
            return _set_field(db_field, _terms(request))
        if db_field.name in ENDS:
            options["label"] = ENDS[db_field.name]
        if isinstance(db_field, DecimalField) and db_field.name in ENDS:
            return LengthField(required=False, help_text=db_field.help_text, label=options["label"])
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            _keep_useful_links(field.widget, db_field.related_model)
        return field

    def formfield_for_choice_field(self, db_field: ModelField, request: HttpRequest, **options: Any) -> Any:
        """A choice of one term, worded as editors have it now."""
        codes = tuple(str(code) for code, _ in db_field.choices or () if code)
        if worded := term_choices(codes, _terms(request)):
            blank = [("", "—")] if db_field.blank or not db_field.has_default() else []
            options["choices"] = [*blank, *worded]
        return super().formfield_for_choice_field(db_field, request, **options)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **options: Any
    ) -> RowChoiceField | None:
        """Taxa by search; sources, regions and rights holders from one list that all rows of a request share."""
        related = db_field.remote_field.model
        if related is Taxon:
            options["widget"] = TaxonSelect(db_field, self.admin_site)
        field = super().formfield_for_foreignkey(db_field, request, **options)
        if field is not None and related in (Source, Region, RightsHolder):
            field.choices = _shared_choices(related, request)
        return field


def _set_field(db_field: ChoiceSetField, terms: Terms) -> TermSetField:
    field_class = TermSetField if db_field.null else StatedSetField
    assert db_field.vocabulary is not None  # noqa: S101  only fields read from a migration have none
    label = _label(db_field)
    field = field_class(
        vocabulary=db_field.vocabulary,
        terms=terms,
        required=not db_field.blank,
        label=label,
        help_text=db_field.help_text,
    )
    field.widget.attrs["aria-label"] = label
    return field


def _keep_useful_links(widget: RelatedFieldWidgetWrapper, related: type[models.Model] | str | None) -> None:
    """Of the four buttons beside a choice: a source may be added, a taxon opened, and nothing deleted."""
    widget.can_delete_related = False
    widget.can_view_related = False
    widget.can_add_related = widget.can_add_related and related is Source
    widget.can_change_related = widget.can_change_related and related is Taxon


def _label(db_field: ModelField) -> str:
    words = str(db_field.verbose_name)
    return words[:1].upper() + words[1:]


def _terms(request: HttpRequest) -> Terms:
    """The words of this request: asked once, for a form has some forty fields that need them."""
    if "_catalog_terms" not in request.__dict__:
        request.__dict__["_catalog_terms"] = glossary.terms()
    terms: Terms = request.__dict__["_catalog_terms"]
    return terms


def _shared_choices(related: type[models.Model], request: HttpRequest) -> list[tuple[Any, str]]:
    """Keys and names, read once a request. A row's own query would make the cost grow with the rows."""
    read: dict[type[models.Model], list[tuple[Any, str]]]
    read = request.__dict__.setdefault("_catalog_choices", {})
    if related not in read:
        rows = related._default_manager.all()
        read[related] = [("", "—"), *((row.pk, str(row)) for row in rows)]
    return read[related]
