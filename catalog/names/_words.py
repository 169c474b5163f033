"""Which taxa have a word in a name of theirs: one bitmap for each word and role."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db import connection
from django.db.models import Q
from pyroaring import BitMap

from catalog.models import NameEntry, NameKind, NameWord, WordRole

from ._bulk import chunks, insert
from ._loose import words

LAST_CHARACTER = chr(0x10FFFF)
ROLES = {
    NameKind.ACCEPTED: WordRole.ACCEPTED,
    NameKind.SYNONYM: WordRole.SYNONYM,
    NameKind.VERNACULAR: WordRole.VERNACULAR,
}
SEARCHED = (WordRole.ACCEPTED, WordRole.VERNACULAR, WordRole.SYNONYM)
"""The roles of words that a search looks for, the best first."""

SHORTEST_BEGINNING = 3
"""Shorter beginnings of words are only looked up as whole words."""

Term = tuple[str, str]
"""Role and word."""

Postings = dict[Term, set[int]]


def terms(entry: NameEntry) -> Iterable[Term]:
    """The words under which an entry is found. Symbols have none: they are found by their beginning."""
    role = ROLES.get(NameKind(entry.kind))
    if role is None:
        return
    for word in words(entry.canonical):
        yield role, word
    if entry.genus:
        yield WordRole.GENUS, entry.genus


def postings(entries: Iterable[NameEntry]) -> Postings:
    """The taxa of each word in these entries."""
    found: Postings = defaultdict(set)
    for entry in entries:
        for term in terms(entry):
            found[term].add(entry.taxon_id)
    return found


def update(added: Mapping[Term, set[int]], removed: Mapping[Term, set[int]]) -> None:
    """Add taxa to words and take others out. Writes only the bitmaps that change."""
    stored = _stored({word for _, word in (*added, *removed)})
    changed: list[tuple[bytes, int]] = []
    new: list[tuple[str, str, bytes]] = []
    for term in sorted({*added, *removed}):
        pk, bitmap = stored.get(term, (None, BitMap()))
        wanted = (bitmap - BitMap(removed.get(term, ()))) | BitMap(added.get(term, ()))
        if pk is None:
            new.append((term[1], term[0], wanted.serialize()))
        elif wanted != bitmap:
            changed.append((wanted.serialize(), pk))
    insert(NameWord, ("word", "role", "taxa"), new)
    if changed:
        table = connection.ops.quote_name(NameWord._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {table} SET taxa = %s WHERE id = %s", changed)


def replace(role: str, found: Mapping[Term, set[int]]) -> None:
    """Write every word of a role anew."""
    NameWord.objects.filter(role=role).delete()
    rows = ((word, role, BitMap(taxa).serialize()) for (_, word), taxa in sorted(found.items()))
    insert(NameWord, ("word", "role", "taxa"), rows)


def stored_postings(role: str) -> dict[str, BitMap]:
    """All words of a role with their taxa; reads the whole role."""
    rows = NameWord.objects.filter(role=role).values_list("word", "taxa")
    return {word: BitMap.deserialize(bytes(taxa)) for word, taxa in rows}


def _stored(wanted: Iterable[str]) -> dict[Term, tuple[int, BitMap]]:
    found: dict[Term, tuple[int, BitMap]] = {}
    for chunk in chunks(sorted(wanted)):
        rows = NameWord.objects.filter(word__in=chunk).values_list("role", "word", "pk", "taxa")
        for role, word, pk, taxa in rows:
            found[role, word] = (pk, BitMap.deserialize(bytes(taxa)))
    return found


class Begun(NamedTuple):
    """The taxa that have a word, and those that have one beginning so, by the role of the word."""

    whole: dict[str, BitMap]
    begun: dict[str, BitMap]


def with_words(asked: Iterable[str], *roles: str) -> dict[str, BitMap]:
    """The taxa of each of these words in one of the roles. A query for every 900 words."""
    found: dict[str, BitMap] = {}
    for chunk in chunks(sorted(set(asked))):
        rows = NameWord.objects.filter(word__in=chunk, role__in=roles).values_list("word", "taxa")
        for word, stored in rows:
            taxa = BitMap.deserialize(bytes(stored))
            found[word] = found[word] | taxa if word in found else taxa
    return found


def beginnings(asked: Collection[str]) -> dict[str, Begun]:
    """For each word the taxa that have it, or a longer one; a short one must be the whole word. One query.

    The role is left to us: a database without statistics would begin with it.
    """
    found = {each: Begun(_none(), _none()) for each in asked}
    if not found:
        return found
    wanted = reduce(
        or_, (Q(word=each) if len(each) < SHORTEST_BEGINNING else starts("word", each) for each in found)
    )
    for word, role, stored in NameWord.objects.filter(wanted).values_list("word", "role", "taxa"):
        if role not in SEARCHED:
            continue
        taxa = BitMap.deserialize(bytes(stored))
        for each, held in found.items():
            if word == each:
                held.whole[role] |= taxa
            if word == each or (len(each) >= SHORTEST_BEGINNING and word.startswith(each)):
                held.begun[role] |= taxa
    return found


def _none() -> dict[str, BitMap]:
    return {role: BitMap() for role in SEARCHED}


def in_any_role(held: Mapping[str, BitMap]) -> BitMap:
    """The taxa of all roles together."""
    return reduce(or_, held.values(), BitMap())


def starts(field: str, text: str) -> Q:
    """The field begins with the text, in a form that each database answers from its index.

    SQLite compares code points, so a range does it; PostgreSQL's index of patterns serves LIKE.
    """
    if connection.vendor == "sqlite":
        return Q(**{f"{field}__gte": text, f"{field}__lt": text + LAST_CHARACTER})
    return Q(**{f"{field}__startswith": text})
