"""The house-keeping of editors: vocabulary terms and import runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import models
from django.db.models import F

_reading: ContextVar[list[int] | None] = ContextVar("reading", default=None)
"""The number that the reading under way began with, once it has been asked for."""


class Term(models.Model):
    """One value of a closed vocabulary, in the words editors choose for it.

    The code belongs to the program and to public addresses; label, definition and the rest are the editors'.
    """

    vocabulary = models.CharField(max_length=30, editable=False)
    code = models.CharField(max_length=40, editable=False)
    label = models.CharField(max_length=80, help_text="What visitors read.")
    definition = models.TextField(help_text="One sentence that tells a visitor what the value means.")
    synonyms = models.CharField(
        max_length=300, blank=True, help_text="Other words for it, separated by commas."
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="Order within its vocabulary.")
    swatch = models.CharField("colour swatch", max_length=7, blank=True, help_text="For colours: #rrggbb.")
    mapping = models.TextField(
        "terms of other sources", blank=True, help_text="How other sources call it, one a line: source: term."
    )

    class Meta:
        verbose_name = "vocabulary term"
        ordering = ["vocabulary", "position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "code"], name="term_once"),
        ]

    def __str__(self) -> str:
        return f"{self.vocabulary}: {self.label}"


class ImportRun(models.Model):
    """One run of an import that was applied: which file, by whom, when, and what came of it."""

    kind = models.CharField(max_length=30)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(auto_now_add=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=list)

    class Meta:
        ordering = ["-finished_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.file_name}"


class RevisionManager(models.Manager["Revision"]):
    """Reads and raises the one row."""

    def current(self) -> int:
        """The present number; 0 before the first change. One query."""
        return self.values_list("number", flat=True).first() or 0

    def seen(self) -> int:
        """The number that the reading under way began with; without one the present number. One query a reading."""
        begun = _reading.get()
        if begun is None:
            return self.current()
        if not begun:
            begun.append(self.current())
        return begun[0]

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything within goes by the number that is current when one is first asked for, and asks once.

        Writers may pass meanwhile: what is read then may be newer than the number, never older, so that whoever
        keeps it under the number drops it at the next change.
        """
        token = _reading.set([])
        try:
            yield
        finally:
            _reading.reset(token)

    def locked(self) -> int:
        """The present number, holding the row so that no other writer can pass. Within a transaction only."""
        revision, _ = self.select_for_update().get_or_create(pk=1)
        return revision.number

    def is_stale(self) -> bool:
        """Whether the derived tables wait to be built again. One query."""
        return self.filter(stale=True).exists()

    def mark_stale(self, *, stale: bool) -> None:
        """Say that the derived tables are behind the truth, or no longer."""
        self.get_or_create(pk=1)
        self.filter(pk=1).update(stale=stale)

    def raise_number(self) -> None:
        """Tell every worker that something has changed. Within the transaction of the change."""
        self.get_or_create(pk=1)
        self.filter(pk=1).update(number=F("number") + 1)


class Revision(models.Model):
    """The counter of changes: one row, raised in the transaction of every change that the public can see."""

    number = models.PositiveBigIntegerField(default=0)
    stale = models.BooleanField(
        default=False,
        help_text="A large import has written the truth and the derived tables are still to be built.",
    )

    objects = RevisionManager()

    def __str__(self) -> str:
        return str(self.number)
