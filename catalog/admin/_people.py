"""Users and groups: Django's own, with searches that cannot be overrun. Nobody gives a power that they do not hold."""

from typing import Any, Final

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from catalog import writing
from catalog.admin._audit import Audited
from catalog.admin._lists import ListedAdmin
from catalog.admin._site import site
from catalog.admin._typing import ModelField, PlainUserAdmin, StackedInline
from catalog.models import FamilyScope

GIVEN_BY_SUPERUSERS: Final = ("is_superuser", "user_permissions")
OF_ONESELF: Final = ("is_active", "is_staff", "groups")
"""What somebody who is no superuser cannot change in their own account."""


class FamilyScopeInline(StackedInline):
    """The families to which somebody's work is limited: set of others, by those who are not limited themselves."""

    model = FamilyScope
    autocomplete_fields = ("families",)

    def formfield_for_dbfield(self, db_field: ModelField, request: HttpRequest, **options: Any) -> Any:
        """The search field, without a button that would add a taxon from here."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field is not None:
            field.widget.can_add_related = False
        return field

    def has_add_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Whether a limit may be set."""
        return super().has_add_permission(request, obj) and _may_limit(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Whether it may be drawn elsewhere."""
        return super().has_change_permission(request, obj) and _may_limit(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Whether it may be lifted."""
        return super().has_delete_permission(request, obj) and _may_limit(request, obj)


@admin.register(User, site=site)
class CatalogUserAdmin(Audited, ListedAdmin, PlainUserAdmin):
    """Accounts. An administrator puts people into groups; the accounts of superusers are for superusers alone."""

    inlines = (FamilyScopeInline,)

    def get_inlines(self, request: HttpRequest, obj: User | None = None) -> Any:
        """The limit to families is set of somebody who is there already."""
        return self.inlines if obj is not None else ()

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Without the powers that this user may not give."""
        fields = tuple(super().get_readonly_fields(request, obj))
        if request.user.is_superuser:
            return fields
        return (*fields, *GIVEN_BY_SUPERUSERS, *(OF_ONESELF if obj == request.user else ()))

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Also asked by the page that sets a password."""
        return super().has_change_permission(request, obj) and _is_in_reach(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Also asked by the action, for each account."""
        return super().has_delete_permission(request, obj) and _is_in_reach(request, obj)


@admin.register(Group, site=site)
class CatalogGroupAdmin(Audited, ListedAdmin, GroupAdmin):
    """Django's, whole."""


def _may_limit(request: HttpRequest, account: User | None) -> bool:
    if request.user.is_superuser:
        return True
    return account != request.user and writing.families_of(request.user) is None


def _is_in_reach(request: HttpRequest, account: User | None) -> bool:
    return account is None or request.user.is_superuser or not account.is_superuser
