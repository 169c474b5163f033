"""The demo's files as the tests read them: no database, no published data."""

import json
from functools import cache
from pathlib import Path
from typing import Any

DEMO = Path(__file__).resolve().parents[2] / "catalog" / "demo"

Document = dict[str, Any]


@cache
def sources() -> dict[str, Document]:
    """The sources by key."""
    bundle = json.loads((DEMO / "sources.json").read_text(encoding="utf-8"))
    return {source["key"]: source for source in bundle["sources"]}


@cache
def bundles() -> dict[str, Document]:
    """Every bundle that holds plants, by its path below the demo, in the order of loading."""
    paths = [DEMO / "classification.json", *sorted((DEMO / "plants").glob("*.json"))]
    return {path.relative_to(DEMO).as_posix(): json.loads(path.read_text(encoding="utf-8")) for path in paths}


@cache
def plants() -> tuple[Document, ...]:
    """Every document of a taxon of any rank, in the order of loading."""
    return tuple(plant for bundle in bundles().values() for plant in bundle["plants"])


def species_and_below() -> list[Document]:
    """The documents of species, subspecies and varieties."""
    return [plant for plant in plants() if plant["taxon"]["rank"] in ("species", "subspecies", "variety")]


def with_symbol(symbol: str) -> Document:
    """The document of the taxon with this symbol."""
    return next(plant for plant in plants() if plant["taxon"]["symbol"] == symbol)


def native_places(plant: Document) -> set[str]:
    """The codes of the places where the taxon is recorded as native."""
    return {row["region"] for row in plant.get("distribution", ()) if "native" in row["establishment"]}
