"""The names index: every string that can lead to a taxon, one row each, and the words that they are made of."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction

from catalog import nomenclature
from catalog.models import NameEntry, NameKind, Revision, Synonym, Taxon, VernacularName, WordRole

from . import _words
from ._bulk import chunks, insert
from ._doubts import code, doubts
from ._loose import LONGEST_WORD, canonical, common, loose

CHUNK = 900
REBUILT_AT_ONCE = 2700
LONGEST_DOUBTS = 200
COLUMNS = (
    "taxon_id",
    "kind",
    "text",
    "authority",
    "key",
    "canonical",
    "loose",
    "genus",
    "preferred",
    "doubts",
)


def reindex(taxa: Sequence[int]) -> None:
    """Write the entries of these taxa (by key) again, and their words. Within the transaction of the change.

    Some nine queries for one taxon, six more for each further 900.
    """
    keys = sorted(set(taxa))
    before: list[NameEntry] = []
    after: list[NameEntry] = []
    for chunk in chunks(keys, CHUNK):
        before += NameEntry.objects.filter(taxon__in=chunk)
        after += _written(chunk)
    added, removed = _words.postings(after), _words.postings(before)
    gone = {term: left for term, held in removed.items() if (left := held - added.get(term, set()))}
    _words.update(added, gone)


def forget(taxa: Sequence[int]) -> None:
    """Take taxa (by key) out of the index before they are deleted. Within the transaction of the change."""
    entries = list(NameEntry.objects.filter(taxon__in=taxa))
    NameEntry.objects.filter(taxon__in=taxa).delete()
    _words.update({}, _words.postings(entries))


def rebuild(progress: Callable[[int], None] | None = None) -> None:
    """Write the whole index again, a few thousand taxa to a transaction, so that no writer waits long.

    ``progress`` is called with the number of taxa done since the last call.
    """
    keys = list(Taxon.objects.order_by("pk").values_list("pk", flat=True))
    for part in chunks(keys, REBUILT_AT_ONCE):
        with transaction.atomic():
            Revision.objects.locked()
            for chunk in chunks(part, CHUNK):
                _written(chunk)
        if progress is not None:
            progress(len(part))
    for kind, role in _words.ROLES.items():
        with transaction.atomic():
            Revision.objects.locked()
            found = _words.postings(_entries_of(kind))
            _words.replace(role, {term: taxa for term, taxa in found.items() if term[0] == role})
    with transaction.atomic():
        Revision.objects.locked()
        _words.replace(WordRole.GENUS, _genera())


def check() -> list[str]:
    """Where index and truth differ, a sentence for each taxon. Reads everything, a chunk at a time."""
    faults = []
    wanted_words: _words.Postings = {}
    for chunk in chunks(list(Taxon.objects.order_by("pk").values_list("pk", flat=True)), CHUNK):
        made = list(entries(chunk))
        stored = {_comparable(entry) for entry in NameEntry.objects.filter(taxon__in=chunk)}
        differing = sorted({row[0] for row in {_comparable(entry) for entry in made} ^ stored})
        faults += [f"The names of taxon {taxon} are not as the catalogue has them." for taxon in differing]
        for term, taxa in _words.postings(made).items():
            wanted_words.setdefault(term, set()).update(taxa)
    return faults + [
        f"The word “{word}” does not lead to the taxa that have it ({WordRole(role).label})."
        for role, word in _differing_words(wanted_words)
    ]


def entries(taxa: Sequence[int]) -> Iterator[NameEntry]:
    """The entries that the truth asks for, unsaved. Three queries."""
    for taxon in Taxon.objects.filter(pk__in=taxa).only(
        "name", "authority", "full_name", "name_key", "symbol"
    ):
        yield from _botanical(taxon, taxon.pk, NameKind.ACCEPTED, NameKind.SYMBOL)
    seen: set[tuple[int, str, str]] = set()
    for synonym in Synonym.objects.filter(taxon__in=taxa):
        named = (synonym.taxon_id, synonym.name_key, synonym.authority_key)
        found = _botanical(synonym, synonym.taxon_id, NameKind.SYNONYM, NameKind.SYNONYM_SYMBOL)
        yield from (entry for entry in found if entry.kind != NameKind.SYNONYM or named not in seen)
        seen.add(named)
    for vernacular in VernacularName.objects.filter(taxon__in=taxa):
        key = nomenclature.fold(vernacular.name)
        yield NameEntry(
            taxon_id=vernacular.taxon_id,
            kind=NameKind.VERNACULAR,
            text=vernacular.name,
            key=key,
            canonical=key,
            loose=common(vernacular.name),
            preferred=vernacular.preferred,
        )


def _botanical(
    named: Taxon | Synonym, taxon: int, kind: NameKind, symbol_kind: NameKind
) -> Iterator[NameEntry]:
    parsed = nomenclature.parse(named.name)
    if named.full_name and (parsed.qualifier or parsed.tail):
        parsed = nomenclature.parse(named.full_name)  # “Rubus complex” is a name only before its author
    words = canonical(parsed) or named.name_key
    yield NameEntry(
        taxon_id=taxon,
        kind=kind,
        text=named.name,
        authority=named.authority,
        key=named.name_key,
        canonical=words,
        loose=loose(words),
        genus=words.partition(" ")[0][:LONGEST_WORD],
        doubts=" ".join(map(code, doubts(named.name, named.authority)))[:LONGEST_DOUBTS],
    )
    if named.symbol:
        key = named.symbol.casefold()
        yield NameEntry(
            taxon_id=taxon, kind=symbol_kind, text=named.symbol, key=key, canonical=key, loose=key
        )


def _written(chunk: Sequence[int]) -> list[NameEntry]:
    """Put the entries of up to 900 taxa in place of those stored; the new ones."""
    made = list(entries(chunk))
    NameEntry.objects.filter(taxon__in=chunk).delete()
    insert(NameEntry, COLUMNS, map(_row, made))
    return made


def _row(entry: NameEntry) -> tuple[Any, ...]:
    """The values of ``COLUMNS``."""
    return (
        entry.taxon_id,
        str(entry.kind),
        entry.text,
        entry.authority,
        entry.key,
        entry.canonical,
        entry.loose,
        entry.genus,
        entry.preferred,
        entry.doubts,
    )


def _comparable(entry: NameEntry) -> tuple[Any, ...]:
    return _row(entry)


def _entries_of(kind: str) -> Iterable[NameEntry]:
    rows = NameEntry.objects.filter(kind=kind).values_list("taxon_id", "kind", "canonical", "genus")
    for taxon_id, own_kind, words, genus in rows.iterator(chunk_size=5000):
        yield NameEntry(taxon_id=taxon_id, kind=own_kind, canonical=words, genus=genus)


def _genera() -> _words.Postings:
    found: _words.Postings = {}
    for taxon, genus in NameEntry.objects.exclude(genus="").values_list("taxon_id", "genus").iterator():
        found.setdefault((WordRole.GENUS, genus), set()).add(taxon)
    return found


def _differing_words(wanted: _words.Postings) -> list[_words.Term]:
    differing = []
    for role in WordRole.values:
        stored = _words.stored_postings(role)
        expected = {word: taxa for (own, word), taxa in wanted.items() if own == role}
        differing += [
            (role, word)
            for word in sorted({*stored, *expected})
            if set(stored.get(word, ())) != expected.get(word, set())
        ]
    return differing
