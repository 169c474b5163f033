"""Where the rules of names look for the other names: in the database, or in what was read of it for many rows."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.db.models import Q

from catalog.choices import SynonymKind
from catalog.models import Synonym, Taxon

NAMES_A_QUERY = 300
"""Names in one query: three values each, and SQLite may take no more than 999."""

Named = Taxon | Synonym


class KnownNames(Protocol):
    """The names of the catalogue, as the rules ask for them."""

    def taxon_with_symbol(self, symbol: str) -> Taxon | None: ...

    def synonym_with_symbol(self, symbol: str) -> Synonym | None: ...

    def taxon_named(self, named: Named) -> Taxon | None:
        """Another taxon whose accepted name this is."""
        ...

    def synonym_named(self, named: Named) -> Synonym | None:
        """A true synonym, neither misapplied nor with a note, that bears this name."""
        ...


class StoredNames:
    """Asks the database each time: a query a call."""

    def taxon_with_symbol(self, symbol: str) -> Taxon | None:
        return Taxon.objects.filter(symbol=symbol).first()

    def synonym_with_symbol(self, symbol: str) -> Synonym | None:
        return Synonym.objects.filter(symbol=symbol).select_related("taxon").first()

    def taxon_named(self, named: Named) -> Taxon | None:
        taxa = Taxon.objects.filter(name_key=named.name_key, authority_key=named.authority_key)
        return (taxa.exclude(pk=named.pk) if isinstance(named, Taxon) else taxa).first()

    def synonym_named(self, named: Named) -> Synonym | None:
        names = Synonym.objects.filter(name_key=named.name_key, authority_key=named.authority_key, note="")
        return names.exclude(kind=SynonymKind.MISAPPLIED).select_related("taxon").first()


class ReadNames:
    """Holds every stored name that these rows could clash with, and what is added to it. A few queries in all."""

    def __init__(self, rows: Sequence[Named]) -> None:
        self._taxa: dict[tuple[str, str], Taxon] = {}
        self._synonyms: dict[tuple[str, str], Synonym] = {}
        self._taxon_symbols: dict[str, Taxon] = {}
        self._synonym_symbols: dict[str, Synonym] = {}
        for start in range(0, len(rows), NAMES_A_QUERY):
            some = rows[start : start + NAMES_A_QUERY]
            alike = Q(symbol__in=[row.symbol for row in some if row.symbol])
            alike |= Q(name_key__in=[row.name_key for row in some])
            self.add(Taxon.objects.filter(alike))
            self.add(Synonym.objects.filter(alike).select_related("taxon"))

    def add(self, rows: Iterable[Named]) -> None:
        """Know these names too."""
        for row in rows:
            key = (row.name_key, row.authority_key)
            if isinstance(row, Taxon):
                self._taxa.setdefault(key, row)
                if row.symbol:
                    self._taxon_symbols[row.symbol] = row
                continue
            if not row.note and row.kind != SynonymKind.MISAPPLIED:
                self._synonyms.setdefault(key, row)
            if row.symbol:
                self._synonym_symbols[row.symbol] = row

    def taxon_with_symbol(self, symbol: str) -> Taxon | None:
        return self._taxon_symbols.get(symbol)

    def synonym_with_symbol(self, symbol: str) -> Synonym | None:
        return self._synonym_symbols.get(symbol)

    def taxon_named(self, named: Named) -> Taxon | None:
        taxon = self._taxa.get((named.name_key, named.authority_key))
        return None if taxon == named else taxon

    def synonym_named(self, named: Named) -> Synonym | None:
        return self._synonyms.get((named.name_key, named.authority_key))


STORED = StoredNames()
