"""US ZIP codes, for visitors who do not know their hardiness zone."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from catalog.choices import ZONES, zone_code

from .distribution import Region

zip_validator = RegexValidator(r"^[0-9]{5}\Z", "A ZIP code is five digits, with any zeros it begins with.")


class ZipCode(models.Model):
    """The state of a ZIP code's post office, and the zone that a map of USDA gives the code as a whole.

    A code that crosses a state or a zone line has one of each here all the same.
    """

    code = models.CharField(primary_key=True, max_length=5, validators=[zip_validator])
    state = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    zone = models.PositiveSmallIntegerField(help_text="Number of the half zone, 1 (1a) to 26 (13b).")
    map_year = models.PositiveSmallIntegerField(help_text="Year of the hardiness zone map.")

    class Meta:
        verbose_name = "ZIP code"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(zone__gte=1) & Q(zone__lte=len(ZONES)),
                name="zip_zone_exists",
                violation_error_message="There is no such hardiness zone.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def zone_code(self) -> str:
        """The half zone, as ``7a``."""
        return zone_code(self.zone)
