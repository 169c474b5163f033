"""The audit: who signed in or was refused, and what was changed of accounts and other rows that have no history."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.contrib import admin
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import Model, QuerySet
from django.dispatch import receiver
from django.http import HttpRequest

from catalog.admin._caller import caller_of
from catalog.admin._lists import ReadOnly
from catalog.admin._site import site
from catalog.admin._typing import ModelAdmin
from catalog.models import AuditEntry, AuditKind

CHANGES: Final = "_catalog_audited"
SECRET: Final = "password"  # noqa: S105  a part of the names of fields
LONGEST: Final = 500
Words = dict[str, str]


class Audited(ModelAdmin):
    """Rows whose every change leaves an entry: what was written before, and what is written now."""

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """Django's own record, when the form is at hand that knows both sides."""
        request.__dict__[CHANGES] = _both_sides(form)
        return super().construct_change_message(request, form, formsets, add)

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """An entry with what was written."""
        _, after = request.__dict__.pop(CHANGES, ({}, {}))
        record(request, AuditKind.ADDED, about=_named(obj), after=after)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """An entry with both sides; none where nothing was changed."""
        before, after = request.__dict__.pop(CHANGES, ({}, {}))
        if before or after:
            record(request, AuditKind.CHANGED, about=_named(obj), before=before, after=after)
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        """An entry for each, with what it held."""
        for row in queryset:
            fields = [field for field in row._meta.concrete_fields if SECRET not in field.name]
            held = {field.name: _words(getattr(row, field.attname)) for field in fields}
            record(request, AuditKind.DELETED, about=_named(row), before=held)
        return super().log_deletions(request, queryset)


@admin.register(AuditEntry, site=site)
class AuditEntryAdmin(ReadOnly):
    """The entries, latest first. Nobody changes them."""

    seen_with = "catalog.view_auditentry"
    list_display = ("at", "kind", "user_name", "address", "about")
    list_display_links = ("at",)
    list_filter = ("kind",)
    search_fields = ("user_name", "about")
    search_help_text = "Name of the person, or of what was changed"
    fields = ("at", "kind", "user_name", "address", "about", "before", "after")
    ordering = ("-pk",)
    sortable_by = ()


def record(
    request: HttpRequest | None,
    kind: AuditKind,
    *,
    user: Any = None,
    name: str = "",
    about: str = "",
    before: Mapping[str, str] | None = None,
    after: Mapping[str, str] | None = None,
) -> None:
    """Write one entry, of the user who asks unless another is given. Within the transaction of what it tells of."""
    asking = user or getattr(request, "user", None)
    known = asking if asking is not None and asking.is_authenticated else None
    AuditEntry.objects.create(
        kind=kind,
        user=known,
        user_name=(known.get_username() if known is not None else name)[:150],
        address=caller_of(request),
        about=about[:300],
        before=dict(before or {}),
        after=dict(after or {}),
    )


@receiver(user_logged_in)
def _signed_in(request: HttpRequest | None, user: Any, **options: Any) -> None:
    record(request, AuditKind.SIGNED_IN, user=user)


@receiver(user_logged_out)
def _signed_out(request: HttpRequest | None, user: Any, **options: Any) -> None:
    if user is not None:
        record(request, AuditKind.SIGNED_OUT, user=user)


@receiver(user_login_failed)
def _refused(credentials: Mapping[str, Any], request: HttpRequest | None = None, **options: Any) -> None:
    name = str(credentials.get("username") or "").replace("\x00", "")
    record(request, AuditKind.REFUSED, name=name)


def _both_sides(form: Any) -> tuple[Words, Words]:
    """What the changed fields said and say; a field that is only sent in another form says the same."""
    before = {name: _words(form.initial.get(name)) for name in form.changed_data}
    after = {name: _words(form.cleaned_data.get(name)) for name in form.changed_data}
    changed = {name for name in before if before[name] != after[name] and SECRET not in name}
    secret = {"password": "another"} if any(SECRET in name for name in before) else {}
    return _only(before, changed), _only(after, changed) | secret


def _only(words: Words, names: Iterable[str]) -> Words:
    return {name: words[name] for name in sorted(names)}


def _words(value: Any) -> str:
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(sorted(map(str, value)))[:LONGEST]
    return "" if value is None else str(value)[:LONGEST]


def _named(row: Model) -> str:
    return f"{row._meta.verbose_name} {row}"
