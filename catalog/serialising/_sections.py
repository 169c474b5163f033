"""The parts of a plant document that are lists of rows: which model, which columns, in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from catalog.models import (
    ArticleSection,
    Citation,
    Dismissal,
    Distribution,
    Hazard,
    LegalStatus,
    Placement,
    Resistance,
    Source,
    Synonym,
    VernacularName,
    WetlandStatus,
    WildlifeValue,
)

Row = dict[str, Any]


@dataclass(frozen=True)
class Section:
    """One list of the document. ``columns`` maps the document's keys to columns, with what an absent key means."""

    key: str
    model: type[models.Model]
    columns: Mapping[str, Any]
    renamed: Mapping[str, str]
    sets: tuple[str, ...] = ()

    def to_row(self, instance: models.Model) -> Row:
        """A stored or unsaved row in plain form. Its source must be loaded."""
        row: Row = {}
        for key in self.columns:
            value = getattr(instance, self.renamed.get(key, key))
            row[key] = value.key if isinstance(value, Source) else self._plain(key, value)
        return row

    def read(self, taxa: Sequence[int]) -> dict[int, list[Row]]:
        """The stored rows of these taxa (by key) in plain form, names with their lasting identifiers. One query."""
        is_name = any(field.name == "name_id" for field in self.model._meta.concrete_fields)
        keys = [*self.columns, *(["name_id"] if is_name else [])]
        columns = ["source__key" if key == "source" else self.renamed.get(key, key) for key in keys]
        stored = self.model._default_manager.filter(taxon__in=taxa).order_by("pk")
        found: dict[int, list[Row]] = {}
        for taxon, *cells in stored.values_list("taxon_id", *columns):
            row = {key: self._plain(key, cell) for key, cell in zip(keys, cells, strict=True)}
            found.setdefault(taxon, []).append(row)
        return found

    def _plain(self, key: str, value: Any) -> Any:
        if key in self.sets:
            return list(value)
        if isinstance(value, date):
            return value.isoformat()
        return str(value) if isinstance(value, UUID) else value

    def to_instance(self, row: Row, taxon: int, sources: Mapping[str, Source]) -> models.Model:
        """An unsaved row of the taxon with this key. Raises ValueError with a sentence for an unknown key or source."""
        unknown = sorted(set(row) - set(self.columns) - {"name_id"})
        if unknown:
            raise ValueError(
                f"“{unknown[0]}” is not a key of {self.key}; the keys are {', '.join(self.columns)}"
            )
        values: dict[str, Any] = {"taxon_id": taxon}
        for key, default in self.columns.items():
            value = row.get(key, default)
            if key == "source":
                value = _source(value, sources)
            values[self.renamed.get(key, key)] = tuple(value) if key in self.sets else value
        if row.get("name_id"):
            values["name_id"] = row["name_id"]
        return self.model(**values)


def _source(key: Any, sources: Mapping[str, Source]) -> Source | None:
    if not key:
        return None
    if key not in sources:
        raise ValueError(f"the source “{key}” is described neither here nor in the catalogue")
    return sources[key]


def _section(
    key: str,
    model: type[models.Model],
    columns: Mapping[str, Any],
    renamed: Mapping[str, str] | None = None,
    sets: tuple[str, ...] = (),
) -> Section:
    return Section(key, model, columns, renamed or {}, sets)


SECTIONS: tuple[Section, ...] = (
    _section(
        "synonyms",
        Synonym,
        {
            "name": "",
            "authority": "",
            "full_name": "",
            "verbatim": "",
            "symbol": None,
            "kind": "unspecified",
            "note": "",
            "source": None,
        },
    ),
    _section(
        "vernacular_names",
        VernacularName,
        {"name": "", "language": "en", "region": "", "preferred": False, "source": None},
    ),
    _section("wildlife", WildlifeValue, {"animal": "", "relation": "visits", "count": None}),
    _section(
        "hazards", Hazard, {"kind": "", "affects": "unspecified", "severity": "unspecified", "parts": ""}
    ),
    _section("resistances", Resistance, {"against": "", "grade": ""}),
    _section(
        "distribution",
        Distribution,
        {"region": "", "establishment": (), "probable": ()},
        {"region": "region_id"},
        ("establishment", "probable"),
    ),
    _section("wetland", WetlandStatus, {"region": "", "indicator": ""}),
    _section("legal", LegalStatus, {"jurisdiction": "", "kind": "", "code": "", "words": "", "source": None}),
    _section(
        "placements", Placement, {"classification": "apg-iv", "order": "", "lineage": "", "source": None}
    ),
    _section(
        "citations",
        Citation,
        {
            "trait": "",
            "subject": "",
            "source": "",
            "value": None,
            "quote": "",
            "locator": "",
            "read_on": None,
            "chosen": True,
            "reason": "",
            "derived": "",
        },
    ),
    _section("dismissals", Dismissal, {"kind": "", "said": "", "fact": "", "reason": ""}),
)

ARTICLE = _section("sections", ArticleSection, {"kind": "other", "heading": "", "body": "", "position": 0})
