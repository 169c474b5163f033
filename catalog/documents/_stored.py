"""What the catalogue holds of the plants in a bundle, read for many of them at a time."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from django.db.models import Q

from catalog import nomenclature
from catalog.models import ArticleSection, CareGuide, Profile, Taxon
from catalog.serialising import SECTIONS, Row, Section, rows_by_taxon

Document = dict[str, Any]
Part = TypeVar("Part")

PLANTS_A_QUERY = 200
"""Plants in one query: each asks by up to four values, and SQLite may take no more than 999."""


class KnownTaxa:
    """The taxa that documents speak of, themselves or as a parent: those stored and those made of them since."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._by_id: dict[str, Taxon] = {}
        self._by_symbol: dict[str, Taxon] = {}
        self._by_name: dict[tuple[str, str], Taxon] = {}
        for some in in_parts(documents):
            rows = [document["taxon"] for document in some]
            parents = [row["parent"] for row in rows if isinstance(row.get("parent"), dict)]
            alike = Q(name_key__in=[nomenclature.name_key(row.get("name", "")) for row in [*rows, *parents]])
            alike |= Q(symbol__in=[row["symbol"] for row in rows if row.get("symbol")])
            alike |= Q(name_id__in=[row["name_id"] for row in [*rows, *parents] if row.get("name_id")])
            for taxon in Taxon.objects.filter(alike).select_related("parent"):
                self.add(taxon)

    def add(self, taxon: Taxon) -> None:
        """Know this taxon, also under a name that it has been given since."""
        self._by_id[str(taxon.name_id)] = taxon
        if taxon.symbol:
            self._by_symbol[taxon.symbol] = taxon
        self._by_name[taxon.name_key, taxon.authority_key] = taxon

    def described(self, row: Row) -> Taxon | None:
        """The taxon that a document speaks of: by lasting identifier, then by symbol, then by name and authority."""
        if (taxon := self._by_id.get(str(row.get("name_id")))) is not None:
            return taxon
        if (taxon := self._by_symbol.get(row.get("symbol") or "")) is not None and taxon.symbol == row[
            "symbol"
        ]:
            return taxon
        return self.named(row["name"], row.get("authority", ""))

    def meant(self, row: Row) -> Taxon | None:
        """Another taxon that a document names: by its accepted name, or by its identifier if it was renamed since.

        The name comes first: what a person has written into a file is what is meant.
        """
        found = self.named(row.get("name", ""), row.get("authority", ""))
        return found if found is not None else self._by_id.get(str(row.get("name_id")))

    def named(self, name: str, authority: str) -> Taxon | None:
        """The taxon of this accepted name."""
        key = (nomenclature.name_key(name), nomenclature.authority_key(authority))
        taxon = self._by_name.get(key)
        return taxon if taxon is not None and (taxon.name_key, taxon.authority_key) == key else None


class StoredParts:
    """The parts of stored plants in plain form, by the key of the taxon. A dozen queries for every 200 plants."""

    def __init__(self, taxa: Sequence[int]) -> None:
        self._rows: dict[str, dict[int, list[Row]]] = {section.key: {} for section in SECTIONS}
        self.profiles: dict[int, Profile] = {}
        self.care: dict[int, CareGuide] = {}
        self.articles: dict[int, list[ArticleSection]] = {}
        for some in in_parts(taxa):
            for section in SECTIONS:
                self._rows[section.key] |= rows_by_taxon(section, some)
            self.profiles |= {row.taxon_id: row for row in Profile.objects.filter(taxon__in=some)}
            self.care |= {row.taxon_id: row for row in CareGuide.objects.filter(taxon__in=some)}
            for part in ArticleSection.objects.filter(taxon__in=some).order_by("position", "pk"):
                self.articles.setdefault(part.taxon_id, []).append(part)

    def rows(self, section: Section, taxon: int) -> list[Row]:
        """The rows of one section, in the document's order."""
        return self._rows[section.key].get(taxon, [])


def in_parts(rows: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """The rows, few enough at a time for one query."""
    for start in range(0, len(rows), PLANTS_A_QUERY):
        yield rows[start : start + PLANTS_A_QUERY]
