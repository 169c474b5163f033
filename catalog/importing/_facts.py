"""Facts of a file against those of the catalogue: the three-way comparison, and the writing of what follows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from catalog.importing._merging import Merged, merge
from catalog.importing._plan import Ledger, SourceFile
from catalog.importing._sources import SourceNote
from catalog.importing._storing import Track, create, untracked
from catalog.models import Citation, Source

KEPT = "kept as an editor has it"
GONE = "no longer in the file"
UNKNOWN = "not in the catalogue"
SEVERAL = "name with several targets"


@dataclass(frozen=True, slots=True)
class Cited:
    """What a source said of a trait of a taxon when it was last imported."""

    pk: int
    value: Any
    chosen: bool


@dataclass(slots=True)
class Citing:
    """A citation to be written: new, or in the place of the one with the key ``pk``."""

    source: SourceNote
    taxon: int
    trait: str
    value: Any
    quote: str = ""
    derived: str = ""
    kept: list[str] = field(default_factory=list)
    pk: int | None = None

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of the row beside its taxon, trait and source."""
        return {
            "value": self.value,
            "quote": self.quote,
            "derived": self.derived,
            "chosen": not self.kept,
            "reason": "; ".join(self.kept),
        }


class FactsPlan:
    """The base of the plans that add facts to taxa which are in the catalogue already."""

    kind = ""
    changes_names = False
    changes_taxa = True

    def __init__(self, files: Iterable[SourceFile], track: Track = untracked) -> None:
        self.files = list(files)
        self.ledger = Ledger()
        self.ledger.note_files(self.files)
        self.track = track
        self.new: dict[type[models.Model], list[Any]] = defaultdict(list)
        self.updates: list[tuple[type[models.Model], int, dict[str, Any]]] = []
        self.removed: list[tuple[type[models.Model], int]] = []
        self.citings: list[Citing] = []
        self.touched: set[int] = set()

    @property
    def size(self) -> int:
        """Rows that would be written."""
        return sum(map(len, self.new.values())) + len(self.updates) + len(self.removed) + len(self.citings)

    @property
    def known_taxa(self) -> set[int]:
        """The taxa that are touched, as far as they are there before the writing."""
        return set(self.touched)

    def write(self) -> set[int]:
        """Write the facts, then what their sources said."""
        for model, pk in self.removed:
            model._default_manager.filter(pk=pk).delete()
        for model, pk, columns in self.updates:
            model._default_manager.filter(pk=pk).update(**columns)
        sources: dict[str, Source] = {}
        for model, rows in self.new.items():
            for row in rows:
                note = getattr(row, "source_note", None)
                if note is not None:
                    row.source = sources.setdefault(note.key, note.stored())
            create(model, rows, self.track)
        self._write_citations()
        return self.touched

    def cite(self, citing: Citing, before: Cited | None) -> None:
        """Keep what the source says now, unless it is what it said before."""
        if before is not None and before.value == citing.value:
            return
        citing.pk = before.pk if before else None
        self.citings.append(citing)
        self.touched.add(citing.taxon)

    def compare(
        self, *, before: Mapping[Any, Any], now: Mapping[Any, Any], stored: Mapping[Any, Any], told: "Told"
    ) -> Merged:
        """Merge, and tell the ledger what becomes of each key."""
        merged = merge(before=before, now=now, stored=stored)
        for key, value in merged.write.items():
            if stored.get(key) is None:
                self.ledger.add(told.kind, told.line, told.subject, told.words(key, value))
            else:
                held = told.words(key, stored[key])
                self.ledger.change(told.kind, told.line, told.subject, f"{held} → {told.words(key, value)}")
        for key in merged.kept:
            offer = told.words(key, now[key])
            held = told.words(key, stored[key]) if stored.get(key) is not None else "removed"
            self.ledger.report(KEPT, told.line, told.subject, f"{held}; the file says {offer}")
        for key in merged.gone:
            self.ledger.report(GONE, told.line, told.subject, f"{told.words(key, before[key])}; it stays")
        same = len(now) - len(merged.write) - len(merged.kept)
        if same:
            self.ledger.unchanged(told.kind, same)
        if merged.write:
            self.touched.add(told.taxon)
        return merged

    def _write_citations(self) -> None:
        notes = {citing.source.key: citing.source for citing in self.citings}
        sources = {key: note.stored() for key, note in notes.items()}
        rows = []
        for citing in self.citings:
            source = sources[citing.source.key]
            if citing.pk is None:
                rows.append(
                    Citation(taxon_id=citing.taxon, trait=citing.trait, source=source, **citing.columns)
                )
            else:
                Citation.objects.filter(pk=citing.pk).update(**citing.columns)
        create(Citation, rows, self.track)


@dataclass(frozen=True, slots=True)
class Told:
    """How a fact is told in the report: of which taxon, under which kind, from which line."""

    taxon: int
    kind: str
    line: int | None
    subject: str
    label: str = ""

    def words(self, key: Any, value: Any) -> str:
        """A key with its value in words."""
        heads = [part for part in (self.label, *_several(key)) if part]
        values = [str(part) for part in _several(value) if part not in (None, "")]
        return " ".join([*dict.fromkeys(map(str, heads)), ", ".join(values)]).strip()


def _several(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def cited_before(source: SourceNote, *traits: str) -> dict[tuple[int, str], Cited]:
    """What a source said at its last import, by taxon and trait; all traits when none is named. One query."""
    rows = Citation.objects.filter(source__key=source.key, subject="")
    if traits:
        rows = rows.filter(trait__in=traits)
    columns = rows.values_list("taxon_id", "trait", "pk", "value", "chosen")
    return {(taxon, trait): Cited(pk, value, chosen) for taxon, trait, pk, value, chosen in columns}
