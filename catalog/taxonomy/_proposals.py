"""What names would have to be when a name above them changes: proposals, which an editor must look at."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog import nomenclature
from catalog.choices import Rank
from catalog.models import Synonym, Taxon

from ._naming import is_true


@dataclass
class Proposal:
    """A name proposed for a taxon, and what to look at in it."""

    taxon: Taxon
    name: str
    authority: str
    symbol: str = ""
    remarks: list[str] = field(default_factory=list)


def proposed_below(taxon: Taxon, name: str, *, is_kept: bool) -> list[Proposal]:
    """The names below that begin with the taxon's and would begin with ``name``, from the top. Two queries.

    ``is_kept`` tells that the present names become synonyms: then each is a new combination, whose author is not known.
    """
    if not _gives_names(taxon) or name == taxon.name:
        return []
    lower = [
        row for row in Taxon.objects.below(taxon).order_by("path") if row.name.startswith(f"{taxon.name} ")
    ]
    known = _synonyms([row.pk for row in lower]) if is_kept else {}
    return [_proposal(row, taxon, name, known.get(row.pk, []), is_kept=is_kept) for row in lower]


def proposed_move(taxon: Taxon, parent: Taxon) -> Proposal | None:
    """The name of a species or a part of one under a parent of another genus or species; None where it may stay."""
    if not taxon.rank or Rank(taxon.rank).order < Rank.SPECIES.order or not parent.rank:
        return None
    if Rank(parent.rank).order < Rank.GENUS.order:
        return None
    genus, own = parent.name.split(" ")[0], taxon.name.split(" ")
    is_part = Rank(parent.rank).order >= Rank.SPECIES.order
    if is_part and taxon.name.startswith(f"{parent.name} "):
        return None
    if not is_part and own[0] == genus:
        return None
    name = f"{parent.name} {' '.join(own[-2:])}" if is_part and len(own) > 2 else " ".join([genus, *own[1:]])
    known = _synonyms([taxon.pk]).get(taxon.pk, [])
    return _finished(taxon, name, own[0] != genus, known, is_kept=True)


def remarks_on(name: str, authority: str, *, is_new_genus: bool) -> list[str]:
    """What to look at in the name of a new combination."""
    parsed = nomenclature.parse(name)
    found = []
    if nomenclature.lacks_combining_author(authority):
        found.append(f"Write behind “{authority}” who made the combination, such as {authority} Rydb.")
    epithets = [part.epithet for part in parsed.parts[1:]]
    declined = [epithet for epithet in epithets if nomenclature.may_decline(epithet)]
    if is_new_genus and declined:
        words = ", ".join(f"“{epithet}”" for epithet in declined)
        found.append(
            f"{words}: an adjective takes the gender of its genus, {parsed.genus}. Check the ending."
        )
    return found


def _proposal(lower: Taxon, taxon: Taxon, name: str, known: list[Synonym], *, is_kept: bool) -> Proposal:
    rest = lower.name.removeprefix(f"{taxon.name} ")
    proposed = f"{name} {rest}"
    if nomenclature.parse(lower.name).is_autonym and taxon.rank == Rank.SPECIES:
        proposed = f"{name} {rest.rpartition(' ')[0]} {name.rpartition(' ')[2].lstrip('×')}"
    is_new_genus = name.split(" ")[0] != taxon.name.split(" ")[0]
    return _finished(lower, proposed, is_new_genus, known, is_kept=is_kept)


def _finished(
    taxon: Taxon, name: str, is_new_genus: bool, known: list[Synonym], *, is_kept: bool
) -> Proposal:
    key = nomenclature.name_key(name)
    synonym = next((row for row in known if row.name_key == key), None)
    if synonym is not None:
        remark = f"{synonym} is among its synonyms: it would become the accepted name."
        return Proposal(taxon, synonym.name, synonym.authority, synonym.symbol or "", [remark])
    if nomenclature.parse(name).is_autonym or not is_kept or taxon.is_cultivar:
        authority = "" if nomenclature.parse(name).is_autonym else taxon.authority
        return Proposal(taxon, name, authority, "" if is_kept else taxon.symbol or "")
    authority = nomenclature.basionym_authority(taxon.authority)
    return Proposal(taxon, name, authority, "", remarks_on(name, authority, is_new_genus=is_new_genus))


def _gives_names(taxon: Taxon) -> bool:
    """Whether names below begin with this one: with that of a genus, a species, or a part of one."""
    rank = taxon.rank
    is_low = rank in Rank.values and Rank(rank).order >= Rank.GENUS.order
    return is_low and rank not in {Rank.SUBGENUS, Rank.SECTION}


def _synonyms(taxa: list[int]) -> dict[int, list[Synonym]]:
    found: dict[int, list[Synonym]] = {}
    for row in _rows(taxa):
        if is_true({"kind": row.kind, "note": row.note}):
            found.setdefault(row.taxon_id, []).append(row)
    return found


def _rows(taxa: list[int]) -> Iterator[Synonym]:
    for start in range(0, len(taxa), 400):
        yield from Synonym.objects.filter(taxon__in=taxa[start : start + 400])
