"""What a plant is."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from catalog.choices import (
    Colour,
    FoliageColour,
    FoliageRetention,
    FoliageTexture,
    Form,
    FruitColour,
    GrowthRate,
    Habit,
    LifeCycle,
    Month,
    Showy,
)

from ._sets import ChoiceSetField
from .taxa import Taxon


def ordered_range(low: str, high: str, *, what: str, name: str) -> models.CheckConstraint:
    """The constraint that a range does not run backwards; either end may be unknown."""
    return models.CheckConstraint(
        condition=Q(**{f"{low}__isnull": True})
        | Q(**{f"{high}__isnull": True})
        | Q(**{f"{low}__lte": F(high)}),
        name=name,
        violation_error_message=f"The least {what} is more than the greatest.",
    )


def within(field: str, low: float, high: float, *, message: str, name: str) -> models.CheckConstraint:
    """The constraint that a number, if known, lies between two bounds."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": low, f"{field}__lte": high}),
        name=name,
        violation_error_message=message,
    )


def length_field(help_text: str) -> "models.DecimalField[Any, Any]":
    """A length in centimetres to a hundredth, so that inches and feet come back exact."""
    return models.DecimalField(
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=help_text,
    )


class Profile(models.Model):
    """What the plant is: its life, size, looks and season. Every empty field means "not recorded"."""

    taxon = models.OneToOneField(Taxon, on_delete=models.CASCADE, related_name="profile")
    life_cycle = ChoiceSetField(LifeCycle, help_text="USDA duration; several where it varies.")
    habit = ChoiceSetField(
        Habit, verbose_name="plant type", help_text="USDA growth habit; several where it varies."
    )
    height_min = length_field("Least height of a grown plant, in centimetres (1 ft = 30.48 cm).")
    height_max = length_field("Greatest height of a grown plant, in centimetres.")
    spread_min = length_field("Least spread, in centimetres.")
    spread_max = length_field("Greatest spread, in centimetres.")
    growth_rate = ChoiceSetField(GrowthRate, help_text="How fast it grows once established.")
    form = ChoiceSetField(Form, help_text="Outline of the grown plant.")
    bloom_months = ChoiceSetField(Month, help_text="Months in which it flowers, not seasons.")
    bloom_colour = ChoiceSetField(Colour, help_text="Colours of the flowers.")
    foliage_retention = ChoiceSetField(FoliageRetention, help_text="Whether it keeps its leaves.")
    foliage_texture = ChoiceSetField(FoliageTexture, help_text="How fine the foliage looks.")
    foliage_colour = ChoiceSetField(FoliageColour, help_text="Colour of the summer leaves.")
    fruit_colour = ChoiceSetField(FruitColour, help_text="Colour of ripe fruit or seed.")
    showy = ChoiceSetField(Showy, help_text="What catches the eye.")

    class Meta:
        constraints = [
            ordered_range("height_min", "height_max", what="height", name="profile_height_in_order"),
            ordered_range("spread_min", "spread_max", what="spread", name="profile_spread_in_order"),
            within(
                "height_min",
                0,
                15000,
                message="A height lies between 0 and 15,000 cm.",
                name="profile_height_min",
            ),
            within(
                "height_max",
                0,
                15000,
                message="A height lies between 0 and 15,000 cm.",
                name="profile_height_max",
            ),
            within(
                "spread_min",
                0,
                15000,
                message="A spread lies between 0 and 15,000 cm.",
                name="profile_spread_min",
            ),
            within(
                "spread_max",
                0,
                15000,
                message="A spread lies between 0 and 15,000 cm.",
                name="profile_spread_max",
            ),
        ]

    def __str__(self) -> str:
        return f"profile of {self.taxon_id}"
