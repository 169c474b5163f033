"""Imports within a test, and the fingerprint by which two states of a catalogue are compared."""

import hashlib
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command

from catalog.models import FacetEntry, FacetOrder, FacetPosting, ImportRun, NameEntry, Revision
from tests.importing.checklists import checklist

DERIVED = (NameEntry, FacetEntry, FacetPosting, FacetOrder, Revision)
TIMES = {"created_at", "published_at", "updated_at"}


def run_import(command: str, *paths: Path, **options: Any) -> str:
    """Run an import command; what it printed."""
    out = StringIO()
    call_command(command, *map(str, paths), stdout=out, **options)
    return out.getvalue()


def import_rows(tmp_path: Path, *rows: Iterable[str], **options: Any) -> str:
    """Import a checklist with these rows; what the command printed."""
    path = tmp_path / "checklist.txt"
    path.write_bytes(checklist(*rows))
    return run_import("import_checklist", path, **options)


def fingerprint(*, derived: bool = True, times: bool = True, runs: bool = True) -> str:
    """A hash of every catalogue table in the order of its keys.

    Without ``derived`` the tables that are built from others are left out, without ``times`` when rows were made,
    without ``runs`` the record of imports.
    """
    digest = hashlib.sha256()
    for model in sorted(apps.get_app_config("catalog").get_models(), key=lambda model: model._meta.label):
        if (model in DERIVED and not derived) or (model is ImportRun and not runs):
            continue
        columns = [
            column.attname
            for column in model._meta.local_concrete_fields
            if times or column.attname not in TIMES
        ]
        digest.update(model._meta.label.encode())
        for row in model._default_manager.order_by("pk").values_list(*columns):
            digest.update(repr(row).encode())
    return digest.hexdigest()
