"""Other names of a taxon: synonyms and common names."""

import uuid

from django.db import models
from django.db.models import Q

from catalog.choices import SynonymKind

from .sources import Source
from .taxa import Taxon, symbol_validator

ALSO_ACCEPTED = "also listed as an accepted name"
"""The note of a synonym that repeats an accepted name: ours, and no part of the name. Without one the write door
refuses it."""


class Synonym(models.Model):
    """Another botanical name of a taxon.

    Names change when botanists learn more; labels and lists keep the old ones for decades. One name can be a
    synonym of several taxa (misapplied, or *pro parte*): then it has a row for each.
    """

    taxon = models.ForeignKey(
        Taxon,
        on_delete=models.CASCADE,
        related_name="synonyms",
        help_text="The taxon that the name belongs to.",
    )
    name = models.CharField(max_length=200, help_text="Botanical name without authority.")
    authority = models.CharField(max_length=200, blank=True, help_text="Who published the name.")
    full_name = models.CharField(
        max_length=300, blank=True, help_text="With the authority of every part; filled in when left empty."
    )
    verbatim = models.CharField(
        "name as given",
        max_length=500,
        blank=True,
        help_text="Paste the whole name and have it read. It is kept letter for letter.",
    )
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    authority_key = models.CharField(max_length=200, editable=False, blank=True)
    name_id = models.UUIDField(
        default=uuid.uuid4, editable=False, db_index=True, help_text="Stays with the name for ever."
    )
    symbol = models.CharField(
        "USDA symbol",
        max_length=12,
        null=True,
        blank=True,
        unique=True,
        validators=[symbol_validator],
        help_text="Its own symbol, such as HERUP.",
    )
    kind = models.CharField(
        max_length=22,
        choices=SynonymKind.choices,
        default=SynonymKind.UNSPECIFIED,
        help_text="How the name came to belong here.",
    )
    note = models.CharField(
        max_length=200,
        blank=True,
        help_text="A nomenclatural remark such as “nom. inval.” or “auct. non Benth.”.",
    )
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, help_text="Where the synonymy is taken from."
    )

    class Meta:
        ordering = ["name_key", "authority_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["taxon", "name_key", "authority_key", "note"],
                name="synonym_once_per_taxon",
                violation_error_message="This taxon has that synonym already.",
            ),
            models.CheckConstraint(
                condition=~Q(name_key="") & ~Q(name=""),
                name="synonym_has_a_name",
                violation_error_message="A synonym needs a name.",
            ),
            models.CheckConstraint(
                condition=Q(symbol__isnull=True) | ~Q(symbol=""),
                name="synonym_symbol_not_empty",
                violation_error_message="Leave the symbol out instead of storing an empty one.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=SynonymKind.values),
                name="synonym_kind_known",
                violation_error_message="This kind of synonym is not known.",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.name


class VernacularName(models.Model):
    """A common name in one language, perhaps of one region."""

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="vernacular_names")
    name = models.CharField("common name", max_length=150, help_text="As it is written within a sentence.")
    language = models.CharField(
        max_length=12, default="en", help_text="Language code: en English, es Spanish, fr French."
    )
    region = models.CharField(
        max_length=60, blank=True, help_text="Where people say so; empty when the source does not tell."
    )
    preferred = models.BooleanField(default=False, help_text="The name to show; one for each language.")
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        verbose_name = "common name"
        ordering = ["language", "-preferred", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["taxon", "language"],
                condition=Q(preferred=True),
                name="vernacular_one_preferred_per_language",
                violation_error_message="Only one name per language can be the preferred one.",
            ),
            models.UniqueConstraint(
                fields=["taxon", "language", "name", "region"],
                name="vernacular_once_per_taxon",
                violation_error_message="This taxon has that common name already.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="vernacular_has_a_name",
                violation_error_message="A common name cannot be empty.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
