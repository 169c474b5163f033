"""Sources, and the citations that tie facts to them."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from .taxa import Taxon


class Source(models.Model):
    """A publication, database or document that facts are taken from."""

    key = models.SlugField(
        unique=True, help_text="A short handle such as usda-plants; used in exported documents."
    )
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True, help_text="Author or body, such as USDA, NRCS.")
    place = models.CharField(
        max_length=200, blank=True, help_text="Such as National Plant Data Team, Greensboro, NC USA."
    )
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    url = models.URLField(
        max_length=500, blank=True, help_text="Web address, beginning with http:// or https://."
    )
    accessed = models.DateField("date read", null=True, blank=True, help_text="The day it was read.")
    licence = models.CharField(
        max_length=100, blank=True, help_text="Terms of use, as the source states them."
    )
    citation = models.TextField(
        "verbatim citation", blank=True, help_text="The source line as it was found, kept letter for letter."
    )

    class Meta:
        ordering = ["title", "key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="http://") | Q(url__startswith="https://"),
                name="source_url_is_http",
                violation_error_message="A web address must start with http:// or https://.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.year})" if self.year else self.title

    @property
    def line(self) -> str:
        """The source as it is printed at the foot of a page.

        ``USDA, NRCS. 2025. The PLANTS Database (https://plants.usda.gov, accessed 2025-02-25). …, Greensboro, NC USA.``
        """
        where = ", ".join(
            part
            for part in (self.url, f"accessed {self.accessed.isoformat()}" if self.accessed else "")
            if part
        )
        title = f"{self.title} ({where})" if where else self.title
        parts = [self.publisher, str(self.year or ""), title, self.place]
        return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


class Citation(models.Model):
    """What one source says of one trait of a taxon.

    The value stands in the trait's own form (a list of codes, a range, places with codes). The typed columns hold
    the chosen value; a citation that was not chosen is kept, so that disagreement can be shown.
    A fact of several rows is cited as a whole, or one row of it: its ``subject`` is the code of a place, or a name.
    """

    taxon: "models.ForeignKey[Taxon]" = models.ForeignKey(
        "catalog.Taxon", on_delete=models.CASCADE, related_name="citations"
    )
    trait = models.CharField(
        max_length=40, help_text="Key of the trait, such as zone; or name, article, synonymy."
    )
    subject = models.CharField(
        "of which",
        max_length=300,
        blank=True,
        help_text="One place (US-NV), name or classification of several; empty where all of the fact is meant.",
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    locator = models.CharField(
        "page or address",
        max_length=500,
        blank=True,
        help_text="Where in the source: a page, a table, or a web address.",
    )
    read_on = models.DateField(
        "date read", null=True, blank=True, help_text="Where it differs from the source's."
    )
    value = models.JSONField(null=True, blank=True, help_text="The value as this source gives it.")
    quote = models.TextField(blank=True, help_text="The source's own words.")
    chosen = models.BooleanField(default=True, help_text="Whether the page shows this value.")
    reason = models.TextField(blank=True, help_text="Why it was chosen, or not.")
    derived = models.CharField(
        max_length=300,
        blank=True,
        help_text="The rule by which the value was worked out, if the source does not say it.",
    )

    class Meta:
        ordering = ["trait", "-chosen", "source"]
        constraints = [
            models.UniqueConstraint(
                fields=["taxon", "trait", "subject", "source"],
                name="citation_once_per_source",
                violation_error_message="This source is cited for this trait already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trait} {self.subject}".strip() + f": {self.source}"
