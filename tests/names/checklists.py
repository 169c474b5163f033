"""A part of the real checklist in the test database, written without the importer."""

import csv
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from catalog import names, nomenclature, writing
from catalog.choices import Status
from catalog.models import Synonym, Taxon, VernacularName
from tests.real_data import real_data

Named = TypeVar("Named", Taxon, Synonym)


class Listed(NamedTuple):
    """One row of the checklist."""

    symbol: str
    own_symbol: str
    text: str


def load(*beginnings: str) -> list[Listed]:
    """Store the rows whose generic names begin so, with their common names, and index them. The rows stored."""
    rows = list(_rows(beginnings))
    taxa: dict[str, Taxon] = {}
    used: set[tuple[str, str]] = set()
    for row in rows:
        if row["Synonym Symbol"]:
            continue
        taxon = _named(Taxon(symbol=row["Symbol"], status=Status.PUBLISHED), row)
        taxon.slug, taxon.path = row["Symbol"].lower(), row["Symbol"]
        if (taxon.name_key, taxon.authority_key) not in used:
            used.add((taxon.name_key, taxon.authority_key))
            taxa[row["Symbol"]] = taxon
    Taxon.objects.bulk_create(taxa.values(), batch_size=40)
    synonyms = [
        _named(Synonym(symbol=row["Synonym Symbol"], taxon=taxa[row["Symbol"]]), row)
        for row in rows
        if row["Synonym Symbol"] and row["Symbol"] in taxa
    ]
    Synonym.objects.bulk_create(synonyms, batch_size=50)
    VernacularName.objects.bulk_create(
        [
            VernacularName(taxon=taxa[row["Symbol"]], name=row["Common Name"], preferred=True)
            for row in rows
            if row["Common Name"] and row["Symbol"] in taxa
        ],
        batch_size=100,
    )
    names.rebuild()
    return [
        Listed(row["Symbol"], row["Synonym Symbol"] or row["Symbol"], row["Scientific Name with Author"])
        for row in rows
        if row["Symbol"] in taxa
    ]


def _rows(beginnings: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of these genera; a synonym comes with its accepted row or not at all."""
    with real_data("usda/plantlst_rebuilt.txt").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    accepted = {row["Symbol"] for row in rows if not row["Synonym Symbol"]}
    wanted = {
        row["Symbol"]
        for row in rows
        if row["Scientific Name with Author"].startswith(beginnings) and not row["Synonym Symbol"]
    }
    kept = wanted & accepted
    return (row for row in rows if row["Symbol"] in kept)


def _named(named: Named, row: dict[str, str]) -> Named:
    parsed = nomenclature.parse(row["Scientific Name with Author"])
    named.name = parsed.name
    named.authority = parsed.authority
    named.full_name = parsed.full_name
    if isinstance(named, Taxon):
        named.rank = parsed.rank or "species"
    else:
        named.note = parsed.note[:200]
    writing.prepare(named)
    return named
