"""A set of codes in one column, alike on every database."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

from catalog.choices import Vocabulary

MARK = "|"
KNOWN_NONE = "known-none"


if TYPE_CHECKING:
    _Column = models.CharField[Iterable[str] | None, Any]
else:
    _Column = models.CharField


class ChoiceSetFormField(forms.MultipleChoiceField):
    """Checkboxes for a set of codes, with one more for "known to be none".

    Nothing ticked means not recorded (None); the extra box alone means the empty set.
    """

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, vocabulary: type[Vocabulary], **options: Any) -> None:
        choices = [*vocabulary.choices, (KNOWN_NONE, "None: known to have none of these")]
        super().__init__(choices=choices, **options)

    def prepare_value(self, value: Any) -> Any:
        return [KNOWN_NONE] if value == () else value

    def clean(self, value: Any) -> tuple[str, ...] | None:
        codes = super().clean(value)
        if KNOWN_NONE not in codes:
            return tuple(codes) or None
        if len(codes) > 1:
            raise ValidationError("Tick either “None” or some of the values, not both.", code="none-and-some")
        return ()

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class ChoiceSetField(_Column):
    """A set of codes of one vocabulary, in the vocabulary's order.

    In Python a tuple of codes; None is "not recorded", the empty tuple "known to be none". In the database
    ``|code|code|`` (the empty set is ``|``), which both databases search with the same ``LIKE``; use the lookup
    ``has`` with one code.
    """

    def __init__(self, vocabulary: type[Vocabulary] | None = None, **options: Any) -> None:
        self.vocabulary = vocabulary
        options.setdefault("max_length", 400)
        options.setdefault("null", True)
        options.setdefault("blank", True)
        super().__init__(**options)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> tuple[str, ...] | None:
        return None if value is None else tuple(code for code in value.split(MARK) if code)

    def to_python(self, value: Any) -> tuple[str, ...] | None:
        if value is None:
            return None
        codes = value.split(MARK) if isinstance(value, str) else value
        return self._ordered(str(code) for code in codes if str(code))

    def get_prep_value(self, value: Any) -> str | None:
        codes = self.to_python(value)
        if codes is None:
            return None
        return MARK + "".join(code + MARK for code in codes)

    def value_to_string(self, instance: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(instance)) or ""

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        codes = self.to_python(value)
        self.validate(codes, model_instance)
        return codes

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if value is None and not self.null:
            raise ValidationError(self.error_messages["null"], code="null")
        for code in value or ():
            if code not in _codes(self._vocabulary):
                raise ValidationError(
                    "“%(code)s” is not one of the values: %(known)s.",
                    code="unknown-code",
                    params={"code": code[:80], "known": ", ".join(self._vocabulary.values)},
                )

    def formfield(self, **options: Any) -> forms.Field | None:
        options.pop("widget", None)
        options.pop("max_length", None)
        return ChoiceSetFormField(
            vocabulary=self._vocabulary,
            required=False,
            label=options.get("label", self.verbose_name and self.verbose_name.capitalize()),
            help_text=options.get("help_text", self.help_text),
        )

    @property
    def _vocabulary(self) -> type[Vocabulary]:
        if self.vocabulary is None:
            raise TypeError(f"{self} was read from a migration and knows no vocabulary")
        return self.vocabulary

    def _ordered(self, codes: Iterable[str]) -> tuple[str, ...]:
        wanted = set(codes)
        if self.vocabulary is None:
            return tuple(sorted(wanted))
        known = [code for code in _codes(self.vocabulary) if code in wanted]
        return (*known, *sorted(wanted.difference(known)))


@cache
def _codes(vocabulary: type[Vocabulary]) -> tuple[str, ...]:
    """The codes in their order; an enumeration gathers them anew each time it is asked."""
    return tuple(vocabulary.values)


@ChoiceSetField.register_lookup
class Has(models.Lookup):
    """``field__has="code"``: the set holds the code."""

    lookup_name = "has"
    prepare_rhs = False

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} LIKE %s", (*parameters, f"%{MARK}{self.rhs}{MARK}%")

    def get_db_prep_lookup(
        self, value: Any, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        return "%s", (value,)
