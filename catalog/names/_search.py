"""Finding taxa by what people type."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from catalog import nomenclature
from catalog.choices import Rank, Status
from catalog.models import NameEntry, NameKind, Taxon

LONGEST = 200
MOST_WORDS = 12
LAST_CHARACTER = chr(0x10FFFF)


@dataclass(frozen=True)
class Match:
    """One entry that answers a search.

    ``why`` is the sort of name in words ("USDA symbol", "synonym"); ``text`` and ``authority`` are as indexed.
    """

    taxon_id: int
    kind: str
    text: str
    authority: str
    why: str


@dataclass(frozen=True)
class Typed:
    """A search text in the folded forms in which the index is asked; both empty when nothing can match."""

    folded: str
    canonical: str
    words: tuple[str, ...]


def read(text: str) -> Typed:
    """Fold what was typed. Whatever is beyond 200 characters or 12 words is left out."""
    short = text.replace("\x00", " ").strip()[:LONGEST]
    folded = nomenclature.fold(short)
    canonical = nomenclature.match_keys(short).canonical
    return Typed(folded, canonical, tuple(folded.split()[:MOST_WORDS]))


def public() -> QuerySet[NameEntry]:
    """Entries of published taxa."""
    return NameEntry.objects.filter(taxon__status=Status.PUBLISHED)


def ids_matching(text: str) -> list[int]:
    """Keys of the public taxa that a text may mean, best first, each once.

    A symbol comes first, then names equal to the text, names that begin with it, names that hold its words. The
    name of a genus or a higher taxon brings everything below it. Authorities are never searched.
    Three queries at most.
    """
    typed = read(text)
    if not typed.words:
        return []
    found = list(dict.fromkeys(_ranked(public(), typed).values_list("taxon_id", flat=True)))
    return found + [key for key in _members(public(), typed) if key not in set(found)]


def suggest(text: str, limit: int = 12) -> list[Match]:
    """The best entries for what has been typed so far, one for each taxon. One query."""
    typed = read(text)
    if not typed.words:
        return []
    rows = _ranked(public(), typed)[: limit * 4]
    best: dict[int, Match] = {}
    for row in rows:
        best.setdefault(row.taxon_id, as_match(row))
    return list(best.values())[:limit]


def staff_ids(text: str, limit: int = 200) -> list[int]:
    """Keys of taxa of any status, best first, for the admin's search and autocomplete. One query."""
    typed = read(text)
    if not typed.words:
        return []
    rows = _ranked(NameEntry.objects.all(), typed).values_list("taxon_id", flat=True)[: limit * 4]
    return list(dict.fromkeys(rows))[:limit]


def as_match(entry: NameEntry) -> Match:
    """An entry as callers see it."""
    return Match(entry.taxon_id, entry.kind, entry.text, entry.authority, NameKind(entry.kind).label)


def prefixed(field: str, text: str) -> Q:
    """The field begins with the text, in a form that each database answers from its index.

    SQLite compares code points, so a range does it; PostgreSQL's index of patterns serves LIKE.
    """
    if connection.vendor == "sqlite":
        return Q(**{f"{field}__gte": text, f"{field}__lt": text + LAST_CHARACTER})
    return Q(**{f"{field}__startswith": text})


def _ranked(entries: QuerySet[NameEntry], typed: Typed) -> QuerySet[NameEntry]:
    exact = Q(key=typed.folded) | (Q(canonical=typed.canonical) if typed.canonical else Q())
    begins = prefixed("key", typed.folded)
    if typed.canonical:
        begins |= prefixed("canonical", typed.canonical)
    holds = Q()
    for word in typed.words:
        holds &= Q(key__startswith=word) | Q(key__contains=f" {word}") | Q(key__contains=f"-{word}")
    order = Case(
        When(exact, then=Value(0)), When(begins, then=Value(1)), default=Value(2), output_field=IntegerField()
    )
    return (
        entries.filter(exact | begins | holds)
        .annotate(closeness=order)
        .order_by("closeness", "kind", "-preferred", "key", "taxon_id")
    )


def _members(entries: QuerySet[NameEntry], typed: Typed) -> Iterator[int]:
    if not typed.canonical:
        return
    groups = entries.filter(
        kind=NameKind.ACCEPTED, canonical=typed.canonical, taxon__rank__in=_above_species()
    )
    for entry in groups.select_related("taxon")[:5]:
        below = Taxon.objects.published().below(entry.taxon)
        yield from below.order_by("name_key").values_list("pk", flat=True)


def _above_species() -> Sequence[str]:
    return [rank.value for rank in Rank if rank.order < Rank.SPECIES.order]


def each_once(matches: Iterable[Match]) -> list[Match]:
    """The first match of each taxon, in order."""
    best: dict[int, Match] = {}
    for match in matches:
        best.setdefault(match.taxon_id, match)
    return list(best.values())
