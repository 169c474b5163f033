"""The parts of a taxon's form on what the plant is and how it is grown."""

from typing import Any

from django.db import models
from django.http import HttpRequest

from catalog.admin._article import asked_sections
from catalog.admin._citing import CitedFields
from catalog.admin._parts import Part, TablePart
from catalog.admin._typing import ModelField, StackedInline
from catalog.admin._written import PartForm, PartFormSet
from catalog.forms import ArticleField
from catalog.models import ArticleSection, CareGuide, Hazard, Profile, Resistance, WildlifeValue

STEP = 10
"""Between the positions of rows that are numbered here, so that an editor can put one between two."""


class ProfileInline(CitedFields, Part, StackedInline):
    """What the plant is."""

    model = Profile
    verbose_name = "profile: what the plant is"
    extra = 1
    max_num = 1
    can_delete = False
    intro = (
        "Tick what is known. Nothing ticked means “not recorded”; “None” means that it is known to have none."
    )
    fieldsets = (
        (None, {"fields": ("life_cycle", "habit", "growth_rate", "form")}),
        (
            "Size",
            {
                "description": "In centimetres, or as 18 in, 1 ft 6 in, 1.5 m: it is converted.",
                "fields": (("height_min", "height_max"), ("spread_min", "spread_max")),
            },
        ),
        ("Flower", {"fields": ("bloom_months", "bloom_colour", "showy")}),
        (
            "Leaf and fruit",
            {"fields": ("foliage_retention", "foliage_texture", "foliage_colour", "fruit_colour")},
        ),
    )


class CareInline(CitedFields, Part, StackedInline):
    """How the plant is grown."""

    model = CareGuide
    verbose_name = "care guide: how it is grown"
    extra = 1
    max_num = 1
    can_delete = False
    intro = "The facts that visitors filter by. A sentence belongs in the notes or in the care article."
    fieldsets = (
        ("Light and water", {"fields": ("light", "moisture", "water_use", "water_note")}),
        ("Soil", {"fields": ("soil", "drainage", ("soil_ph_min", "soil_ph_max"), "soil_note")}),
        ("Climate", {"fields": (("zone_min", "zone_max"), "climate", "temperature_note")}),
        ("Planting", {"fields": ("planting_time", ("spacing_min", "spacing_max"), "mulch", "planting_note")}),
        (
            "Upkeep",
            {
                "fields": (
                    "care_level",
                    "care_level_reason",
                    "upkeep",
                    ("division_interval_min", "division_interval_max"),
                    "propagation",
                    "maintenance_note",
                )
            },
        ),
        ("In the garden", {"fields": ("landscape_use", "garden_theme", "availability")}),
        ("Advice", {"fields": ("perfect_for", "not_ideal_if")}),
        ("Care article: title and teaser", {"fields": ("article_title", "teaser")}),
    )

    def formfield_for_dbfield(self, db_field: ModelField, request: HttpRequest, **options: Any) -> Any:
        """Notes are a sentence: their boxes are low."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if isinstance(db_field, models.TextField) and field is not None:
            field.widget.attrs["rows"] = 4 if db_field.name in ("perfect_for", "not_ideal_if") else 2
        if db_field.name == "teaser" and field is not None:
            field.widget.attrs["data-count"] = "300"
        return field


class SectionForm(PartForm):
    """A section of the article; its place may be left to us."""

    body = ArticleField(
        label="Text", help_text="Paragraphs, sub-headings, lists, links; the rest is removed."
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "position" in self.fields:
            self.fields["position"].required = False
            self.fields["position"].help_text = "Order in the article; empty puts it last."
            if not self.instance.pk:
                self.initial["position"] = None


class NumberedFormSet(PartFormSet):
    """Rows in an order: a row without a position goes to the end."""

    def clean(self) -> None:
        """Give each row that has none a position after all others."""
        super().clean()
        rows = [form for form in self.forms if self._stays(form)]
        last = max((form.cleaned_data.get("position") or 0 for form in rows), default=0)
        for form in rows:
            if form.cleaned_data.get("position") is None:
                last += STEP
                form.instance.position = last


class SectionInline(Part, StackedInline):
    """The care article."""

    model = ArticleSection
    form = SectionForm
    formset = NumberedFormSet
    verbose_name = "section"
    verbose_name_plural = "care article: sections"
    fieldsets = ((None, {"fields": (("kind", "heading", "position"), "body")}),)
    intro = "The article in sections, each under its heading. Title and teaser are in the care guide above."

    def get_extra(self, request: HttpRequest, obj: Any = None, **options: Any) -> int:
        """Blank rows: one for each kind of section that the address asks for."""
        return super().get_extra(request, obj, **options) + len(asked_sections(request))


class WildlifeInline(TablePart):
    """Animals that use it."""

    model = WildlifeValue
    verbose_name_plural = "wildlife"
    fields = ("animal", "relation", "count")
    intro = "Animals that use the plant, and how. Give a number only where the source counts species."


class HazardInline(TablePart):
    """Harm it can do."""

    model = Hazard
    verbose_name_plural = "hazards"
    fields = ("kind", "affects", "severity", "parts")
    intro = "Shown near the top of the page. Severity “none” records that it is known to be harmless."


class ResistanceInline(TablePart):
    """What it withstands."""

    model = Resistance
    verbose_name_plural = "tolerances"
    fields = ("against", "grade")
    intro = "Stresses it withstands. Grade “none” records that it is known not to."
