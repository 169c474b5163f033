"""The search box: what a text means, which taxa it finds, and what it may have meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Final

from pyroaring import BitMap

from catalog import nomenclature
from catalog.models import NameEntry, NameKind

from . import _narrative as say
from . import _words
from ._asked import ask
from ._correction import put_right
from ._equal import equals
from ._instead import ids_instead
from ._loose import words as words_of
from ._match import SYMBOLS, Row
from ._resolve import Inquiry
from ._settling import Resolved
from ._taxa import Shown, groups, in_order

LONGEST: Final = 200
MOST_WORDS: Final = 12
MOST_GROUPS: Final = 5
KINDS: Final = (NameKind.ACCEPTED, NameKind.VERNACULAR, NameKind.SYNONYM)
_ORDER: Final = {kind.value: position for position, kind in enumerate((*SYMBOLS, *KINDS))}


@dataclass(frozen=True)
class Found:
    """What a text in the search box means and finds.

    ``ids`` are the keys of public taxa, best first, as ``ids_matching`` gives them for ``text``: the text that was
    typed, or what it was put right to (``is_put_right``) since it found nothing. Where nothing can be put right, they
    are the taxa whose names have one of the words, or a word that ends alike: those of ``shared``.
    """

    text: str
    resolved: Resolved
    ids: Sequence[int]
    is_put_right: bool = False
    shared: tuple[str, ...] = ()


def search(text: str, *, exactly: bool = False) -> Found:
    """Read the text of the search box. One that finds nothing is put right where it can be, unless meant ``exactly``.

    Some ten queries for a text that finds something, twice as many for one that is put right.
    """
    shown = Shown()
    inquiry = Inquiry([text], shown)
    inquiry.as_written()
    ids = _ids(text, shown)
    if ids:
        resolved = inquiry.answers()[0]
        is_word = (
            say.SYMBOL_OR_WORD in resolved.narrative
        )  # the list holds all that have it, the symbol's plant first
        return Found(text, Resolved("none") if is_word else resolved, ids)
    inquiry.as_misspelt()
    resolved = inquiry.answers()[0]
    better = "" if exactly else put_right(shortened(text), resolved, shown)
    if better:
        return Found(better, resolved, _ids(better, shown), is_put_right=True)
    if exactly or resolved.accepted is not None or resolved.candidates:
        return Found(text, resolved, ids)
    others, words = ids_instead(shortened(text), shown)
    return Found(text, resolved, others, shared=words)


def ids_matching(text: str) -> list[int]:
    """Keys of the public taxa that a text may mean, best first, each once.

    A symbol comes first, then names equal to the text, names that hold its words whole, names that begin with it,
    names that hold words beginning so: accepted names before common names before synonyms. The name of a genus or a
    higher taxon brings everything below it, before others where it holds the words too: "oak" brings the oaks, then
    poison oak. Authorities are never searched. Six queries, two more for homonyms with authority.
    """
    return _ids(text, Shown())


def staff_ids(text: str, limit: int = 200) -> list[int]:
    """Keys of taxa of any status, best first, for the admin's search and autocomplete. As many queries."""
    return _ids(text, Shown(drafts=True))[:limit]


def shortened(text: str) -> str:
    """As much of a text as is searched for."""
    return text.replace("\x00", " ").strip()[:LONGEST]


def equal_rows(text: str, shown: Shown) -> list[Row]:
    """The entries that equal a text, the best first."""
    match = equals([ask(text)], shown)[0]
    return sorted(match.rows, key=by_kind) if match else []


def by_kind(row: Row) -> tuple[int, str, int]:
    """The place of an entry among equals: symbols, accepted names, common names, synonyms."""
    return (_ORDER[row.kind], row.key, row.taxon_id)


def _ids(text: str, shown: Shown) -> list[int]:
    short = shortened(text)
    folded = nomenclature.fold(short)
    words = words_of(folded)[:MOST_WORDS]
    if not words:
        return []
    equal = [row.taxon_id for row in equal_rows(short, shown)]
    whole, begun = _ids_holding(words)
    tiers = [set(equal), *whole, _ids_beginning(folded), *begun]
    placed = in_order(set().union(*tiers), groups(equal[:MOST_GROUPS]), drafts=shown.drafts)
    own = {pk for pk, is_member in placed.items() if is_member}
    tiers.insert(1, own.intersection(set().union(*whole)))
    ranked = {pk: tier for tier, ids in reversed(list(enumerate(tiers))) for pk in ids}
    ordered = sorted(placed, key=lambda pk: ranked.get(pk, len(tiers)))
    return list(dict.fromkeys((*equal, *ordered)))


def _ids_beginning(folded: str) -> set[int]:
    kinds = (*SYMBOLS, *KINDS) if nomenclature.is_symbol_like(folded) else KINDS
    entries = NameEntry.objects.filter(_words.starts("key", folded), kind__in=kinds)
    return set(entries.values_list("taxon_id", flat=True))


def _ids_holding(words: Sequence[str]) -> tuple[list[set[int]], list[set[int]]]:
    """For each role the taxa that have all words, as they stand; and as beginnings, at last those in any name."""
    held = _words.beginnings(words)
    whole = [reduce(and_, (held[word].whole[role] for word in words)) for role in _words.SEARCHED]
    begun = [reduce(and_, (held[word].begun[role] for word in words)) for role in _words.SEARCHED]
    anywhere: BitMap = reduce(and_, (reduce(or_, held[word].begun.values()) for word in words))
    return [set(taxa) for taxa in whole], [set(taxa) for taxa in (*begun, anywhere)]
