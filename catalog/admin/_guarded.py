"""Forms of single rows in which two editors may be at once: the second is told, and sees both versions."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar, Final

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format

from catalog import writing
from catalog.admin._written import WrittenAdmin, WrittenForm

OPENED: Final = "opened_as"
LONGEST_SHOWN: Final = 300


def seal(row: Model) -> str:
    """What tells a stored row from every other state of it: it has no version of its own."""
    values = [str(getattr(row, field.attname)) for field in row._meta.concrete_fields]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:32]


class GuardedForm(WrittenForm):
    """A form that knows the state in which its row was opened.

    A save over another's is refused once, with what stands there now beside what was typed; the text stays. Pressed
    again it is saved: whoever presses has read both.
    """

    opened_as = forms.CharField(widget=forms.HiddenInput, required=False)
    conflict: ClassVar[Callable[[], str]]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._stored: dict[str, str] = {}
        if self.instance.pk:
            self.initial[OPENED] = seal(self.instance)
            columns = [name for name in self.fields if hasattr(self.instance, name)]
            self._stored = {name: _words(self.instance, name) for name in columns}

    def clean(self) -> dict[str, Any] | None:
        """Refuse, once, what would overwrite another editor's save."""
        cleaned = super().clean()
        if (
            self.instance.pk
            and OPENED in self.fields
            and self.cleaned_data.get(OPENED) != self.initial[OPENED]
        ):
            self.add_error(None, [type(self).conflict(), *self._both_versions()])
            sent = self.data.copy()  # type: ignore[attr-defined]  # what a request sends is a QueryDict
            sent[self.add_prefix(OPENED)] = self.initial[OPENED]
            self.data = sent
        return cleaned

    def _both_versions(self) -> list[str]:
        told = []
        for name, now in self._stored.items():
            field = self[name]
            if name in self.changed_data:
                typed = str(field.data or "")[:LONGEST_SHOWN] or "nothing"
                if isinstance(field.field, forms.ModelChoiceField | forms.ChoiceField):
                    typed = "another choice"
                again = " Choose the file again." if isinstance(field.field, forms.FileField) else ""
                told.append(f"{field.label}: saved now “{now or 'nothing'}”, yours “{typed}”.{again}")
        return told or ["What is saved now says the same as yours."]


class GuardedAdmin(WrittenAdmin):
    """A model whose rows have a form of their own. Whoever saves is alone from the check to the end of the save."""

    form = GuardedForm

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The fields, and the state in which the row was opened by somebody who may change it."""
        *before, (title, options) = super().get_fieldsets(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return [*before, (title, options)]
        return [*before, (title, {**options, "fields": (*options["fields"], OPENED)})]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        """The form's class, told who came first."""
        form_class: Any = super().get_form(request, obj, change=change, **options)
        form_class.conflict = lambda: self.conflict_sentence(str(obj.pk))
        return form_class

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; a save passes no other between the look at the stored row and the writing of it."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with writing.alone():
            return super().changeform_view(request, object_id, form_url, extra_context)

    def conflict_sentence(self, object_id: str | None) -> str:
        """Who saved, and when."""
        who, when = self.last_save(object_id) or ("Somebody", timezone.now())
        said = date_format(timezone.localtime(when), "j F Y, H:i")
        return (
            f"{who} saved this at {said} while you were editing. Nothing was saved; your text is below. "
            "Press the button again to put yours in its place."
        )

    def last_save(self, object_id: str | None) -> tuple[str, datetime] | None:
        """Who saved the row last, and when, as Django's own record has it; None where that says nothing."""
        kind = ContentType.objects.get_for_model(self.model)
        logged = LogEntry.objects.filter(content_type=kind, object_id=object_id).select_related("user")
        entry = logged.first()
        return (entry.user.get_username(), entry.action_time) if entry is not None else None


def _words(row: Model, name: str) -> str:
    """A stored value as an editor reads it."""
    shown = getattr(row, f"get_{name}_display", None)
    value = shown() if shown is not None else getattr(row, name, None)
    return "" if value is None else str(value)[:LONGEST_SHOWN]
