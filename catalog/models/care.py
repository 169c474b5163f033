"""How a plant is grown: care facts and the care article."""

from typing import Any

from django.db import models
from django.db.models import Q

from catalog.choices import (
    ZONES,
    Availability,
    CareLevel,
    Climate,
    Drainage,
    GardenTheme,
    LandscapeUse,
    Light,
    Moisture,
    Mulch,
    PlantingTime,
    Propagation,
    SectionKind,
    Soil,
    Upkeep,
    WaterUse,
)

from ._sets import ChoiceSetField
from .profile import length_field, ordered_range, within
from .taxa import Taxon

ZONE_CHOICES = [(number, code) for number, code in enumerate(ZONES, start=1)]


def zone_field(help_text: str) -> "models.PositiveSmallIntegerField[Any, Any]":
    """A half hardiness zone, stored as its number from 1 (1a) to 26 (13b)."""
    return models.PositiveSmallIntegerField(null=True, blank=True, choices=ZONE_CHOICES, help_text=help_text)


class CareGuide(models.Model):
    """How to grow the plant. Every empty field means "not recorded"; nothing is guessed from it."""

    taxon = models.OneToOneField(Taxon, on_delete=models.CASCADE, related_name="care")
    light = ChoiceSetField(Light, help_text="Light in which it does well.")
    moisture = ChoiceSetField(Moisture, help_text="Moisture of the soil in which it does well.")
    water_use = ChoiceSetField(WaterUse, help_text="Water needed once established.")
    soil = ChoiceSetField(Soil, help_text="Soil textures it grows in.")
    drainage = ChoiceSetField(Drainage, help_text="How water should leave the soil.")
    soil_ph_min = models.DecimalField(
        "lowest soil pH", max_digits=3, decimal_places=1, null=True, blank=True, help_text="Between 0 and 14."
    )
    soil_ph_max = models.DecimalField(
        "highest soil pH",
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        help_text="Between 0 and 14.",
    )
    zone_min = zone_field("Coldest USDA hardiness half zone; zone 4 begins with 4a.")
    zone_max = zone_field("Warmest USDA hardiness half zone; zone 8 ends with 8b.")
    spacing_min = length_field("Least distance between plants, in centimetres (1 in = 2.54 cm).")
    spacing_max = length_field("Greatest distance between plants, in centimetres.")
    division_interval_min = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Divide every so many years: least."
    )
    division_interval_max = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Divide every so many years: most."
    )
    planting_time = ChoiceSetField(PlantingTime, help_text="When to plant out.")
    mulch = ChoiceSetField(Mulch, help_text="Fitting mulch.")
    propagation = ChoiceSetField(Propagation, help_text="Ways to make new plants.")
    upkeep = ChoiceSetField(Upkeep, help_text="Regular work.")
    climate = ChoiceSetField(Climate, help_text="Climates in which it does well.")
    care_level = ChoiceSetField(CareLevel, help_text="How much skill and work it asks for.")
    care_level_reason = models.CharField(max_length=300, blank=True, help_text="Why the level was chosen.")
    landscape_use = ChoiceSetField(LandscapeUse, max_length=600, help_text="Places and tasks in the garden.")
    garden_theme = ChoiceSetField(GardenTheme, help_text="Kinds of garden it fits.")
    availability = ChoiceSetField(Availability, help_text="How it can be bought.")
    soil_note = models.TextField(blank=True, help_text="Anything more on soil, in a sentence.")
    water_note = models.TextField(blank=True, help_text="Anything more on water, in a sentence.")
    temperature_note = models.TextField(blank=True, help_text="Anything on heat and cold, in a sentence.")
    planting_note = models.TextField(blank=True, help_text="Anything more on planting, in a sentence.")
    maintenance_note = models.TextField(blank=True, help_text="Anything more on upkeep, in a sentence.")
    perfect_for = models.TextField(blank=True, help_text="Whom and what it suits: one a line.")
    not_ideal_if = models.TextField(blank=True, help_text="When to choose another plant: one a line.")
    article_title = models.CharField(max_length=200, blank=True, help_text="Title of the care article.")
    teaser = models.TextField(
        blank=True, help_text="One or two sentences for lists. Taken from the article when left empty."
    )

    class Meta:
        verbose_name = "care guide"
        constraints = [
            ordered_range("soil_ph_min", "soil_ph_max", what="pH", name="care_ph_in_order"),
            ordered_range("zone_min", "zone_max", what="zone", name="care_zone_in_order"),
            ordered_range("spacing_min", "spacing_max", what="spacing", name="care_spacing_in_order"),
            ordered_range(
                "division_interval_min",
                "division_interval_max",
                what="interval",
                name="care_division_in_order",
            ),
            within("soil_ph_min", 0, 14, message="A pH lies between 0 and 14.", name="care_ph_min"),
            within("soil_ph_max", 0, 14, message="A pH lies between 0 and 14.", name="care_ph_max"),
            within(
                "zone_min", 1, 26, message="A hardiness zone lies between 1a and 13b.", name="care_zone_min"
            ),
            within(
                "zone_max", 1, 26, message="A hardiness zone lies between 1a and 13b.", name="care_zone_max"
            ),
            within(
                "spacing_min",
                0,
                15000,
                message="A spacing lies between 0 and 15,000 cm.",
                name="care_spacing_min",
            ),
            within(
                "spacing_max",
                0,
                15000,
                message="A spacing lies between 0 and 15,000 cm.",
                name="care_spacing_max",
            ),
        ]

    def __str__(self) -> str:
        return f"care of {self.taxon_id}"

    @property
    def perfect_for_list(self) -> list[str]:
        """The lines of "perfect for"."""
        return [line.strip() for line in self.perfect_for.splitlines() if line.strip()]

    @property
    def not_ideal_if_list(self) -> list[str]:
        """The lines of "maybe not ideal if"."""
        return [line.strip() for line in self.not_ideal_if.splitlines() if line.strip()]


class ArticleSection(models.Model):
    """A headed section of a plant's care article; its body is sanitised HTML."""

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="sections")
    kind = models.CharField(
        max_length=12,
        choices=SectionKind.choices,
        default=SectionKind.OTHER,
        help_text="Which of the usual sections it is.",
    )
    heading = models.CharField(
        max_length=200, blank=True, help_text="The heading as readers see it; an introduction may go without."
    )
    body = models.TextField(
        blank=True,
        help_text="Paragraphs, lists, sub-headings and links; anything else is removed. Empty where lists say it all.",
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="Order within the article.")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=SectionKind.values),
                name="section_kind_known",
                violation_error_message="This kind of section is not known.",
            ),
        ]

    def __str__(self) -> str:
        return self.heading or self.get_kind_display()
