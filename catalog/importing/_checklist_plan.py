"""What a checklist would change: its accepted names against the catalogue, without writing."""

from collections import defaultdict
from dataclasses import asdict, dataclass, field
from typing import Any

from catalog.choices import Rank
from catalog.importing._catalogue import Catalogue, Known
from catalog.importing._checklist_parents import NewTaxon, Node, Tree, commonest_families
from catalog.importing._checklist_rows import Checklist, NameReader, Row
from catalog.importing._merging import merge
from catalog.importing._names import RANK_ORDER, ReadName
from catalog.importing._plan import Ledger
from catalog.importing._sources import PLANTS
from catalog.models import Citation, VernacularName
from catalog.nomenclature import authority_key, name_key

TRAIT = "checklist"
"""The trait key under which a citation keeps what the list said of a taxon when it was last imported."""
ACCEPTED, SYNONYMS, COMMON_NAMES = "accepted names", "synonyms", "common names"
LANGUAGE = "en"
ONE_NAME = frozenset({"name", "authority", "full_name"})
"""Columns that say one thing: where an editor has changed one of them, the list changes none."""

Value = dict[str, Any]


@dataclass(slots=True)
class Said:
    """What the list said of a taxon last time: the citation's key and its value."""

    citation: int
    value: Value


@dataclass(slots=True)
class Update:
    """Columns of a stored taxon that change; ``parent`` may be a taxon still to be stored."""

    pk: int
    fields: dict[str, Any] = field(default_factory=dict)
    parent: Node | None = None


@dataclass(slots=True)
class NewName:
    """A common name to be stored."""

    taxon: Node
    name: str
    preferred: bool


@dataclass(slots=True)
class Placed:
    """An accepted row and its taxon. ``kept`` names what stays as an editor has it."""

    row: Row
    node: Node
    value: Value
    said: Said | None = None
    kept: list[str] = field(default_factory=list)


class AcceptedNames:
    """The accepted names of a checklist, matched: by symbol, then full name, then name where it is unique."""

    def __init__(self, checklist: Checklist, catalogue: Catalogue, names: NameReader, ledger: Ledger) -> None:
        self.checklist = checklist
        self.catalogue = catalogue
        self.names = names
        self.ledger = ledger
        self.tree = Tree(catalogue, names, ledger)
        self.said = _said_before()
        self.placed: dict[str, Placed] = {}
        self.updates: dict[int, Update] = {}
        self.new_names: list[NewName] = []
        self.renamed_names: dict[int, str] = {}
        self._claimed: dict[int, Row] = {}
        self._common = _common_names()

    def plan(self) -> None:
        """Match every row, then plan new taxa with their parents, then changes."""
        synonyms: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self.checklist.synonyms:
            synonyms[row.symbol][row.synonym_symbol] = row.text
        for row in self._by_certainty():
            node = self._match(row) or self._new(row)
            if node is not None:
                value: Value = {"name": row.text, "common_name": row.common_name, "family": row.family}
                value["synonyms"] = synonyms.get(row.symbol, {})
                said = self.said.get(node.pk) if isinstance(node, Known) else None
                self.placed[row.symbol] = Placed(row, node, value, said)
        self._find_parents()
        for placed in self.placed.values():
            self._plan_taxon(placed)

    def _by_certainty(self) -> list[Row]:
        """Rows whose symbol is known first, so that no other row takes their taxon by its name."""
        rows = list(self.checklist.accepted.values())
        known = self.catalogue.by_symbol
        return [row for row in rows if row.symbol in known] + [row for row in rows if row.symbol not in known]

    def _match(self, row: Row) -> Known | None:
        pk = self.catalogue.by_symbol.get(row.symbol)
        if pk is None and row.symbol not in self.catalogue.synonym_by_symbol:
            pk = self._match_name(self.names.read(row.text, row.line))
        if pk is None or pk in self._claimed:
            return None
        self._claimed[pk] = row
        return self.catalogue.taxa[pk]

    def _match_name(self, name: ReadName) -> int | None:
        if found := self.catalogue.by_full_name.get((name.name_key, name.authority_key)):
            return found
        same = [self.catalogue.taxa[pk] for pk in self.catalogue.by_name.get(name.name_key, ())]
        if len(same) == 1 and same[0].symbol is None and same[0].rank == name.columns.rank:
            return same[0].pk
        return None

    def _new(self, row: Row) -> NewTaxon | None:
        if synonym := self.catalogue.synonym_by_symbol.get(row.symbol):
            taxon = self.catalogue.taxa[synonym.taxon_id]
            self.ledger.report(
                "accepted in the list, synonym in the catalogue", row.line, row.symbol,
                f"{row.text} is a synonym of {taxon.full_name} here; not stored",
            )  # fmt: skip
            return None
        node = NewTaxon(self.names.read(row.text, row.line), row.symbol, row.line, row.family)
        if not node.rank:
            self.ledger.report("rank not told by the name", row.line, row.symbol, f"{row.text}; not stored")
            return None
        if twin := self.tree.by_full_name.get((node.name_key, node.authority_key)):
            place = f"on line {twin.line:,}" if isinstance(twin, NewTaxon) else "in the catalogue"
            other = twin.symbol or "no symbol"
            self.ledger.report(
                "name of another accepted row", row.line, row.symbol,
                f"{row.text} stands {place} already ({other}); not stored",
            )  # fmt: skip
            return None
        self.tree.enter(node)
        self.tree.made.append(node)
        self.ledger.add(ACCEPTED, row.line, row.symbol, row.text)
        return node

    def _find_parents(self) -> None:
        """Parents of the new taxa, genera first. A genus without a family of its own takes that of its species."""
        new = [placed for placed in self.placed.values() if isinstance(placed.node, NewTaxon)]
        families = commonest_families(
            (self.names.read(self.names.read(placed.row.text).parsed.parent_name).name_key, placed.row.family)
            for placed in new
            if placed.row.has_family and placed.node.rank == Rank.SPECIES
        )
        for placed in sorted(new, key=lambda placed: RANK_ORDER[placed.node.rank]):
            node = placed.node
            assert isinstance(node, NewTaxon)  # noqa: S101 - chosen so above
            family = placed.row.family if placed.row.has_family else ""
            if node.rank == Rank.GENUS:
                family = family or families.get(node.name_key, "")
            node.family_name = family
            node.parent = self.tree.parent_of(node.read, family)
            if family and (found := self.tree.family_name(node.parent)) != family:
                self.ledger.report(
                    "family is not that of the genus", placed.row.line, placed.row.symbol,
                    f"{placed.row.text}: the list says {family}, its genus stands in {found or 'no family'}",
                )  # fmt: skip

    def _plan_taxon(self, placed: Placed) -> None:
        if isinstance(placed.node, NewTaxon):
            if placed.row.common_name:
                self._add_common_name(placed, preferred=True)
            return
        before = placed.said.value if placed.said else {}
        if before == placed.value:
            self.ledger.unchanged(ACCEPTED)
            self.ledger.unchanged(COMMON_NAMES, bool(placed.row.common_name))
            return
        changes = len(self.updates)
        self._plan_columns(placed, placed.node, before.get("name", ""))
        self._plan_family(placed, placed.node, before.get("family"))
        self._plan_common_name(placed, placed.node, before.get("common_name", ""))
        if len(self.updates) == changes:
            self.ledger.unchanged(ACCEPTED)

    def _plan_columns(self, placed: Placed, known: Known, before: str) -> None:
        row = placed.row
        if before == row.text:
            return
        now: Value = {**asdict(self.names.read(row.text, row.line).columns), "symbol": row.symbol}
        stored: Value = {column: getattr(known, column) for column in now}
        former: Value = {}
        if before:
            former = {**asdict(self.names.read(before).columns), "symbol": row.symbol}
        else:
            # Nothing is known of an earlier import: what is empty may be filled, the rest is an editor's.
            now, stored = _filled(now), _filled(stored)
            if known.full_name == f"{known.name} {known.authority}".strip():
                del stored["full_name"]
        merged = merge(before=former, now=now, stored=stored)
        for column in merged.kept:
            self._keep(placed, column.replace("_", " "), getattr(known, column), now[column])
        write = dict(merged.write) if ONE_NAME.isdisjoint(merged.kept) else _without_the_name(merged.write)
        if write and not self._is_taken(placed, known, write):
            self._update(known).fields.update(write)
            told = "; ".join(
                f"{column} “{stored.get(column, '')}” → “{new}”" for column, new in write.items()
            )
            self.ledger.change(ACCEPTED, row.line, row.symbol, told)

    def _is_taken(self, placed: Placed, known: Known, write: Value) -> bool:
        key = (
            name_key(write.get("name", known.name)),
            authority_key(write.get("authority", known.authority)),
        )
        twin = self.tree.by_full_name.get(key)
        if twin is None or twin is known:
            return False
        self._keep(placed, "name", known.full_name, f"{placed.row.text}, which another taxon bears")
        return True

    def _plan_family(self, placed: Placed, known: Known, before: str | None) -> None:
        """A genus moves to another family with the list, unless an editor has moved it; a lost parent is found."""
        row = placed.row
        family = row.family if row.has_family else ""
        parent = self.catalogue.taxa.get(known.parent_id) if known.parent_id else None
        if parent is None and RANK_ORDER.get(known.rank, 0) > RANK_ORDER[Rank.FAMILY]:
            found = self.tree.parent_of(self.names.read(row.text, row.line), family)
            if found is not None and RANK_ORDER[found.rank] < RANK_ORDER[known.rank]:
                self._move(placed, known, found)
        elif known.rank == Rank.GENUS and family and before not in (None, row.family):
            held = parent.name if parent else ""
            if held == before:
                self._move(placed, known, self.tree.family(family))
            elif held != family:
                self._keep(placed, "family", held, family)

    def _move(self, placed: Placed, known: Known, parent: Node) -> None:
        self._update(known).parent = parent
        self.ledger.change(
            ACCEPTED, placed.row.line, placed.row.symbol, f"now stands under {parent.full_name}"
        )

    def _plan_common_name(self, placed: Placed, known: Known, before: str) -> None:
        wanted = placed.row.common_name
        held = self._common.get(known.pk, [])
        if not wanted or wanted == before or wanted.casefold() in {name.casefold() for _, name, _ in held}:
            self.ledger.unchanged(COMMON_NAMES, bool(wanted))
            return
        former = next((pk for pk, name, _ in held if before and name == before), None)
        if former is not None:
            self.renamed_names[former] = wanted
            self.ledger.change(COMMON_NAMES, placed.row.line, placed.row.symbol, f"“{before}” → “{wanted}”")
        elif before:
            self._keep(placed, "common name", ", ".join(name for _, name, _ in held), wanted)
        else:
            self._add_common_name(placed, preferred=not any(preferred for *_, preferred in held))

    def _add_common_name(self, placed: Placed, *, preferred: bool) -> None:
        self.new_names.append(NewName(placed.node, placed.row.common_name, preferred))
        self.ledger.add(COMMON_NAMES, placed.row.line, placed.row.symbol, placed.row.common_name)

    def _keep(self, placed: Placed, what: str, held: object, offered: object) -> None:
        placed.kept.append(f"{what}: the list says “{offered}”")
        self.ledger.report(
            "kept as an editor has it", placed.row.line, placed.row.symbol,
            f"{what} stays “{held}”; the list says “{offered}”",
        )  # fmt: skip

    def _update(self, known: Known) -> Update:
        return self.updates.setdefault(known.pk, Update(known.pk))


def _without_the_name(columns: Value) -> Value:
    return {column: value for column, value in columns.items() if column not in ONE_NAME}


def _filled(columns: Value) -> Value:
    return {column: value for column, value in columns.items() if value}


def _said_before() -> dict[int, Said]:
    rows = Citation.objects.filter(trait=TRAIT, subject="", source__key=PLANTS.key).values_list(
        "taxon_id", "pk", "value"
    )
    return {taxon: Said(pk, value) for taxon, pk, value in rows if isinstance(value, dict)}


def _common_names() -> dict[int, list[tuple[int, str, bool]]]:
    found: dict[int, list[tuple[int, str, bool]]] = defaultdict(list)
    rows = VernacularName.objects.filter(language=LANGUAGE).order_by("pk")
    for taxon, pk, name, preferred in rows.values_list("taxon_id", "pk", "name", "preferred"):
        found[taxon].append((pk, name, preferred))
    return found
