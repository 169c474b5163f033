"""The form of a taxon itself; its parts are inlines."""

import datetime as dt
from collections.abc import Callable
from typing import Any, ClassVar, Final

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils import timezone

from catalog.admin._name_form import NamedForm
from catalog.editorial import Step
from catalog.models import Schedule, Taxon

NAME: Final = "Name"
PUBLICATION: Final = "Publication"

FIELDSETS: Final[tuple[Any, ...]] = (
    (
        NAME,
        {
            "fields": (
                "verbatim",
                "name",
                "authority",
                "full_name",
                ("rank", "symbol"),
                "parent",
                "group",
            ),
            "description": "The accepted name. Other names of the same plant are synonyms: they follow below.",
        },
    ),
    (
        "Hybrids, cultivars, remarks",
        {
            "fields": (("notho", "hybrid_formula"), "cultivar_epithet", "name_note"),
            "description": "Empty for most plants.",
        },
    ),
    (
        PUBLICATION,
        {
            "fields": (
                "standing",
                "reason",
                "publish_at",
                "excluded",
                "sensitive",
                "slug",
                "reviewed_on",
                ("created_at", "published_at", "updated_at"),
                "opened_version",
                "opened_draft",
            ),
            "description": "A record is published, or taken back, by its own button below and by nothing else. "
            "What is changed of a published one waits beside the live page until it is published too.",
        },
    ),
)


class DayAndTime(AdminSplitDateTime):
    """Django's two boxes for one moment, each with a name of its own for those who do not see them."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        for box, name in zip(self.widgets, ("Day of publication", "Time of publication"), strict=True):
            box.attrs["aria-label"] = name


class TaxonForm(NamedForm):
    """Names and standing of a taxon.

    ``opened_version`` is the version that the editor saw: a save over somebody else's is refused; ``opened_draft`` and
    ``draft_version`` are the same for the draft beside a live page. ``step`` is the change of standing that was asked
    for, ``barred`` says that this user may not take it, ``conflict`` tells who came first. ``may_publish`` lets the
    hour of publication be set.
    """

    opened_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    opened_draft = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Why it is changed; stands in the history. A change of synonyms must have one.",
    )
    publish_at = forms.SplitDateTimeField(
        label="Publish at",
        required=False,
        widget=DayAndTime,
        help_text="The hour (UTC) at which it goes public by itself, as it is saved now. Empty: not by itself. "
        "A reviewer sets it.",
    )
    step: Step | None = None
    may_publish = False
    barred = False
    draft_version = 0
    is_conflicted = False
    conflict: ClassVar[Callable[[], str]]

    class Meta:
        model = Taxon
        fields = ("name", "authority")  # the admin's fieldsets name them all

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["opened_version"] = self.instance.version
            self.initial["opened_draft"] = self.draft_version
            if "publish_at" in self.fields:
                planned = Schedule.objects.filter(taxon=self.instance).first()
                self.initial["publish_at"] = planned.publish_at if planned else None
        if "publish_at" in self.fields:
            self.fields["publish_at"].disabled = not self.may_publish

    def clean(self) -> dict[str, Any] | None:
        """Refuse what would overwrite another editor's save, and a step that is not this user's to take."""
        cleaned = super().clean()
        if self.instance.pk and self._was_overtaken():
            self.is_conflicted = True
            self.add_error(None, type(self).conflict())
        elif self.step is not None:
            self._take(self.step)
        return cleaned

    def clean_publish_at(self) -> dt.datetime | None:
        """An hour that is set is one to come."""
        asked: dt.datetime | None = self.cleaned_data["publish_at"]
        if asked is not None and "publish_at" in self.changed_data and asked <= timezone.now():
            raise forms.ValidationError(
                "That hour is past. Write one to come, or publish now by the button below. Nothing was saved."
            )
        return asked

    def _was_overtaken(self) -> bool:
        opened = (self.cleaned_data.get("opened_version"), self.cleaned_data.get("opened_draft") or 0)
        return opened != (self.instance.version, self.draft_version)

    def _take(self, step: Step) -> None:
        if self.barred:
            only = (
                "Only a reviewer may publish or withdraw." if step.public else "You may not take this step."
            )
            self.add_error(None, f"{only} Nothing was saved.")
        elif self.instance.status not in step.start:
            standing = self.instance.get_status_display().lower()
            self.add_error(
                None, f"This taxon is {standing}; that step does not start there. Nothing was saved."
            )
        else:
            self.instance.status = step.target
