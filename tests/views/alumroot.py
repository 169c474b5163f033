"""The demo's alumroots alone: *Heuchera rubescens* with its varieties and everything above them."""

import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings

DEMO = settings.BASE_DIR / "catalog" / "demo"
SPECIES = ("Heuchera rubescens", "Heuchera ×cuneata")
PAGE = "/plants/heuchera-rubescens-var-alpicola/"


def bundle(starting: Sequence[str] = SPECIES, files: Sequence[str] = ("saxifragaceae",)) -> dict[str, Any]:
    """Their documents, or those of the demo's plants with such names in these families' files."""
    sources = _read("sources.json")["sources"]
    plants = [
        plant
        for name in files
        for plant in _read(f"plants/{name}.json")["plants"]
        if plant["taxon"]["name"].startswith(tuple(starting))
    ]
    higher = {
        (row["taxon"]["rank"], row["taxon"]["name"]): row for row in _read("classification.json")["plants"]
    }
    wanted: dict[tuple[str, str], dict[str, Any]] = {}
    for plant in plants:
        parent = plant["taxon"]["parent"]
        while parent is not None and (key := (parent["rank"], parent["name"])) in higher:
            wanted[key] = higher[key]
            parent = higher[key]["taxon"]["parent"]
    return {
        "format": "native-plant-catalogue",
        "version": 1,
        "sources": sources,
        "plants": [*wanted.values(), *plants],
    }


def _read(name: str) -> dict[str, Any]:
    return dict(json.loads((DEMO / name).read_text(encoding="utf-8")))
