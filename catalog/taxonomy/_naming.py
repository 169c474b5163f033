"""Another name for a taxon, another place, or both: renaming, moving and swapping are this one thing."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.choices import EntryKind, Rank, SynonymKind
from catalog.models import Synonym, Taxon
from catalog.serialising import parent_row, serialise_many

from ._plan import MOST_CHANGED, Document, Plan, Refused, Row, mentions_of


@dataclass(frozen=True, kw_only=True)
class NewName:
    """The name that a taxon shall bear, and what becomes of the one it bears now.

    ``becomes`` is the kind of synonym that the present name becomes, "" where it is not kept: it was written wrongly.
    ``source`` is the key of the source for that. ``symbol`` is the new name's; if it is the present name's too, the
    plant keeps it. Where the new name is a synonym of the taxon already, that synonym becomes the accepted name, with
    its lasting identifier and its own symbol.
    """

    name: str
    authority: str
    rank: str
    symbol: str = ""
    becomes: str = ""
    source: str = ""


def plan_new_name(
    kind: EntryKind, taxon: Taxon, new: NewName, parent: Taxon | None, below: dict[int, NewName]
) -> Plan:
    """What follows when a taxon takes this name and parent, and those below (by key) theirs. Raises Refused.

    Reads the whole of every plant that changes: some twenty queries for 400.
    """
    if len(below) >= MOST_CHANGED:
        raise Refused(
            f"{len(below)} names stand below {taxon.name}. At most {MOST_CHANGED} can change in one step: "
            "move the species first, a part at a time."
        )
    taxa = {row.pk: row for row in Taxon.objects.filter(pk__in=below).select_related("parent")}
    taxa[taxon.pk] = taxon
    documents = serialise_many(taxa.values())
    after = {taxon.pk: with_name(documents[taxon.pk], new, _parent(parent))}
    for lower in _from_the_top(taxa[key] for key in below):
        document = documents[lower.pk]
        above = after.get(lower.parent_id or 0)
        row = _as_parent(above["taxon"]) if above is not None else document["taxon"]["parent"]
        after[lower.pk] = with_name(document, below[lower.pk], row)
    after |= _composed_anew(taxon, after)
    if after[taxon.pk]["taxon"] == documents[taxon.pk]["taxon"]:
        raise Refused(f"Nothing would change: {taxon} has that name and that parent already.")
    return Plan(kind, taxon, _summary(kind, taxon, new, parent), after, mentions_of(after) - after.keys())


def with_name(document: Document, new: NewName, parent: Row | None) -> Document:
    """The document under a new name and parent; the present name a synonym where it is to be one."""
    taxon = document["taxon"]
    if _same_name(taxon, new.name, new.authority):
        return {
            **document,
            "taxon": {**taxon, "parent": parent, "rank": new.rank, "symbol": new.symbol or None},
        }
    rows = list(document.get("synonyms", ()))
    own = next((row for row in rows if is_true(row) and _same_name(row, new.name, new.authority)), None)
    if own is not None:
        rows.remove(own)
    symbol = new.symbol or (own or {}).get("symbol")
    if new.becomes:
        rows.append(as_synonym(taxon, new.becomes, new.source, is_bare=symbol == taxon["symbol"]))
    named = {
        **{key: value for key, value in taxon.items() if key != "slug"},
        "name": new.name,
        "authority": new.authority,
        "full_name": (own or {}).get("full_name", ""),
        "verbatim": (own or {}).get("verbatim", ""),
        "name_note": (own or {}).get("note", ""),
        "rank": new.rank,
        "symbol": symbol or None,
        "parent": parent,
        "notho": "",
        "cultivar_epithet": "",
        "name_id": _name_id(taxon, own, is_kept=bool(new.becomes)),
    }
    return {**document, "taxon": named, "synonyms": rows}


def as_synonym(taxon: Row, kind: str, source: str, *, is_bare: bool = False) -> Row:
    """An accepted name as a synonym; ``is_bare`` leaves the symbol out, for another name bears it from now on."""
    row = {key: taxon[key] for key in ("name", "authority", "full_name", "verbatim", "name_id")}
    symbol = None if is_bare else taxon["symbol"]
    return {**row, "symbol": symbol, "kind": kind, "note": taxon["name_note"], "source": source or None}


def is_true(row: Row) -> bool:
    """Whether a row is a synonym proper: neither misapplied nor a name with a remark of its own."""
    return bool(row["kind"] != SynonymKind.MISAPPLIED) and not row["note"]


def synonyms_to_accept(taxon: Taxon) -> Sequence[Synonym]:
    """The synonyms that could become the accepted name. One query."""
    return list(taxon.synonyms.exclude(kind=SynonymKind.MISAPPLIED).filter(note=""))


def _composed_anew(taxon: Taxon, after: dict[int, Document]) -> dict[int, Document]:
    """What stands below and keeps its name, but bears the authority of this one within its full name."""
    if not taxon.rank or Rank(taxon.rank).order < Rank.SPECIES.order:
        return {}
    lower = Taxon.objects.below(taxon).filter(full_name__startswith=f"{taxon.full_name} ")
    rows = [row for row in lower.select_related("parent") if row.pk not in after]
    return {
        key: {**document, "taxon": {**document["taxon"], "full_name": ""}}
        for key, document in serialise_many(rows).items()
    }


def _name_id(taxon: Row, own: Row | None, *, is_kept: bool) -> str:
    """A name keeps its identifier wherever it stands; a name that was only misspelt is the same name."""
    if own is not None:
        return str(own["name_id"])
    return str(uuid.uuid4()) if is_kept else str(taxon["name_id"])


def _same_name(row: Row, name: str, authority: str) -> bool:
    return (row["name"], row["authority"]) == (" ".join(name.split()), " ".join(authority.split()))


def _parent(parent: Taxon | None) -> Row | None:
    return parent_row(parent) if parent is not None else None


def _as_parent(row: Row) -> Row:
    return {key: row[key] for key in ("rank", "name", "authority", "name_id")}


def _from_the_top(taxa: Iterable[Taxon]) -> list[Taxon]:
    return sorted(taxa, key=lambda taxon: len(taxon.path))


def _summary(kind: EntryKind, taxon: Taxon, new: NewName, parent: Taxon | None) -> str:
    named = f"{new.name} {new.authority}".strip()
    is_renamed = not _same_name({"name": taxon.name, "authority": taxon.authority}, new.name, new.authority)
    match kind:
        case EntryKind.MOVED:
            under = parent.name if parent is not None else "no parent"
            return _sentence(f"{taxon} was moved under {under}" + (f" as {named}" if is_renamed else ""))
        case EntryKind.SWAPPED:
            return f"{named} became the accepted name of {taxon}, which is its synonym now."
    return _sentence(f"{taxon} was renamed {named}")


def _sentence(words: str) -> str:
    """With its full stop, which an authority such as "L." may have brought."""
    return words if words.endswith(".") else f"{words}."
