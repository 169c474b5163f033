"""The facets as the specification tells them, one plant and one value at a time, without any index.

Verdicts are three-valued: True matches, False fails, None is not known.
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from catalog.choices import ZONES, Affected
from tests.facets.catalogues import DIVISIONS, REGIONS, Catalogue, Plant, above

Verdict = bool | None
LENT = ("light", "bloom", "height", "ph", "zone", "wildlife", "resists", "hazards", "wetland")
EMPTY: tuple[Any, ...] = (None, (None, None), frozenset(), {})


@dataclass(frozen=True)
class Asked:
    """What is asked of one facet, as the address writes it."""

    chosen: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    mode: str = "any"


@dataclass(frozen=True)
class Question:
    """What is asked of the list, by the facets' names in addresses."""

    asked: dict[str, Asked] = field(default_factory=dict)
    might: bool = False
    sort: str = "botanical"

    def but(self, facet: str, asked: Asked) -> "Question":
        """The same with something else asked of one facet."""
        return replace(self, asked=self.asked | {facet: asked})


class BruteForce:
    """Answers about one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        indexed = (plant for plant in catalogue.values() if _is_public(plant))
        self.plants = {plant.pk: self._with_loans(plant) for plant in indexed}

    def certain(self, question: Question) -> list[int]:
        """The plants that match for certain, in order."""
        return self._ordered(question, lambda verdict: verdict is True)

    def possible(self, question: Question) -> list[int]:
        """The plants that match in all that is known of them, in order."""
        return self._ordered(question, lambda verdict: verdict is not False)

    def listed(self, question: Question) -> list[int]:
        """The plants in the list."""
        return self.possible(question) if question.might else self.certain(question)

    def count(self, question: Question, facet: str, asked: Asked) -> int:
        """How many would be listed with just this asked of one facet."""
        return len(self.listed(question.but(facet, asked)))

    def lineage_names(self, rank: str) -> set[str]:
        """The published families or genera that have a plant."""
        return {name for plant in self.plants.values() if (name := self._lineage(plant, rank)) is not None}

    def _ordered(self, question: Question, fits: Callable[[Verdict], bool]) -> list[int]:
        found = [
            plant
            for plant in self.plants.values()
            if fits(_all(self._verdict(plant, facet, asked) for facet, asked in question.asked.items()))
        ]
        return [plant.pk for plant in sorted(found, key=_sort_key(question.sort))]

    def _with_loans(self, plant: Plant) -> Plant:
        """A plant below species with its ancestors' values where it has none of its own."""
        if plant.rank == "species":
            return plant
        lenders = [
            other
            for other in above(plant, self.catalogue)
            if other.rank in ("species", "subspecies", "variety") and other.status == "published"
        ]
        loans = {}
        for key in LENT:
            values = [getattr(other, key) for other in (plant, *lenders)]
            loans[key] = next((value for value in values if value not in EMPTY), getattr(plant, key))
        return replace(plant, **loans)

    def _lineage(self, plant: Plant, rank: str) -> str | None:
        group = next((other for other in above(plant, self.catalogue) if other.rank == rank), None)
        return group.name if group is not None and group.status == "published" else None

    def _verdict(self, plant: Plant, facet: str, asked: Asked) -> Verdict:
        verdicts: list[Verdict] = []
        if asked.chosen:
            verdicts.append(self._chosen(plant, facet, asked))
        if asked.excluded:
            verdicts.append(_not(_any(self._has(plant, facet, value) for value in asked.excluded)))
        return _all(verdicts)

    def _chosen(self, plant: Plant, facet: str, asked: Asked) -> Verdict:
        named = [value for value in asked.chosen if value not in ("unknown", "anywhere")]
        values = named or [value for value in asked.chosen if value == "anywhere"]
        has = [self._has(plant, facet, value) for value in values]
        verdict = (
            {"any": _any, "only": _any, "all": _all, "exactly": _all}[asked.mode](has) if values else False
        )
        if asked.mode in ("only", "exactly") and values:
            verdict = _all([verdict, *(self._nowhere_else(plant, facet, values))])
        unknown = "unknown" in asked.chosen and self._has(plant, facet, "unknown")
        return _any([verdict, bool(unknown)])

    def _nowhere_else(self, plant: Plant, facet: str, values: list[str]) -> Iterable[Verdict]:
        for level in (REGIONS, DIVISIONS):
            if set(values) & set(level):
                yield from (_not(self._has(plant, facet, other)) for other in level if other not in values)

    def _has(self, plant: Plant, facet: str, value: str) -> Verdict:
        if facet in ("native", "introduced"):
            return _stands(plant, facet, value)
        if facet in ("hazard", "resists"):
            return _graded(plant, facet, value)
        if facet == "wetland" and "." in value:
            code, _, region = value.partition(".")
            return plant.wetland[region] == code if region in plant.wetland else None
        known = self._values(plant, facet)
        if value == "unknown":
            return known is None
        return None if known is None else _meets(facet, known, value)

    def _values(self, plant: Plant, facet: str) -> Any:
        match facet:
            case "family" | "genus":
                return self._lineage(plant, facet) and {self._lineage(plant, facet)}
            case "has":
                return _qualities(plant, self.catalogue[plant.pk])
            case "wetland":
                return set(plant.wetland.values()) or None
            case "wildlife":
                return {word for pair in plant.wildlife for word in (pair[0], ".".join(pair))} or None
            case "zone":
                cold, warm = plant.zone
                return None if cold is None and warm is None else (cold or 1, warm or len(ZONES))
            case "height" | "ph":
                low, high = getattr(plant, facet)
                known = [end for end in (low, high) if end is not None]
                return (min(known), max(known)) if known else None
        return getattr(plant, facet)


def _is_public(plant: Plant) -> bool:
    return plant.status == "published" and not plant.excluded and plant.rank not in ("family", "genus")


def _meets(facet: str, known: Any, value: str) -> bool:
    match facet:
        case "zone":
            return any(known[0] <= ZONES.index(half) + 1 <= known[1] for half in _halves(value))
        case "bloom":
            return bool({str(month) for month in _months(value)} & set(known))
        case "height" | "ph":
            low, _, high = value.partition("..") if ".." in value else (value, "", value)
            scale = 10 if facet == "ph" else 1
            return bool(known[0] <= float(high or 15000) * scale and known[1] >= float(low or 0) * scale)
    return value in known


def _halves(value: str) -> list[str]:
    first, _, last = value.partition("..") if ".." in value else (value, "", value)
    start = ZONES.index(first if first[-1] in "ab" else first + "a")
    end = ZONES.index(last if last[-1] in "ab" else last + "b")
    return list(ZONES[start : end + 1])


def _months(value: str) -> list[int]:
    first, _, last = value.partition("..") if ".." in value else (value, "", value)
    months = [int(first)]
    while months[-1] != int(last):
        months.append(months[-1] % 12 + 1)
    return months


def _stands(plant: Plant, facet: str, value: str) -> Verdict:
    rows = {region: set(codes) for region, codes in plant.places.items()}
    for region, codes in plant.places.items():
        parent = {"US-CA": "L48", "US-NV": "L48", "US-AK": "AK", "CA-BC": "CAN"}.get(region)
        if parent is not None and parent not in plant.places:
            rows.setdefault(parent, set()).update(codes)
    if plant.sensitive:
        rows = {region: codes for region, codes in rows.items() if region in REGIONS}
    if value == "unknown":
        return not rows
    if value == "anywhere":
        return any(facet in codes for codes in rows.values()) if rows else None
    level = REGIONS if value in REGIONS else DIVISIONS
    if not set(rows) & set(level):
        return None
    return facet in rows.get(value, set())


def _graded(plant: Plant, facet: str, value: str) -> Verdict:
    if value == "unknown":
        return not (plant.resists if facet == "resists" else plant.hazards)
    if facet == "resists":
        return plant.resists[value] in ("medium", "high") if value in plant.resists else None
    kind, _, whom = value.partition(".")
    harms = {
        affected: severity != "none" for (other, affected), severity in plant.hazards.items() if other == kind
    }
    if whom:
        return harms.get(Affected(whom))
    return True if any(harms.values()) else harms.get(Affected.UNSPECIFIED)


def _qualities(plant: Plant, own: Plant) -> set[str]:
    growing = own.light is not None or {*own.ph, *own.zone, own.spacing} != {None}
    recorded = set(_recorded(own))
    held = {
        "photo": plant.photo is not None and all(plant.photo),
        "article": plant.article,
        "common-name": bool(plant.names),
        "synonyms": plant.synonym,
        "traits": growing,
        "sourced": bool(recorded) and all(plant.cited.get(trait) for trait in recorded),
        "reviewed": plant.reviewed,
    }
    return {quality for quality, is_so in held.items() if is_so}


def _recorded(own: Plant) -> Iterable[str]:
    """The traits of which a plant has a value of its own that the public sees."""
    fields = {
        "light": "light", "bloom": "bloom-months", "height": "height", "ph": "soil-ph", "zone": "zone",
        "spacing": "spacing", "wildlife": "wildlife", "resists": "resists", "hazards": "hazard", "wetland": "wetland",
    }  # fmt: skip
    yield from (trait for name, trait in fields.items() if getattr(own, name) not in EMPTY)
    if not _stands(own, "native", "unknown"):
        yield "native"


def _sort_key(sort: str) -> Callable[[Plant], tuple[Any, ...]]:
    def key(plant: Plant) -> tuple[Any, ...]:
        name = (plant.name, str(plant.pk), plant.pk)
        match sort:
            case "common":
                english = [
                    (not preferred, text) for language, preferred, text in plant.names if language == "en"
                ]
                return (not english, _plain(min(english)[1]) if english else "", *name)
            case "height":
                known = [end for end in plant.height if end is not None]
                return (not known, max(known, default=0), *name)
            case "bloom":
                return (not plant.bloom, _beginning(plant.bloom or ()), *name)
            case "recent":
                return (-plant.age, -plant.pk)
        return name

    return key


def _plain(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text.casefold()) if letter.isascii())


def _beginning(months: Iterable[str]) -> int:
    numbers = {int(month) for month in months}
    return min((month for month in numbers if (month - 1 or 12) not in numbers), default=1)


def _any(verdicts: Iterable[Verdict]) -> Verdict:
    known = list(verdicts)
    if True in known:
        return True
    return None if None in known else False


def _all(verdicts: Iterable[Verdict]) -> Verdict:
    known = list(verdicts)
    if False in known:
        return False
    return None if None in known else True


def _not(verdict: Verdict) -> Verdict:
    return None if verdict is None else not verdict
