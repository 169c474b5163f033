"""How a row of USDA characteristics becomes traits: every column has its rule, and a derived value says it.

The source writes ``None`` for "known to have none" and leaves a cell empty for "not known": the first becomes
the grade ``none``, the second no fact at all. Rules that read more into a cell than it says are *derived*.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from math import sqrt
from typing import Any

from catalog.choices import ZONES, zone_code

CM_PER_FOOT = Decimal("30.48")
SQUARE_FEET_PER_ACRE = 43_560
NOT_FLOWERING = frozenset({"gymnosperm", "fern", "lycopod", "horsetail", "quillwort", "whisk-fern"})
WITHOUT_SEED = NOT_FLOWERING - {"gymnosperm"}

Row = Mapping[str, str]


@dataclass(frozen=True)
class MappedFact:
    """One trait as the source gives it.

    ``value`` has the trait's own form in the plant document; ``quote`` is ``column: value`` verbatim, several
    joined by ``; ``; ``derived`` is the rule in words (up to 300 characters), empty where the source says it.
    """

    trait: str
    value: Any
    quote: str
    derived: str = ""


@dataclass(frozen=True)
class CodeRule:
    """A column whose words stand for a set of codes. A word outside ``codes`` says nothing."""

    trait: str
    column: str
    codes: Mapping[str, tuple[str, ...]]
    derived: str = ""
    needs: str = ""
    """What a plant must bear for the rule to speak of it: ``flowers``, ``seed`` or nothing."""

    def read(self, row: Row) -> MappedFact | None:
        word = cell(row, self.column)
        if word not in self.codes:
            return None
        return MappedFact(self.trait, list(self.codes[word]), quote(row, self.column), self.derived)


@dataclass(frozen=True)
class FlagRule:
    """Columns of True and False, one per code. Known when every one of them is filled.

    With ``terse`` the quote holds only the columns that say True, if any does.
    """

    trait: str
    columns: Mapping[str, str]
    derived: str = ""
    terse: bool = False

    def read(self, row: Row, *, without: frozenset[str] = frozenset()) -> MappedFact | None:
        columns = {column: code for column, code in self.columns.items() if code not in without}
        if any(cell(row, column) not in ("True", "False") for column in columns):
            return None
        true = [column for column in columns if cell(row, column) == "True"]
        quoted = true if self.terse and true else columns
        return MappedFact(self.trait, [columns[column] for column in true], quote(row, *quoted), self.derived)


def cell(row: Row, column: str) -> str:
    """The cell without surrounding blanks; empty where the column is missing."""
    return (row.get(column) or "").strip()


def quote(row: Row, *columns: str) -> str:
    """The cells as ``column: value``, verbatim, joined by ``; ``."""
    return "; ".join(f"{column}: {cell(row, column)}" for column in columns)


def number(row: Row, column: str) -> Decimal | None:
    """The cell as a number; None where it is empty. Raises ValueError naming column and value otherwise."""
    text = cell(row, column)
    if not text:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(f"column {column}: “{text[:80]}” is not a number") from None


def one_code(*words: str) -> dict[str, tuple[str, ...]]:
    """Words that become the code spelt like them: ``Dark Green`` becomes ``dark-green``."""
    return {word: (word.lower().replace(" ", "-"),) for word in words}


MONTHS_RULE = (
    "The source names a season, not months. Spring is read as March to May, summer as June to August, fall "
    "as September to November, winter as December to February; early, mid and late as the first, second and "
    "third of these months. Earlier in the south, later in the north and on mountains."
)
LIGHT_RULE = (
    "Read from shade tolerance: intolerant means full sun; intermediate, full sun to part shade; tolerant, "
    "part shade to deep shade (the source does not say whether a shade-tolerant plant bears full sun)."
)
WATER_RULE = "Moisture use low, medium or high is read as low, moderate or high water use."
EVERGREEN_RULE = (
    "Leaf retention “True” (leaves stay the year round) is read as evergreen; “False” says nothing."
)
SHADE_RULE = "Shade tolerance intolerant, intermediate or tolerant is read as none, medium or high."

SEASONS: dict[str, tuple[int, ...]] = {
    "Early Spring": (3,),
    "Mid Spring": (4,),
    "Late Spring": (5,),
    "Spring": (3, 4, 5),
    "Early Summer": (6,),
    "Mid Summer": (7,),
    "Late Summer": (8,),
    "Summer": (6, 7, 8),
    "Fall": (9, 10, 11),
    "Winter": (12, 1, 2),
    "Late Winter": (2,),
}

LIGHT = {
    "Intolerant": ("full-sun",),
    "Intermediate": ("full-sun", "part-shade"),
    "Tolerant": ("part-shade", "dappled", "deep-shade"),
}

CODE_RULES = (
    CodeRule("growth-rate", "growth_rate", one_code("Slow", "Moderate", "Rapid")),
    CodeRule(
        "form",
        "shape_and_orientation",
        one_code(
            "Climbing",
            "Columnar",
            "Conical",
            "Decumbent",
            "Erect",
            "Irregular",
            "Oval",
            "Prostrate",
            "Rounded",
        )
        | {"Semi-Erect": ("semi-erect",), "Vase": ("vase",)},
    ),
    CodeRule(
        "bloom-colour",
        "flower_color",
        one_code("Yellow", "White", "Green", "Purple", "Red", "Blue", "Brown", "Orange"),
        needs="flowers",
    ),
    CodeRule("foliage-retention", "leaf_retention", {"True": ("evergreen",)}, EVERGREEN_RULE),
    CodeRule("foliage-texture", "foliage_texture", one_code("Fine", "Medium", "Coarse")),
    CodeRule(
        "foliage-colour",
        "foliage_color",
        one_code("Green", "Dark Green", "Red")
        | {
            "Gray-Green": ("gray-green",),
            "Yellow-Green": ("yellow-green",),
            "White-Gray": ("white-gray",),
        },
    ),
    CodeRule(
        "fruit-colour",
        "fruit_seed_color",
        one_code("Black", "Blue", "Brown", "Green", "Orange", "Purple", "Red", "White", "Yellow"),
        needs="seed",
    ),
    CodeRule("light", "shade_tolerance", LIGHT, LIGHT_RULE),
    CodeRule(
        "water-use", "moisture_use", {"Low": ("low",), "Medium": ("moderate",), "High": ("high",)}, WATER_RULE
    ),
    CodeRule(
        "availability",
        "commercial_availability",
        {
            "Routinely Available": ("routine",),
            "Contracting Only": ("contract",),
            "Field Collections Only": ("field-collected",),
            "No Known Source": ("no-known-source",),
        },
    ),
)

SHOWY = FlagRule(
    "showy",
    {
        "flower_conspicuous": "flowers",
        "fruit_seed_conspicuous": "fruit",
        "fall_conspicuous": "autumn-foliage",
    },
)
SOIL = FlagRule(
    "soil",
    {
        "adapted_to_fine_textured_soils": "clay",
        "adapted_to_medium_textured_soils": "loam",
        "adapted_to_coarse_textured_soils": "sand",
    },
    "Fine, medium and coarse textured soils are read as clay, loam and sand.",
)
PROPAGATION = FlagRule(
    "propagation",
    {
        f"propagated_by_{way}": way.replace("_", "-")
        for way in ("seed", "bare_root", "container", "cuttings", "bulb", "corm", "tubers", "sprigs", "sod")
    },
    terse=True,
)

TOLERANCES = {
    "drought_tolerance": "drought",
    "anaerobic_tolerance": "flooding",
    "caco_3_tolerance": "lime",
    "fire_tolerance": "fire",
    "hedge_tolerance": "hedging",
    "salinity_tolerance": "salt",
}
GRADES = {"None": "none", "Low": "low", "Medium": "medium", "High": "high"}
SHADE_GRADES = {"Intolerant": "none", "Intermediate": "medium", "Tolerant": "high"}
SEVERITIES = {"None": "none", "Slight": "slight", "Moderate": "moderate", "Severe": "severe"}
BLOAT = {"None": "none", "Low": "slight", "Medium": "moderate", "High": "severe"}

MOISTURE = ("wet", "wet-mesic", "mesic", "dry-mesic", "dry")
WET_END = {"High": 0, "Medium": 1, "Low": 2, "None": 2}
DRY_END = {"None": 2, "Low": 2, "Medium": 3, "High": 4}
MOISTURE_RULE = (
    "Wet end from tolerance of airless soil (high: wet, medium: wet-mesic, low or none: mesic); dry end from "
    "drought tolerance (high: dry, medium: dry-mesic, low: mesic, none: mesic, but wet-mesic where the wet "
    "end is wetter)."
)


def height(row: Row) -> MappedFact | None:
    """Mature height: feet to cm, to the hundredth that the catalogue stores (1 ft = 30.48 cm exactly)."""
    feet = number(row, "height_mature_feet")
    if not feet:
        return None
    centimetres = float((feet * CM_PER_FOOT).quantize(Decimal("0.01"), ROUND_HALF_UP))
    return MappedFact("height", {"min": centimetres, "max": centimetres}, quote(row, "height_mature_feet"))


def soil_ph(row: Row) -> MappedFact | None:
    """The range of soil pH."""
    low, high = number(row, "ph_minimum"), number(row, "ph_maximum")
    if low is None or high is None or low > high:
        return None
    return MappedFact(
        "soil-ph", {"min": float(low), "max": float(high)}, quote(row, "ph_minimum", "ph_maximum")
    )


def zone(row: Row) -> MappedFact | None:
    """The coldest half zone, from the lowest temperature borne; the warm end stays open."""
    degrees = number(row, "temperature_minimum_f")
    if degrees is None:
        return None
    band = min(max(int((degrees + 60) // 5), 0), len(ZONES) - 1)
    rule = (
        "The half zone whose band of average yearly minimum temperature (5 °F each, from −60 °F in zone 1a) "
        "holds the minimum temperature. The source gives no warm limit."
    )
    value = {"min": zone_code(band + 1), "max": None}
    return MappedFact("zone", value, quote(row, "temperature_minimum_f"), rule)


def spacing(row: Row) -> MappedFact | None:
    """Distance between plants in cm, from plants per acre set out on a square grid."""
    columns = ("planting_density_per_acre_minimum", "planting_density_per_acre_maximum")
    fewest, most = (number(row, column) for column in columns)
    if not fewest or not most or fewest > most:
        return None
    wide, narrow = (_grid_spacing(density) for density in (fewest, most))
    rule = (
        "Plants per acre (43,560 square feet) read as a square grid: the distance is the square root of the "
        "area for one plant, to the nearest centimetre."
    )
    return MappedFact("spacing", {"min": narrow, "max": wide}, quote(row, *columns), rule)


def _grid_spacing(plants_per_acre: Decimal) -> int:
    feet = Decimal(sqrt(SQUARE_FEET_PER_ACRE / float(plants_per_acre)))
    return int((feet * CM_PER_FOOT).quantize(Decimal(1), ROUND_HALF_UP))


def bloom_months(row: Row) -> MappedFact | None:
    """Months of bloom, from the season that the source names; "Indeterminate" says nothing."""
    months = SEASONS.get(cell(row, "bloom_period"))
    if months is None:
        return None
    return MappedFact("bloom-months", list(months), quote(row, "bloom_period"), MONTHS_RULE)


def moisture(row: Row) -> MappedFact | None:
    """The span of soil moisture, from tolerance of airless soil and of drought."""
    columns = ("anaerobic_tolerance", "drought_tolerance")
    wet, dry = (cell(row, column) for column in columns)
    if wet not in WET_END or dry not in DRY_END:
        return None
    first, last = WET_END[wet], DRY_END[dry]
    if dry == "None" and first < last:
        last = 1
    return MappedFact("moisture", list(MOISTURE[first : last + 1]), quote(row, *columns), MOISTURE_RULE)


def resistances(row: Row) -> MappedFact | None:
    """Graded tolerances: ``None`` is the grade none, an empty cell says nothing."""
    graded = [(column, GRADES.get(cell(row, column)), against) for column, against in TOLERANCES.items()]
    known = [(column, grade, against) for column, grade, against in graded if grade is not None]
    derived = ""
    if shade := SHADE_GRADES.get(cell(row, "shade_tolerance")):
        known.append(("shade_tolerance", shade, "shade"))
        derived = SHADE_RULE
    if not known:
        return None
    value = [{"against": against, "grade": grade} for _, grade, against in known]
    return MappedFact("resists", value, quote(row, *(column for column, _, _ in known)), derived)


def hazards(row: Row) -> MappedFact | None:
    """Toxicity (to people or livestock: the source does not say which), bloat and allelopathy."""
    found = []
    if severity := SEVERITIES.get(cell(row, "toxicity")):
        found.append(("toxicity", _hazard("toxic", "unspecified", severity)))
    if severity := BLOAT.get(cell(row, "bloat")):
        found.append(("bloat", _hazard("bloat", "livestock", severity)))
    if cell(row, "known_allelopath") == "True":
        found.append(("known_allelopath", _hazard("allelopathic", "unspecified", "unspecified")))
    if not found:
        return None
    return MappedFact("hazard", [value for _, value in found], quote(row, *(column for column, _ in found)))


def _hazard(kind: str, affects: str, severity: str) -> dict[str, str]:
    return {"kind": kind, "affects": affects, "severity": severity, "parts": ""}


def wildlife(row: Row) -> MappedFact | None:
    """Browsing animals, where palatability to them is medium or high."""
    if cell(row, "palatable_browse_animal") not in ("Medium", "High"):
        return None
    value = [{"animal": "browsers", "relation": "browse", "count": None}]
    return MappedFact("wildlife", value, quote(row, "palatable_browse_animal"))


SINGLE_RULES: tuple[Callable[[Row], MappedFact | None], ...] = (
    height,
    spacing,
    moisture,
    soil_ph,
    zone,
    resistances,
    hazards,
    wildlife,
)


def map_characteristics(row: Row, *, group: str = "") -> list[MappedFact]:
    """The facts of one row of ``usda_characteristics``, in a fixed order.

    ``group`` is the plant group's code: a plant that bears no flowers gets no bloom and no showy flowers, one
    without seed no fruit colour, no showy fruit and no propagation by seed. Raises ValueError, naming column
    and value, for a number that is none.
    """
    lacks = _lacks(group)
    found = [rule.read(row) for rule in CODE_RULES if rule.needs not in lacks]
    found.append(SHOWY.read(row, without=lacks | {"fruit"} if "seed" in lacks else lacks))
    found.append(SOIL.read(row))
    found.append(PROPAGATION.read(row, without=lacks))
    if "flowers" not in lacks:
        found.append(bloom_months(row))
    found.extend(rule(row) for rule in SINGLE_RULES)
    return [fact for fact in found if fact is not None]


def _lacks(group: str) -> frozenset[str]:
    """What plants of the group do not bear: flowers, or flowers and seed."""
    if group in WITHOUT_SEED:
        return frozenset({"flowers", "seed"})
    return frozenset({"flowers"}) if group in NOT_FLOWERING else frozenset()
