"""Kinds of garden: what a place asks of its plants, as a choice of facets."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.http import QueryDict

from catalog import facets, facts

LOW: Final = 61
"""Two feet, in centimetres."""


def native(selection: facets.Selection) -> facets.Selection:
    """The same, of plants that are native anywhere: the list of a whole flora also holds what people brought."""
    return selection.added("native", facets.ANYWHERE)


@dataclass(frozen=True)
class Garden:
    """A kind of garden.

    ``query`` is what it asks for, as the plant list's query; ``why`` says so in a sentence, in which ``{low}`` stands
    for the height of what is low.
    """

    slug: str
    name: str
    lead: str
    why: str
    query: str

    @property
    def reason(self) -> str:
        """Why these plants, with lengths in the visitor's units."""
        return self.why.format(low=facts.length_text(None, Decimal(LOW)))

    @property
    def selection(self) -> facets.Selection:
        """What it asks for, of native plants."""
        return native(facets.Selection.from_query(QueryDict(self.query)))


GARDENS: Final = (
    Garden(
        "rain",
        "Rain garden",
        "A hollow that takes the water of a roof or a drive: under water after a storm, and drained again in a day"
        " or two.",
        "These plants stand flooding at least fairly well and are rated as plants of wetlands, or of both wetland and"
        " upland, in some region.",
        "resists=flooding&wetland=FACW&wetland=FAC",
    ),
    Garden(
        "rock",
        "Rock garden",
        "Stones, grit and a slope, where water is gone as soon as it has fallen and tall plants look lost.",
        "These plants take full sun and dry or fairly dry soil, and grow, or can stay, {low} tall.",
        f"light=full-sun&moisture=dry&moisture=dry-mesic&height=..{LOW}",
    ),
    Garden(
        "shade",
        "Shade garden",
        "Under trees or behind a wall, with less than two hours of sun in a day, or with sun that leaves have broken.",
        "These plants are recorded for deep shade or dappled sun.",
        "light=deep-shade&light=dappled",
    ),
    Garden(
        "pollinator",
        "Pollinator garden",
        "Nectar and pollen for as many months as you can fill, and leaves for the caterpillars that become the"
        " butterflies and moths.",
        "These are forbs for sun or half sun, and bees, butterflies, hummingbirds or caterpillars are recorded on them"
        " or on their genus.",
        "wildlife=native-bees&wildlife=bees&wildlife=butterflies&wildlife=hummingbirds&wildlife=caterpillars"
        "&light=full-sun&light=part-shade&habit=forb",
    ),
    Garden(
        "dry",
        "Garden without a hose",
        "A sunny place that you water while its plants take root, and then no more.",
        "These plants stand drought at least fairly well and take full sun.",
        "resists=drought&light=full-sun",
    ),
    Garden(
        "meadow",
        "Meadow",
        "Grasses and flowers mixed, in the open.",
        "These are grasses, sedges and herbs for full sun and soil that is neither wet nor dry.",
        "habit=graminoid&habit=forb&light=full-sun&moisture=mesic",
    ),
    Garden(
        "hedge",
        "Hedge and screen",
        "A row that bears the shears and closes to a wall of leaves.",
        "These shrubs and trees are recorded to bear hedging at least fairly well.",
        "resists=hedging&habit=shrub&habit=tree",
    ),
    Garden(
        "coast",
        "Garden by the sea",
        "Wind, sand and salt in the air; or a bed along a road that is salted in winter.",
        "These plants stand salt at least fairly well.",
        "resists=salt",
    ),
)


@dataclass(frozen=True)
class Counted:
    """A garden with the number of plants that answer it."""

    garden: Garden
    total: int


def counted() -> list[Counted]:
    """The gardens that some plant answers, with their numbers."""
    numbers = facets.totals(garden.selection for garden in GARDENS)
    return [Counted(garden, total) for garden, total in zip(GARDENS, numbers, strict=True) if total]
