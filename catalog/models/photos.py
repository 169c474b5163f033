"""Photos with their credit."""

import uuid

from django.db import models
from django.db.models import Q

from catalog.choices import Licence, PhotoPart

from .taxa import Taxon


def photo_path(photo: "Photo", filename: str) -> str:
    """A generated name; the uploaded one is never used (it may hold anything)."""
    return f"photos/{uuid.uuid4().hex}.jpg"


class RightsHolder(models.Model):
    """Who made photos or holds the rights in them, and how they wish to be credited."""

    name = models.CharField(max_length=150, unique=True, help_text="A person or a body, such as A. Person.")
    credit = models.CharField(
        max_length=200,
        blank=True,
        help_text="How they wish to be named under their photos; empty: by the name above.",
    )
    url = models.URLField(
        "web address",
        max_length=500,
        blank=True,
        help_text="Where the credit leads, if they wish for a link.",
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="rights_holder_has_a_name",
                violation_error_message="A rights holder needs a name.",
            ),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="http://") | Q(url__startswith="https://"),
                name="rights_holder_url_is_http",
                violation_error_message="A web address must start with http:// or https://.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def credited(self) -> str:
        """The words that stand under a photo."""
        return self.credit or self.name


class Photo(models.Model):
    """A picture of the plant. It is shown only with a licence and a text for those who cannot see it."""

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="photos")
    image = models.ImageField(
        upload_to=photo_path,
        help_text="JPEG, PNG or WebP, at most 25 MB and 40 megapixels. It is turned upright and stripped of place and "
        "camera data.",
    )
    width = models.PositiveIntegerField(
        null=True, editable=False, help_text="In pixels, kept here so that no page has to open the file."
    )
    height = models.PositiveIntegerField(null=True, editable=False)
    digest = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        db_index=True,
        help_text="SHA-256 of the file that was sent: it tells the same file when it comes again.",
    )
    focus_x = models.PositiveSmallIntegerField(
        "focus from the left, %",
        null=True,
        blank=True,
        help_text="Where the eye should fall: lists cut the photo round it. Empty is the middle.",
    )
    focus_y = models.PositiveSmallIntegerField("focus from the top, %", null=True, blank=True)
    part = models.CharField(max_length=10, choices=PhotoPart.choices, default=PhotoPart.HABIT)
    caption = models.CharField(max_length=300, blank=True)
    alternative_text = models.CharField(
        max_length=300,
        blank=True,
        help_text="What is to be seen, for those who cannot see it. Required to publish.",
    )
    rights_holder = models.ForeignKey(
        RightsHolder,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="photos",
        help_text="Whom to credit.",
    )
    licence = models.CharField(
        max_length=20, choices=Licence.choices, blank=True, help_text="Without one the photo is not shown."
    )
    source_url = models.URLField(max_length=500, blank=True, help_text="Where the photo comes from.")
    taken_on = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Order; the first photo stands for the plant."
    )

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=PhotoPart.values) & Q(licence__in=["", *Licence.values]),
                name="photo_codes_known",
                violation_error_message="This part of the plant or licence is not known.",
            ),
            models.CheckConstraint(
                condition=Q(source_url="")
                | Q(source_url__startswith="http://")
                | Q(source_url__startswith="https://"),
                name="photo_url_is_http",
                violation_error_message="A web address must start with http:// or https://.",
            ),
            models.CheckConstraint(
                condition=Q(focus_x=None, focus_y=None)
                | Q(focus_x__isnull=False, focus_y__isnull=False, focus_x__lte=100, focus_y__lte=100),
                name="photo_focus_is_within",
                violation_error_message="The focus is two numbers from 0 to 100, or none.",
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.get_part_display()

    @property
    def focus(self) -> tuple[int, int] | None:
        """What a cut keeps, in per cent from the left and from the top; None is the middle."""
        return None if self.focus_x is None or self.focus_y is None else (self.focus_x, self.focus_y)

    @property
    def licence_address(self) -> str:
        """Where the text of its licence stands; blank where there is none."""
        return Licence(self.licence).address if self.licence in Licence.values else ""

    @property
    def may_be_shown(self) -> bool:
        """Whether it has what the public display of a photo needs."""
        return bool(self.licence and self.alternative_text)
