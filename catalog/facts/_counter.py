"""A plant on one screen, for whoever is asked about it at a counter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from catalog.choices import Affected, EstablishmentMeans, Grade, HazardKind, Severity
from catalog.models import Hazard, Taxon
from catalog.traits import Kind

from ._cards import shortened
from ._places import MOST_NAMED, Places
from ._sheet import Sheet
from ._traits import Fact
from ._values import Part, and_join

LONGEST_NOTE: Final = 120
POISONOUS: Final = (HazardKind.TOXIC, HazardKind.CONTACT_DERMATITIS, HazardKind.BLOAT)

Wording = tuple[str, str]
"""A trait's key, and a sentence part in which its words stand for ``{}``."""

FACTS: Final[tuple[tuple[str, tuple[Wording, ...]], ...]] = (
    ("Light", (("light", "{}"),)),
    ("Water", (("water-use", "{}"), ("moisture", "soil moisture: {}"))),
    ("Zone", (("zone", "{}"),)),
    ("Size", (("height", "{} tall"), ("spread", "{} wide"))),
    ("Bloom", (("bloom-months", "{}"), ("bloom-colour", "{}"))),
)
CARE: Final[tuple[tuple[str, tuple[Wording, ...]], ...]] = (
    ("Soil", (("soil", "{}"), ("drainage", "{}"), ("soil-ph", "pH {}"))),
    ("Planting", (("planting-time", "{}"), ("spacing", "{} apart"))),
    ("Upkeep", (("upkeep", "{}"), ("mulch", "mulch: {}"), ("division-interval", "divide every {}"))),
    ("Ease", (("care-level", "{}"),)),
    ("Withstands", (("resists", "{}"),)),
)


@dataclass(frozen=True)
class CounterLine:
    """A few words under a label; blank where nothing is recorded.

    ``inherited_from`` is the species whose value it is, ``warns`` whether it tells of harm.
    """

    label: str
    text: str
    inherited_from: Taxon | None = None
    warns: bool = False


@dataclass(frozen=True)
class CounterSheet:
    """What staff are asked of a plant, and its care in five lines, made of its page."""

    sheet: Sheet
    facts: tuple[CounterLine, ...]
    care: tuple[CounterLine, ...]


def counter_sheet(sheet: Sheet) -> CounterSheet:
    """The page of a plant in short. No query."""
    places = CounterLine("Native", _native(sheet.places))
    return CounterSheet(
        sheet,
        facts=(*(_line(label, wordings, sheet) for label, wordings in FACTS), places, *_harm(sheet)),
        care=tuple(_line(label, wordings, sheet) for label, wordings in CARE),
    )


def _line(label: str, wordings: Iterable[Wording], sheet: Sheet) -> CounterLine:
    known = [(fact, wording) for key, wording in wordings if (fact := sheet.facts.get(key))]
    said = [wording.format(words) for fact, wording in known if (words := _words(fact))]
    lender = next((fact.inherited_from for fact, _ in known if fact.inherited_from), None)
    return CounterLine(label, _sentence(said or _notes(fact for fact, _ in known)), lender)


def _words(fact: Fact) -> str:
    if fact.is_known_none:
        return "none"
    if fact.trait.kind is Kind.MONTHS:
        return fact.months_text
    if fact.trait.key == "resists":
        return _withstood(fact)
    words = ", ".join(map(_part, fact.parts))
    return words if fact.trait.kind in (Kind.RANGE, Kind.ZONES) else words.lower()


def _withstood(fact: Fact) -> str:
    """The stresses that it withstands and how well, then those that it is known not to."""
    graded = list(zip(fact.parts, fact.value, strict=True))
    borne = [_part(part).lower() for part, row in graded if row.grade != Grade.NONE]
    unborne = [f"not {part.text.lower()}" for part, row in graded if row.grade == Grade.NONE]
    return ", ".join((*borne, *unborne))


def _part(part: Part) -> str:
    return f"{part.text} ({part.detail})" if part.detail else part.text


def _notes(facts: Iterable[Fact]) -> list[str]:
    """Remarks, for a line of which nothing else is recorded."""
    return [shortened(fact.note, LONGEST_NOTE) for fact in facts if fact.note]


def _native(places: Places) -> str:
    """The native status, with the states and provinces by name where they are few."""
    native = next((each for each in places.standings if each.code == EstablishmentMeans.NATIVE), None)
    divisions = native.divisions if native else ()
    if not divisions:
        return places.status
    if len(divisions) > MOST_NAMED:
        return f"{places.status} ({len(divisions)} states and provinces)"
    named = and_join(place.region.name for place in divisions)
    return places.status if named in places.status else f"{places.status}: {named}"


def _harm(sheet: Sheet) -> Iterator[CounterLine]:
    """Whether it is poisonous, and other harm if there is any. What is known to be harmless is not "not recorded"."""
    fact = sheet.hazards
    rows = tuple(zip(fact.parts, fact.value, strict=True)) if fact else ()
    lender = fact.inherited_from if fact else None
    harmful = [(_part(part), row.kind) for part, row in rows if row.severity != Severity.NONE]
    if poisons := [words for words, kind in harmful if kind in POISONOUS]:
        yield CounterLine("Toxicity", "; ".join(poisons), lender, warns=True)
    else:
        spared = [f"{part.text}: no{_whom(row)}" for part, row in rows if row.kind in POISONOUS]
        yield CounterLine("Toxicity", "; ".join(spared), lender if spared else None)
    if others := [words for words, kind in harmful if kind not in POISONOUS]:
        yield CounterLine("Beware", "; ".join(others), lender, warns=True)


def _whom(hazard: Hazard) -> str:
    """Who is not harmed, in brackets, where the source says it."""
    known = hazard.affects != Affected.UNSPECIFIED
    return f" ({hazard.get_affects_display().lower()})" if known else ""


def _sentence(said: Iterable[str]) -> str:
    text = "; ".join(said)
    return text[:1].upper() + text[1:]
