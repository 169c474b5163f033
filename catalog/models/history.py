"""The history of plants, the changes that wait beside a live page, and the hour at which they go public."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from catalog.choices import EntryKind

from .editorial import ImportRun
from .taxa import Taxon

BESIDE = (EntryKind.DRAFTED.value, EntryKind.DISCARDED.value)


class Operation(models.Model):
    """One act of taxonomy: a taxon renamed, moved or merged, names swapped, or such an act taken back.

    It may change many plants; each has an entry of its own in its history, which names the operation.
    """

    kind = models.CharField(max_length=10, choices=EntryKind.choices)
    taxon = models.ForeignKey(Taxon, null=True, on_delete=models.SET_NULL, related_name="+")
    summary = models.CharField(max_length=700, help_text="What was done, in a sentence.")
    reason = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    user_name = models.CharField(max_length=150, blank=True, help_text="Kept when the account goes.")
    addresses = models.JSONField(
        default=list, help_text="Former addresses of a taxon that went, which lead to the other since."
    )
    undoes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="undone_by", help_text="What it took back."
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.summary


class HistoryQuerySet(models.QuerySet["HistoryEntry"]):
    """Reads of the history."""

    def of_records(self) -> "HistoryQuerySet":
        """Entries that tell what became of a record, not of a draft beside it."""
        return self.exclude(kind__in=BESIDE)


class HistoryEntry(models.Model):
    """One change of a whole plant: what it was afterwards, who did it, when and why.

    ``document`` is the plant document after the change (before it, where the record was deleted). It is empty where a
    large import was the change, until the plant is changed again: see docs/decisions/history.md.
    """

    taxon = models.ForeignKey(Taxon, null=True, on_delete=models.SET_NULL, related_name="history")
    taxon_name = models.CharField(max_length=300, help_text="The full name after the change.")
    name_id = models.UUIDField(db_index=True, help_text="Finds the entries of a record that was deleted.")
    kind = models.CharField(max_length=10, choices=EntryKind.choices)
    version = models.PositiveIntegerField(help_text="The version of the record after the change.")
    document = models.JSONField(null=True)
    at = models.DateTimeField(default=timezone.now)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    user_name = models.CharField(max_length=150, blank=True, help_text="Kept when the account goes.")
    address = models.GenericIPAddressField(
        "from",
        null=True,
        help_text="The address of the caller; none where a command made the change. For those who may read the audit.",
    )
    reason = models.TextField(blank=True)
    file_name = models.CharField(max_length=255, blank=True, help_text="The file that was imported.")
    run = models.ForeignKey(ImportRun, null=True, on_delete=models.SET_NULL, related_name="entries")
    operation = models.ForeignKey(Operation, null=True, on_delete=models.SET_NULL, related_name="entries")

    objects = HistoryQuerySet.as_manager()

    class Meta:
        verbose_name = "history entry"
        verbose_name_plural = "history entries"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "-id"], name="history_kind")]

    def __str__(self) -> str:
        return f"{self.taxon_name}: {self.get_kind_display()}"

    @property
    def is_beside(self) -> bool:
        """Whether it tells of a working draft, not of the record."""
        return self.kind in BESIDE

    @property
    def who(self) -> str:
        """Whom to name: a person, a file, or nobody."""
        if self.user_name:
            return self.user_name
        return f"The import of {self.file_name}" if self.file_name else "Somebody"


class FormerReason(models.Model):
    """What the reason of an entry said before somebody corrected it. The last comes first."""

    entry = models.ForeignKey(HistoryEntry, on_delete=models.CASCADE, related_name="former_reasons")
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    user_name = models.CharField(
        max_length=150, blank=True, help_text="Who corrected it. Kept when the account goes."
    )
    address = models.GenericIPAddressField(null=True, help_text="The address of the caller.")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.text}"


class WorkingDraft(models.Model):
    """Changes of a published plant that wait beside its live page: the whole plant as it shall become.

    ``base`` is the live plant from which the draft was made. What has changed of the live page since is seen by it, and
    is not undone when the draft is published.
    """

    taxon = models.OneToOneField(Taxon, on_delete=models.CASCADE, related_name="working_draft")
    base = models.JSONField()
    document = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    user_name = models.CharField(max_length=150, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-updated_at"]

    def __str__(self) -> str:
        return f"working draft of {self.taxon_id}"


class Schedule(models.Model):
    """The hour at which a plant, or the draft beside it, goes public. It holds for the versions that were approved."""

    taxon = models.OneToOneField(Taxon, on_delete=models.CASCADE, related_name="schedule")
    publish_at = models.DateTimeField(db_index=True)
    taxon_version = models.PositiveIntegerField()
    draft_version = models.PositiveIntegerField(default=0, help_text="0 where no working draft is meant.")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    user_name = models.CharField(max_length=150, blank=True)
    trouble = models.TextField(blank=True, help_text="Why it was not published when its hour came.")

    class Meta:
        ordering = ["publish_at"]

    def __str__(self) -> str:
        return f"{self.taxon_id} at {self.publish_at}"

    def approves(self, taxon_version: int, draft_version: int) -> bool:
        """Whether these are the versions that were approved; ``draft_version`` is 0 where there is no draft."""
        return (self.taxon_version, self.draft_version) == (taxon_version, draft_version)
