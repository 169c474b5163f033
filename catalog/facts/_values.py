"""Values of traits in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from catalog.choices import (
    ZONES,
    Affected,
    AnimalRelation,
    Grade,
    Month,
    Severity,
    Vocabulary,
    WetlandRegion,
    zones_text,
)
from catalog.glossary import Terms
from catalog.traits import Kind, Trait

from ._measures import between, length_text, nights_text, plain

BARE_UNITS = {"years": " years", "pH": ""}
QUALIFIERS: Final[dict[str, type[Vocabulary]]] = {
    "affects": Affected,
    "grade": Grade,
    "region": WetlandRegion,
    "relation": AnimalRelation,
    "severity": Severity,
}
"""The vocabularies of the fields that qualify the code of a row."""

UNTOLD: Final = (None, "", "unspecified")
"""What a row holds in such a field where its source says nothing."""


@dataclass(frozen=True)
class Part:
    """One value in words.

    ``meaning`` explains it, its qualifiers too, where there is more to say than the word. ``detail`` qualifies it
    ("high", "Arid West"); ``query`` is the query of the plant list that finds plants like this one, blank where there
    is none; ``swatch`` is an editor's colour as ``#rrggbb``.
    """

    text: str
    code: str = ""
    meaning: str = ""
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
    return Part(entry.label, code, entry.meaning, detail, query, entry.swatch)


def range_text(trait: Trait, low: Decimal | None, high: Decimal | None) -> str:
    """A range in the trait's unit, lengths both in inches or feet and in metric: ``12–18 in (30–46 cm)``."""
    if trait.unit == "cm":
        return length_text(low, high)
    return between(plain(low), plain(high)) + BARE_UNITS.get(trait.unit, f" {trait.unit}")


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
    lowest, highest = low or high or 1, high or low or 1
    meaning = f"{nights_text(lowest, highest)} in the coldest night of an average winter."
    if low is None or high is None:
        return Part(f"{ZONES[lowest - 1]} and {'warmer' if high is None else 'colder'}", meaning=meaning)
    return Part(
        zones_text(low, high),
        meaning=meaning,
        query=f"{trait.address}={ZONES[low - 1]}..{ZONES[high - 1]}",
    )


def _row(trait: Trait, row: Any, terms: Terms) -> Part:
    code = str(getattr(row, trait.fields[0]))
    words = [_field_text(row, field, terms) for field in trait.fields[1:]]
    parts = getattr(row, "parts", "")
    part = term(trait, code, terms, detail=", ".join(word for word in (*words, parts) if word))
    beside = [_field_meaning(row, field, terms) for field in trait.fields[1:]]
    return replace(part, meaning=" ".join(filter(None, (part.meaning, *beside))))


def _field_meaning(row: Any, field: str, terms: Terms) -> str:
    """What a qualifier means; blank where it is a number, or not told."""
    vocabulary, code = QUALIFIERS.get(field), getattr(row, field)
    if vocabulary is None or code in UNTOLD:
        return ""
    return terms[vocabulary.__name__][code].meaning


def _field_text(row: Any, field: str, terms: Terms) -> str:
    value = getattr(row, field)
    if field == "count":
        return f"{value} species" if value is not None else ""
    if value in UNTOLD:
        return ""
    label = str(getattr(row, f"get_{field}_display")())
    return label if field == "region" else label.lower()


def _run(start: int, flowering: Sequence[int]) -> str:
    last = start
    while last % 12 + 1 in flowering and last % 12 + 1 != start:
        last = last % 12 + 1
    first, final = Month(str(start)).label, Month(str(last)).label
    return first if start == last else f"{first}–{final}"


def _decimal(number: Any) -> Decimal | None:
    return Decimal(str(number)) if isinstance(number, int | float) else None
