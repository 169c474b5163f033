"""Values of traits in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from catalog.choices import ZONES, Month, zones_text
from catalog.glossary import Terms
from catalog.traits import Kind, Trait

INCH = Decimal("2.54")
FEET_FROM = 3 * 12 * INCH
"""From this length on (cm) Americans speak of feet."""
METRE = Decimal(100)
BARE_UNITS = {"years": " years", "pH": ""}


@dataclass(frozen=True)
class Part:
    """One value in words.

    ``detail`` qualifies it ("high", "Arid West"); ``query`` is the query of the plant list that finds plants like
    this one, blank where there is none; ``swatch`` is an editor's colour as ``#rrggbb``.
    """

    text: str
    code: str = ""
    definition: str = ""
    detail: str = ""
    query: str = ""
    swatch: str = ""


def describe(trait: Trait, value: Any, terms: Terms) -> tuple[Part, ...]:
    """A stored value in parts: codes of a set, both ends of a range, or rows.

    ``value`` is what :func:`catalog.facts._traits.read` gives for the trait's kind.
    """
    match trait.kind:
        case Kind.SET | Kind.MONTHS:
            return tuple(term(trait, code, terms) for code in value)
        case Kind.ZONES:
            return (_zones(trait, *value),)
        case Kind.RANGE:
            return (Part(range_text(trait, *value)),)
        case Kind.RELATED:
            return tuple(_row(trait, row, terms) for row in value)
    return ()


def term(trait: Trait, code: str, terms: Terms, *, detail: str = "") -> Part:
    """One code of the trait's vocabulary in the editors' words; an unknown code is its own label."""
    name = trait.vocabulary.__name__ if trait.vocabulary else ""
    entry = terms.get(name, {}).get(code)
    query = f"{trait.address}={code}" if trait.facet else ""
    if entry is None:
        return Part(code, code=code, detail=detail)
    return Part(entry.label, code, entry.definition, detail, query, entry.swatch)


def range_text(trait: Trait, low: Decimal | None, high: Decimal | None) -> str:
    """A range in the trait's unit, lengths both in inches or feet and in metric: ``12–18 in (30–46 cm)``."""
    if trait.unit == "cm":
        return length_text(low, high)
    return between(_plain(low), _plain(high)) + BARE_UNITS.get(trait.unit, f" {trait.unit}")


def length_text(low: Decimal | None, high: Decimal | None) -> str:
    """A range of centimetres for readers on both sides of the border; either end may be unknown."""
    largest = max(end for end in (low, high) if end is not None)
    us = (12 * INCH, "ft") if largest >= FEET_FROM else (INCH, "in")
    metric = (METRE, "m") if largest >= METRE else (Decimal(1), "cm")
    american, international = (
        f"{between(*(_rounded(end, unit) for end in (low, high)))} {name}" for unit, name in (us, metric)
    )
    return f"{american} ({international.removeprefix('at least ').removeprefix('up to ')})"


def between(low: str, high: str) -> str:
    """``3–4``, ``3`` when both are alike, ``at least 3`` or ``up to 4`` when an end is blank."""
    if not low:
        return f"up to {high}"
    if not high:
        return f"at least {low}"
    return low if low == high else f"{low}–{high}"


def months_text(codes: Sequence[str]) -> str:
    """Months of bloom as runs, which may go round the year: ``November–February``, ``May–June and September``."""
    flowering = sorted({int(code) for code in codes})
    if len(flowering) == 12:
        return "All year"
    starts = [month for month in flowering if (month - 2) % 12 + 1 not in flowering]
    return and_join(_run(start, flowering) for start in starts)


def and_join(words: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def in_document_form(trait: Trait, value: Any, terms: Terms) -> str:
    """A citation's value, which stands in the form of the plant document, in words; blank for other forms."""
    match trait.kind, value:
        case (Kind.SET, list()):
            return ", ".join(term(trait, str(code), terms).text for code in value) or "none"
        case (Kind.MONTHS, list()) if value:
            return months_text([str(code) for code in value])
        case (Kind.ZONES, {"min": low, "max": high}) if low in ZONES and high in ZONES:
            return zones_text(ZONES.index(low) + 1, ZONES.index(high) + 1)
        case (Kind.RANGE, Mapping()):
            low, high = (_decimal(value.get(end)) for end in ("min", "max"))
            return "" if low is None and high is None else range_text(trait, low, high)
    return ""


def _zones(trait: Trait, low: int | None, high: int | None) -> Part:
    if low is None or high is None:
        known = ZONES[(low or high or 1) - 1]
        return Part(f"{known} and warmer" if high is None else f"{known} and colder")
    return Part(zones_text(low, high), query=f"{trait.address}={ZONES[low - 1]}..{ZONES[high - 1]}")


def _row(trait: Trait, row: Any, terms: Terms) -> Part:
    code = str(getattr(row, trait.fields[0]))
    words = [_field_text(row, field, terms) for field in trait.fields[1:]]
    parts = getattr(row, "parts", "")
    return term(trait, code, terms, detail=", ".join(word for word in (*words, parts) if word))


def _field_text(row: Any, field: str, terms: Terms) -> str:
    value = getattr(row, field)
    if field == "count":
        return f"{value} species" if value is not None else ""
    if not value or value == "unspecified":
        return ""
    label = str(getattr(row, f"get_{field}_display")())
    return label if field == "region" else label.lower()


def _run(start: int, flowering: Sequence[int]) -> str:
    last = start
    while last % 12 + 1 in flowering and last % 12 + 1 != start:
        last = last % 12 + 1
    first, final = Month(str(start)).label, Month(str(last)).label
    return first if start == last else f"{first}–{final}"


def _rounded(length: Decimal | None, unit: Decimal) -> str:
    """The length in the unit: to a tenth below ten, and where that is not a whole number of inches or cm."""
    if length is None:
        return ""
    amount = length / unit
    small = unit in (INCH, Decimal(1))
    tenths = amount < (3 if small else 10)
    return _plain(amount.quantize(Decimal("0.1") if tenths else Decimal(1), ROUND_HALF_UP))


def _plain(number: Decimal | int | None) -> str:
    """A number without idle zeros after the point; blank for None."""
    if number is None:
        return ""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimal(number: Any) -> Decimal | None:
    return Decimal(str(number)) if isinstance(number, int | float) else None
