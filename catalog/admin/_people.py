"""Users and groups: Django's own, with searches that cannot be overrun."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group, User

from catalog.admin._lists import ListedAdmin
from catalog.admin._site import site
from catalog.admin._typing import PlainUserAdmin


@admin.register(User, site=site)
class CatalogUserAdmin(ListedAdmin, PlainUserAdmin):
    """Django's, whole."""


@admin.register(Group, site=site)
class CatalogGroupAdmin(ListedAdmin, GroupAdmin):
    """Django's, whole."""
