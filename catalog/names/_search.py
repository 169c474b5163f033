"""Finding taxa by what people type."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Final

from pyroaring import BitMap

from catalog import nomenclature
from catalog.choices import Rank, Status
from catalog.models import NameEntry, NameKind, Taxon, WordRole

from . import _words
from ._asked import ask
from ._bulk import chunks
from ._correction import did_you_mean
from ._equal import equals
from ._loose import words as words_of
from ._match import ROW, SYMBOLS, Match, Row, as_match, each_once
from ._taxa import Shown, in_order

LONGEST: Final = 200
MOST_WORDS: Final = 12
MOST_COMPARED: Final = 300
"""Taxa whose names are read to see whether one name has all the words."""

SHOWN_ROLES: Final = (WordRole.ACCEPTED, WordRole.VERNACULAR, WordRole.SYNONYM)
_KINDS: Final = (NameKind.ACCEPTED, NameKind.VERNACULAR, NameKind.SYNONYM)
_READ: Final = 24
_SHARES: Final = {
    NameKind.ACCEPTED.value: 5,
    NameKind.VERNACULAR.value: 4,
    NameKind.SYNONYM.value: 2,
    NameKind.SYMBOL.value: 3,
    NameKind.SYNONYM_SYMBOL.value: 1,
}
"""So many entries of a kind are suggested before more of any."""

_ORDER: Final = {kind.value: position for position, kind in enumerate((*SYMBOLS, *_KINDS))}


def ids_matching(text: str) -> list[int]:
    """Keys of the public taxa that a text may mean, best first, each once.

    A symbol comes first, then names equal to the text, names that hold its words whole, names that begin with it,
    names that hold words beginning so: accepted names before common names before synonyms. The name of a genus or a
    higher taxon brings everything below it, before others where it holds the words too: "oak" brings the oaks, then
    poison oak. Authorities are never searched. Some ten queries, whatever is found.
    """
    return _ids(text, drafts=False)


def staff_ids(text: str, limit: int = 200) -> list[int]:
    """Keys of taxa of any status, best first, for the admin's search and autocomplete. Some ten queries."""
    return _ids(text, drafts=True)[:limit]


@dataclass(frozen=True)
class Suggestions:
    """Entries for what has been typed so far; ``meant`` is the text they answer if it is another, else blank."""

    matches: tuple[Match, ...]
    meant: str = ""


def suggestions(text: str, limit: int = 12) -> Suggestions:
    """The best entries for what has been typed so far, one for each taxon; failing any, those of its correction.

    Some ten queries, each of which reads a few hundred rows at most.
    """
    found = _suggested(text, limit)
    if found:
        return Suggestions(tuple(found))
    better = did_you_mean(_shortened(text))
    return Suggestions(tuple(_suggested(better, limit)), better) if better else Suggestions(())


def suggest(text: str, limit: int = 12) -> list[Match]:
    """The entries of ``suggestions``."""
    return list(suggestions(text, limit).matches)


def _suggested(text: str, limit: int) -> list[Match]:
    short = _shortened(text)
    folded = nomenclature.fold(short)
    if not any(map(str.isalnum, folded)):
        return []
    shown = Shown()
    rows = sorted(_equal(short, shown), key=_by_kind)
    best = each_once(map(as_match, rows))
    begun = shown.only(_beginning(folded, symbols_first=short.isupper()))
    best = each_once([*best, *map(as_match, begun)])
    if len(best) < limit:
        best = each_once([*best, *map(as_match, shown.only(_holding(folded)))])
    return best[:limit]


def _equal(text: str, shown: Shown) -> list[Row]:
    match = equals([ask(text)], shown)[0]
    return list(match.rows) if match else []


def _beginning(folded: str, *, symbols_first: bool) -> list[Row]:
    """Entries whose key begins so: some of each kind, then more. A query for each kind."""
    kinds: Sequence[str] = _KINDS
    if nomenclature.is_symbol_like(folded):
        kinds = (*SYMBOLS, *_KINDS) if symbols_first else (*_KINDS, *SYMBOLS)
    first: list[Row] = []
    more: list[Row] = []
    for kind in kinds:
        entries = NameEntry.objects.filter(_words.starts("key", folded), kind=kind).order_by("kind", "key")
        rows = [Row._make(values) for values in entries.values_list(*ROW)[:_READ]]
        first += rows[: _SHARES[kind]]
        more += rows[_SHARES[kind] :]
    return first + more


def _holding(folded: str) -> list[Row]:
    """Entries that hold words beginning with each of the words. Queries: one for each word, and two.

    A word of one or two letters may be the beginning of the next: it is asked of the names that the others find.
    """
    words = words_of(folded)[:MOST_WORDS]
    longer = [word for word in words if len(word) >= _words.SHORTEST_BEGINNING]
    taxa = list(_with_every(longer or words, *SHOWN_ROLES)) if words else []
    rows: list[Row] = []
    for chunk in chunks(taxa[:MOST_COMPARED]):
        entries = NameEntry.objects.filter(taxon__in=chunk).values_list(*ROW)
        rows += (row for values in entries if _holds(row := Row._make(values), words))
    return sorted(rows, key=lambda row: (not set(words) <= set(words_of(row.canonical)), *_by_kind(row)))


def _holds(row: Row, words: Sequence[str]) -> bool:
    """Whether each word begins a word of the name; a symbol has none."""
    if row.kind in SYMBOLS:
        return False
    own = words_of(row.canonical)
    return all(any(other.startswith(word) for other in own) for word in words)


def _with_every(words: Sequence[str], *roles: str) -> BitMap:
    """The taxa that have, for each word, a word that begins so."""
    found = None
    for word in sorted(words, key=len, reverse=True):
        having = _words.beginning(word, *roles)
        found = having if found is None else found & having
        if not found:
            break
    return found if found is not None else BitMap()


def _ids(text: str, *, drafts: bool) -> list[int]:
    short = _shortened(text)
    folded = nomenclature.fold(short)
    words = words_of(folded)[:MOST_WORDS]
    if not words:
        return []
    shown = Shown(drafts=drafts)
    equal = [row.taxon_id for row in sorted(_equal(short, shown), key=_by_kind)]
    members = list(_members(equal, drafts=drafts))
    whole, begun = _ids_holding(words)
    own = set().union(*whole) & set(members)
    tiers = [set(equal), own, *whole, _ids_beginning(folded), *begun]
    ranked = {pk: tier for tier, ids in reversed(list(enumerate(tiers))) for pk in ids}
    ordered = sorted(in_order(ranked.keys(), drafts=drafts), key=ranked.__getitem__)
    return list(dict.fromkeys((*equal, *ordered, *members)))


def _ids_beginning(folded: str) -> set[int]:
    kinds = (*SYMBOLS, *_KINDS) if nomenclature.is_symbol_like(folded) else _KINDS
    entries = NameEntry.objects.filter(_words.starts("key", folded), kind__in=kinds)
    return set(entries.values_list("taxon_id", flat=True))


def _ids_holding(words: Sequence[str]) -> tuple[list[set[int]], list[set[int]]]:
    """For each role the taxa that have all words, as they stand; and as beginnings, at last those in any name."""
    whole = [_words.with_words(words, role) for role in SHOWN_ROLES]
    as_they_stand = [set(reduce(and_, (held.get(word, BitMap()) for word in words))) for held in whole]
    begun = [_words.beginnings(word, *SHOWN_ROLES) for word in words]
    in_role = [reduce(and_, (held[role] for held in begun)) for role in SHOWN_ROLES]
    anywhere = reduce(and_, (reduce(or_, held.values()) for held in begun))
    return as_they_stand, [set(taxa) for taxa in (*in_role, anywhere)]


def _members(equal: Sequence[int], *, drafts: bool) -> Iterator[int]:
    """Everything below those that are genera or higher. Status is looked at here, lest SQLite begin with it."""
    groups = Taxon.objects.filter(pk__in=equal[:5], rank__in=_above_species())
    for group in groups:
        below = Taxon.objects.below(group).order_by("name_key").values_list("pk", "status")
        yield from (pk for pk, status in below if drafts or status == Status.PUBLISHED)


def _above_species() -> Sequence[str]:
    return [rank.value for rank in Rank if rank.order < Rank.SPECIES.order]


def _by_kind(row: Row) -> tuple[int, str, int]:
    return (_ORDER[row.kind], row.key, row.taxon_id)


def _shortened(text: str) -> str:
    return text.replace("\x00", " ").strip()[:LONGEST]
