"""The value that a source gives, between the document's form and words that an editor writes."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from catalog.choices import ZONES, EstablishmentMeans
from catalog.traits import BY_KEY, Kind, Trait

from ._lengths import read_length

_BETWEEN: Final = re.compile(r"\s*(?:–|—|\bto\b|(?<=\w)\s*-)\s*")
_ZONE: Final = re.compile(r"(?P<number>1[0-3]|[1-9])(?P<half>[ab])?", re.IGNORECASE)
RANGES: Final = (Kind.RANGE, Kind.ZONES)
PLACES: Final = {str(means.label).lower(): means.value for means in EstablishmentMeans}


def value_text(trait: str, value: Any) -> str:
    """A citation's value in words that :func:`read_value` reads as the same value; blank where there is none."""
    known = BY_KEY.get(trait)
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(code, str | int) for code in value):
        return ", ".join(_label(known, str(code)) for code in value) or "none"
    ends = [value.get("min"), value.get("max")] if isinstance(value, dict) and len(value) == 2 else []
    if known is not None and known.kind in RANGES and ends and None not in ends:
        low, high = map(str, ends)
        unit = f" {known.unit}" if known.unit == "cm" else ""
        return (low if low == high else f"{low}–{high}") + unit
    if isinstance(value, str) and value[:1] not in ("", "{", "["):
        return value
    return json.dumps(value, ensure_ascii=False)


def read_value(trait: str, text: str) -> Any:
    """The value in the document's form.

    Raises:
        ValueError: with a sentence for the person who wrote it.
    """
    text, known = text.strip(), BY_KEY.get(trait)
    if not text:
        return None
    if text[0] in "{[":
        return _read_json(text)
    if known is None:
        return text
    match known.kind:
        case Kind.SET | Kind.MONTHS | Kind.RELATED:
            return _read_codes(known, text)
        case Kind.PLACES:
            return [_one_of(PLACES, word) for word in _words(text)]
        case Kind.ZONES:
            parts = _parts(text)
            return {"min": _zone(parts[0], half="a"), "max": _zone(parts[-1], half="b")}
        case Kind.RANGE:
            return _read_range(known, text)
    return text


def _read_json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("A value that begins with a bracket must be JSON, as documents have it.") from None


def _read_codes(trait: Trait, text: str) -> list[Any]:
    if text.lower() == "none":
        return []
    names = _names(trait)
    codes = [_one_of(names, word) for word in _words(text)]
    return [int(code) for code in codes] if trait.kind is Kind.MONTHS else codes


def _read_range(trait: Trait, text: str) -> dict[str, Any]:
    parts = _parts(text)
    if trait.unit == "cm":
        tail = re.sub(r"^[\d.,\s]+", "", parts[-1])
        bare = [part if re.search(r"[^\d.,\s]", part) else f"{part} {tail}" for part in parts]
        return _ends([_plain(float(read_length(part))) for part in bare])
    try:
        return _ends([_plain(float(part.replace(trait.unit, "").strip())) for part in parts])
    except ValueError:
        raise ValueError(
            f"Write a number or a range such as 2–4{f' ({trait.unit})' if trait.unit else ''}."
        ) from None


def _parts(text: str) -> list[str]:
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    if not 1 <= len(parts) <= 2:
        raise ValueError("Write one value, or two with a dash between them.")
    return parts


def _zone(text: str, *, half: str) -> str:
    match = _ZONE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text.strip()}” is not a zone: write 4–8 or {ZONES[6]}–{ZONES[15]}.")
    return match["number"] + (match["half"] or half).lower()


def _ends(ends: list[Any]) -> dict[str, Any]:
    return {"min": ends[0], "max": ends[-1]}


def _plain(number: float) -> int | float:
    return int(number) if number.is_integer() else number


def _words(text: str) -> list[str]:
    return [word.strip() for word in re.split(r"[,;]", text) if word.strip()]


def _one_of(names: Mapping[str, str], word: str) -> str:
    if word.lower() in names:
        return names[word.lower()]
    if word in names.values():
        return word
    raise ValueError(f"“{word}” is not one of: {', '.join(names)}.")


def _names(trait: Trait) -> dict[str, str]:
    vocabulary = trait.vocabulary
    return {str(code.label).lower(): code.value for code in vocabulary} if vocabulary is not None else {}


def _label(trait: Trait | None, code: str) -> str:
    names = _names(trait) if trait is not None else {}
    return next((label for label, value in {**names, **PLACES}.items() if value == code), code)
