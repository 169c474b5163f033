"""Derived tables. They hold nothing that cannot be built again from the truth."""

from django.db import models
from django.db.models import Q

from .taxa import Taxon


class NameKind(models.TextChoices):
    """What sort of name an entry is; the value orders entries of equal text."""

    SYMBOL = "1symbol", "USDA symbol"
    ACCEPTED = "2accepted", "accepted name"
    SYNONYM = "3synonym", "synonym"
    SYNONYM_SYMBOL = "4synonym-symbol", "USDA symbol of a synonym"
    VERNACULAR = "5vernacular", "common name"


class NameEntry(models.Model):
    """One string that leads to a taxon."""

    taxon = models.ForeignKey(Taxon, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=NameKind.choices)
    text = models.CharField(max_length=300, help_text="As it is written, without authority.")
    authority = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=300, help_text="Exact match key.")
    canonical = models.CharField(max_length=300, help_text="Without connectors and hybrid signs.")
    loose = models.CharField(
        max_length=300, db_index=True, help_text="Without blanks and endings, spelt as it sounds."
    )
    genus = models.CharField(
        max_length=60, blank=True, db_index=True, help_text="The first word of a botanical name."
    )
    preferred = models.BooleanField(default=False)
    doubts = models.CharField(
        max_length=200, blank=True, help_text="What the reader of names objects to in it: codes, by blanks."
    )

    class Meta:
        verbose_name_plural = "name entries"
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(kind__in=["1symbol", "4synonym-symbol"]),
                name="symbol_belongs_to_one_name",
                violation_error_message="A symbol belongs to one name: another taxon or synonym bears it already.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["kind", "key"],
                name="name_entry_beginning",
                opclasses=["varchar_pattern_ops", "varchar_pattern_ops"],
            ),
            models.Index(fields=["taxon"], condition=~Q(doubts=""), name="name_entry_in_doubt"),
        ]

    def __str__(self) -> str:
        return self.text


class WordRole(models.TextChoices):
    """In what sort of name a word stands; the value orders what a word finds."""

    ACCEPTED = "1accepted", "accepted name"
    VERNACULAR = "2vernacular", "common name"
    SYNONYM = "3synonym", "synonym"
    GENUS = "genus", "first word of a botanical name"


class NameWord(models.Model):
    """The taxa with a word in a name of theirs, as a compressed bitmap of their keys.

    Every word of every name is here once for each role, so this is also the list of the words that names are made
    of. A row may be empty: words are never taken out but by a rebuild.
    """

    word = models.CharField(max_length=60, db_index=True)
    role = models.CharField(max_length=12, choices=WordRole.choices)
    taxa = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["role", "word"], name="name_word_once")]

    def __str__(self) -> str:
        return f"{self.word} ({self.role})"


class FacetPosting(models.Model):
    """The taxa that have one value of one facet, as a compressed bitmap of their keys."""

    facet = models.CharField(max_length=40)
    value = models.CharField(
        max_length=200, blank=True, help_text="Empty: every taxon of which anything is known."
    )
    bitmap = models.BinaryField()
    revision = models.PositiveBigIntegerField(default=0, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="facet_posting_once")]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}"


class FacetEntry(models.Model):
    """The facet values under which one taxon stands now, kept so that a change touches only what differs."""

    taxon = models.OneToOneField(Taxon, primary_key=True, on_delete=models.CASCADE, related_name="+")
    values = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.pk)


class FacetOrder(models.Model):
    """The public taxa in one sort order, as an array of their keys."""

    name = models.CharField(max_length=30, unique=True)
    ids = models.BinaryField()
    revision = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name
