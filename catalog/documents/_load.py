"""Loading plant documents through the write door."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from catalog import nomenclature, writing
from catalog.choices import EntryKind, Rank
from catalog.models import CareGuide, LookAlike, NameEntry, Profile, Region, Source, Taxon
from catalog.serialising import (
    FORMAT,
    NAME_FIELDS,
    SECTIONS,
    STATE_FIELDS,
    VERSION,
    parent_row,
    source_row,
    taxon_row,
)

from ._exchange import let_own_names_go
from ._fresh import FreshParts
from ._photos import load_holders, load_photos
from ._read import DocumentError, validated
from ._stored import KnownTaxa, StoredParts, in_parts

Document = dict[str, Any]


@dataclass
class LoadReport:
    """What came of a load: the full names of the taxa added, changed and found as they were."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    photos_gone: list[str] = field(default_factory=list)
    """Names of photo files that a document speaks of and that are not here; their photos were left out."""


@dataclass(frozen=True)
class Applied:
    """One document stored: the taxon, and the names of photo files that are gone."""

    taxon: Taxon
    photos_gone: list[str]


@dataclass(frozen=True)
class Targets:
    """Where documents go, whatever they say of themselves: into these taxa, or into new ones, in their order."""

    taxa: Sequence[Taxon | None]
    provisional: bool = False


def apply(
    change: writing.Change, document: Document, *, taxon: Taxon | None = None, provisional: bool = False
) -> Applied:
    """Store one document within a change that is open, in the place of ``taxon`` or as a new one.

    A part that is absent holds nothing, photos too. With ``provisional`` new rows get keys below zero, the same ones
    each time: for a change that is taken back. The plant may take the name of one of its own synonyms. Raises
    DocumentError with a sentence for each fault.
    """
    if taxon is not None:
        let_own_names_go(change, taxon, document)
    return _applied(change, [document], Targets([taxon], provisional))[0]


def apply_all(change: writing.Change, pairs: Iterable[tuple[Taxon | None, Document]]) -> list[Applied]:
    """The same for many documents at a time, from the top; far fewer queries. None as a taxon makes a new one."""
    taxa, plants = zip(*pairs, strict=True)
    return _applied(change, plants, Targets(taxa))


def _applied(change: writing.Change, plants: Sequence[Document], targets: Targets) -> list[Applied]:
    whole = [{**document, "photos": document.get("photos", [])} for document in plants]
    bundle = validated({"format": FORMAT, "version": VERSION, "plants": whole})
    loader = _Loader(bundle, change, lambda done: None, targets)
    try:
        loader.run()
    except IntegrityError as fault:
        raise DocumentError([_sentence(fault)]) from fault
    return [Applied(taxon, loader.report.photos_gone) for _, taxon in loader.loaded]


def load(
    bundle: Document,
    *,
    user: AbstractBaseUser | None = None,
    progress: Callable[[int], object] | None = None,
    file_name: str = "",
    traced: bool = True,
) -> LoadReport:
    """Store every plant of a bundle, all or nothing. A document replaces the whole plant, but photos only if it names
    them: a file of text cannot bring pictures. ``traced`` is as in :func:`catalog.writing.change`.

    A plant with ``"if_missing": true`` is only made when it is not there. Loading the same bundle again changes
    nothing. Raises DocumentError with a sentence for each fault.
    """
    validated(bundle)
    try:
        with writing.change(user, kind=EntryKind.IMPORTED, file_name=file_name, traced=traced) as change:
            loader = _Loader(bundle, change, progress or (lambda done: None))
            loader.run()
    except IntegrityError as fault:
        raise DocumentError([_sentence(fault)]) from fault
    return loader.report


class _Loader:
    """Loads rank by rank from the top, so that each parent is stored before its children; many plants at a time."""

    def __init__(
        self,
        bundle: Document,
        change: writing.Change,
        progress: Callable[[int], object],
        targets: Targets | None = None,
    ) -> None:
        self.provisional = targets is not None and targets.provisional
        self.targets = (
            {id(plant): taxon for plant, taxon in zip(bundle["plants"], targets.taxa, strict=True)}
            if targets is not None
            else None
        )
        self.bundle, self.change, self.progress = bundle, change, progress
        self.report = LoadReport()
        self.problems: list[str] = []
        self.sources: dict[str, Source] = {}
        self.regions = set(Region.objects.values_list("code", flat=True))
        self.known = KnownTaxa(bundle["plants"])
        self.loaded: list[tuple[Document, Taxon]] = []

    def run(self) -> None:
        self._load_sources(self.bundle["sources"])
        self.problems += load_holders(self.bundle["rights_holders"], self.change)
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
        fresh = FreshParts(self.change, self.sources, self.regions, stored, provisional=self.provisional)
        for document, taxon, fate in fates:
            with self._problems_of(document):
                is_changed = fresh.take(document, taxon)
                self._load_photos(document, taxon)
                if is_changed:
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
                taxon = self._target(document)
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

    def _target(self, document: Document) -> Taxon | None:
        if self.targets is not None:
            return self.targets[id(document)]
        return self.known.described(document["taxon"])

    def _described(self, row: Document, stored: Taxon | None) -> tuple[Taxon, str]:
        """The taxon as the document has it, saved if it was stored before and differs."""
        taxon = stored or Taxon()
        before = taxon_row(taxon) if stored else None
        for key in NAME_FIELDS + STATE_FIELDS:
            if key in row:
                setattr(taxon, key, row[key])
        if row.get("name_id"):
            taxon.name_id = row["name_id"]
        if "reviewed_on" in row:
            day = row["reviewed_on"]
            taxon.reviewed_on = dt.date.fromisoformat(day) if day else None
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
        parent = self.known.meant(row)
        if parent is None or parent.pk is None:
            raise ValueError(
                f"its parent {row.get('name')} {row.get('authority', '')} is not in the catalogue"
            )
        if row.get("rank", parent.rank) != parent.rank:
            raise ValueError(
                f"its parent {parent} has the rank {parent_row(parent)['rank']}, not {row['rank']}"
            )
        return parent

    def _load_photos(self, document: Document, taxon: Taxon) -> None:
        if "photos" in document:
            first_key = -1 if self.provisional else None
            self.report.photos_gone += load_photos(
                document["photos"], taxon, self.change, first_key=first_key
            )

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
        for position, row in enumerate(document.get("look_alikes", ())):
            other = _meant(row)
            if other is None:
                self.problems.append(f"{taxon}: its look-alike {row.get('name')} is not in the catalogue.")
                continue
            look_alike = stored.pop(other.pk, LookAlike(taxon=taxon, other=other))
            if look_alike._state.adding or look_alike.character != row.get("character", ""):
                if self.provisional and look_alike._state.adding:
                    look_alike.pk = -1 - position
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


def _meant(row: Document) -> Taxon | None:
    """The other plant, by its name or, if it was renamed since, by its identifier."""
    name, authority = row.get("name", ""), row.get("authority", "")
    keys = {"name_key": nomenclature.name_key(name), "authority_key": nomenclature.authority_key(authority)}
    found = Taxon.objects.filter(**keys).first()
    if found is None and row.get("name_id"):
        found = Taxon.objects.filter(name_id=row["name_id"]).first()
    return found


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
