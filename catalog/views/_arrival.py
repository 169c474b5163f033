"""Why a visitor who asked for something else stands on a taxon's page."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from catalog import names
from catalog.models import NameKind, Synonym, Taxon
from catalog.names import Match

LONGEST: Final = 300


@dataclass(frozen=True)
class Arrival:
    """What was asked, as indexed, and the synonym it belongs to, if it is one."""

    kind: str
    text: str
    synonym: Synonym | None


def arrival_at(taxon: Taxon, asked: str) -> Arrival | None:
    """The name that led here; None when the address says nothing of this taxon, or its own name or symbol."""
    if not asked or not is_sane(asked):
        return None
    if (kept := _kept(taxon, asked)) is not None:
        return Arrival(NameKind.SYNONYM, kept.name, kept)
    resolution = names.resolve_address(asked)
    matches = resolution.matches if resolution.is_found else ()
    match = next((match for match in matches if match.taxon_id == taxon.pk), None)
    if match is None:
        return _by_resolving(taxon, asked)
    if match.kind in (NameKind.ACCEPTED, NameKind.SYMBOL):
        return None
    return Arrival(match.kind, match.text, _synonym(taxon, match))


def is_sane(address: str) -> bool:
    """Whether an address can be a name at all; anything else is not asked of the database."""
    return len(address) <= LONGEST and address.isprintable()


def _kept(taxon: Taxon, asked: str) -> Synonym | None:
    """The synonym of the taxon whose permanent id was asked for."""
    try:
        name_id = UUID(asked)
    except ValueError:
        return None
    return taxon.synonyms.filter(name_id=name_id).first()


def _by_resolving(taxon: Taxon, asked: str) -> Arrival | None:
    """The synonym that a search in other words meant, such as one with its genus abbreviated."""
    resolved = names.resolve(asked)
    if resolved.accepted != taxon.pk or resolved.status != "synonym":
        return None
    synonym = taxon.synonyms.filter(name=resolved.matched_name, authority=resolved.matched_authority).first()
    return Arrival(NameKind.SYNONYM, resolved.matched_name, synonym)


def _synonym(taxon: Taxon, match: Match) -> Synonym | None:
    if match.kind == NameKind.SYNONYM_SYMBOL:
        return taxon.synonyms.filter(symbol__iexact=match.text).first()
    if match.kind == NameKind.SYNONYM:
        return taxon.synonyms.filter(name=match.text, authority=match.authority).first()
    return None
