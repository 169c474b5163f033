"""Saving and deleting through the catalogue's one write door."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import QuerySet, UniqueConstraint
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse

from catalog import writing
from catalog.admin._fields import TaxonSelect, WordedFields
from catalog.admin._lists import ListedAdmin
from catalog.admin._reasons import given_reason
from catalog.admin._typing import InlineFormSet, ModelForm

COMPOSED_FROM = frozenset({"name", "authority", "parent"})
STORAGE_TROUBLE: Final = "storage"
"""The code of a refusal that is the server's fault, not the editor's."""

READINGS: Final = "_catalog_readings"
"""Where a request keeps the names that were read in it: then every form comes back as it is, and none is saved."""


class WrittenForm(ModelForm):
    """A form that knows the rules of the write door, and shows each error at its field.

    ``refusals`` are sentences with which the write door refused this very request a moment ago. ``readings`` are the
    names that were read in this request; then nothing is saved, and nothing is said of what is still missing.
    """

    refusals: Iterable[str] = ()
    readings: Mapping[str, Any] | None = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, TaxonSelect):
                widget.known = self.instance._state.fields_cache.get(name)

    def full_clean(self) -> None:
        """Clean, unless a name was only read."""
        if self.readings is None:
            super().full_clean()
        else:
            self._errors = ErrorDict()
            self.cleaned_data: dict[str, Any] = {}

    def is_valid(self) -> bool:
        """Whether it may be saved."""
        return self.readings is None and super().is_valid()

    def clean(self) -> dict[str, Any] | None:
        """Django's own cleaning; a full name that was composed is composed again when its parts change."""
        cleaned = super().clean()
        for sentence in self.refusals:
            self.add_error(None, sentence)
        composed = COMPOSED_FROM.intersection(self.changed_data) and "full_name" not in self.changed_data
        if composed and "full_name" in self.cleaned_data:
            self.cleaned_data["full_name"] = ""
        return cleaned

    def validate_unique(self) -> None:
        """Ask the write door instead: it knows both tables of symbols and says who has the name already."""
        if not self.has_changed() or "name" in self.errors:
            return
        writing.prepare(self.instance)
        try:
            writing.check(self.instance)
            self.instance.validate_unique(exclude={*self.unsaid(), "symbol"})
        except ValidationError as error:
            self.add_errors(error)

    def unsaid(self) -> set[str]:
        """Columns about which the form says nothing valid."""
        return {
            field.name
            for field in self.instance._meta.fields
            if field.name not in self.fields or field.name in self.errors
        }

    def add_errors(self, error: ValidationError) -> None:
        """Each message at its field; those of columns that the form does not show, at the top."""
        for name, messages in _by_field(error).items():
            self.add_error(name if name in self.fields else None, messages)


class PartForm(WrittenForm):
    """A row of a taxon. That no row stands twice is its form set's matter, see :class:`PartFormSet`."""

    def validate_constraints(self) -> None:
        """The row's own constraints."""
        if not self.has_changed():
            return
        exclude = self.unsaid()
        for constraint in self.instance._meta.constraints:
            if isinstance(constraint, UniqueConstraint):
                continue
            try:
                constraint.validate(type(self.instance), self.instance, exclude=exclude)
            except ValidationError as error:
                self.add_errors(error)


class PartFormSet(InlineFormSet):
    """All rows of one kind that a taxon has.

    Since all are here they are compared with each other, not with what is stored: a row may take the place of
    one that goes, and the mark of the preferred name may pass from one to the other, in a single save.
    """

    readings: Mapping[str, Any] | None = None

    def full_clean(self) -> None:
        """Clean, unless a name was only read."""
        if self.readings is None:
            super().full_clean()
        else:
            self._errors = [form.errors for form in self.forms]
            self._non_form_errors = self.error_class()

    def validate_unique(self) -> None:
        """Put an error on each row that repeats an earlier one."""
        rows = [form for form in self.forms if self._stays(form)]
        for constraint in type(self.empty_form.instance)._meta.constraints:
            if isinstance(constraint, UniqueConstraint):
                self._refuse_twins(rows, constraint)

    def add_fields(self, form: Any, index: int | None) -> None:
        """Django's own fields, the box that deletes a row with a name."""
        super().add_fields(form, index)
        if DELETION_FIELD_NAME in form.fields:
            form.fields[DELETION_FIELD_NAME].widget.attrs["aria-label"] = "Delete this row"

    def write(self, change: writing.Change) -> None:
        """Deletions first; the preferred name after those that no longer are."""
        rows = self.save(commit=False)
        for row in self.deleted_objects:
            change.delete(row)
        for row in sorted(rows, key=lambda row: bool(getattr(row, "preferred", False))):
            change.save(row)

    def _stays(self, form: Any) -> bool:
        if form.errors or form.cleaned_data.get(DELETION_FIELD_NAME):
            return False
        return form.instance.pk is not None or form.has_changed()

    def _refuse_twins(self, rows: list[Any], constraint: UniqueConstraint) -> None:
        seen = set()
        for form in rows:
            if not _applies(constraint, form.instance):
                continue
            key = tuple(_value(form.instance, name) for name in constraint.fields if name != self.fk.name)
            if key in seen:
                form.add_error(None, constraint.violation_error_message)
            seen.add(key)


class WrittenAdmin(WordedFields, ListedAdmin):
    """A model whose rows are written by :mod:`catalog.writing`, so that indexes and revision follow."""

    form = WrittenForm

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        """The form's class, told of a refusal in the same request."""
        form_class = super().get_form(request, obj, change=change, **options)
        form_class.refusals = request.__dict__.get("_catalog_refusals", ())  # type: ignore[attr-defined]
        form_class.readings = request.__dict__.get(READINGS)  # type: ignore[attr-defined]
        return form_class

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form. What the write door refuses at the last moment comes back with the editor's own text."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except writing.Conflict:
            refusals, status = [self.conflict_sentence(object_id)], HTTPStatus.OK
        except ValidationError as error:
            is_ours = getattr(error, "code", None) == STORAGE_TROUBLE
            refusals, status = error.messages, HTTPStatus.SERVICE_UNAVAILABLE if is_ours else HTTPStatus.OK
        self.withdraw_uploads(request)
        request.__dict__["_catalog_refusals"] = refusals
        response = super().changeform_view(request, object_id, form_url, extra_context)
        response.status_code = status
        return response

    def conflict_sentence(self, object_id: str | None) -> str:
        """What an editor reads who came second."""
        return "Somebody else saved this while you were editing. Nothing was saved."

    def withdraw_uploads(self, request: HttpRequest) -> None:
        """Remove files that were stored for a save that was then refused."""

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        """Through the write door, with the reason where the form asks for one."""
        reason = form.cleaned_data["reason"] if "reason" in form.declared_fields else ""
        with writing.change(user=request.user, reason=reason) as writer:  # type: ignore[arg-type]
            writer.save(obj)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Through the write door."""
        with writing.change(user=request.user, reason=given_reason(request)) as writer:  # type: ignore[arg-type]
            writer.delete(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """All or none, through the write door."""
        with writing.change(user=request.user, reason=given_reason(request)) as writer:  # type: ignore[arg-type]
            for row in queryset:
                writer.delete(row)


def _by_field(error: ValidationError) -> dict[str, Any]:
    return error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}


def _applies(constraint: UniqueConstraint, row: models.Model) -> bool:
    """Whether the constraint's condition, plain equalities in all our models, holds for the row."""
    conditions: list[Any] = list(constraint.condition.children) if constraint.condition else []
    return all(getattr(row, name) == value for name, value in conditions)


def _value(row: models.Model, name: str) -> Any:
    return getattr(row, row._meta.get_field(name).attname)  # type: ignore[union-attr]
