"""The USDA complete checklist: plan and write."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from catalog import writing
from catalog.choices import Status
from catalog.importing._catalogue import Catalogue, Known
from catalog.importing._checklist_parents import NewTaxon
from catalog.importing._checklist_plan import LANGUAGE, TRAIT, AcceptedNames, Placed
from catalog.importing._checklist_remarks import remark
from catalog.importing._checklist_rows import Checklist, NameReader, read_checklist
from catalog.importing._checklist_synonyms import Synonyms
from catalog.importing._names import RANK_ORDER, free_slug, lasting_id
from catalog.importing._plan import Ledger
from catalog.importing._sources import PLANTS
from catalog.importing._storing import CHUNK, Track, chunks, create, next_key, untracked
from catalog.models import Citation, FormerSlug, Source, Synonym, Taxon, VernacularName
from catalog.writing import place

GONE = "not in this file"


class ChecklistPlan:
    """What one checklist file would change."""

    kind = "checklist"
    changes_names = True
    changes_taxa = True

    def __init__(self, checklist: Checklist, *, as_draft: bool = False, track: Track = untracked) -> None:
        self.files = [checklist.file]
        self.ledger = Ledger()
        self.ledger.note_files(self.files)
        self._status = (Status.DRAFT if as_draft else Status.PUBLISHED).value
        self._track = track
        names = NameReader()
        self.accepted = AcceptedNames(checklist, Catalogue(), names, self.ledger)
        for row in track((*checklist.accepted.values(), *checklist.synonyms), desc="names"):
            names.read(row.text, row.line)
        names.refuse()
        self.accepted.plan()
        self.synonyms = Synonyms(self.accepted)
        self.synonyms.plan()
        names.refuse()
        remark(checklist, names, self.ledger, dict(self.accepted.placed))
        self._report_gone(checklist)

    @property
    def size(self) -> int:
        """Rows that would be written; citations follow the rest and are not counted twice."""
        accepted, synonyms = self.accepted, self.synonyms
        return sum(
            len(planned)
            for planned in (
                accepted.tree.made, accepted.updates, accepted.new_names, accepted.renamed_names,
                synonyms.new, synonyms.updates, self._new_citations(), self._changed_citations(),
            )
        )  # fmt: skip

    @property
    def known_taxa(self) -> set[int]:
        """Taxa that are in the catalogue already and would be touched. Two queries."""
        moved = [update.pk for update in self.synonyms.updates]
        renamed = list(self.accepted.renamed_names)
        gaining = [new.taxon.pk for new in self.synonyms.new]
        gaining += [new.taxon.pk for new in self.accepted.new_names]
        gaining += [update.taxon.pk for update in self.synonyms.updates if update.taxon is not None]
        cited = [placed.node.pk for placed in (*self._new_citations(), *self._changed_citations())]
        return {
            *self.accepted.updates,
            *(key for key in (*gaining, *cited) if key is not None),
            *Synonym.objects.filter(pk__in=moved).values_list("taxon_id", flat=True),
            *VernacularName.objects.filter(pk__in=renamed).values_list("taxon_id", flat=True),
        }

    def write(self) -> set[int]:
        """Write all of it in the order in which rows rest on each other; the keys of the taxa touched."""
        source = PLANTS.stored()
        made = self._write_taxa()
        touched = {taxon.pk for taxon in made}
        touched |= self._write_updates()
        touched |= self._write_synonyms(source)
        touched |= self._write_common_names(source)
        self._write_citations(source)
        return touched

    def _write_taxa(self) -> list[Taxon]:
        """The new taxa, higher ranks first, each with its key, path, address and lasting identifier."""
        planned = sorted(self.accepted.tree.made, key=lambda node: RANK_ORDER[node.rank])
        stored: dict[int, Taxon] = {}
        parents = [node.parent.pk for node in planned if isinstance(node.parent, Known)]
        for keys in chunks(sorted(set(parents)), CHUNK):
            stored.update(Taxon.objects.in_bulk(keys))
        slugs = set(Taxon.objects.values_list("slug", flat=True))
        taken = set(Taxon.objects.values_list("name_id", flat=True))
        made = []
        for pk, node in enumerate(planned, start=next_key(Taxon)):
            node.pk = pk
            taxon = self._taxon(node, stored.get(node.parent.pk) if node.parent else None)
            taxon.name_id = lasting_id(node.symbol or node.full_name, taken)
            taxon.slug = free_slug(taxon.name, taxon.symbol, taxon.authority, slugs)
            place(taxon)
            taken.add(taxon.name_id)
            stored[pk] = taxon
            made.append(taxon)
        create(Taxon, made, self._track)
        for held in chunks([taxon.slug for taxon in made], CHUNK):
            FormerSlug.objects.filter(slug__in=held).delete()
        return made

    def _taxon(self, node: NewTaxon, parent: Taxon | None) -> Taxon:
        columns = node.read.columns
        return Taxon(
            pk=node.pk,
            rank=columns.rank,
            name=columns.name,
            authority=columns.authority,
            full_name=columns.full_name,
            name_key=node.name_key,
            authority_key=node.authority_key,
            symbol=node.symbol,
            notho=columns.notho,
            hybrid_formula=columns.hybrid_formula,
            name_note=columns.name_note,
            excluded=columns.excluded,
            status=self._status,
            parent=parent,
        )

    def _write_updates(self) -> set[int]:
        """Changes of stored taxa, one by one through the write door, which keeps addresses and subtrees."""
        if not self.accepted.updates:
            return set()
        with writing.change(traced=False) as change:
            for update in self._track(self.accepted.updates.values(), desc="changes"):
                taxon = Taxon.objects.select_related("parent").get(pk=update.pk)
                for column, value in update.fields.items():
                    setattr(taxon, column, value)
                if update.parent is not None:
                    taxon.parent = Taxon.objects.get(pk=update.parent.pk)
                change.save(taxon)
        return set(self.accepted.updates)

    def _write_synonyms(self, source: Source) -> set[int]:
        rows = []
        for new in self.synonyms.new:
            columns = new.columns
            rows.append(
                Synonym(
                    taxon_id=new.taxon.pk,
                    name=columns.name,
                    authority=columns.authority,
                    full_name=columns.full_name,
                    name_key=columns.name_key,
                    authority_key=columns.authority_key,
                    name_id=lasting_id(new.handle, ()),
                    symbol=new.symbol,
                    kind=columns.kind,
                    note=columns.note,
                    source=source,
                )
            )
        create(Synonym, rows, self._track)
        touched = {row.taxon_id for row in rows}
        for update in self.synonyms.updates:
            synonym = Synonym.objects.get(pk=update.pk)
            touched.add(synonym.taxon_id)
            if update.columns is not None:
                for column in update.columns.__slots__:
                    setattr(synonym, column, getattr(update.columns, column))
            if update.taxon is not None:
                synonym.taxon_id = update.taxon.pk
            synonym.symbol = update.symbol or synonym.symbol
            synonym.save()
            touched.add(synonym.taxon_id)
        return touched

    def _write_common_names(self, source: Source) -> set[int]:
        rows = [
            VernacularName(
                taxon_id=new.taxon.pk,
                name=new.name,
                language=LANGUAGE,
                preferred=new.preferred,
                source=source,
            )
            for new in self.accepted.new_names
        ]
        create(VernacularName, rows, self._track)
        touched = {row.taxon_id for row in rows}
        for row in VernacularName.objects.filter(pk__in=list(self.accepted.renamed_names)):
            row.name = self.accepted.renamed_names[row.pk]
            row.save(update_fields=["name"])
            touched.add(row.taxon_id)
        return touched

    def _write_citations(self, source: Source) -> None:
        """What the list said, so that the next import knows what an editor has changed since."""
        create(
            Citation,
            [
                Citation(taxon_id=placed.node.pk, source=source, trait=TRAIT, **_said(placed))
                for placed in self._new_citations()
            ],
            self._track,
        )
        for placed in self._changed_citations():
            if placed.said is not None:
                Citation.objects.filter(pk=placed.said.citation).update(**_said(placed))

    def _new_citations(self) -> list[Placed]:
        return [placed for placed in self.accepted.placed.values() if placed.said is None]

    def _changed_citations(self) -> list[Placed]:
        return [
            placed
            for placed in self.accepted.placed.values()
            if placed.said is not None and placed.said.value != placed.value
        ]

    def _report_gone(self, checklist: Checklist) -> None:
        """Names that an earlier list had and this one lacks; they stay."""
        present = {placed.node.pk: placed for placed in self.accepted.placed.values()}
        for taxon, said in self.accepted.said.items():
            known = self.accepted.catalogue.taxa[taxon]
            if taxon not in present:
                self.ledger.report(
                    GONE, None, known.symbol or known.name, f"{known.full_name}; it stays as it is"
                )
                continue
            left = said.value.get("synonyms", {}).keys() - present[taxon].value["synonyms"].keys()
            for symbol in sorted(left):
                self.ledger.report(GONE, None, symbol, f"a synonym of {known.full_name}; it stays as it is")


def plan_checklist(
    source: Path | bytes, name: str, *, as_draft: bool = False, track: Track = untracked
) -> Callable[[], ChecklistPlan]:
    """Read the file, once, and answer with what makes the plan. Raises FileRefused for a file that cannot be used."""
    checklist = read_checklist(source, name, track)
    return lambda: ChecklistPlan(checklist, as_draft=as_draft, track=track)


def _said(placed: Placed) -> dict[str, Any]:
    return {
        "value": placed.value,
        "quote": placed.row.text,
        "chosen": not placed.kept,
        "reason": "; ".join(placed.kept),
    }
