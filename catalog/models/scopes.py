"""Whose work is limited to plants of some families."""

from django.conf import settings
from django.db import models

from catalog.choices import Rank

from .taxa import Taxon


class FamilyScope(models.Model):
    """The families to which somebody's work is limited. Who has none may work on every plant.

    A scope that has lost its last family (it was merged into another) leaves nothing to be changed, never everything.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="family_scope"
    )
    families = models.ManyToManyField(
        Taxon,
        related_name="+",
        limit_choices_to={"rank": Rank.FAMILY.value},
        help_text="What this person changes, publishes, renames or deletes must stand in one of these families; "
        "everything may be seen. Delete this row to lift the limit.",
    )

    class Meta:
        verbose_name = "limit to families"
        verbose_name_plural = "limit to families"

    def __str__(self) -> str:
        return f"Families of {self.user}"
