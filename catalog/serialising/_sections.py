"""The parts of a plant document that are lists of rows: which model, which columns, in which order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

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
            if isinstance(value, Source):
                value = value.key
            elif isinstance(value, date):
                value = value.isoformat()
            row[key] = list(value) if key in self.sets else value
        return row

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
