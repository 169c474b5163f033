"""Where an article, a fact and a source say different things, what an editor has answered, and whom articles link."""

from django.db import models
from django.db.models import Q

from catalog.choices import ContradictionKind

from .taxa import Taxon


class Contradiction(models.Model):
    """One contradiction as it stands now: derived from the record, written anew when the record changes."""

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="contradictions", editable=False)
    kind = models.CharField(max_length=10, choices=ContradictionKind.choices)
    place = models.CharField("where", max_length=200, help_text="The section of the article, or the source.")
    said = models.CharField(max_length=300, help_text="The sentence of the article, or the source's value.")
    claim = models.CharField(max_length=200, help_text="What is read in it.")
    fact = models.CharField(max_length=300, help_text="What the record says.")
    dismissed = models.BooleanField(default=False, help_text="An editor has looked and answered.")

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["dismissed", "kind", "id"], name="contradiction_queue"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.claim}"


class ArticleLink(models.Model):
    """One link from an article to a plant, by its lasting identifier: derived from the text, as contradictions are."""

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="+", help_text="Whose article.")
    name_id = models.UUIDField(help_text="Of the plant, or of a name that has become a synonym.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["taxon", "name_id"], name="article_link_once")]

    def __str__(self) -> str:
        return str(self.name_id)


class Dismissal(models.Model):
    """An editor's answer to a contradiction that is none: it holds while sentence and fact stay as they are."""

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="dismissals")
    kind = models.CharField(max_length=10, choices=ContradictionKind.choices)
    said = models.CharField(max_length=300)
    fact = models.CharField(max_length=300)
    reason = models.TextField(help_text="Why both may stand.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["taxon", "kind", "said", "fact"],
                name="dismissal_once",
                violation_error_message="This contradiction has been answered already.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="dismissal_has_reason",
                violation_error_message="Say why both may stand.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reason}"
