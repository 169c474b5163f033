"""How a bundle of the demo is laid out in its file: short, and readable line by line in a diff.

A row of a list (a synonym, a place, a citation) takes one line; what says nothing (an empty text, the default of the
plant document) is left out.
"""

import json
from typing import Any

Document = dict[str, Any]

DEFAULTS: Document = {
    "chosen": True,
    "reason": "",
    "derived": "",
    "probable": [],
    "note": "",
    "words": "",
    "region": "",
}
"""Keys of rows that may be absent, with what their absence means to the plant document."""


def as_text(bundle: Document) -> str:
    """The text of the file."""
    head = {key: value for key, value in bundle.items() if key != "plants"}
    plants = ",\n".join(_plant(plant) for plant in bundle["plants"])
    return f'{_inline(head)[:-1]}, "plants": [\n{plants}\n]}}\n'


def short(plant: Document) -> Document:
    """The document with the rows of its lists freed of the keys that say nothing."""
    return {
        part: [_short_row(row) for row in value] if isinstance(value, list) else value
        for part, value in plant.items()
    }


def _short_row(row: Document) -> Document:
    return {key: value for key, value in row.items() if key not in DEFAULTS or value != DEFAULTS[key]}


def _plant(plant: Document) -> str:
    return "{" + ",\n".join(f"{_inline(key)}: {_part(value)}" for key, value in plant.items()) + "}"


def _part(value: Any) -> str:
    if isinstance(value, list):
        return "[\n  " + ",\n  ".join(map(_inline, value)) + "]"
    return _inline(value)


def _inline(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
