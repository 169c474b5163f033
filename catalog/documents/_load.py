"""Loading plant documents through the write door."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from catalog import nomenclature, writing
from catalog.choices import Rank
from catalog.models import (
    ArticleSection,
    CareGuide,
    Distribution,
    LookAlike,
    NameEntry,
    Profile,
    Region,
    Source,
    Taxon,
)
from catalog.traits import BY_KEY

from ._read import DocumentError, validated
from ._sections import ARTICLE, SECTIONS, Section
from ._serialise import (
    CARE_LISTS,
    CARE_TEXTS,
    NAME_FIELDS,
    STATE_FIELDS,
    care_texts,
    in_order,
    parent_row,
    rows_of,
    source_row,
    taxon_row,
)
from ._values import traits_of, write_trait

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
    loader = _Loader()
    try:
        with writing.change(user) as change:
            loader.run(bundle, change, progress or (lambda done: None))
    except IntegrityError as fault:
        raise DocumentError([_sentence(fault)]) from fault
    return loader.report


class _Loader:
    def __init__(self) -> None:
        self.report = LoadReport()
        self.problems: list[str] = []
        self.sources: dict[str, Source] = {}
        self.regions = set(Region.objects.values_list("code", flat=True))

    def run(self, bundle: Document, change: writing.Change, progress: Callable[[int], object]) -> None:
        self.change = change
        self._load_sources(bundle["sources"])
        loaded = []
        for document in sorted(bundle["plants"], key=_from_the_top):
            try:
                loaded.append((document, self._load_plant(document)))
            except ValidationError as fault:
                self.problems += _sentences(document, fault)
            except ValueError as fault:
                self.problems.append(f"{document['taxon']['name']}: {fault}.")
            progress(1)
        for document, taxon in loaded:
            self._load_look_alikes(document, taxon)
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

    def _load_plant(self, document: Document) -> Taxon:
        taxon = _existing(document["taxon"])
        if taxon is not None and document.get("if_missing"):
            self.report.unchanged.append(str(taxon))
            return taxon
        is_new = taxon is None
        taxon, names_changed = self._load_taxon(document["taxon"], taxon)
        changed = [self._load_rows(section, document, taxon) for section in SECTIONS]
        changed += [self._load_singles(document, taxon), self._load_article(document, taxon)]
        if any(changed):
            self.change.touch(taxon.pk)
        kind = "added" if is_new else "changed" if names_changed or any(changed) else "unchanged"
        getattr(self.report, kind).append(str(taxon))
        return taxon

    def _load_taxon(self, row: Document, stored: Taxon | None) -> tuple[Taxon, bool]:
        taxon = stored or Taxon()
        before = taxon_row(taxon) if stored else None
        for key in NAME_FIELDS + STATE_FIELDS:
            if key in row:
                setattr(taxon, key, row[key])
        if row.get("name_id"):
            taxon.name_id = row["name_id"]
        if row.get("reviewed_on"):
            taxon.reviewed_on = dt.date.fromisoformat(row["reviewed_on"])
        taxon.parent = _parent(row.get("parent"))
        writing.prepare(taxon)
        if taxon_row(taxon) == before:
            return taxon, False
        self.change.save(taxon)
        return taxon, True

    def _load_rows(self, section: Section, document: Document, taxon: Taxon) -> bool:
        wanted = [section.to_instance(row, taxon.pk, self.sources) for row in document.get(section.key, ())]
        stored = rows_of(section, taxon)
        ids = {_name_key(row): row["name_id"] for row in stored if "name_id" in row}
        for instance, row in zip(wanted, document.get(section.key, ()), strict=True):
            _clean(section, instance)
            if section.model is Distribution and row["region"] not in self.regions:
                raise ValueError(f"“{row['region']}” is not the code of a region")
            if section.key == "synonyms" and not row.get("name_id"):
                instance.name_id = ids.get(_name_key(section.to_row(instance)), instance.name_id)  # type: ignore[attr-defined]
        bare = [{key: row[key] for key in section.columns} for row in stored]
        if in_order(section, [section.to_row(instance) for instance in wanted]) == bare:
            return False
        section.model._default_manager.filter(taxon=taxon).delete()
        for instance in wanted:
            writing.check(instance)
        section.model._default_manager.bulk_create(wanted)
        return True

    def _load_singles(self, document: Document, taxon: Taxon) -> bool:
        profile, care = Profile(taxon_id=taxon.pk), CareGuide(taxon_id=taxon.pk)
        for key, value in document.get("traits", {}).items():
            trait = BY_KEY.get(key)
            if trait is None or trait.store not in {"profile", "care"}:
                raise ValueError(f"“{key}” is not a trait that a document holds")
            try:
                write_trait(trait, profile if trait.store == "profile" else care, value)
            except ValueError as fault:
                raise ValueError(f"{key}: {fault}") from None
        _write_care(care, document.get("care", {}), document.get("article", {}))
        old_profile = Profile.objects.filter(taxon=taxon).first()
        old_care = CareGuide.objects.filter(taxon=taxon).first()
        changed = _replace(profile, old_profile, bool(traits_of(profile, None)))
        holds = bool(traits_of(None, care) or care_texts(care) or care.article_title or care.teaser)
        return _replace(care, old_care, holds) or changed

    def _load_article(self, document: Document, taxon: Taxon) -> bool:
        rows = document.get("article", {}).get("sections", ())
        wanted: list[models.Model] = []
        for position, row in enumerate(rows):
            section = ARTICLE.to_instance({**row, "position": position}, taxon.pk, {})
            _clean(ARTICLE, section)
            wanted.append(section)
        stored = taxon.sections.order_by("position", "pk")
        if [ARTICLE.to_row(section) for section in wanted] == [ARTICLE.to_row(section) for section in stored]:
            return False
        ArticleSection.objects.filter(taxon=taxon).delete()
        ARTICLE.model._default_manager.bulk_create(wanted)
        return True

    def _load_look_alikes(self, document: Document, taxon: Taxon) -> None:
        if document.get("if_missing"):
            return
        stored = {row.other_id: row for row in LookAlike.objects.filter(taxon=taxon)}
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


def _existing(row: Document) -> Taxon | None:
    """The taxon that a document speaks of: by lasting identifier, then by symbol, then by name and authority."""
    taxa = Taxon.objects.select_related("parent")
    if row.get("name_id") and (taxon := taxa.filter(name_id=row["name_id"]).first()):
        return taxon
    if row.get("symbol") and (taxon := taxa.filter(symbol=row["symbol"]).first()):
        return taxon
    return _by_name(row["name"], row.get("authority", ""))


def _by_name(name: str, authority: str) -> Taxon | None:
    keys = {"name_key": nomenclature.name_key(name), "authority_key": nomenclature.authority_key(authority)}
    return Taxon.objects.select_related("parent").filter(**keys).first()


def _parent(row: Document | None) -> Taxon | None:
    if row is None:
        return None
    parent = _by_name(row.get("name", ""), row.get("authority", ""))
    if parent is None:
        raise ValueError(f"its parent {row.get('name')} {row.get('authority', '')} is not in the catalogue")
    if row.get("rank", parent.rank) != parent.rank:
        raise ValueError(f"its parent {parent} has the rank {parent_row(parent)['rank']}, not {row['rank']}")
    return parent


def _clean(section: Section, instance: models.Model) -> None:
    """What full_clean does but for the queries: the database holds the constraints, and keys are known to exist."""
    writing.prepare(instance)
    keys = [column.name for column in instance._meta.concrete_fields if column.is_relation]
    try:
        instance.clean_fields(exclude=keys)
    except ValidationError as fault:
        raise ValidationError(
            {section.key: [f"{name}: {text}" for name, texts in fault.message_dict.items() for text in texts]}
        ) from fault


def _write_care(care: CareGuide, texts: Document, article: Document) -> None:
    for key, value in texts.items():
        if key in CARE_LISTS:
            setattr(care, key, "\n".join(value))
        elif key in CARE_TEXTS:
            setattr(care, key, value)
        else:
            raise ValueError(
                f"“{key}” is not a part of care; the parts are {', '.join(CARE_LISTS + CARE_TEXTS)}"
            )
    care.article_title = article.get("title", "")
    care.teaser = article.get("teaser", "")


def _replace(row: Profile | CareGuide, stored: Profile | CareGuide | None, holds: bool) -> bool:
    """Put a one-to-one row in the place of the stored one; True when that changed anything."""
    columns = [column for column in row._meta.concrete_fields if not column.primary_key]
    row.clean_fields(exclude=["taxon"])
    if stored is not None:
        row.pk = stored.pk
        if holds and all(_stored(column, row) == _stored(column, stored) for column in columns):
            return False
    if not holds:
        return bool(stored and stored.delete())
    row.save()
    return True


def _stored(column: "models.Field[Any, Any]", row: models.Model) -> Any:
    return column.get_prep_value(getattr(row, column.attname))


def _name_key(row: Document) -> tuple[str, str]:
    return nomenclature.name_key(row["name"]), nomenclature.authority_key(row["authority"])


def _sentences(document: Document, fault: ValidationError) -> Iterable[str]:
    name = document["taxon"]["name"]
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
