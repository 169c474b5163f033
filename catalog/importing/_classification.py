"""Families: their place under orders and classes, and where APG IV puts them. Plan and write."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db.models import Value
from django.db.models.functions import Concat, Substr

from catalog import writing
from catalog.choices import Classification, Rank, Status
from catalog.importing._catalogue import Catalogue, Known
from catalog.importing._classification_files import APG, CRONQUIST, Family, FamilyFile, Step, read_families
from catalog.importing._facts import KEPT, UNKNOWN, Cited, Citing, FactsPlan, Told, cited_before
from catalog.importing._findings import read_each
from catalog.importing._sources import APG as APG_SOURCE
from catalog.importing._sources import CLASSIFICATION, NCBI, SourceNote
from catalog.importing._storing import Track, untracked
from catalog.models import Placement, Taxon, VernacularName
from catalog.writing import place

TRAIT = "classification"
HIGHER, FAMILIES = "higher taxa", "families"
MEMBERS = 100
"""A family that moves takes its genera and species along: so many rows, about, follow one."""


@dataclass(slots=True)
class TaxonChange:
    """A taxon to be made (``pk`` None) or changed. ``parent`` is the rank and name of a group of the file."""

    rank: str
    name: str
    pk: int | None = None
    parent: tuple[str, str] | None = None
    columns: dict[str, Any] = field(default_factory=dict)
    common_name: str = ""


class ClassificationPlan(FactsPlan):
    """What files of families would change."""

    kind = "classification"
    changes_names = True
    changes_taxa = True

    def __init__(
        self, files: Sequence[FamilyFile], *, as_draft: bool = False, track: Track = untracked
    ) -> None:
        super().__init__((file.detected.file for file in files), track)
        self._status = Status.DRAFT if as_draft else Status.PUBLISHED
        self._catalogue = Catalogue()
        self._named = _with_common_names()
        self._placements = {
            row[1]: row
            for row in Placement.objects.filter(classification=Classification.APG_IV).values_list(
                "pk", "taxon_id", "order", "lineage"
            )
        }
        self.changes: dict[tuple[str, str], TaxonChange] = {}
        for file in files:
            self._before = cited_before(_source_of(file), TRAIT)
            for family in track(file.families, desc=file.detected.form.name):
                self._plan_family(family)

    @property
    def size(self) -> int:
        """Rows that would be written, with those that move along with a family."""
        moving = sum(MEMBERS for change in self.changes.values() if change.parent and change.pk)
        return super().size + len(self.changes) + moving

    @property
    def known_taxa(self) -> set[int]:
        """With the taxa that move or are worded anew."""
        return self.touched | {change.pk for change in self.changes.values() if change.pk is not None}

    def write(self) -> set[int]:
        """Write the taxa from the top, through the write door, then placements and citations."""
        stored: dict[tuple[str, str], Taxon] = {}
        with writing.change(traced=False) as change:
            for key, planned in sorted(self.changes.items(), key=lambda pair: Rank(pair[1].rank).order):
                parent = self._parent(planned, stored)
                taxon = self._taxon(planned, parent)
                change.save(taxon)
                if taxon.parent_id != (parent.pk if parent else None):
                    move(taxon, parent)
                stored[key] = taxon
                self.touched.add(taxon.pk)
                if planned.common_name:
                    self._name(taxon, planned.common_name, change)
        return FactsPlan.write(self)

    def _parent(self, planned: TaxonChange, stored: dict[tuple[str, str], Taxon]) -> Taxon | None:
        if planned.parent is None:
            return None if planned.pk is None else Taxon.objects.filter(children=planned.pk).first()
        known = self._known(*planned.parent)
        return stored.get(planned.parent) or Taxon.objects.get(pk=known.pk if known else 0)

    def _taxon(self, planned: TaxonChange, parent: Taxon | None) -> Taxon:
        """The taxon to save; one that is there already moves afterwards, with all below it."""
        if planned.pk is None:
            taxon = Taxon(rank=planned.rank, name=planned.name, status=self._status, parent=parent)
        else:
            taxon = Taxon.objects.select_related("parent").get(pk=planned.pk)
        for column, value in planned.columns.items():
            setattr(taxon, column, value)
        if "authority" in planned.columns:
            taxon.full_name = ""
        return taxon

    def _name(self, taxon: Taxon, name: str, change: writing.Change) -> None:
        preferred = not taxon.vernacular_names.filter(language="en", preferred=True).exists()
        change.save(
            VernacularName(taxon=taxon, name=name, preferred=preferred, source=CLASSIFICATION.stored())
        )

    def _plan_family(self, family: Family) -> None:
        known = self._known(Rank.FAMILY, family.name)
        if known is None:
            self.ledger.report(UNKNOWN, family.line, family.name, "no plant of this family; not stored")
        elif family.form is APG:
            self._plan_placement(family, known)
        elif family.form is CRONQUIST:
            parent = self._plan_steps(family)
            self._plan_columns(family, known, CLASSIFICATION, parent)
        else:
            self._plan_columns(family, known, NCBI, None)

    def _plan_steps(self, family: Family) -> tuple[str, str]:
        """Make the groups above a family that are missing; the rank and name of the lowest."""
        above: Step | None = None
        for step in family.lineage:
            key = (step.rank, step.name)
            if key not in self.changes and self._known(*key) is None:
                parent = (above.rank, above.name) if above else None
                self.changes[key] = TaxonChange(
                    step.rank, step.name, None, parent, common_name=step.common_name
                )
                self.ledger.add(
                    HIGHER, family.line, step.name, f"{step.rank}{f' under {above.name}' if above else ''}"
                )
            elif key not in self.changes:
                self._plan_step(family, step, above)
            above = step
        lowest = family.lineage[-1]
        return lowest.rank, lowest.name

    def _plan_step(self, family: Family, step: Step, above: Step | None) -> None:
        """A group that is there already: it gets the parent and the common name that it lacks."""
        known = self._known(step.rank, step.name)
        if known is None:
            return
        change = TaxonChange(step.rank, step.name, known.pk)
        if above is not None and known.parent_id is None:
            change.parent = (above.rank, above.name)
        elif above is not None and known.parent_id is not None:
            held = self._catalogue.taxa[known.parent_id]
            if held.name != above.name:
                words = f"stays under {held.name}; the file says {above.name}"
                self.ledger.report(KEPT, family.line, step.name, words)
        if step.common_name and known.pk not in self._named:
            change.common_name = step.common_name
            self._named[known.pk].add(step.common_name.casefold())
        if change.parent or change.common_name:
            self.changes[step.rank, step.name] = change
            self.ledger.change(HIGHER, family.line, step.name, "gets its parent or common name")

    def _plan_columns(
        self, family: Family, known: Known, source: SourceNote, parent: tuple[str, str] | None
    ) -> None:
        """The parent, symbol, authority and common name of a family, each unless an editor chose another."""
        now = {"parent": parent[1] if parent else "", "symbol": self._own_symbol(family, known)}
        now |= {"authority": family.authority, "common name": family.common_name}
        now = {key: value for key, value in now.items() if value}
        held = self._catalogue.taxa.get(known.parent_id) if known.parent_id else None
        stored = {
            "parent": held.name if held else None,
            "symbol": known.symbol,
            "authority": known.authority or None,
        }
        names = self._named[known.pk]
        if names:
            same = family.common_name.casefold() in names
            stored["common name"] = family.common_name if same else sorted(names)[0]
        cited = self._before.get((known.pk, TRAIT))
        said = cited.value if cited and isinstance(cited.value, dict) else {}
        told = Told(known.pk, FAMILIES, family.line, family.name)
        merged = self.compare(before=said, now=now, stored=stored, told=told)
        if merged.write:
            change = self.changes.setdefault(
                (Rank.FAMILY.value, family.name), TaxonChange(Rank.FAMILY.value, family.name, known.pk)
            )
            change.parent = parent if "parent" in merged.write else change.parent
            change.common_name = change.common_name or merged.write.get("common name", "")
            if change.common_name:
                self._named[known.pk].add(change.common_name.casefold())
            change.columns |= {
                key: merged.write[key] for key in ("symbol", "authority") if key in merged.write
            }
        kept = [f"{key}: the file says {now[key]}" for key in merged.kept]
        self.cite(Citing(source, known.pk, TRAIT, now, kept=kept), cited)

    def _plan_placement(self, family: Family, known: Known) -> None:
        held = self._placements.get(known.pk)
        cited: Cited | None = self._before.get((known.pk, TRAIT))
        said = cited.value if cited and isinstance(cited.value, dict) else {}
        now = {"order": family.order, "lineage": family.groups}
        stored = {"order": held[2], "lineage": held[3]} if held else {}
        told = Told(known.pk, "placements", family.line, family.name)
        merged = self.compare(before=said, now=now, stored=stored, told=told)
        if merged.write and held:
            self.updates.append((Placement, held[0], merged.write))
        elif merged.write:
            row = Placement(taxon_id=known.pk, classification=Classification.APG_IV.value, **merged.write)
            row.source_note = APG_SOURCE  # type: ignore[attr-defined]
            self.new[Placement].append(row)
        self.cite(Citing(APG_SOURCE, known.pk, TRAIT, now), cited)

    def _own_symbol(self, family: Family, known: Known) -> str:
        """The family's symbol, unless another name bears it."""
        match = self._catalogue.match_symbol(family.symbol)
        if family.symbol and match.taxa not in ((), (known.pk,)):
            other = self._catalogue.taxa[match.taxa[0]].full_name
            self.ledger.report("symbol of another name", family.line, family.symbol, f"{other}; not stored")
            return ""
        return family.symbol

    def _known(self, rank: str, name: str) -> Known | None:
        found = self._catalogue.of_rank(name, rank)
        return found[0] if found else None


def move(taxon: Taxon, parent: Taxon | None) -> None:
    """Hang a taxon above genus under another parent, with all below it, whose family and genus stay. Two writes.

    The write door would place and index every genus and species of the family anew, though only the beginning of
    their paths changes.
    """
    former = taxon.path
    taxon.parent = parent
    place(taxon)
    below = Taxon.objects.below(Taxon(path=former))
    below.update(path=Concat(Value(taxon.path), Substr("path", len(former) + 1)))
    Taxon.objects.filter(pk=taxon.pk).update(parent=parent, path=taxon.path)


def plan_classification(
    files: Sequence[Path], *, as_draft: bool = False, track: Track = untracked
) -> Callable[[], ClassificationPlan]:
    """Read the files, once, and answer with what makes the plan. Raises FileRefused."""
    read = read_each(read_families, files)
    return lambda: ClassificationPlan(read, as_draft=as_draft, track=track)


def _source_of(file: FamilyFile) -> SourceNote:
    return {CRONQUIST: CLASSIFICATION, APG: APG_SOURCE}.get(file.detected.form, NCBI)


def _with_common_names() -> dict[int, set[str]]:
    """The English names, folded, of the taxa above genus that have any. One query."""
    found: dict[int, set[str]] = defaultdict(set)
    higher = [rank.value for rank in Rank if rank.order <= Rank.FAMILY.order]
    rows = VernacularName.objects.filter(language="en", taxon__rank__in=higher)
    for taxon, name in rows.values_list("taxon_id", "name"):
        found[taxon].add(name.casefold())
    return found
