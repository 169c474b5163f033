"""The states and provinces of a plant's distribution as shapes to draw, each with the way it stands there."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from catalog.choices import EstablishmentMeans
from catalog.models import Distribution, Region

from ._places import WITH_ARTICLE
from ._values import and_join

Manner = Literal["native", "introduced", "both", "uncertain", "gone"]
"""What a shape is drawn to say. Reports known to be wrong are not drawn."""

LABELS: Final[Mapping[Manner, str]] = {
    "native": "native",
    "introduced": "introduced",
    "both": "native and introduced",
    "uncertain": "probable or doubtful",
    "gone": "no longer there",
}
CONTINENT: Final = "NA"
SPREAD: Final = (EstablishmentMeans.INTRODUCED, EstablishmentMeans.WAIF, EstablishmentMeans.GARDEN_PERSISTENT)


@dataclass(frozen=True)
class Shape:
    """One place of the map: an outline, or where it is too small or too far, a labelled box at ``x``, ``y``.

    ``manner`` is blank where nothing is recorded. ``somewhere`` says that only the wider region is recorded.
    """

    name: str
    path: str
    label: str
    x: int
    y: int
    manner: Manner | Literal[""]
    somewhere: str

    @property
    def text(self) -> str:
        """What is said of the place: ``Oregon: native``."""
        if not self.manner:
            return f"{self.name}: not recorded"
        told = LABELS[self.manner]
        return f"{self.name}: {told}{f', somewhere in {self.somewhere}' if self.somewhere else ''}"

    @property
    def kind(self) -> str:
        """The manner, told apart where only the wider region is recorded: ``native-somewhere``."""
        return f"{self.manner}-somewhere" if self.somewhere else self.manner


@dataclass(frozen=True)
class Key:
    """A line of the legend: a kind of shape, and its meaning in words."""

    kind: str
    meaning: str


@dataclass(frozen=True)
class DistributionMap:
    """A drawing ``width`` by ``height`` units large; ``keys`` are the kinds that occur in it."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    keys: tuple[Key, ...]
    undrawn: tuple[str, ...]
    """Recorded places for which the map has no room."""


@dataclass(frozen=True)
class Outline:
    """A shape to fill: the regions that it stands for, and its path, or the corner of its box."""

    codes: tuple[str, ...]
    path: str = ""
    x: int = 0
    y: int = 0


def map_of(rows: Iterable[Distribution], regions: Iterable[Region]) -> DistributionMap | None:
    """The map of the rows that may be told, or nothing where none of them can be drawn.

    ``regions`` are all there are. No query when the regions of the rows are fetched.
    """
    width, height = _size()
    ground = _Ground({region.code: region for region in regions}, {row.region.code: row for row in rows})
    shapes = tuple(_shape(outline, ground) for outline in outlines())
    if not any(shape.manner for shape in shapes):
        return None
    shown = {CONTINENT, *(code for outline in outlines() for code in outline.codes)}
    shown |= {ground.region_of(code) for code in shown}
    undrawn = tuple(row.region.name for code, row in ground.recorded.items() if code not in shown)
    return DistributionMap(width, height, shapes, _keys(shapes), undrawn)


@dataclass(frozen=True)
class _Ground:
    """All regions, and the rows of one plant, by code."""

    regions: Mapping[str, Region]
    recorded: Mapping[str, Distribution]

    def region_of(self, code: str) -> str:
        """The code of USDA's region round a state or province; a region is its own."""
        return self.regions[code].parent_id or code

    def is_detailed(self, region: str) -> bool:
        """Whether any state or province of the region is recorded."""
        return any(row.region.parent_id == region for row in self.recorded.values())

    def is_one_place(self, region: str) -> bool:
        """Whether the region and its only part are the same ground, as with Alaska."""
        return sum(other.parent_id == region for other in self.regions.values()) == 1

    def named(self, region: str) -> str:
        """A region as a sentence calls it."""
        return WITH_ARTICLE.get(region, self.regions[region].name)


def _shape(outline: Outline, ground: _Ground) -> Shape:
    rows = [ground.recorded[code] for code in outline.codes if code in ground.recorded]
    wider = ""
    if not rows:
        wider = _wider(outline.codes[0], ground)
        rows = [ground.recorded[wider]] if wider else []
    manner = _manner(rows)
    names = [ground.regions[code].name for code in outline.codes]
    return Shape(
        name=" and ".join(names),
        path=outline.path,
        label="" if outline.path else outline.codes[0].removeprefix("US-"),
        x=outline.x,
        y=outline.y,
        manner=manner,
        somewhere=ground.named(wider) if manner and wider and not ground.is_one_place(wider) else "",
    )


def _wider(code: str, ground: _Ground) -> str:
    """The recorded region that alone tells of the place, or nothing."""
    region = ground.region_of(code)
    if region in ground.recorded and not ground.is_detailed(region):
        return region
    return CONTINENT if set(ground.recorded) == {CONTINENT} else ""


def _manner(rows: Sequence[Distribution]) -> Manner | Literal[""]:
    certain = {code for row in rows for code in row.establishment if code not in row.probable}
    every = {code for row in rows for code in row.establishment}
    native, spread = EstablishmentMeans.NATIVE in certain, not certain.isdisjoint(SPREAD)
    if native and spread:
        return "both"
    if native:
        return "native"
    if spread:
        return "introduced"
    if EstablishmentMeans.EXTIRPATED in certain:
        return "gone"
    return "uncertain" if every - {EstablishmentMeans.EXCLUDED} else ""


def _keys(shapes: Iterable[Shape]) -> tuple[Key, ...]:
    """The legend: one line for each kind of shape that occurs, with the regions that are told as a whole."""
    wider: dict[str, set[str]] = defaultdict(set)
    for shape in shapes:
        if shape.manner:
            wider[shape.kind].add(shape.somewhere)
    return tuple(
        Key(kind, LABELS[manner].capitalize() + _within(wider[kind]))
        for manner in LABELS
        for kind in (manner, f"{manner}-somewhere")
        if kind in wider
    )


def _within(regions: set[str]) -> str:
    named = sorted(region for region in regions if region)
    return f" somewhere in {and_join(named)}" if named else ""


@cache
def outlines() -> tuple[Outline, ...]:
    """Every shape of the map, in the order in which they are drawn."""
    drawn = _drawn()
    return (
        *(Outline(tuple(shape["codes"]), path=shape["path"]) for shape in drawn["shapes"]),
        *(Outline((inset["code"],), x=inset["x"], y=inset["y"]) for inset in drawn["insets"]),
    )


@cache
def _size() -> tuple[int, int]:
    drawn = _drawn()
    return drawn["width"], drawn["height"]


def _drawn() -> dict[str, Any]:
    drawn: dict[str, Any] = json.loads(Path(__file__).with_name("map.json").read_text(encoding="utf-8"))
    return drawn
