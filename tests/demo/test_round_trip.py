"""What the demo is written in is what a catalogue imports and exports."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from catalog.documents import read
from tests.views.alumroot import bundle

VARIED = (
    "Heuchera rubescens",
    "Heuchera richardsonii",
    "Heuchera americana",
    "Heuchera villosa",
    "Robinia",
    "Nelumbo",
    "Dicentra",
    "Larix",
)
FAMILIES = ("saxifragaceae", "fabaceae", "nelumbonaceae", "fumariaceae", "pinaceae")
PARTS = ("synonyms", "vernacular_names", "traits", "care", "wildlife", "hazards", "resistances", "distribution",
         "look_alikes", "wetland", "legal", "article", "placements", "citations")  # fmt: skip


def exported(source: Path, target: Path) -> str:
    """The text that ``export_plants`` writes after ``load_plants`` has read a file; the catalogue is left empty."""
    with transaction.atomic():
        call_command("load_plants", source, verbosity=0)
        call_command("export_plants", output=str(target))
        transaction.set_rollback(True)
    return target.read_text(encoding="utf-8")


@pytest.mark.django_db
def test_an_export_of_demo_plants_that_is_loaded_into_an_empty_catalogue_exports_the_same_again(tmp_path):
    demo = tmp_path / "demo.json"
    demo.write_text(json.dumps(bundle(VARIED, FAMILIES)), encoding="utf-8")
    first = exported(demo, tmp_path / "first.json")
    again = exported(tmp_path / "first.json", tmp_path / "again.json")
    plants = read(tmp_path / "first.json")["plants"]
    assert again == first
    assert [part for part in PARTS if not any(plant.get(part) for plant in plants)] == []
