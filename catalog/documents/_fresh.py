"""The parts of plants as their documents have them: compared with what is stored, and written for many at a time."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from catalog import nomenclature, writing
from catalog.models import ArticleSection, CareGuide, Distribution, Profile, Source, Synonym, Taxon
from catalog.serialising import (
    ARTICLE,
    CARE_LISTS,
    CARE_TEXTS,
    SECTIONS,
    Section,
    care_texts,
    in_order,
    traits_of,
    write_trait,
)
from catalog.traits import BY_KEY

from ._stored import StoredParts

Document = dict[str, Any]


class FreshParts:
    """Takes documents one by one and keeps what must be written until :meth:`store`."""

    def __init__(
        self,
        change: writing.Change,
        sources: Mapping[str, Source],
        regions: set[str],
        stored: StoredParts,
        *,
        provisional: bool = False,
    ) -> None:
        """``provisional`` gives new rows keys below zero, the same ones each time: for a change that is taken back."""
        self.change, self.sources, self.regions, self.stored = change, sources, regions, stored
        self._provisional = provisional
        self._new: dict[type[models.Model], list[models.Model]] = defaultdict(list)

    def take(self, document: Document, taxon: Taxon) -> bool:
        """Keep what differs from the stored plant, and remove what it takes the place of; whether anything does.

        Raises ValueError and ValidationError.
        """
        changed = [self._take_rows(section, document, taxon) for section in SECTIONS]
        changed += [self._take_singles(document, taxon), self._take_article(document, taxon)]
        return any(changed)

    def store(self) -> list[tuple[Taxon, ValidationError]]:
        """Write what was kept; the taxa whose synonyms break a rule, with the reason."""
        refused = self._refused_synonyms()
        for model, rows in self._new.items():
            if self._provisional:
                for key, row in enumerate(rows, start=1):
                    row.pk = -key
            model._default_manager.bulk_create(rows, batch_size=500)
        self._new.clear()
        return refused

    def _refused_synonyms(self) -> list[tuple[Taxon, ValidationError]]:
        synonyms = [row for row in self._new[Synonym] if isinstance(row, Synonym)]
        names, refused = writing.ReadNames(synonyms), []
        for synonym in synonyms:
            try:
                writing.check(synonym, names)
            except ValidationError as fault:
                refused.append((synonym.taxon, fault))
            names.add([synonym])
        return refused

    def _take_rows(self, section: Section, document: Document, taxon: Taxon) -> bool:
        rows = document.get(section.key, ())
        stored = self.stored.rows(section, taxon.pk)
        if not rows and not stored:
            return False
        wanted: list[Any] = [section.to_instance(row, taxon.pk, self.sources) for row in rows]
        ids = {_name_key(row): row["name_id"] for row in stored if "name_id" in row}
        for instance, row in zip(wanted, rows, strict=True):
            _clean(section, instance)
            if section.model is Distribution and row["region"] not in self.regions:
                raise ValueError(f"“{row['region']}” is not the code of a region")
            if section.key == "synonyms":
                instance.taxon = taxon
                if not row.get("name_id"):
                    instance.name_id = ids.get(_name_key(section.to_row(instance)), instance.name_id)
        bare = [{key: row[key] for key in section.columns} for row in stored]
        if in_order(section, [section.to_row(instance) for instance in wanted]) == bare:
            return False
        self.change.remember(taxon.pk)
        if stored:
            section.model._default_manager.filter(taxon=taxon).delete()
        self._new[section.model] += wanted
        return True

    def _take_singles(self, document: Document, taxon: Taxon) -> bool:
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
        holds = bool(traits_of(None, care) or care_texts(care) or care.article_title or care.teaser)
        changed = self._replace(profile, self.stored.profiles.get(taxon.pk), bool(traits_of(profile, None)))
        return self._replace(care, self.stored.care.get(taxon.pk), holds) or changed

    def _replace(self, row: Profile | CareGuide, stored: Profile | CareGuide | None, holds: bool) -> bool:
        """Put a one-to-one row in the place of the stored one; True when that changed anything."""
        columns = [column for column in row._meta.concrete_fields if not column.primary_key]
        writing.prepare(row)
        row.clean_fields(exclude=["taxon"])
        if stored is not None:
            row.pk = stored.pk
            if holds and all(_stored(column, row) == _stored(column, stored) for column in columns):
                return False
        elif not holds:
            return False
        self.change.remember(row.taxon_id)
        if not holds:
            return bool(stored and stored.delete())
        if stored is not None:
            row.save()
        else:
            self._new[type(row)].append(row)
        return True

    def _take_article(self, document: Document, taxon: Taxon) -> bool:
        rows = document.get("article", {}).get("sections", ())
        wanted: list[models.Model] = []
        for position, row in enumerate(rows):
            section = ARTICLE.to_instance({**row, "position": position}, taxon.pk, {})
            _clean(ARTICLE, section)
            wanted.append(section)
        stored = self.stored.articles.get(taxon.pk, [])
        if [ARTICLE.to_row(section) for section in wanted] == [ARTICLE.to_row(section) for section in stored]:
            return False
        self.change.remember(taxon.pk)
        if stored:
            ArticleSection.objects.filter(taxon=taxon).delete()
        self._new[ArticleSection] += wanted
        return True


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


def _stored(column: "models.Field[Any, Any]", row: models.Model) -> Any:
    return column.get_prep_value(getattr(row, column.attname))


def _name_key(row: Document) -> tuple[str, str]:
    return nomenclature.name_key(row["name"]), nomenclature.authority_key(row["authority"])
