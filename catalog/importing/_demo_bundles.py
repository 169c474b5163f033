"""The demo's bundles: one file of the classification, one of each family, written from the published files.

``sources.json``, ``selection.json``, ``facts/`` and ``articles/`` are written by hand and only read here.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalog.importing._demo_articles import read_articles
from catalog.importing._demo_documents import (
    Additions,
    Document,
    reference,
    slug,
    taxon_block,
    taxon_document,
    vernacular_names,
)
from catalog.importing._demo_facts import PLANTS, Fact, group_code
from catalog.importing._demo_layout import as_text, short
from catalog.importing._demo_tables import DemoTables, Row
from catalog.nomenclature import ParsedName, parse

FORMAT = {"format": "native-plant-catalogue", "version": 1}
DEMO = Path(__file__).resolve().parents[1] / "demo"
HIGHER_RANKS = ("subkingdom", "superdivision", "division", "class", "subclass", "order")
KINGDOM = ("kingdom", "Plantae", "Plants")
SUBKINGDOM_NAMES = {"Tracheobionta": "Vascular plants"}
SUPERDIVISION_NAMES = {"Spermatophyta": "Seed plants"}
FAMILY_AUTHORITIES = {"Saxifragaceae": "Juss."}
"""Given by the profile document of Heuchera rubescens var. alpicola; the family table lacks it."""
GROUP_PARENTS = {
    "dicot": ("class", "Magnoliopsida"),
    "monocot": ("class", "Liliopsida"),
    "fern": ("class", "Filicopsida"),
    "gymnosperm": ("superdivision", "Spermatophyta"),
}
"""Where a family stands that the table of families lacks, by plant group. Its gymnosperms are conifers only, so
nothing below the seed plants follows for another one."""
GROUP_RULE = "The USDA hierarchy read lacks this family; every {group} in it stands in the {rank} {name}."


class DemoError(ValueError):
    """The selection asks for something that the files do not hold; the message says what."""


def make_bundles(data: Path, demo: Path) -> dict[str, Document]:
    """Every generated bundle by its path below ``demo``.

    ``data`` is the directory of published files. Raises OSError for a missing file, DemoError for a symbol that
    the files do not hold, ArticleError for an article that is not in its form.
    """
    tables = DemoTables.read(data)
    selection = json.loads((demo / "selection.json").read_text(encoding="utf-8"))
    additions = _additions(demo, selection)
    symbols = _with_species(tables, [symbol for symbols in selection["taxa"].values() for symbol in symbols])
    families = {tables.plants[symbol]["family"]: group_code(tables.plants[symbol]) for symbol in symbols}
    bundles = {"classification.json": _bundle(_classification(tables, symbols, families))}
    by_family: dict[str, list[Document]] = {}
    for members in symbols_by_species(tables, symbols).values():
        plants = [taxon_document(tables, symbol, _parent(tables, symbol), additions) for symbol in members]
        path = f"plants/{slug(tables.plants[members[0]]['family'])}.json"
        by_family.setdefault(path, []).extend(plants)
    bundles |= {path: _bundle(plants) for path, plants in sorted(by_family.items())}
    _check_additions(additions, bundles)
    return bundles


def write_bundles(data: Path, demo: Path) -> list[Path]:
    """Write every generated bundle that differs from its file, remove plants no longer chosen; the changed paths."""
    wanted = {demo / name: as_text(bundle) for name, bundle in make_bundles(data, demo).items()}
    (demo / "plants").mkdir(exist_ok=True)
    stale = set((demo / "plants").glob("*.json")) - set(wanted)
    changed = [
        path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path in changed:
        path.write_text(wanted[path], encoding="utf-8")
    for path in stale:
        path.unlink()
    return sorted([*changed, *stale])


def _bundle(plants: list[Document]) -> Document:
    return {**FORMAT, "plants": [short(plant) for plant in plants]}


def _additions(demo: Path, selection: dict[str, Any]) -> Additions:
    facts = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((demo / "facts").glob("*.json"))
    }
    withheld = {(entry["symbol"], entry["trait"]): entry["reason"] for entry in selection["withheld"]}
    return Additions(articles=read_articles(demo / "articles"), facts=facts, withheld=withheld)


def _check_additions(additions: Additions, bundles: dict[str, Document]) -> None:
    made = {slug(plant["taxon"]["name"]) for bundle in bundles.values() for plant in bundle["plants"]}
    unused = sorted({*additions.articles, *additions.facts} - made)
    if unused:
        raise DemoError(f"no chosen taxon has the slug {', '.join(unused)}")


def _with_species(tables: DemoTables, symbols: list[str]) -> list[str]:
    """The symbols, each species before its infraspecific taxa and added where only a part of it was chosen."""
    complete: list[str] = []
    for symbol in symbols:
        if symbol not in tables.plants:
            raise DemoError(f"the symbol {symbol} is not in the list of plants")
        species = _species_symbol(tables, symbol)
        complete += [species, symbol]
    return list(dict.fromkeys(complete))


def _species_symbol(tables: DemoTables, symbol: str) -> str:
    """The symbol of the species a taxon belongs to; its own where it is one."""
    parsed = _parsed(tables, symbol)
    if parsed.rank == "species":
        return symbol
    for other, row in tables.checklist.items():
        name = row["Scientific Name with Author"]
        if other in tables.plants and name.startswith(parsed.species_name) and _is_species(name, parsed):
            return other
    raise DemoError(f"the species of {symbol} ({parsed.species_name}) is not in the list of plants")


def _is_species(name: str, part: ParsedName) -> bool:
    parsed = parse(name)
    return parsed.rank == "species" and parsed.name == part.species_name


def symbols_by_species(tables: DemoTables, symbols: list[str]) -> dict[str, list[str]]:
    """Symbols by the name of their species, in the order given."""
    found: dict[str, list[str]] = {}
    for symbol in symbols:
        found.setdefault(_parsed(tables, symbol).species_name, []).append(symbol)
    return dict(sorted(found.items()))


def _parsed(tables: DemoTables, symbol: str) -> ParsedName:
    return parse(tables.plants[symbol]["scientific_name"])


def _parent(tables: DemoTables, symbol: str) -> Document:
    """The species of an infraspecific taxon, the genus of a species."""
    parsed = _parsed(tables, symbol)
    if parsed.rank != "species":
        species = _parsed(tables, _species_symbol(tables, symbol))
        return reference("species", species.name, species.authority)
    return reference("genus", parsed.genus, _genus(tables, parsed.genus).authority)


def _genus(tables: DemoTables, genus: str) -> ParsedName:
    return parse(_genus_row(tables, genus)["Scientific Name with Author"])


def _genus_row(tables: DemoTables, genus: str) -> Row:
    for row in tables.genera.get(genus, ()):
        if parse(row["Scientific Name with Author"]).rank == "genus":
            return row
    raise DemoError(f"the genus {genus} is not in the checklist")


def _classification(tables: DemoTables, symbols: list[str], families: dict[str, str]) -> list[Document]:
    """Kingdom to genus: everything above the chosen species, each taxon once, parents first."""
    found: dict[str, Document] = {}
    for family in sorted(families):
        for document in _lineage(tables, family, families[family]):
            found.setdefault(document["taxon"]["name"], document)
    genera = {_parsed(tables, symbol).genus: tables.plants[symbol] for symbol in symbols}
    for genus, plant in sorted(genera.items()):
        found[genus] = _genus_document(tables, genus, plant)
    return list(found.values())


def _lineage(tables: DemoTables, family: str, group: str) -> Iterator[Document]:
    rank, name, common = KINGDOM
    yield _higher(rank, name, common, None, f"Kingdom: {name}")
    parent = reference(rank, name, "")
    row, last = tables.families.get(family), HIGHER_RANKS[-1]
    if row is None:
        last, name = GROUP_PARENTS[group]
        row = next(other for other in tables.families.values() if other[last] == name)
    for rank in HIGHER_RANKS[: HIGHER_RANKS.index(last) + 1]:
        if name := row[rank]:
            quote = f"family: {row['family']}; {rank}: {name}"
            yield _higher(rank, name, _higher_common_name(row, rank), parent, quote)
            parent = reference(rank, name, "")
    yield _family_document(tables, family, group, parent)


def _higher_common_name(row: Row, rank: str) -> str:
    by_name = SUBKINGDOM_NAMES | SUPERDIVISION_NAMES
    return by_name.get(row[rank]) or row.get(f"{rank}_common", "")


def _higher(rank: str, name: str, common: str, parent: Document | None, quote: str) -> Document:
    taxon = {**_plain_taxon(rank, name, "", None, ""), "parent": parent}
    return _document(taxon, common, PLANTS, Fact("name", PLANTS, name, quote))


def _family_document(tables: DemoTables, family: str, group: str, parent: Document) -> Document:
    row, ncbi = tables.families.get(family), tables.family_authorities.get(family, {})
    symbol = row["usda_family_symbol"] if row else None
    taxon = {
        **_plain_taxon("family", family, _family_authority(tables, family), symbol, group),
        "parent": parent,
    }
    if row:
        quote = f"family: {family}; family_common_name: {row['family_common_name']}; order: {row['order']}"
        document = _document(taxon, row["family_common_name"], PLANTS, Fact("name", PLANTS, family, quote))
    else:
        rank, name = GROUP_PARENTS[group]
        quote = f"family: {family}; order: {ncbi.get('order', '')}"
        rule = GROUP_RULE.format(group=group, rank=rank, name=name)
        source = "ncbi-taxonomy-2013"
        fact = Fact("name", source, family, quote, rule)
        document = _document(taxon, ncbi.get("common_names", ""), source, fact)
    if apg := tables.apg_families.get(family):
        document["placements"] = [{"classification": "apg-iv", "order": apg["order"], "source": "apg-iv"}]
    return document


def _family_authority(tables: DemoTables, family: str) -> str:
    """The authority in ``Passifloraceae Juss. ex Roussel, 1806``; "" where no source gives one."""
    cited = tables.family_authorities.get(family, {}).get("authority", "")
    if family in FAMILY_AUTHORITIES or not cited.startswith(family):
        return FAMILY_AUTHORITIES.get(family, "")
    return cited.removeprefix(family).partition(",")[0].strip()


def _genus_document(tables: DemoTables, genus: str, plant: Row) -> Document:
    row = _genus_row(tables, genus)
    name = row["Scientific Name with Author"]
    family = plant["family"]
    parent = reference("family", family, _family_authority(tables, family))
    taxon = taxon_block(parse(name), parent, symbol=row["Symbol"], group=group_code(plant))
    quote = f"Symbol: {row['Symbol']}; Scientific Name with Author: {name}"
    return _document(taxon, row["Common Name"], PLANTS, Fact("name", PLANTS, name, quote))


def _plain_taxon(rank: str, name: str, authority: str, symbol: str | None, group: str) -> Document:
    return {
        "rank": rank,
        "name": name,
        "authority": authority,
        "full_name": f"{name} {authority}".strip(),
        "symbol": symbol,
        "group": group,
        "parent": None,
        "status": "published",
    }


def _document(taxon: Document, common: str, source: str, fact: Fact) -> Document:
    document: Document = {"taxon": taxon}
    if common:
        document["vernacular_names"] = vernacular_names(common, source)
    document["citations"] = [fact.document]
    return document
