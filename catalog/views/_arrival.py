"""Why a visitor who asked for something else stands on a taxon's page."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from catalog import names
from catalog.models import NameKind, Synonym, Taxon
from catalog.names import Resolved
from catalog.views._named import Named, named

LONGEST: Final = 300
KINDS: Final = {
    "symbol": NameKind.SYMBOL,
    "exact": NameKind.ACCEPTED,
    "synonym": NameKind.SYNONYM,
    "common": NameKind.VERNACULAR,
}
"""What sort of name the answer to a text was found by, where it is certain."""


@dataclass(frozen=True)
class Arrival:
    """What was asked, as indexed, and the synonym it belongs to, if it is one.

    ``notes`` are sentences on what of it was left out of account; ``others`` are the other taxa whose name it is.
    """

    kind: str
    text: str
    synonym: Synonym | None
    notes: tuple[str, ...] = ()
    others: tuple[Named, ...] = ()


def arrival_at(taxon: Taxon, asked: str) -> Arrival | None:
    """The name that led here; None when the address says nothing of this taxon, or just its own name or symbol."""
    if not asked or not is_sane(asked):
        return None
    if (kept := _kept(taxon, asked)) is not None:
        return Arrival(NameKind.SYNONYM, kept.name, kept)
    resolution = names.resolve_address(asked)
    matches = resolution.matches if resolution.is_found else ()
    match = next((match for match in matches if match.taxon_id == taxon.pk), None)
    if match is None or match.kind == NameKind.ACCEPTED:
        return arrival_by(taxon, names.resolve(asked))
    if match.kind == NameKind.SYMBOL:
        return None
    return Arrival(match.kind, match.text, _synonym(taxon, match.kind, match.text, match.authority))


def arrival_by(taxon: Taxon, resolved: Resolved) -> Arrival | None:
    """What a text says that was resolved to the taxon; None when it is the taxon's own name or symbol and no more."""
    if resolved.status == "ambiguous":
        others = named(match for match in resolved.candidates if match.taxon_id != taxon.pk)
        if len(others) == len(resolved.candidates) or resolved.matched_name != taxon.name:
            return None
        return Arrival(NameKind.ACCEPTED, resolved.matched_name, None, others=tuple(others))
    if resolved.accepted != taxon.pk or resolved.status not in KINDS:
        return None
    kind, notes = KINDS[resolved.status], resolved.narrative[:-1]
    synonym = _synonym(taxon, kind, resolved.matched_name, resolved.matched_authority)
    if synonym is not None and resolved.status == "symbol":
        kind = NameKind.SYNONYM_SYMBOL
    is_own = synonym is None and kind != NameKind.VERNACULAR
    return None if is_own and not notes else Arrival(kind, resolved.matched_name, synonym, notes)


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


def _synonym(taxon: Taxon, kind: str, text: str, authority: str) -> Synonym | None:
    """The synonym of the taxon that an entry stands for, if it stands for one."""
    if kind in (NameKind.SYMBOL, NameKind.SYNONYM_SYMBOL):
        return taxon.synonyms.filter(symbol__iexact=text).first()
    if kind == NameKind.SYNONYM:
        return taxon.synonyms.filter(name=text, authority=authority).first()
    return None
