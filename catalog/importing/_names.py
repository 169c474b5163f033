"""Botanical names of a file as columns of taxa and synonyms."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from catalog import nomenclature
from catalog.choices import Rank
from catalog.models import Taxon
from catalog.nomenclature import ParsedName
from catalog.writing import NameColumns, columns_of

LONGEST = {
    column.name: column.max_length or 0
    for column in Taxon._meta.local_concrete_fields
    if column.name in {"name", "authority", "full_name", "hybrid_formula", "name_note"}
}
RANK_ORDER = {rank.value: rank.order for rank in Rank}
"""The place of each rank from the top; asked for a few times for every name of a file."""
NAME_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://plants.usda.gov")


@dataclass(frozen=True, slots=True)
class ReadName:
    """A name of a file, taken apart once: the parts, the columns to store and the keys to compare."""

    parsed: ParsedName
    columns: NameColumns
    name_key: str
    authority_key: str


def read_name(text: str) -> ReadName:
    """Take a name with its authorities apart."""
    parsed = nomenclature.parse(text)
    columns = columns_of(parsed)
    return ReadName(
        parsed, columns, nomenclature.name_key(columns.name), nomenclature.authority_key(columns.authority)
    )


def unreadable(name: ReadName) -> str:
    """Why a name cannot be stored, as a rule that goes on from the value; empty when it can."""
    if not name.parsed.quality or not name.columns.name:
        words = "; ".join(str(warning).rstrip(".") for warning in name.parsed.warnings)
        return f"is not a botanical name{f' ({words})' if words else ''}"
    for field, longest in LONGEST.items():
        if len(getattr(name.columns, field)) > longest:
            return f"has a part ({field.replace('_', ' ')}) longer than {longest} characters"
    return ""


def lasting_id(handle: str, taken: Iterable[uuid.UUID]) -> uuid.UUID:
    """The identifier of a name, alike in every catalogue that imports the same list; another where it is taken."""
    wanted = uuid.uuid5(NAME_SPACE, handle)
    return uuid.uuid4() if wanted in taken else wanted


def free_slug(name: str, symbol: str | None, authority: str, taken: set[str]) -> str:
    """An address for a new taxon: from the name, then with the symbol, the authority, a number. Noted as taken."""
    base = nomenclature.slug(name)[:200]
    slug = next(candidate for candidate in _candidates(base, symbol, authority) if candidate not in taken)
    taken.add(slug)
    return slug


def _candidates(base: str, symbol: str | None, authority: str) -> Iterator[str]:
    """Addresses in the order of preference, without end."""
    yield base
    if symbol:
        yield f"{base}-{symbol.lower()}"[:215]
    if authority:
        yield f"{base}-{nomenclature.slug(authority)}"[:215]
    for number in count(2):
        yield f"{base}-{number}"
