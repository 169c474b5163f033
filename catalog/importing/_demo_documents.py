"""Plant documents of the demo's taxa, made of their facts, names and articles."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from catalog.importing._demo_articles import Article
from catalog.importing._demo_facts import (
    PLANTS,
    Fact,
    care_notes,
    group_code,
    places,
    taxon_facts,
)
from catalog.importing._demo_tables import DemoTables, Row
from catalog.importing._place_names import STATE_NAMES
from catalog.nomenclature import ParsedName, parse
from catalog.traits import stored_in

Document = dict[str, Any]

NOXIOUS = "usda-noxious-2015"
NOXIOUS_STATE = re.compile(r"([A-Z]{2}) \(([^)]*)\)")
COLUMN_TRAITS = frozenset(trait.key for store in ("profile", "care") for trait in stored_in(store))
ROW_TRAITS = {"wildlife": "wildlife", "hazard": "hazards", "resists": "resistances"}


@dataclass(frozen=True)
class Additions:
    """What people wrote for the demo: articles; facts, names and care notes by slug; facts not to use."""

    articles: Mapping[str, Article] = field(default_factory=dict)
    facts: Mapping[str, Document] = field(default_factory=dict)
    withheld: Mapping[tuple[str, str], str] = field(default_factory=dict)


def slug(name: str) -> str:
    """The file stem of a name: ASCII, lower case, × as x, words joined by hyphens."""
    text = name.replace("×", "x ")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", plain.lower()))


def reference(rank: str, name: str, authority: str) -> Document:
    """How a document names another taxon."""
    return {"rank": rank, "name": name, "authority": authority}


def taxon_document(tables: DemoTables, symbol: str, parent: Document, additions: Additions) -> Document:
    """The whole document of one species or lower taxon."""
    plant = tables.plants[symbol]
    parsed = parse(plant["scientific_name"])
    stem = slug(parsed.name)
    extra = additions.facts.get(stem, {})
    article = additions.articles.get(stem)
    facts = [_withhold(fact, symbol, additions) for fact in taxon_facts(tables, symbol, parsed)]
    facts += [Fact(**entry) for entry in extra.get("facts", ())]
    care, notes_fact = _care(tables.characteristics.get(symbol), extra.get("care", {}), article)
    facts += notes_fact
    chosen = [fact for fact in facts if fact.chosen]
    return _without_empty(
        {
            "taxon": taxon_block(parsed, parent, symbol=symbol, group=group_code(plant)),
            "synonyms": [synonym_block(row) for row in tables.synonyms.get(symbol, ())],
            "vernacular_names": [
                *vernacular_names(plant["common_name"]),
                *extra.get("vernacular_names", ()),
            ],
            "traits": _traits(chosen),
            "care": care,
            "article": article.document if article else {},
            **{key: _rows_of(chosen, trait) for trait, key in ROW_TRAITS.items()},
            "look_alikes": [*extra.get("look_alikes", ())],
            "distribution": _distribution(chosen, places(tables, symbol, parsed)),
            "wetland": _wetland(chosen),
            "legal": _legal(tables.noxious.get(plant["scientific_name"])),
            "citations": [fact.document for fact in facts],
        }
    )


def taxon_block(parsed: ParsedName, parent: Document | None, *, symbol: str | None, group: str) -> Document:
    """The ``taxon`` part."""
    return {
        "rank": parsed.rank,
        "name": parsed.name,
        "authority": parsed.authority,
        "full_name": parsed.full_name,
        "symbol": symbol,
        "group": group,
        "parent": parent,
        "status": "published",
        **_without_empty(
            {
                "hybrid_formula": parsed.hybrid_formula,
                "name_note": parsed.note.strip("()"),
                "excluded": parsed.is_excluded or None,
            }
        ),
    }


def synonym_block(row: Row) -> Document:
    """One entry under ``synonyms``; the kind is known only where the name itself says it."""
    parsed = parse(row["Scientific Name with Author"])
    note = parsed.note
    kind = (
        "misapplied"
        if parsed.is_misapplied
        else "orthographic-variant"
        if "orth. var." in note
        else "unspecified"
    )
    return {
        "name": parsed.name,
        "authority": parsed.authority,
        "full_name": parsed.full_name,
        "symbol": row["Synonym Symbol"],
        "kind": kind,
        "note": note,
        "source": PLANTS,
    }


def vernacular_names(name: str, source: str = PLANTS) -> list[Document]:
    """The one English name that a source gives."""
    if not name:
        return []
    return [{"name": name, "language": "en", "region": "", "preferred": True, "source": source}]


def _withhold(fact: Fact, symbol: str, additions: Additions) -> Fact:
    """The fact, marked as not chosen where an editor of the demo has said why."""
    reason = additions.withheld.get((symbol, fact.trait))
    return replace(fact, chosen=False, reason=reason) if reason and fact.source == PLANTS else fact


def _care(row: Row | None, own: Mapping[str, str], article: Article | None) -> tuple[Document, list[Fact]]:
    """The ``care`` part, and the citation its sentences rest on."""
    notes, quote = care_notes(row) if row else ({}, "")
    lists = {"perfect_for": article.perfect_for, "not_ideal_if": article.not_ideal_if} if article else {}
    citation = [Fact("article", PLANTS, None, quote)] if quote else []
    return _without_empty({**lists, **notes, **own}), citation


def _traits(chosen: Iterable[Fact]) -> Document:
    """Values of the one-to-one rows; of several sources the first stands."""
    found: Document = {}
    for fact in chosen:
        if fact.trait in COLUMN_TRAITS:
            found.setdefault(fact.trait, fact.value)
    return found


def _rows_of(chosen: Iterable[Fact], trait: str) -> list[Document]:
    """The rows of a related trait, the first source's first, no row twice."""
    rows: list[Document] = []
    for fact in chosen:
        if fact.trait == trait:
            rows += [row for row in fact.value if row not in rows]
    return rows


def _distribution(chosen: Iterable[Fact], listed: dict[str, dict[str, bool]]) -> list[Document]:
    """One row per place, with everything said of it by the tables and by other sources."""
    rows = {place: dict(words) for place, words in listed.items()}
    for fact in chosen:
        if fact.trait in ("native", "introduced"):
            for place, words in fact.value.items():
                known = rows.setdefault(place, {})
                for word in words:
                    known.setdefault(word, False)
    return [
        {
            "region": place,
            "establishment": list(words),
            "probable": [word for word, doubtful in words.items() if doubtful],
        }
        for place, words in rows.items()
    ]


def _wetland(chosen: Iterable[Fact]) -> list[Document]:
    return [
        {"region": region, "indicator": rating}
        for fact in chosen
        if fact.trait == "wetland"
        for region, rating in fact.value.items()
    ]


def _legal(row: Row | None) -> list[Document]:
    """State listings; the codes are the states' own and are not spelt out by the source."""
    if row is None:
        return []
    return [
        {
            "jurisdiction": f"US-{state}",
            "kind": "noxious",
            "code": code.strip(),
            "words": "",
            "source": NOXIOUS,
        }
        for state, codes in NOXIOUS_STATE.findall(row["State Noxious Status"])
        for code in codes.split(",")
        if f"US-{state}" in STATE_NAMES.values()
    ]


def _without_empty(document: Document) -> Document:
    """Absent means "not recorded": parts that hold nothing are left out."""
    return {key: value for key, value in document.items() if value not in ("", [], {}, None)}
