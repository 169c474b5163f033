"""Taxa and their former addresses."""

import re
import uuid
from datetime import datetime
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from catalog.choices import Notho, PlantGroup, Rank, Status

STEP = 5
"""Digits of one step of a path: 36**5 taxa are more than there are plants."""

symbol_validator = RegexValidator(
    r"^[A-Z]{2,}[0-9]{0,3}\Z",
    "A symbol is letters, perhaps with a number behind them, such as HERUA or HERU3. "
    "Spreadsheets turn some symbols into dates: type it in again.",
    flags=re.IGNORECASE,
)
slug_validator = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
    "An address holds small letters a to z, digits and single hyphens only, such as heuchera-rubescens.",
)

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

PLANT_RANKS = ("", *(rank.value for rank in Rank if rank.order >= Rank.SPECIES.order))
"""Ranks whose taxa are plants that one can list: species and below, and cultivars."""


def path_step(number: int) -> str:
    """A primary key as one step of a path: base 36, five digits. Raises ValueError for a key beyond them."""
    if not 0 <= number < 36**STEP:
        raise ValueError(f"{number} does not fit into {STEP} digits of a path")
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits.rjust(STEP, "0")


class TaxonQuerySet(models.QuerySet["Taxon"]):
    """Reads of taxa; each word narrows and none runs a query by itself."""

    def published(self) -> Self:
        """Taxa that the public may see. Every public read starts here."""
        return self.filter(status=Status.PUBLISHED)

    def listed(self) -> Self:
        """The public plants that the list shows: species and below and cultivars, not excluded."""
        return self.published().filter(excluded=False, rank__in=PLANT_RANKS)

    def mark_changed(self, at: datetime) -> None:
        """Say of these taxa that something of them changed, so that an open form notices. One query."""
        self.update(updated_at=at, version=F("version") + 1)

    def mark_published(self, at: datetime) -> None:
        """Say of the public ones of these taxa that were never public before that they came at this time. One query."""
        self.published().filter(published_at=None).update(published_at=at)

    def below(self, taxon: "Taxon") -> Self:
        """Every taxon under this one, not itself, at any depth."""
        last = int(taxon.path[-STEP:], 36)
        end = taxon.path[:-STEP] + path_step(last + 1)
        return self.filter(path__gt=taxon.path, path__lt=end)

    def above(self, taxon: "Taxon") -> Self:
        """The ancestors of this taxon, kingdom first."""
        paths = [taxon.path[:end] for end in range(STEP, len(taxon.path), STEP)]
        return self.filter(path__in=paths).order_by("path")


class Taxon(models.Model):
    """A group of plants at any rank, known under one accepted name.

    A taxon is a botanist's judgement of what belongs together; its accepted name is the one name that is right
    for it under the Code (ICN) in the opinion followed here. Hybrids bear the sign ×. A cultivar is a taxon
    without a rank (ICNCP): it hangs below the taxon it was bred from.
    """

    rank = models.CharField(
        max_length=15,
        choices=Rank.choices,
        blank=True,
        help_text="From kingdom to form. Leave empty for a cultivar, which has no rank.",
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text="The next higher taxon; it must have a higher rank. Search by name, synonym or symbol.",
    )
    name = models.CharField(
        max_length=200,
        help_text="Botanical name without authority, such as Heuchera rubescens var. alpicola. "
        "Write × (not x) in a hybrid's name.",
    )
    authority = models.CharField(
        max_length=200,
        blank=True,
        help_text="Who published the name, such as Jeps. An autonym (var. rubescens of Heuchera rubescens) has none.",
    )
    full_name = models.CharField(
        max_length=300,
        blank=True,
        help_text="The name with the authority of every part. Filled in from name and authority when left empty.",
    )
    verbatim = models.CharField(
        "name as given",
        max_length=500,
        blank=True,
        help_text="Paste the whole name, authority and all, and have it read: the parts are filled in. "
        "It is kept letter for letter.",
    )
    name_key = models.CharField(max_length=200, editable=False)
    authority_key = models.CharField(max_length=200, editable=False, blank=True)
    name_id = models.UUIDField(
        default=uuid.uuid4, editable=False, unique=True, help_text="Stays with the name for ever."
    )
    symbol = models.CharField(
        "USDA symbol",
        max_length=12,
        null=True,
        blank=True,
        unique=True,
        validators=[symbol_validator],
        help_text="The code of USDA PLANTS, such as HERUA. No other name, synonyms included, may bear it.",
    )
    notho = models.CharField(
        "hybrid",
        max_length=15,
        choices=Notho.choices,
        blank=True,
        help_text="Which part of the name bears the sign ×; empty for a plant that is no hybrid.",
    )
    hybrid_formula = models.CharField(
        max_length=200, blank=True, help_text="The parents of a hybrid, such as cylindrica × rubescens."
    )
    cultivar_epithet = models.CharField(
        max_length=100, blank=True, help_text="The name of a cultivar without its quotation marks."
    )
    name_note = models.CharField(
        max_length=200, blank=True, help_text="A remark on the name such as “pro sp.” or “orth. var.”."
    )
    group = models.CharField(
        max_length=12, choices=PlantGroup.choices, blank=True, help_text="Empty when not recorded."
    )
    status = models.CharField(
        max_length=10,
        choices=Status.choices,
        default=Status.DRAFT,
        help_text="Only a published taxon is on the public site.",
    )
    excluded = models.BooleanField(
        default=False,
        help_text="The source lists it as not growing in North America; never shown among natives.",
    )
    sensitive = models.BooleanField(
        default=False, help_text="A rare plant whose places are not told to the public."
    )
    slug = models.CharField(
        max_length=220,
        unique=True,
        blank=True,
        validators=[slug_validator],
        help_text="The address of the page. Filled in from the name; an old address leads to the new one.",
    )
    path = models.CharField(max_length=120, editable=False, db_index=True)
    family = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.PROTECT, related_name="family_members"
    )
    genus = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.PROTECT, related_name="genus_members"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True, db_index=True)
    published_at = models.DateTimeField(
        "first published", null=True, editable=False, help_text="When the public first saw it."
    )
    reviewed_on = models.DateField(
        "last reviewed", null=True, blank=True, help_text="When somebody last checked the whole page."
    )

    objects = TaxonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "taxa"
        permissions = [
            ("submit_taxon", "Can hand taxa in for review"),
            ("return_taxon", "Can take taxa back to draft"),
            ("publish_taxon", "Can publish taxa"),
            ("withdraw_taxon", "Can withdraw taxa"),
            ("rename_taxon", "Can rename taxa"),
            ("move_taxon", "Can move taxa under another parent"),
            ("swap_taxon", "Can swap accepted names and synonyms"),
            ("merge_taxon", "Can merge taxa"),
            ("export_taxon", "Can export taxa as a sheet"),
            ("import_taxon", "Can import sheets of taxa"),
        ]
        ordering = ["name_key", "authority_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["name_key", "authority_key"],
                name="taxon_name_unique",
                violation_error_message="Another taxon has this name and authority already.",
            ),
            models.CheckConstraint(
                condition=Q(rank__in=["", *Rank.values]),
                name="taxon_rank_known",
                violation_error_message="This rank is not one of the ranks from kingdom to subform.",
            ),
            models.CheckConstraint(
                condition=(Q(rank="") & ~Q(cultivar_epithet="")) | (~Q(rank="") & Q(cultivar_epithet="")),
                name="taxon_cultivar_has_no_rank",
                violation_error_message="A taxon has either a rank or a cultivar epithet: a cultivar is no rank.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="taxon_not_its_own_parent",
                violation_error_message="A taxon cannot be its own parent.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values),
                name="taxon_status_known",
                violation_error_message="This status is not known.",
            ),
            models.CheckConstraint(
                condition=Q(notho__in=["", *Notho.values]) & Q(group__in=["", *PlantGroup.values]),
                name="taxon_codes_known",
                violation_error_message="This kind of hybrid or plant group is not known.",
            ),
            models.CheckConstraint(
                condition=Q(symbol__isnull=True) | ~Q(symbol=""),
                name="taxon_symbol_not_empty",
                violation_error_message="Leave the symbol out instead of storing an empty one.",
            ),
            models.CheckConstraint(
                condition=~Q(name_key="") & ~Q(name=""),
                name="taxon_has_a_name",
                violation_error_message="A taxon needs a name.",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "name_key"], name="taxon_status_name"),
            models.Index(fields=["status", "updated_at"], name="taxon_status_updated"),
            models.Index(fields=["status", "published_at"], name="taxon_status_published"),
            models.Index(fields=["parent", "status"], name="taxon_parent_status"),
            models.Index(fields=["family", "rank"], name="taxon_family_rank"),
            models.Index(fields=["rank", "status", "name_key"], name="taxon_rank_status_name"),
        ]

    def __str__(self) -> str:
        return self.full_name or self.name

    def get_absolute_url(self) -> str:
        """The public page."""
        return reverse("catalog:taxon", args=[self.slug])

    @property
    def lasting_code(self) -> str:
        """What stands for it where addresses have to last: its symbol, or the permanent id of its name in 32 digits.

        Both stay with the name, and so lead to the taxon also when the name has become a synonym.
        """
        return self.symbol or self.name_id.hex

    @property
    def is_published(self) -> bool:
        """Whether the public sees it."""
        return self.status == Status.PUBLISHED

    @property
    def is_cultivar(self) -> bool:
        """Whether it is a cultivar, which has no rank."""
        return bool(self.cultivar_epithet)

    @property
    def rank_label(self) -> str:
        """The rank in words, or "Cultivar"."""
        return Rank(self.rank).label if self.rank else "Cultivar"


class FormerSlug(models.Model):
    """An address that a taxon once had; it redirects straight to the present one."""

    slug = models.CharField(max_length=220, unique=True)
    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="former_slugs")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.slug
