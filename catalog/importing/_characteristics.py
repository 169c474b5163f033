"""Characteristics, life cycle, plant type and group: plan and write."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models

from catalog import documents
from catalog.importing._catalogue import Catalogue
from catalog.importing._characteristics_files import PlantFile, PlantRow, read_plants
from catalog.importing._characteristics_mapping import MappedFact
from catalog.importing._facts import KEPT, UNKNOWN, Citing, FactsPlan, Told, cited_before
from catalog.importing._findings import read_each
from catalog.importing._storing import Track, untracked
from catalog.models import CareGuide, Hazard, Profile, Resistance, Taxon, WildlifeValue
from catalog.traits import BY_KEY, Kind, Trait

Values = dict[str, Any]

HARMLESS_RULE = (
    "Not shown: one table that finds no harm is not enough to call a plant harmless to people and animals."
)


@dataclass(frozen=True, slots=True)
class Rows:
    """How the rows of a related trait are keyed and what they hold beside."""

    model: type[models.Model]
    keys: tuple[str, ...]
    columns: tuple[str, ...]

    def by_key(self, rows: list[Values]) -> dict[tuple[str, ...], tuple[Any, ...]]:
        """Rows in plain form, keyed."""
        return {
            tuple(row[key] for key in self.keys): tuple(row[column] for column in self.columns)
            for row in rows
        }


RELATED = {
    "resists": Rows(Resistance, ("against",), ("grade",)),
    "hazard": Rows(Hazard, ("kind", "affects"), ("severity", "parts")),
    "wildlife": Rows(WildlifeValue, ("animal", "relation"), ("count",)),
}
SINGLES: dict[str, type[Profile] | type[CareGuide]] = {"profile": Profile, "care": CareGuide}


class CharacteristicsPlan(FactsPlan):
    """What files of characteristics would change."""

    kind = "characteristics"

    def __init__(self, files: Sequence[PlantFile], track: Track = untracked) -> None:
        super().__init__((file.detected.file for file in files), track)
        self._catalogue = Catalogue()
        self._single: dict[str, dict[int, Any]] = {
            store: {row.taxon_id: row for row in model._default_manager.all()}
            for store, model in SINGLES.items()
        }
        self._related = {key: _stored(rows) for key, rows in RELATED.items()}
        self._groups: dict[int, str] = {}
        self._written: dict[tuple[str, int], set[str]] = defaultdict(set)
        for file in files:
            self._before = cited_before(file.source)
            for row in track(file.rows, desc=file.detected.form.name):
                self._plan_row(file, row)
        self._collect()

    def _plan_row(self, file: PlantFile, row: PlantRow) -> None:
        match = self._catalogue.match_symbol(row.symbol)
        if match.one is None or match.by != "symbol":
            if match.one is None:
                self.ledger.report(UNKNOWN, row.line, row.symbol, "not stored")
            else:
                name = self._catalogue.taxa[match.one].full_name
                self.ledger.report("synonym in the catalogue", row.line, row.symbol, f"of {name}; not stored")
            return
        taxon = match.one
        self._plan_group(taxon, row)
        for fact in file.facts(row, self._groups.get(taxon) or self._catalogue.taxa[taxon].group):
            self._plan_fact(file, row, taxon, fact)

    def _plan_group(self, taxon: int, row: PlantRow) -> None:
        known = self._catalogue.taxa[taxon]
        held = self._groups.get(taxon, known.group)
        if not row.group or held == row.group:
            return
        if held:
            self.ledger.report(KEPT, row.line, row.symbol, f"group {held}; the file says {row.group}")
            return
        self._groups[taxon] = row.group
        self.updates.append((Taxon, taxon, {"group": row.group}))
        self.touched.add(taxon)
        self.ledger.add("group", row.line, row.symbol, row.group)

    def _plan_fact(self, file: PlantFile, row: PlantRow, taxon: int, fact: MappedFact) -> None:
        trait = BY_KEY[fact.trait]
        cited = self._before.get((taxon, fact.trait))
        told = Told(taxon, trait.key, row.line, row.symbol, trait.key)
        said = cited.value if cited else None
        if trait.key in RELATED:
            kept = self._plan_rows(taxon, fact, said, told)
        else:
            kept = self._plan_single(taxon, trait, fact, said, told)
        citing = Citing(file.source, taxon, fact.trait, fact.value, fact.quote, fact.derived, kept)
        self.cite(citing, cited)

    def _plan_single(self, taxon: int, trait: Trait, fact: MappedFact, said: Any, told: Told) -> list[str]:
        rows = self._single[trait.store]
        row = rows.get(taxon)
        held = documents.read_trait(trait, row) if row is not None else None
        key = trait.key
        merged = self.compare(
            before={key: _plain(trait, said)} if said is not None else {},
            now={key: _plain(trait, fact.value)},
            stored={key: _plain(trait, held)} if held is not None else {},
            told=told,
        )
        if merged.write:
            if row is None:
                row = rows[taxon] = SINGLES[trait.store](taxon_id=taxon)
            documents.write_trait(trait, row, fact.value)
            self._written[trait.store, taxon].update(trait.fields)
        return [f"The catalogue has {held}"] if merged.kept else []

    def _plan_rows(self, taxon: int, fact: MappedFact, said: Any, told: Told) -> list[str]:
        rows = RELATED[fact.trait]
        now = rows.by_key([value for value in fact.value if value.get("severity") != "none"])
        held = self._related[fact.trait].get(taxon, {})
        before = rows.by_key([value for value in said or () if value.get("severity") != "none"])
        stored = {key: columns for key, (_, columns) in held.items()}
        merged = self.compare(before=before, now=now, stored=stored, told=told)
        for key, columns in merged.write.items():
            values = dict(zip(rows.columns, columns, strict=True))
            if key in held:
                self.updates.append((rows.model, held[key][0], values))
            else:
                self.new[rows.model].append(
                    rows.model(taxon_id=taxon, **dict(zip(rows.keys, key, strict=True)), **values)
                )
        kept = [f"{' '.join(key)}: the catalogue has {stored.get(key, 'none')}" for key in merged.kept]
        return kept if now else [*kept, HARMLESS_RULE]

    def _collect(self) -> None:
        """Turn the changed one-to-one rows into rows to be made or updated."""
        for (store, taxon), columns in self._written.items():
            row = self._single[store][taxon]
            if row.pk is None:
                self.new[SINGLES[store]].append(row)
            else:
                self.updates.append(
                    (SINGLES[store], row.pk, {column: getattr(row, column) for column in columns})
                )


def plan_characteristics(
    files: Sequence[Path], *, track: Track = untracked
) -> Callable[[], CharacteristicsPlan]:
    """Read the files, once, and answer with what makes the plan. Raises FileRefused."""
    read = read_each(read_plants, files)
    # Life cycle and group come first: a plant without flowers gets no facts about them.
    read.sort(key=lambda file: file.detected.form.name != "list of plants")
    return lambda: CharacteristicsPlan(read, track)


def _plain(trait: Trait, value: Any) -> Any:
    """A value in a form in which equal ones are equal: sets in the vocabulary's order, numbers as floats."""
    if trait.kind in (Kind.SET, Kind.MONTHS):
        order = [str(code) for code in trait.vocabulary or ()]
        return tuple(sorted((str(code) for code in value), key=order.index))
    return tuple(float(end) if isinstance(end, int) else end for end in (value.get("min"), value.get("max")))


def _stored(rows: Rows) -> dict[int, dict[tuple[str, ...], tuple[int, tuple[Any, ...]]]]:
    """Every stored row of a related trait by taxon and key. One query."""
    found: dict[int, dict[tuple[str, ...], tuple[int, tuple[Any, ...]]]] = defaultdict(dict)
    size = len(rows.keys)
    for pk, taxon, *values in rows.model._default_manager.values_list(
        "pk", "taxon_id", *rows.keys, *rows.columns
    ):
        found[taxon][tuple(values[:size])] = (pk, tuple(values[size:]))
    return found
