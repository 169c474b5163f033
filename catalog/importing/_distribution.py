"""Native and introduced by state and by region: plan and write."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from catalog.choices import EstablishmentMeans
from catalog.importing._catalogue import Catalogue
from catalog.importing._distribution_files import PROBABLE, Place, PlaceFile, read_places
from catalog.importing._facts import SEVERAL, UNKNOWN, Citing, FactsPlan, Told, cited_before
from catalog.importing._findings import read_each
from catalog.importing._sources import PLANTS
from catalog.importing._storing import Track, untracked
from catalog.models import Distribution

TRAIT = "native"
PLACES = "places"
ORDER = list(EstablishmentMeans.values)

Codes = dict[str, list[str]]
"""By region, the codes of establishment; ``?`` follows one that is only probable."""


class DistributionPlan(FactsPlan):
    """What files of places would change."""

    kind = "distribution"

    def __init__(self, files: Sequence[PlaceFile], track: Track = untracked) -> None:
        super().__init__((file.detected.file for file in files), track)
        self._catalogue = Catalogue()
        self._before = cited_before(PLANTS, TRAIT)
        self._stored = _stored()
        level = frozenset[str]().union(*(file.level for file in files))
        for taxon, places in self._by_taxon(place for file in files for place in file.places).items():
            self._plan_taxon(taxon, places, level)

    def _by_taxon(self, places: Iterable[Place]) -> dict[int, list[Place]]:
        found: dict[int, list[Place]] = defaultdict(list)
        known: dict[tuple[str, str], int | None] = {}
        for place in self.track(places, desc="places"):
            handle = (place.handle, place.family)
            if handle not in known:
                known[handle] = self._match(place)
            if taxon := known[handle]:
                found[taxon].append(place)
        return found

    def _match(self, place: Place) -> int | None:
        """The taxon of a row; a synonym's places are not taken for those of its accepted name."""
        if place.is_symbol:
            match = self._catalogue.match_symbol(place.handle)
        else:
            match = self._catalogue.match_name(place.handle)
        taxa = match.taxa
        if len(taxa) > 1:
            taxa = tuple(taxon for taxon in taxa if self._family_of(taxon) == place.family)
        if match.by.startswith("synonym"):
            names = ", ".join(self._catalogue.taxa[taxon].full_name for taxon in match.taxa)
            self.ledger.report(
                "synonym in the catalogue", place.line, place.handle, f"of {names}; not stored"
            )
            return None
        if len(taxa) == 1:
            return taxa[0]
        kind = SEVERAL if match.taxa else UNKNOWN
        self.ledger.report(kind, place.line, place.handle, "not stored")
        return None

    def _family_of(self, taxon: int) -> str:
        family = self._catalogue.taxa[taxon].family_id
        return self._catalogue.taxa[family].name if family else ""

    def _plan_taxon(self, taxon: int, places: list[Place], level: frozenset[str]) -> None:
        now = _joined(places)
        cited = self._before.get((taxon, TRAIT))
        said: Codes = cited.value if cited and isinstance(cited.value, dict) else {}
        held = self._stored.get(taxon, {})
        known = self._catalogue.taxa[taxon]
        told = Told(taxon, PLACES, places[0].line, known.symbol or known.full_name)
        merged = self.compare(
            before={region: codes for region, codes in said.items() if region in level},
            now=now,
            stored={region: codes for region, (_, codes) in held.items()},
            told=told,
        )
        for region, codes in merged.write.items():
            self._write(taxon, region, codes, held.get(region))
        kept = [f"{region}: the file says {', '.join(now[region])}" for region in merged.kept]
        self.cite(Citing(PLANTS, taxon, TRAIT, _sorted({**said, **now}), kept=kept), cited)

    def _write(self, taxon: int, region: str, codes: list[str], held: "tuple[int, list[str]] | None") -> None:
        columns: dict[str, Any] = {
            "establishment": tuple(code.rstrip(PROBABLE) for code in codes),
            "probable": tuple(code.rstrip(PROBABLE) for code in codes if code.endswith(PROBABLE)),
        }
        if held is None:
            self.new[Distribution].append(Distribution(taxon_id=taxon, region_id=region, **columns))
        else:
            self.updates.append((Distribution, held[0], columns))


def plan_distribution(files: Sequence[Path], *, track: Track = untracked) -> Callable[[], DistributionPlan]:
    """Read the files, once, and answer with what makes the plan. Raises FileRefused."""
    read = read_each(read_places, files)
    return lambda: DistributionPlan(read, track)


def _joined(places: Iterable[Place]) -> Codes:
    """All that the rows say of each region; a plant can be native and introduced in one."""
    found: dict[str, set[str]] = defaultdict(set)
    for place in places:
        found[place.region].update(place.codes)
    return _sorted({region: list(_certain(codes)) for region, codes in found.items()})


def _certain(codes: set[str]) -> set[str]:
    """Without what is only probable where another row is certain of it."""
    return {code for code in codes if not (code.endswith(PROBABLE) and code.rstrip(PROBABLE) in codes)}


def _sorted(places: Codes) -> Codes:
    return {
        region: sorted(codes, key=lambda code: ORDER.index(code.rstrip(PROBABLE)))
        for region, codes in sorted(places.items())
    }


def _stored() -> dict[int, dict[str, tuple[int, list[str]]]]:
    """Every stored place by taxon and region: key and codes. One query."""
    found: dict[int, dict[str, tuple[int, list[str]]]] = defaultdict(dict)
    rows = Distribution.objects.values_list("pk", "taxon_id", "region_id", "establishment", "probable")
    for pk, taxon, region, codes, probable in rows.iterator():
        found[taxon][region] = (pk, [code + PROBABLE if code in probable else code for code in codes])
    return found
