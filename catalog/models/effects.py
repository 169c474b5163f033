"""What a plant does to animals and people, and what it withstands."""

from django.db import models
from django.db.models import Q

from catalog.choices import Affected, Animal, AnimalRelation, Grade, HazardKind, Severity, Stress

from .taxa import Taxon


class WildlifeValue(models.Model):
    """What the plant is to one kind of animal, perhaps with the number of species known to use it."""

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="wildlife")
    animal = models.CharField(max_length=20, choices=Animal.choices)
    relation = models.CharField(max_length=12, choices=AnimalRelation.choices, default=AnimalRelation.VISITS)
    count = models.PositiveIntegerField(
        "species", null=True, blank=True, help_text="Number of animal species, when the source counts them."
    )

    class Meta:
        verbose_name = "wildlife value"
        ordering = ["animal", "relation"]
        constraints = [
            models.UniqueConstraint(
                fields=["taxon", "animal", "relation"],
                name="wildlife_once",
                violation_error_message="This animal and relation are recorded already.",
            ),
            models.CheckConstraint(
                condition=Q(animal__in=Animal.values) & Q(relation__in=AnimalRelation.values),
                name="wildlife_codes_known",
                violation_error_message="This animal or relation is not known.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_animal_display()}: {self.get_relation_display().lower()}"


class Hazard(models.Model):
    """A harm the plant can do: what, to whom, how bad. Severity "none" records that it is known to be harmless."""

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="hazards")
    kind = models.CharField(max_length=20, choices=HazardKind.choices)
    affects = models.CharField(max_length=12, choices=Affected.choices, default=Affected.UNSPECIFIED)
    severity = models.CharField(max_length=12, choices=Severity.choices, default=Severity.UNSPECIFIED)
    parts = models.CharField(max_length=100, blank=True, help_text="Which parts of the plant, such as seeds.")

    class Meta:
        ordering = ["kind", "affects"]
        constraints = [
            models.UniqueConstraint(
                fields=["taxon", "kind", "affects"],
                name="hazard_once",
                violation_error_message="This hazard is recorded already.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=HazardKind.values)
                & Q(affects__in=Affected.values)
                & Q(severity__in=Severity.values),
                name="hazard_codes_known",
                violation_error_message="This hazard, the harmed or the severity is not known.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Resistance(models.Model):
    """How well the plant withstands one stress; grade "none" records that it is known not to."""

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="resistances")
    against = models.CharField(max_length=15, choices=Stress.choices)
    grade = models.CharField(max_length=8, choices=Grade.choices)

    class Meta:
        ordering = ["against"]
        constraints = [
            models.UniqueConstraint(
                fields=["taxon", "against"],
                name="resistance_once",
                violation_error_message="This resistance is recorded already.",
            ),
            models.CheckConstraint(
                condition=Q(against__in=Stress.values) & Q(grade__in=Grade.values),
                name="resistance_codes_known",
                violation_error_message="This stress or grade is not known.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_against_display()}: {self.get_grade_display().lower()}"


class LookAlike(models.Model):
    """Two taxa that are mistaken for each other; stored once, shown on both pages."""

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="look_alikes")
    other = models.ForeignKey(
        Taxon,
        on_delete=models.CASCADE,
        related_name="look_alikes_of",
        help_text="The plant it is mistaken for.",
    )
    character = models.TextField(help_text="What tells the two apart.")

    class Meta:
        verbose_name = "look-alike"
        constraints = [
            models.UniqueConstraint(
                fields=["taxon", "other"],
                name="look_alike_once",
                violation_error_message="These two are recorded already.",
            ),
            models.CheckConstraint(
                condition=~Q(taxon=models.F("other")),
                name="look_alike_of_another",
                violation_error_message="A plant is no look-alike of itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.character[:80]
