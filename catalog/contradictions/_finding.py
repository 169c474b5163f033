"""Claims held against the facts of the same plant."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from catalog import richtext
from catalog.choices import ContradictionKind, Light, SectionKind, zone_number, zones_text
from catalog.traits import BY_KEY, stored_in

from ._claims import MONTHS, Claim, claims, place_pattern

TOLERANCE: Final = 0.1
"""Part of a distance by which a rounded figure may pass the recorded one."""

COMPARED: Final = frozenset(trait.key for store in ("profile", "care") for trait in stored_in(store))
"""The traits whose value is one column or two, so that a source's value can be held against it."""


@dataclass(frozen=True)
class Record:
    """What one plant's record holds that may contradict itself, in the plain form of the plant document.

    ``native`` and ``recorded`` are codes of states and provinces; ``places`` their names by code, of all there are.
    """

    sections: Sequence[Mapping[str, Any]] = ()
    traits: Mapping[str, Any] = field(default_factory=dict)
    citations: Sequence[Mapping[str, Any]] = ()
    native: frozenset[str] = frozenset()
    recorded: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """One contradiction: where, in which words, what is read in them, and what the record says."""

    kind: ContradictionKind
    place: str
    said: str
    claim: str
    fact: str


def findings(record: Record) -> list[Finding]:
    """Every contradiction of a plant, in the order of the article, each once. Asks no database."""
    names = place_pattern(list(_codes(record))) if record.recorded else None
    found = []
    for section in record.sections:
        where = section["heading"] or str(SectionKind(section["kind"]).label)
        for claim in claims(richtext.plain_text(section["body"]), places=names):
            if fact := _against(claim, record):
                words = claim.words if claim.kind is not ContradictionKind.PLACES else fact[1]
                found.append(
                    Finding(claim.kind, where[:200], claim.sentence[:300], words[:200], fact[0][:300])
                )
    return list(dict.fromkeys([*found, *_sources(record)]))


def _against(claim: Claim, record: Record) -> tuple[str, str] | None:
    """The fact that a claim contradicts, in words, with what of the claim does; None where both may stand."""
    match claim.kind:
        case ContradictionKind.ZONES:
            fact = _zones(claim.value, record.traits.get("zone"))
        case ContradictionKind.SPACING:
            fact = _spacing(claim.value, record.traits.get("spacing"))
        case ContradictionKind.BLOOM:
            fact = _bloom(claim.value, record.traits.get("bloom-months"))
        case ContradictionKind.LIGHT:
            fact = _light(claim.value, record.traits.get("light"))
        case _:
            return _places(claim.value, record)
    return (fact, claim.words) if fact else None


def _zones(claimed: tuple[str, str | None], recorded: Any) -> str:
    """A claim of a whole zone holds for both halves of it; an end that is not recorded contradicts nothing."""
    ends = _ends(recorded)
    if all(_agrees(*pair) for pair in zip(claimed, ends, strict=True)):
        return ""
    low, high = (code and zone_number(code) for code in ends)
    if low and high:
        return f"zones {zones_text(low, high)}"
    return f"zone {ends[0]} and warmer" if low else f"zone {ends[1]} and colder"


def _agrees(claimed: str | None, recorded: str | None) -> bool:
    return not claimed or not recorded or claimed in (recorded, recorded[:-1])


def _spacing(claimed: tuple[float, float], recorded: Any) -> str:
    low, high = _ends(recorded)
    known = [float(end) for end in (low, high) if end is not None]
    if not known:
        return ""
    if claimed[0] >= min(known) * (1 - TOLERANCE) and claimed[1] <= max(known) * (1 + TOLERANCE):
        return ""
    return f"spacing {min(known):g}–{max(known):g} cm ({min(known) / 2.54:.0f}–{max(known) / 2.54:.0f} in)"


def _bloom(claimed: Sequence[int], recorded: Any) -> str:
    if not recorded or set(claimed) <= set(recorded):
        return ""
    return f"blooms in {', '.join(MONTHS[month - 1] for month in sorted(recorded))}"


def _light(claimed: Sequence[str], recorded: Any) -> str:
    if not recorded or set(claimed) <= set(recorded):
        return ""
    return f"light: {', '.join(str(Light(code).label).lower() for code in recorded)}"


def _places(claimed: Sequence[str], record: Record) -> tuple[str, str] | None:
    codes = _codes(record)
    strange = [record.places[codes[name]] for name in claimed if codes[name] not in record.native]
    if not strange:
        return None
    names = sorted(record.places[code] for code in record.native)
    return f"native in {', '.join(names) or 'no state or province'}", f"native in {', '.join(strange)}"


def _codes(record: Record) -> dict[str, str]:
    """The codes of states and provinces by their names; those of states by their postal codes too."""
    postal = {code.removeprefix("US-"): code for code in record.places if code.startswith("US-")}
    return postal | {name: code for code, name in record.places.items()}


def _sources(record: Record) -> Iterator[Finding]:
    """A source that was chosen, has a value of its own, and says another than the record."""
    for row in record.citations:
        trait = BY_KEY.get(row["trait"])
        if not row["chosen"] or row["value"] is None or trait is None or trait.key not in COMPARED:
            continue
        recorded = record.traits.get(trait.key)
        if recorded is not None and not _same(row["value"], recorded):
            said = f"{trait.label}: {_plain(row['value'])}"
            fact = f"{trait.label}: {_plain(recorded)}"
            yield Finding(ContradictionKind.SOURCE, row["source"], said[:300], said[:200], fact[:300])


def _same(given: Any, recorded: Any) -> bool:
    if isinstance(given, list) and isinstance(recorded, list):
        return set(map(str, given)) == set(map(str, recorded))
    if isinstance(given, dict) and isinstance(recorded, dict):
        return _ends(given) == _ends(recorded)
    return type(given) is not type(recorded) or bool(given == recorded)


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "–".join(str(end) for end in _ends(value) if end is not None)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _ends(value: Any) -> tuple[Any, Any]:
    return (value.get("min"), value.get("max")) if isinstance(value, dict) else (None, None)
