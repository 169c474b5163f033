"""The form of a taxon itself; its parts are inlines."""

from collections.abc import Callable
from typing import Any, ClassVar, Final

from django import forms

from catalog.admin._name_form import NamedForm
from catalog.admin._publication import Step
from catalog.models import Taxon

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
                "excluded",
                "sensitive",
                "slug",
                "reviewed_on",
                ("created_at", "updated_at"),
                "opened_version",
            ),
            "description": "A record is published, or taken back, by its own button below and by nothing else.",
        },
    ),
)


class TaxonForm(NamedForm):
    """Names and standing of a taxon.

    ``opened_version`` is the version that the editor saw: a save over somebody else's is refused. ``step`` is the
    change of standing that was asked for, ``barred`` says that this user may not take it, ``conflict`` tells who
    came first.
    """

    opened_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    step: Step | None = None
    barred = False
    conflict: ClassVar[Callable[[], str]]

    class Meta:
        model = Taxon
        fields = ("name", "authority")  # the admin's fieldsets name them all

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["opened_version"] = self.instance.version

    def clean(self) -> dict[str, Any] | None:
        """Refuse what would overwrite another editor's save, and a step that is not this user's to take."""
        cleaned = super().clean()
        if self.instance.pk and self.cleaned_data.get("opened_version") != self.instance.version:
            self.add_error(None, type(self).conflict())
        elif self.step is not None:
            self._take(self.step)
        return cleaned

    def _take(self, step: Step) -> None:
        if self.barred:
            self.add_error(None, "Only a reviewer may publish or withdraw. Nothing was saved.")
        elif self.instance.status not in step.start:
            standing = self.instance.get_status_display().lower()
            self.add_error(
                None, f"This taxon is {standing}; that step does not start there. Nothing was saved."
            )
        else:
            self.instance.status = step.target
