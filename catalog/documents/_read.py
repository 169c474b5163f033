"""Reading the file of plant documents: its form, before any of it is stored."""

import json
from pathlib import Path
from typing import Any

from catalog.serialising import FORMAT, VERSION

PLANT_KEYS = {
    "taxon", "synonyms", "vernacular_names", "traits", "care", "article", "wildlife", "hazards", "resistances",
    "distribution", "wetland", "legal", "placements", "look_alikes", "citations", "dismissals", "photos",
    "if_missing",
}  # fmt: skip


class DocumentError(ValueError):
    """A file or document that cannot be loaded; ``problems`` holds a sentence for each fault."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read(source: Path | str | bytes) -> dict[str, Any]:
    """A bundle from a file (a path) or from its bytes. Raises DocumentError naming what is wrong and where."""
    raw = source if isinstance(source, bytes) else Path(source).read_bytes()
    try:
        bundle = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise DocumentError(
            [f"The file is not UTF-8 text (byte {fault.start}). Nothing was loaded."]
        ) from fault
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}"
        raise DocumentError([f"The file is not JSON: {fault.msg} at {where}. Nothing was loaded."]) from fault
    return validated(bundle)


def validated(bundle: Any) -> dict[str, Any]:
    """The same bundle, if it has the form of one. Raises DocumentError."""
    if not isinstance(bundle, dict) or bundle.get("format") != FORMAT:
        raise DocumentError([f'This is no plant document: "format" must be "{FORMAT}". Nothing was loaded.'])
    if bundle.get("version") != VERSION:
        raise DocumentError(
            [f"Version {bundle.get('version')!r} of the document is not known; this program reads {VERSION}."]
        )
    problems = []
    for key in ("sources", "rights_holders", "plants"):
        if not isinstance(bundle.setdefault(key, []), list):
            problems.append(f'"{key}" must be a list.')
            bundle[key] = []
    problems += [
        fault for number, plant in enumerate(bundle["plants"]) for fault in _plant_faults(number, plant)
    ]
    problems += [
        f'sources[{number}]: a source needs a "key" and a "title".'
        for number, source in enumerate(bundle["sources"])
        if not (isinstance(source, dict) and source.get("key") and source.get("title"))
    ]
    problems += [
        f'rights_holders[{number}]: a rights holder needs a "name".'
        for number, holder in enumerate(bundle["rights_holders"])
        if not (isinstance(holder, dict) and isinstance(holder.get("name"), str) and holder["name"])
    ]
    if problems:
        raise DocumentError(problems)
    return bundle


def _plant_faults(number: int, plant: Any) -> list[str]:
    where = f"plants[{number}]"
    if not isinstance(plant, dict) or not isinstance(plant.get("taxon"), dict):
        return [f'{where}: a plant needs a "taxon" with its names.']
    taxon = plant["taxon"]
    if not isinstance(taxon.get("name"), str) or not taxon["name"].strip():
        return [f'{where}.taxon: "name" is missing.']
    faults = [
        f"{where}: “{key}” is not a part of a plant document." for key in sorted(set(plant) - PLANT_KEYS)
    ]
    for key in sorted(PLANT_KEYS - {"taxon", "traits", "care", "article", "if_missing"}):
        rows = plant.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            faults.append(f"{where}.{key} must be a list of objects.")
    objects = ("traits", "care", "article")
    faults += [
        f"{where}.{key} must be an object." for key in objects if not isinstance(plant.get(key, {}), dict)
    ]
    return faults
