"""What a checklist would change among the synonyms, without writing."""

from dataclasses import dataclass

from catalog.importing._catalogue import KnownSynonym
from catalog.importing._checklist_parents import Node
from catalog.importing._checklist_plan import SYNONYMS, AcceptedNames, Placed
from catalog.importing._checklist_rows import Row
from catalog.models import ALSO_ACCEPTED
from catalog.writing import kind_of


@dataclass(frozen=True, slots=True)
class SynonymColumns:
    """What is stored of a synonym; the fields are columns of Synonym."""

    name: str
    authority: str
    full_name: str
    name_key: str
    authority_key: str
    kind: str
    note: str


@dataclass(slots=True)
class NewSynonym:
    """A synonym to be stored; ``symbol`` is None where another synonym bears it."""

    taxon: Node
    columns: SynonymColumns
    symbol: str | None
    handle: str


@dataclass(slots=True)
class SynonymUpdate:
    """Columns of a stored synonym that change; ``taxon`` where it moves."""

    pk: int
    columns: SynonymColumns | None = None
    taxon: Node | None = None
    symbol: str | None = None


class Synonyms:
    """The synonyms of a checklist, matched by symbol, then by name under the same taxon."""

    def __init__(self, accepted: AcceptedNames) -> None:
        self.accepted = accepted
        self.ledger = accepted.ledger
        self.new: list[NewSynonym] = []
        self.updates: list[SynonymUpdate] = []
        catalogue = accepted.catalogue
        self._by_symbol = catalogue.synonym_by_symbol
        self._stored = {(s.taxon_id, s.name_key, s.authority_key, s.note): s for s in catalogue.synonyms}
        self._taken: set[tuple[int, str, str, str]] = set()

    def plan(self) -> None:
        """Plan every synonym row of the file."""
        for row in self.accepted.checklist.synonyms:
            placed = self.accepted.placed.get(row.symbol)
            if placed is None:
                reason = (
                    "is not among the accepted names"
                    if row.symbol not in self.accepted.checklist.accepted
                    else "was not stored"
                )
                self.ledger.report(
                    "synonym without its accepted row", row.line, row.synonym_symbol,
                    f"{row.text}: {row.symbol} {reason}; not stored",
                )  # fmt: skip
            else:
                self._plan_row(row, placed)

    def _plan_row(self, row: Row, placed: Placed) -> None:
        before = placed.said.value.get("synonyms", {}).get(row.synonym_symbol) if placed.said else None
        if before == row.text:
            # The list says what it said: whatever an editor has done since, also deleting it, stays.
            self.ledger.unchanged(SYNONYMS)
            return
        columns = self._columns(row)
        stored = None if row.shares_symbol else self._by_symbol.get(row.synonym_symbol)
        if stored is not None:
            self._plan_stored(row, placed, stored, columns, before)
        elif row.synonym_symbol in self.accepted.catalogue.by_symbol:
            taxon = self.accepted.catalogue.taxa[self.accepted.catalogue.by_symbol[row.synonym_symbol]]
            self._report_kept(row, f"{taxon.full_name} is an accepted name here; not stored as a synonym")
        elif before is not None:
            self._report_kept(row, "an editor has removed it; the list now writes it otherwise")
        else:
            self._plan_unknown(row, placed, columns)

    def _plan_stored(
        self, row: Row, placed: Placed, stored: KnownSynonym, columns: SynonymColumns, before: str | None
    ) -> None:
        if stored.taxon_id != placed.node.pk:
            self._plan_move(row, placed, stored, columns)
            return
        if stored.full_name == columns.full_name and stored.note == columns.note:
            self.ledger.unchanged(SYNONYMS)
        elif before is not None and _is_as_written(stored, self._columns_of_text(before)):
            self.updates.append(SynonymUpdate(stored.pk, columns=columns))
            self.ledger.change(
                SYNONYMS,
                row.line,
                row.synonym_symbol,
                f"{stored.full_name}{f', {stored.note}' if stored.note else ''} → {row.text}",
            )
        else:
            self._report_kept(row, f"stays {stored.full_name}; the list says {row.text}")

    def _plan_move(self, row: Row, placed: Placed, stored: KnownSynonym, columns: SynonymColumns) -> None:
        said = self.accepted.said.get(stored.taxon_id)
        before = said.value.get("synonyms", {}).get(row.synonym_symbol) if said else None
        holder = self.accepted.catalogue.taxa[stored.taxon_id].full_name
        if before is not None and _is_as_written(stored, self._columns_of_text(before)):
            self.updates.append(SynonymUpdate(stored.pk, columns=columns, taxon=placed.node))
            self.ledger.change(
                SYNONYMS, row.line, row.synonym_symbol, f"moves from {holder} to {placed.node.full_name}"
            )
        else:
            self._report_kept(
                row, f"stays a synonym of {holder}; the list has it under {placed.node.full_name}"
            )

    def _plan_unknown(self, row: Row, placed: Placed, columns: SynonymColumns) -> None:
        node = placed.node
        key = (node.pk or id(node), columns.name_key, columns.authority_key, columns.note)
        stored = self._stored.get(key)
        symbol = None if row.shares_symbol else row.synonym_symbol
        if key in self._taken:
            self.ledger.report(
                "the same synonym twice", row.line, row.synonym_symbol, f"{row.text}; not stored again"
            )
        elif stored is None:
            self._taken.add(key)
            self.new.append(NewSynonym(node, columns, symbol, f"{row.synonym_symbol} {row.symbol}"))
            self.ledger.add(SYNONYMS, row.line, row.synonym_symbol, row.text)
        elif stored.symbol is None and symbol:
            self._taken.add(key)
            self.updates.append(SynonymUpdate(stored.pk, symbol=symbol))
            self.ledger.change(SYNONYMS, row.line, symbol, f"{stored.full_name} gets its symbol")
        else:
            self._report_kept(
                row, f"{row.text} is stored under the symbol {stored.symbol or 'of another synonym'}"
            )

    def _columns(self, row: Row) -> SynonymColumns:
        return self._columns_of_text(row.text, row.line)

    def _columns_of_text(self, text: str, line: int | None = None) -> SynonymColumns:
        read = self.accepted.names.read(text, line)
        name, note = read.columns, read.columns.name_note
        if not note and (read.name_key, read.authority_key) in self.accepted.tree.by_full_name:
            note = ALSO_ACCEPTED
        return SynonymColumns(
            name.name,
            name.authority,
            name.full_name,
            read.name_key,
            read.authority_key,
            kind_of(read.parsed),
            note,
        )

    def _report_kept(self, row: Row, text: str) -> None:
        self.ledger.report("kept as the catalogue has it", row.line, row.synonym_symbol, text)


def _is_as_written(stored: KnownSynonym, columns: SynonymColumns) -> bool:
    return stored.full_name == columns.full_name and stored.note in (columns.note, ALSO_ACCEPTED, "")
