"""The catalogue as a Django application."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string

from catalog import checks


class CatalogConfig(AppConfig):
    """Names the application for people and registers its system checks."""

    name = "catalog"
    verbose_name = "Plant catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what ``manage.py check`` asks of this project."""
        register(checks.sqlite_keeps_its_journal, "catalog")
        register(checks.sqlite_is_sound, "catalog", deploy=True)
        register(checks.static_files_are_whole, Tags.staticfiles, deploy=True)
        # Regions and vocabulary terms belong to every catalogue, a test's too; models load only after this module.
        post_migrate.connect(import_string("catalog.writing.seed_after_migrate"), sender=self)
