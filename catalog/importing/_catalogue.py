"""The names of the whole catalogue in memory, to match the rows of a file with taxa."""

from collections import defaultdict
from dataclasses import dataclass

from catalog import nomenclature
from catalog.models import Synonym, Taxon

TAXON_COLUMNS = (
    "pk", "rank", "name", "authority", "full_name", "name_key", "authority_key", "symbol", "group", "excluded",
    "name_note", "hybrid_formula", "notho", "parent_id", "family_id", "slug",
)  # fmt: skip


@dataclass(slots=True)
class Known:
    """A taxon of the catalogue, as far as matching needs it."""

    pk: int
    rank: str
    name: str
    authority: str
    full_name: str
    name_key: str
    authority_key: str
    symbol: str | None
    group: str
    excluded: bool
    name_note: str
    hybrid_formula: str
    notho: str
    parent_id: int | None
    family_id: int | None
    slug: str


@dataclass(slots=True)
class KnownSynonym:
    """A synonym of the catalogue."""

    pk: int
    taxon_id: int
    name_key: str
    authority_key: str
    symbol: str | None
    note: str
    full_name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Match:
    """What a name or symbol led to: one taxon, or several among which a person must choose, or none.

    ``by`` says how: ``symbol``, ``synonym's symbol``, ``full name``, ``synonym``, ``name`` or "".
    """

    taxa: tuple[int, ...] = ()
    by: str = ""

    @property
    def one(self) -> int | None:
        """The only taxon there is, if so."""
        return self.taxa[0] if len(self.taxa) == 1 else None


class Catalogue:
    """Every taxon and synonym by symbol, by full name and by name. Two queries."""

    def __init__(self) -> None:
        self.taxa = {row[0]: Known(*row) for row in Taxon.objects.order_by("pk").values_list(*TAXON_COLUMNS)}
        columns = ("pk", "taxon_id", "name_key", "authority_key", "symbol", "note", "full_name", "kind")
        self.synonyms = [KnownSynonym(*row) for row in Synonym.objects.order_by("pk").values_list(*columns)]
        self.by_symbol: dict[str, int] = {}
        self.by_full_name: dict[tuple[str, str], int] = {}
        self.by_name: dict[str, list[int]] = defaultdict(list)
        for taxon in self.taxa.values():
            self.by_full_name[taxon.name_key, taxon.authority_key] = taxon.pk
            self.by_name[taxon.name_key].append(taxon.pk)
            if taxon.symbol:
                self.by_symbol[taxon.symbol] = taxon.pk
        self.synonym_by_symbol = {synonym.symbol: synonym for synonym in self.synonyms if synonym.symbol}
        self._synonyms_by_name: dict[str, list[KnownSynonym]] = defaultdict(list)
        for synonym in self.synonyms:
            self._synonyms_by_name[synonym.name_key].append(synonym)

    def match_symbol(self, symbol: str) -> Match:
        """By the symbol of a taxon or of one of its synonyms."""
        if symbol in self.by_symbol:
            return Match((self.by_symbol[symbol],), "symbol")
        if symbol in self.synonym_by_symbol:
            return Match((self.synonym_by_symbol[symbol].taxon_id,), "synonym's symbol")
        return Match()

    def match_name(self, text: str) -> Match:
        """By the full name, then by the name without authority where it is unique, accepted before synonym."""
        parsed = nomenclature.parse(text)
        name, authority = nomenclature.name_key(parsed.name), nomenclature.authority_key(parsed.authority)
        if (name, authority) in self.by_full_name:
            return Match((self.by_full_name[name, authority],), "full name")
        synonyms = self._synonyms_by_name.get(name, [])
        exact = {synonym.taxon_id for synonym in synonyms if synonym.authority_key == authority}
        if authority and exact:
            return Match(tuple(sorted(exact)), "synonym")
        if self.by_name.get(name):
            return Match(tuple(self.by_name[name]), "name")
        return Match(tuple(sorted({synonym.taxon_id for synonym in synonyms})), "synonym" if synonyms else "")

    def of_rank(self, name: str, rank: str) -> list[Known]:
        """The taxa of this name at this rank."""
        return [
            self.taxa[pk]
            for pk in self.by_name.get(nomenclature.name_key(name), ())
            if self.taxa[pk].rank == rank
        ]
