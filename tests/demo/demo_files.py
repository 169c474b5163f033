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


ABSENT: dict[str, Document] = {
    "citations": {"value": None, "chosen": True, "reason": "", "derived": ""},
    "distribution": {"probable": []},
    "legal": {"words": "", "code": ""},
}
"""What the plant document takes a missing key of a row to mean."""


@cache
def plants() -> tuple[Document, ...]:
    """Every document of a taxon of any rank, in the order of loading, with what its rows leave out."""
    return tuple(_whole(plant) for bundle in bundles().values() for plant in bundle["plants"])


def _whole(plant: Document) -> Document:
    filled = {part: [rest | row for row in plant.get(part, ())] for part, rest in ABSENT.items()}
    return {"traits": {}} | plant | {part: rows for part, rows in filled.items() if rows}


def species_and_below() -> list[Document]:
    """The documents of species, subspecies and varieties."""
    return [plant for plant in plants() if plant["taxon"]["rank"] in ("species", "subspecies", "variety")]


@cache
def _by_symbol() -> dict[str, Document]:
    return {plant["taxon"]["symbol"]: plant for plant in plants()}


@cache
def _by_name() -> dict[str, Document]:
    return {plant["taxon"]["name"]: plant for plant in plants()}


def with_symbol(symbol: str) -> Document:
    """The document of the taxon with this symbol."""
    return _by_symbol()[symbol]


def ancestor_of(plant: Document, rank: str) -> str:
    """The name of the taxon of this rank above a plant."""
    taxon = plant["taxon"]
    while taxon["rank"] != rank:
        taxon = _by_name()[taxon["parent"]["name"]]["taxon"]
    return str(taxon["name"])


def native_places(plant: Document) -> set[str]:
    """The codes of the places where the taxon is recorded as native."""
    return {row["region"] for row in plant.get("distribution", ()) if "native" in row["establishment"]}
