"""Web addresses that pages cite, and whether they still answer."""

from django.db import models

from .sources import Source
from .taxa import Taxon


class LinkState(models.TextChoices):
    """What came of asking an address."""

    WORKS = "works", "answers"
    UNSURE = "unsure", "lets no program in"
    BROKEN = "broken", "does not answer"


class CitedLink(models.Model):
    """One address, the first place that cites it, and what it answered when it was last asked.

    ``broken_since`` is the first of the failures in a row; a page that is down for an hour is asked again the next day.
    """

    url = models.URLField("address", max_length=500, unique=True)
    source = models.ForeignKey(Source, null=True, on_delete=models.CASCADE, related_name="+")
    taxon = models.ForeignKey(Taxon, null=True, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=6, choices=LinkState.choices)
    answer = models.CharField(max_length=300, blank=True, help_text="What the address said, in words.")
    checked_at = models.DateTimeField("last asked")
    broken_since = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "cited link"
        ordering = ["broken_since", "url"]
        indexes = [models.Index(fields=["state", "broken_since"], name="cited_link_state")]

    def __str__(self) -> str:
        return self.url
