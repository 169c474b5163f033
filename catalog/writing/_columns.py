"""What is stored of a name that was read: the columns of a taxon or a synonym under it. No queries."""

from dataclasses import dataclass

from catalog.choices import Notho, Rank, SynonymKind
from catalog.nomenclature import ParsedName


@dataclass(frozen=True, slots=True)
class NameColumns:
    """What is stored of a name; the fields are columns of Taxon."""

    rank: str
    name: str
    authority: str
    full_name: str
    notho: str
    hybrid_formula: str
    name_note: str
    excluded: bool


def columns_of(parsed: ParsedName) -> NameColumns:
    """The columns of a taxon under this name."""
    return NameColumns(
        rank=_rank(parsed),
        name=parsed.name,
        authority=parsed.authority,
        full_name=parsed.full_name or parsed.name,
        notho=parsed.notho if parsed.notho in Notho.values else "",
        hybrid_formula=parsed.hybrid_formula,
        name_note=note_of(parsed),
        excluded=parsed.is_excluded,
    )


def note_of(parsed: ParsedName) -> str:
    """What is said of the name, and whatever of the text was not understood."""
    return ", ".join(part for part in (parsed.note, parsed.qualifier, parsed.tail) if part)


def kind_of(parsed: ParsedName) -> str:
    """How a synonym came to belong to its taxon, as far as its note tells."""
    if parsed.is_misapplied:
        return SynonymKind.MISAPPLIED.value
    kind = SynonymKind.ORTHOGRAPHIC if "orth. var." in parsed.note else SynonymKind.UNSPECIFIED
    return kind.value


def _rank(parsed: ParsedName) -> str:
    """The rank; a formula below genus that names no species stands as a species."""
    if parsed.is_formula and parsed.rank in Rank.values:
        rank = Rank(parsed.rank)
        if rank is Rank.GENUS or (rank.is_infraspecific and not parsed.species_name):
            return Rank.SPECIES.value
    return parsed.rank
