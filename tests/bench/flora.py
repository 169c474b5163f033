"""A synthetic flora for the facet benchmark: the registry's facets, random holders, the same at every run.

About 27 postings a taxon and 550 values: every code of the vocabularies, the half zones, the places of the reference
rows, 130 families and 90 genera. Of each facet a share of the taxa is not recorded; some values are common, most rare.
"""

import random
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pyroaring import BitMap

from catalog.facets._orders import ORDERS, Order
from catalog.facets._snapshot import Snapshot
from catalog.facets._values import KNOWN, PUBLIC, is_graded, known_facet, zone_values
from catalog.traits import FACETS, QUALIFIED, Kind, Trait
from catalog.writing._reference import LOWER_48

SEED: Final = 20261124
FAMILIES: Final = 130
GENERA: Final = 90
PLACES: Final = ("L48", *LOWER_48)
KNOWN_SHARE: Final = {"native": 0.9, "habit": 0.9, "life-cycle": 0.9, "family": 1.0, "genus": 1.0, "has": 1.0}
DEFAULT_SHARE: Final = 0.35
MEAN_VALUES: Final = {
    "native": 5.0,
    "introduced": 0.7,
    "zone": 7.0,
    "bloom-months": 2.5,
    "wildlife": 2.5,
    "resists": 2.5,
}
DEFAULT_MEAN: Final = 1.7


@dataclass(frozen=True)
class Flora:
    """The index of a synthetic catalogue, and its postings one by one."""

    snapshot: Snapshot
    taxa: int

    @property
    def values(self) -> int:
        """How many facet values there are."""
        return sum(len(options) for options in self.snapshot.options.values())

    @property
    def postings(self) -> int:
        """How many pairs of taxon and facet value there are."""
        return sum(len(taxa) for _, _, taxa in self.pairs())

    def pairs(self) -> Iterator[tuple[str, str, BitMap]]:
        """Every facet value with the taxa that have it."""
        for facet, options in self.snapshot.options.items():
            for value, taxa in options.items():
                yield facet, value, taxa


def make(taxa: int) -> Flora:
    """A flora of so many taxa, with keys from 1."""
    chance = random.Random(SEED)
    everyone = BitMap(range(1, taxa + 1))
    bitmaps: dict[str, dict[str, BitMap]] = {PUBLIC[0]: {PUBLIC[1]: everyone}}
    for trait in FACETS:
        if trait.kind is Kind.RANGE:
            continue
        known = _sample(chance, everyone, KNOWN_SHARE.get(trait.key, DEFAULT_SHARE))
        held = dict(_holders(chance, trait, known))
        bitmaps[trait.key] = {KNOWN: known, **held}
        bitmaps[known_facet(trait)] = _known_apart(trait, known, held)
    shuffled = list(range(1, taxa + 1))
    chance.shuffle(shuffled)
    orders = dict.fromkeys(ORDERS, Order(array("I", shuffled)))
    levels = {code: "region" if code == "L48" else "division" for code in PLACES}
    return Flora(Snapshot(1, bitmaps, orders, levels), taxa)


def _codes(trait: Trait) -> list[str]:
    if trait.kind is Kind.PLACES:
        return list(PLACES)
    if trait.kind is Kind.ZONES:
        return zone_values(1, 26)
    if trait.kind is Kind.LINEAGE:
        return [f"{trait.key}-{number:03}" for number in range(FAMILIES if trait.key == "family" else GENERA)]
    return [code for code in trait.codes if QUALIFIED not in code]


def _holders(chance: random.Random, trait: Trait, known: BitMap) -> Iterator[tuple[str, BitMap]]:
    """Each value with its holders; the first values are the common ones. A taxon has one family and genus."""
    codes = _codes(trait)
    weights = [1 / (place + 2) for place in range(len(codes))]
    if trait.kind is Kind.LINEAGE:
        drawn: dict[str, array[int]] = {code: array("I") for code in codes}
        for taxon, code in zip(known, chance.choices(codes, weights, k=len(known)), strict=True):
            drawn[code].append(taxon)
        yield from ((code, BitMap(taxa)) for code, taxa in drawn.items())
        return
    scale = MEAN_VALUES.get(trait.key, DEFAULT_MEAN) / sum(weights)
    for code, weight in zip(codes, weights, strict=True):
        yield code, _sample(chance, known, min(0.9, weight * scale))


def _known_apart(trait: Trait, known: BitMap, held: dict[str, BitMap]) -> dict[str, BitMap]:
    if trait.kind is Kind.PLACES:
        return {"region": known, "division": known}
    return dict.fromkeys(held, known) if is_graded(trait) else {}


def _sample(chance: random.Random, among: BitMap, share: float) -> BitMap:
    if share >= 1:
        return among
    taxa = list(among)
    return BitMap(chance.sample(taxa, round(len(taxa) * share)))
