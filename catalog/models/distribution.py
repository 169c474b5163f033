"""Where a plant grows, and what authorities say of it there."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from catalog.choices import (
    Classification,
    EstablishmentMeans,
    LegalKind,
    RegionKind,
    WetlandIndicator,
    WetlandRegion,
)

from ._sets import ChoiceSetField
from .sources import Source
from .taxa import Taxon


class Region(models.Model):
    """A place in which presence is recorded: a USDA region, or a state or province within one."""

    code = models.CharField(
        primary_key=True, max_length=8, help_text="L48, US-CA, CA-BC; stands in addresses."
    )
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=RegionKind.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The region's page."""
        return reverse("catalog:region", args=[self.code])


class Distribution(models.Model):
    """How a taxon stands in one region. A taxon can be native and introduced in the same region."""

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="distribution")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="distribution")
    establishment = ChoiceSetField(
        EstablishmentMeans,
        null=False,
        blank=False,
        max_length=100,
        help_text="One or more: native, introduced …",
    )
    probable = ChoiceSetField(
        EstablishmentMeans,
        null=False,
        default=(),
        max_length=100,
        help_text="Those of them that are only probable (USDA: ?).",
    )

    class Meta:
        verbose_name = "place"
        verbose_name_plural = "distribution"
        ordering = ["region__position", "region_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["taxon", "region"],
                name="distribution_once",
                violation_error_message="This region is recorded already.",
            ),
            models.CheckConstraint(
                condition=~Q(establishment=()),
                name="distribution_says_something",
                violation_error_message="Choose at least one of native, introduced and so on.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id}: {', '.join(self.establishment)}"


class WetlandStatus(models.Model):
    """The wetland rating of a taxon in one region of the National Wetland Plant List."""

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="wetland")
    region = models.CharField(max_length=5, choices=WetlandRegion.choices)
    indicator = models.CharField(max_length=5, choices=WetlandIndicator.choices)

    class Meta:
        verbose_name_plural = "wetland statuses"
        ordering = ["region"]
        constraints = [
            models.UniqueConstraint(
                fields=["taxon", "region"],
                name="wetland_once",
                violation_error_message="This wetland region is recorded already.",
            ),
            models.CheckConstraint(
                condition=Q(region__in=WetlandRegion.values) & Q(indicator__in=WetlandIndicator.values),
                name="wetland_codes_known",
                violation_error_message="This wetland region or rating is not known.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region}: {self.indicator}"


class LegalStatus(models.Model):
    """What a law or an authority of a place says of a taxon."""

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="legal")
    jurisdiction = models.CharField(
        max_length=8, help_text="US for federal, else a state or province such as US-CO."
    )
    kind = models.CharField(max_length=12, choices=LegalKind.choices)
    code = models.CharField(max_length=40, blank=True, help_text="The code the source gives.")
    words = models.CharField(max_length=200, blank=True, help_text="What it means, in words.")
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        verbose_name_plural = "legal statuses"
        ordering = ["jurisdiction", "kind", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["taxon", "jurisdiction", "kind", "code"],
                name="legal_once",
                violation_error_message="This legal status is recorded already.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=LegalKind.values),
                name="legal_kind_known",
                violation_error_message="This kind of legal status is not known.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction}: {self.get_kind_display()}"


class Placement(models.Model):
    """Where another classification puts a family.

    The tree of taxa follows the classification of USDA PLANTS (after Cronquist); current systems often differ.
    """

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="placements")
    classification = models.CharField(max_length=10, choices=Classification.choices)
    order = models.CharField(
        max_length=80, help_text="The order in which that classification places the family."
    )
    lineage = models.CharField(
        max_length=300, blank=True, help_text="The groups above the order, highest first."
    )
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        ordering = ["classification"]
        constraints = [
            models.UniqueConstraint(
                fields=["taxon", "classification"],
                name="placement_once",
                violation_error_message="This classification is recorded already.",
            ),
            models.CheckConstraint(
                condition=Q(classification__in=Classification.values),
                name="placement_classification_known",
                violation_error_message="This classification is not known.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_classification_display()}: {self.order}"
