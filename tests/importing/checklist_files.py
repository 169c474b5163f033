"""Checklist files made for tests, and the fingerprint by which two states of a catalogue are compared."""

import csv
import hashlib
import io
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command

from catalog.models import FacetEntry, FacetOrder, FacetPosting, ImportRun, NameEntry, Revision

HEADER = ("Symbol", "Synonym Symbol", "Scientific Name with Author", "Common Name", "Family")
DERIVED = (NameEntry, FacetEntry, FacetPosting, FacetOrder, Revision)
TIMES = {"created_at", "updated_at"}

SMALL = (
    ("TESTA", "", "Testaster L.", "test aster", "Testaceae"),
    ("TEMI", "", "Testaster minor (L.) Mill.", "lesser test aster", "Testaceae"),
    ("TEMI", "ASMI9", "Aster minor L.", "", ""),
    ("TEMI", "TEMA7", "Testaster major auct. non Benth.", "", ""),
    ("TEMIA", "", "Testaster minor (L.) Mill. var. alpicola Jeps.", "lesser test aster", "Testaceae"),
    (
        "TEMIA",
        "TEMIP",
        "Testaster minor (L.) Mill. var. pachypoda (Greene) Rosend., Butters & Lakela",
        "",
        "",
    ),
    ("TEMIM", "", "Testaster minor (L.) Mill. var. minor ", "", "Testaceae"),
    ("TEGL", "", "Testaster ×glaucus Small (pro sp.) [major × minor]", "", "Testaceae"),
    ("TEEX", "", "Testaster exclusus Hochr. [excluded]", "", "Testaceae"),
    ("ABBE2", "", "Abrothallus bertianus De Not.", "", "Uncertain Ascomycota Family"),
    (
        "HELE4",
        "",
        "×Hesperotropsis leylandii (A.B. Jacks. & Dallim.) Garland & Gerry Moore",
        "",
        "Cupressaceae",
    ),
    (
        "HESEB3",
        "",
        "Heterotheca sessiliflora (Nutt.) Shinners ssp. echioides (Benth.) Semple var. bolanderioides Semple",
        "",
        "Asteraceae",
    ),
    ("NOWHE", "ORPH", "Testaster orphanus Mill.", "", ""),
)


def checklist(*rows: Iterable[str], encoding: str = "utf-8", line_end: str = "\n") -> bytes:
    """The bytes of a checklist with these rows, each cell in quotes as the source writes them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator=line_end)
    writer.writerow(HEADER)
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


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
