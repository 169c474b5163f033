"""Loading plant documents through the write door."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from catalog import nomenclature, writing
from catalog.choices import Rank
from catalog.models import CareGuide, LookAlike, NameEntry, Profile, Region, Source, Taxon

from ._fresh import FreshParts
from ._read import DocumentError, validated
from ._sections import SECTIONS
from ._serialise import NAME_FIELDS, STATE_FIELDS, parent_row, source_row, taxon_row
from ._stored import KnownTaxa, StoredParts, in_parts

Document = dict[str, Any]


@dataclass
class LoadReport:
    """What came of a load: the full names of the taxa added, changed and found as they were."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


def load(
    bundle: Document,
    *,
    user: AbstractBaseUser | None = None,
    progress: Callable[[int], object] | None = None,
) -> LoadReport:
    """Store every plant of a bundle, all or nothing. A document replaces the whole plant.

    A plant with ``"if_missing": true`` is only made when it is not there. Loading the same bundle again changes
    nothing. Raises DocumentError with a sentence for each fault.
    """
    validated(bundle)
    try:
        with writing.change(user) as change:
            loader = _Loader(bundle, change, progress or (lambda done: None))
            loader.run()
    except IntegrityError as fault:
        raise DocumentError([_sentence(fault)]) from fault
    return loader.report


class _Loader:
    """Loads rank by rank from the top, so that each parent is stored before its children; many plants at a time."""

    def __init__(self, bundle: Document, change: writing.Change, progress: Callable[[int], object]) -> None:
        self.bundle, self.change, self.progress = bundle, change, progress
        self.report = LoadReport()
        self.problems: list[str] = []
        self.sources: dict[str, Source] = {}
        self.regions = set(Region.objects.values_list("code", flat=True))
        self.known = KnownTaxa(bundle["plants"])
        self.loaded: list[tuple[Document, Taxon]] = []

    def run(self) -> None:
        self._load_sources(self.bundle["sources"])
        for _, plants in groupby(sorted(self.bundle["plants"], key=_from_the_top), key=_from_the_top):
            self._load_plants(list(plants))
        stored = _look_alikes([taxon.pk for _, taxon in self.loaded])
        for document, taxon in self.loaded:
            self._load_look_alikes(document, taxon, stored.get(taxon.pk, {}))
        if self.problems:
            raise DocumentError([*self.problems, "Nothing was loaded."])

    def _load_sources(self, rows: list[Document]) -> None:
        self.sources = {source.key: source for source in Source.objects.all()}
        for row in rows:
            source = self.sources.get(row["key"], Source())
            before = source_row(source) if source.pk else None
            for key, value in row.items():
                setattr(source, key, value)
            try:
                source.accessed = dt.date.fromisoformat(row["accessed"]) if row.get("accessed") else None
                if source_row(source) != before:
                    self.change.save(source)
            except (ValidationError, ValueError) as fault:
                self.problems.append(f"Source {row['key']}: {fault}")
            self.sources[source.key] = source

    def _load_plants(self, documents: list[Document]) -> None:
        """Plants of one rank. One that speaks of the same taxon as an earlier one of them comes after it."""
        fates, later = self._load_taxa(documents)
        stored = StoredParts([taxon.pk for _, taxon, fate in fates if fate != "added"])
        fresh = FreshParts(self.sources, self.regions, stored)
        for document, taxon, fate in fates:
            with self._problems_of(document):
                if fresh.take(document, taxon):
                    self.change.touch(taxon.pk)
                    fate = "changed" if fate == "unchanged" else fate
                getattr(self.report, fate).append(str(taxon))
                self.loaded.append((document, taxon))
            self.progress(1)
        for taxon, fault in fresh.store():
            self.problems += _sentences(taxon.name, fault)
        if later:
            self._load_plants(later)

    def _load_taxa(
        self, documents: list[Document]
    ) -> tuple[list[tuple[Document, Taxon, str]], list[Document]]:
        """The taxa themselves, each with what came of it, and the documents that must wait for another one's taxon."""
        fates: list[tuple[Document, Taxon, str]] = []
        later: list[Document] = []
        for document in documents:
            with self._problems_of(document):
                taxon = self.known.described(document["taxon"])
                if taxon is not None and taxon._state.adding:
                    later.append(document)
                elif taxon is not None and document.get("if_missing"):
                    self.report.unchanged.append(str(taxon))
                    self.progress(1)
                else:
                    fates.append((document, *self._described(document["taxon"], taxon)))
        added = {id(taxon): document for document, taxon, fate in fates if fate == "added"}
        refused = self.change.add([taxon for _, taxon, fate in fates if fate == "added"])
        for taxon, fault in refused:
            self.problems += _sentences(added[id(taxon)]["taxon"]["name"], fault)
        out = {id(taxon) for taxon, _ in refused}
        return [entry for entry in fates if id(entry[1]) not in out], later

    def _described(self, row: Document, stored: Taxon | None) -> tuple[Taxon, str]:
        """The taxon as the document has it, saved if it was stored before and differs."""
        taxon = stored or Taxon()
        before = taxon_row(taxon) if stored else None
        for key in NAME_FIELDS + STATE_FIELDS:
            if key in row:
                setattr(taxon, key, row[key])
        if row.get("name_id"):
            taxon.name_id = row["name_id"]
        if row.get("reviewed_on"):
            taxon.reviewed_on = dt.date.fromisoformat(row["reviewed_on"])
        taxon.parent = self._parent(row.get("parent"))
        writing.prepare(taxon)
        fate = "added" if before is None else "unchanged"
        if before is not None and taxon_row(taxon) != before:
            self.change.save(taxon)
            fate = "changed"
        self.known.add(taxon)
        return taxon, fate

    def _parent(self, row: Document | None) -> Taxon | None:
        if row is None:
            return None
        parent = self.known.named(row.get("name", ""), row.get("authority", ""))
        if parent is None or parent.pk is None:
            raise ValueError(
                f"its parent {row.get('name')} {row.get('authority', '')} is not in the catalogue"
            )
        if row.get("rank", parent.rank) != parent.rank:
            raise ValueError(
                f"its parent {parent} has the rank {parent_row(parent)['rank']}, not {row['rank']}"
            )
        return parent

    @contextmanager
    def _problems_of(self, document: Document) -> Iterator[None]:
        """Notes what is wrong with a plant and goes on to the next, so that all faults are told at once."""
        name = document["taxon"]["name"]
        try:
            yield
        except ValidationError as fault:
            self.problems += _sentences(name, fault)
        except ValueError as fault:
            self.problems.append(f"{name}: {fault}.")

    def _load_look_alikes(self, document: Document, taxon: Taxon, stored: dict[int, LookAlike]) -> None:
        for row in document.get("look_alikes", ()):
            other = _by_name(row.get("name", ""), row.get("authority", ""))
            if other is None:
                self.problems.append(f"{taxon}: its look-alike {row.get('name')} is not in the catalogue.")
                continue
            look_alike = stored.pop(other.pk, LookAlike(taxon=taxon, other=other))
            if look_alike.character != row.get("character", ""):
                look_alike.character = row.get("character", "")
                self.change.save(look_alike)
        for look_alike in stored.values():
            self.change.delete(look_alike)


def _from_the_top(document: Document) -> int:
    rank = document["taxon"].get("rank", "")
    return Rank(rank).order if rank in Rank.values else len(Rank)


def _look_alikes(taxa: list[int]) -> dict[int, dict[int, LookAlike]]:
    """The stored look-alikes of these taxa (by key), by the key of the other."""
    found: dict[int, dict[int, LookAlike]] = {}
    for some in in_parts(taxa):
        for pair in LookAlike.objects.filter(taxon__in=some):
            found.setdefault(pair.taxon_id, {})[pair.other_id] = pair
    return found


def _by_name(name: str, authority: str) -> Taxon | None:
    keys = {"name_key": nomenclature.name_key(name), "authority_key": nomenclature.authority_key(authority)}
    return Taxon.objects.select_related("parent").filter(**keys).first()


def _sentences(name: str, fault: ValidationError) -> Iterable[str]:
    if hasattr(fault, "error_dict"):
        return [f"{name}, {key}: {text}" for key, texts in fault.message_dict.items() for text in texts]
    return [f"{name}: {text}" for text in fault.messages]


def _sentence(fault: IntegrityError) -> str:
    """The message of the constraint that was broken; the databases name it in their own."""
    models_loaded: tuple[type[models.Model], ...] = (
        *(section.model for section in SECTIONS),
        Taxon,
        Profile,
        CareGuide,
        LookAlike,
        NameEntry,
    )
    for model in models_loaded:
        for constraint in model._meta.constraints:
            if constraint.name in str(fault):
                return f"{constraint.get_violation_error_message()} Nothing was loaded."
    return f"The database refused a row ({fault}). Nothing was loaded."
