"""What happened at the door of the desk, and to what has no history of its own."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class AuditKind(models.TextChoices):
    """What was done."""

    SIGNED_IN = "in", "signed in"
    REFUSED = "refused", "sign-in refused"
    SIGNED_OUT = "out", "signed out"
    ADDED = "added", "added"
    CHANGED = "changed", "changed"
    DELETED = "deleted", "deleted"


class AuditEntry(models.Model):
    """One sign-in, or one change of an account, a group, a source, a word or a region; of plants the history tells.

    ``before`` and ``after`` are the fields that were changed, in words, by their names; a password is never among them.
    """

    at = models.DateTimeField("when", default=timezone.now)
    kind = models.CharField("what", max_length=7, choices=AuditKind.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    user_name = models.CharField("who", max_length=150, blank=True, help_text="Kept when the account goes.")
    address = models.GenericIPAddressField("from", null=True, help_text="The address of the caller.")
    about = models.CharField(max_length=300, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        verbose_name = "audit entry"
        verbose_name_plural = "audit entries"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "-id"], name="audit_kind")]

    def __str__(self) -> str:
        return " ".join(filter(None, [self.user_name, self.get_kind_display(), self.about]))
