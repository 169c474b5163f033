"""The facts of one demo taxon, each with its source, drawn from the published files. Pure functions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from catalog.importing._characteristics_mapping import MappedFact, map_characteristics
from catalog.importing._demo_tables import WETLAND_REGIONS, DemoTables, Row
from catalog.importing._place_names import STATE_NAMES
from catalog.nomenclature import ParsedName

PLANTS = "usda-plants-copy"
WETLANDS = "epa-nwca-2016"
EARLIER_WETLANDS = "epa-nwca-2011"
CATERPILLARS = "tallamy-shropshire-2009"
FERN_GROUPS = frozenset({"fern", "lycopod", "horsetail", "quillwort", "whisk-fern"})
HABITS = {
    "Forb/herb": "forb",
    "Graminoid": "graminoid",
    "Shrub": "shrub",
    "Subshrub": "subshrub",
    "Tree": "tree",
    "Vine": "vine",
}
FERN_RULE = (
    "Ferns, horsetails, clubmosses and quillworts are given the plant type fern, by their plant group."
)
PLACE_RULE = (
    "The list of states gives presence; native or introduced there is the status of the state's USDA region."
)
PLACE_REASON = "The only source read; a garden escape can so stand as native."
GENUS_RULE = "Counted for the whole genus in the mid-Atlantic states, not for this plant alone."
POISON_REASON = (
    "Not shown: one table that finds no poison is not enough to call a plant harmless to people and animals."
)

GARDENS = (("drought_tolerance", "High", "drought-tolerant"), ("shade_tolerance", "Tolerant", "shade"))
GARDEN_RULE = (
    "High drought tolerance is read as fit for gardens watered little or never, shade tolerance “Tolerant” as fit for "
    "gardens under trees or walls."
)

ESTABLISHMENT = {
    "N": ("native",),
    "I": ("introduced",),
    "NI": ("native", "introduced"),
    "W": ("waif",),
    "GP": ("garden-persistent",),
}
PACKED_REGION = re.compile(r"([A-Z0-9]+)\s*\(([^)]*)\)")
OTHER_PLACES = {
    "virgin islands": "US-VI",
    "u.s. minor outlying islands": "US-UM",
    "northern mariana islands": "US-MP",
    "palau": "PW",
    "federated states of micronesia": "FM",
    "marshall islands": "MH",
    "navassa island": "US-NAV",
}
OUTLYING = {"US-AK": "AK", "US-HI": "HI", "US-PR": "PR", "US-VI": "VI"}
PLACE_CODES = STATE_NAMES | OTHER_PLACES


@dataclass(frozen=True)
class Fact:
    """One citation of the plant document: what a source says of a trait, and whether the page shows it."""

    trait: str
    source: str
    value: Any
    quote: str
    derived: str = ""
    chosen: bool = True
    reason: str = ""

    @classmethod
    def mapped(cls, fact: MappedFact, source: str = PLANTS) -> "Fact":
        """A fact of the characteristics."""
        return cls(fact.trait, source, fact.value, fact.quote, fact.derived)

    @property
    def document(self) -> dict[str, Any]:
        """The entry under ``citations``."""
        return {
            "trait": self.trait,
            "source": self.source,
            "value": self.value,
            "quote": self.quote,
            "chosen": self.chosen,
            "reason": self.reason,
            "derived": self.derived,
        }


def taxon_facts(tables: DemoTables, symbol: str, parsed: ParsedName) -> Iterator[Fact]:
    """Every fact the files give of one taxon, in a fixed order."""
    plant = tables.plants[symbol]
    group = group_code(plant)
    yield name_fact(plant)
    yield from _kind_facts(plant, group)
    yield from place_facts(tables, symbol, parsed)
    if ratings := tables.wetland.get(symbol):
        yield _wetland_fact(WETLANDS, ratings)
    if ratings := tables.earlier_wetland.get(parsed.name.upper()):
        yield _wetland_fact(EARLIER_WETLANDS, ratings)
    if row := tables.characteristics.get(symbol):
        facts = map_characteristics(row, group=group)
        yield from (_cautious(Fact.mapped(fact)) for fact in facts)
        yield from _garden_facts(row)
    if parsed.rank == "species" and (counts := tables.caterpillars.get(parsed.genus)):
        yield from _caterpillar_facts(counts)


def name_fact(plant: Row) -> Fact:
    """The accepted name as the source writes it."""
    name = plant["scientific_name"]
    return Fact("name", PLANTS, name, f"symbol: {plant['symbol']}; scientific_name: {name}")


def group_code(plant: Row) -> str:
    """The code of the plant group."""
    return plant["group_name"].lower().replace(" ", "-")


def _kind_facts(plant: Row, group: str) -> Iterator[Fact]:
    """Life cycle and plant type."""
    if plant["duration"]:
        cycle = [word.strip().lower() for word in plant["duration"].split(",")]
        yield Fact("life-cycle", PLANTS, cycle, f"duration: {plant['duration']}")
    words = [word.strip() for word in plant["growth_habit"].split(",") if word.strip()]
    habits = [HABITS[word] for word in words]
    if group in FERN_GROUPS:
        quote = f"growth_habit: {plant['growth_habit']}; group_name: {plant['group_name']}"
        yield Fact("habit", PLANTS, ["fern"], quote, FERN_RULE)
    elif habits:
        yield Fact("habit", PLANTS, habits, f"growth_habit: {plant['growth_habit']}")


def packed_regions(text: str) -> dict[str, dict[str, bool]]:
    """``L48(N)AK(NI?)`` as region → establishment code → whether it is only probable."""
    found: dict[str, dict[str, bool]] = {}
    for region, packed in PACKED_REGION.findall(text):
        for mark in (mark.strip() for mark in packed.split(",")):
            for word in ESTABLISHMENT.get(mark.rstrip("?"), ()):
                found.setdefault(region, {})[word] = mark.endswith("?")
    return found


def places(tables: DemoTables, symbol: str, parsed: ParsedName) -> dict[str, dict[str, bool]]:
    """Every place of a taxon → establishment code → whether it is only probable.

    The list of states gives presence; the status there is that of the state's USDA region, where that is given.
    """
    regions = packed_regions(_packed(tables, parsed))
    found = dict(regions)
    for mark, names in sorted(tables.places.get(symbol, {}).items()):
        for place in sorted(PLACE_CODES[name.lower()] for name in names):
            own = regions.get(region_of(place)) or {mark: False}
            found[place] = found.get(place, {}) | own
    return found


def region_of(place: str) -> str:
    """The USDA region that a state or province lies in; "" for the Pacific and Navassa, which have no status."""
    if place.startswith("CA-"):
        return "CAN"
    if place in OTHER_PLACES.values() and place != "US-VI":
        return ""
    return OUTLYING.get(place, "L48" if place.startswith("US-") else "")


def place_facts(tables: DemoTables, symbol: str, parsed: ParsedName) -> Iterator[Fact]:
    """Where the taxon is native and where introduced, by region and by state or province."""
    packed = _packed(tables, parsed)
    listed = tables.places.get(symbol, {})
    quotes = [f"nativeStatus: {packed}"] if packed else []
    quotes += [f"{mark}: {', '.join(sorted(names))}" for mark, names in sorted(listed.items())]
    found = places(tables, symbol, parsed)
    for trait in ("native", "introduced"):
        value = {place: [trait] for place, words in found.items() if trait in words}
        if value:
            yield Fact(trait, PLANTS, value, "; ".join(quotes), PLACE_RULE, reason=PLACE_REASON)


def _packed(tables: DemoTables, parsed: ParsedName) -> str:
    """The status by region; that file writes ``ssp.`` and a free-standing ``X``."""
    return tables.native_status.get(parsed.name.replace("subsp.", "ssp.").replace("×", "X "), "")


def _wetland_fact(source: str, ratings: list[tuple[str, str]]) -> Fact:
    value = {WETLAND_REGIONS[region]: rating for region, rating in ratings}
    quote = "; ".join(f"GEOG_ID: {region}, WIS: {rating}" for region, rating in ratings)
    return Fact("wetland", source, dict(sorted(value.items())), quote)


def _caterpillar_facts(counts: Row) -> Iterator[Fact]:
    number = int(counts["total Lep spp"] or 0)
    if number:
        value = [{"animal": "caterpillars", "relation": "larval-host", "count": number}]
        quote = f"Genus: {counts['Genus']}; total Lep spp: {number}"
        yield Fact("wildlife", CATERPILLARS, value, quote, GENUS_RULE)


def _garden_facts(row: Row) -> Iterator[Fact]:
    """What follows from tolerances for the garden; silent where none of them is great."""
    met = [(column, code) for column, word, code in GARDENS if row[column] == word]
    if met:
        quote = "; ".join(f"{column}: {row[column]}" for column, _ in met)
        yield Fact("garden-theme", PLANTS, [code for _, code in met], quote, GARDEN_RULE)


def _cautious(fact: Fact) -> Fact:
    """Hazards without "no poison": that row is shown only where it says there is some."""
    if fact.trait != "hazard":
        return fact
    kept = [hazard for hazard in fact.value if (hazard["kind"], hazard["severity"]) != ("toxic", "none")]
    if len(kept) == len(fact.value):
        return fact
    if any(hazard["severity"] != "none" for hazard in kept):
        return replace(fact, value=kept, reason=POISON_REASON)
    return replace(fact, chosen=False, reason=POISON_REASON)


def care_notes(row: Row) -> tuple[dict[str, str], str]:
    """Notes in sentences from the characteristics that no trait holds, and the cells they rest on."""
    notes: dict[str, str] = {}
    quotes: list[str] = []
    for key, columns, sentence in NOTES:
        if text := sentence(row):
            notes[key] = f"{notes[key]} {text}" if key in notes else text
            quotes += [f"{column}: {row[column]}" for column in columns if row[column]]
    return notes, "; ".join(quotes)


def _root_note(row: Row) -> str:
    depth = _whole(row, "root_depth_minimum")
    return f"Roots need at least {depth} in ({round(depth * 2.54)} cm) of soil." if depth else ""


def _fertility_note(row: Row) -> str:
    words = {"Low": "low", "Medium": "middling", "High": "high"}
    word = words.get(row["fertility_requirement"])
    return f"Its need of nutrients is {word}." if word else ""


def _rain_note(row: Row) -> str:
    low, high = _whole(row, "precipitation_minimum"), _whole(row, "precipitation_maximum")
    if not low or not high:
        return ""
    return f"It grows where {low} to {high} in ({round(low * 2.54)} to {round(high * 2.54)} cm) of rain fall in a year."


def _cold_note(row: Row) -> str:
    if not row["temperature_minimum_f"]:
        return ""
    degrees = round(float(row["temperature_minimum_f"]))
    celsius = round((degrees - 32) / 1.8)
    return f"It bears cold down to {_signed(degrees)} °F ({_signed(celsius)} °C)."


def _season_note(row: Row) -> str:
    days = _whole(row, "frost_free_days_minimum")
    return f"It needs at least {days} days without frost in a year." if days else ""


def _stratification_note(row: Row) -> str:
    wanted = row["cold_stratification_required"] == "True" and row["propagated_by_seed"] == "True"
    return "Seed sprouts only after a cold, moist rest (stratification)." if wanted else ""


def _spread_note(row: Row) -> str:
    word = {"None": "does not", "Slow": "slowly", "Moderate": "moderately", "Rapid": "rapidly"}
    vegetative = word.get(row["vegetative_spread_rate"])
    if vegetative is None:
        return ""
    if vegetative == "does not":
        return "It does not spread by roots or runners."
    return f"It spreads {vegetative} by roots or runners."


def _resprout_note(row: Row) -> str:
    return "It sprouts again after its top is cut off." if row["resprout_ability"] == "True" else ""


NOTES = (
    ("soil_note", ("root_depth_minimum",), _root_note),
    ("soil_note", ("fertility_requirement",), _fertility_note),
    ("water_note", ("precipitation_minimum", "precipitation_maximum"), _rain_note),
    ("temperature_note", ("temperature_minimum_f",), _cold_note),
    ("temperature_note", ("frost_free_days_minimum",), _season_note),
    ("planting_note", ("cold_stratification_required",), _stratification_note),
    ("maintenance_note", ("vegetative_spread_rate",), _spread_note),
    ("maintenance_note", ("resprout_ability",), _resprout_note),
)


def _whole(row: Mapping[str, str], column: str) -> int:
    return round(float(row[column] or 0))


def _signed(number: int) -> str:
    return str(number).replace("-", "−")
