"""The names index: every string that can lead to a taxon, one row each."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.db import transaction

from catalog import nomenclature
from catalog.models import NameEntry, NameKind, Synonym, Taxon, VernacularName

CHUNK = 2000
FIELDS = ("taxon_id", "kind", "text", "authority", "key", "canonical", "slug", "preferred")


def reindex(taxa: Sequence[int]) -> None:
    """Write the entries of these taxa (by key) again. Within the transaction of the change; six queries."""
    for chunk in _chunks(list(taxa)):
        NameEntry.objects.filter(taxon__in=chunk).delete()
        NameEntry.objects.bulk_create(entries(chunk), batch_size=500)


def rebuild(progress: Callable[[int], None] | None = None) -> None:
    """Write the whole index again, a few thousand taxa to a transaction, so that no writer waits long.

    ``progress`` is called with the number of taxa done since the last call.
    """
    keys = list(Taxon.objects.order_by("pk").values_list("pk", flat=True))
    for chunk in _chunks(keys):
        with transaction.atomic():
            reindex(chunk)
        if progress is not None:
            progress(len(chunk))


def check() -> list[str]:
    """Where index and truth differ, a sentence for each taxon. Reads everything, a chunk at a time."""
    faults = []
    for chunk in _chunks(list(Taxon.objects.order_by("pk").values_list("pk", flat=True))):
        wanted = {(entry.taxon_id, *_comparable(entry)) for entry in entries(chunk)}
        stored = {
            (entry.taxon_id, *_comparable(entry)) for entry in NameEntry.objects.filter(taxon__in=chunk)
        }
        differing = sorted({row[0] for row in wanted ^ stored})
        faults += [f"The names of taxon {taxon} are not as the catalogue has them." for taxon in differing]
    return faults


def entries(taxa: Sequence[int]) -> Iterator[NameEntry]:
    """The entries that the truth asks for, unsaved. Three queries."""
    for taxon in Taxon.objects.filter(pk__in=taxa).only("name", "authority", "name_key", "symbol"):
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
            preferred=vernacular.preferred,
        )


def _botanical(
    named: Taxon | Synonym, taxon: int, kind: NameKind, symbol_kind: NameKind
) -> Iterator[NameEntry]:
    yield NameEntry(
        taxon_id=taxon,
        kind=kind,
        text=named.name,
        authority=named.authority,
        key=named.name_key,
        canonical=nomenclature.match_keys(named.name).canonical or named.name_key,
        slug=nomenclature.slug(named.name),
    )
    if named.symbol:
        key = named.symbol.casefold()
        yield NameEntry(taxon_id=taxon, kind=symbol_kind, text=named.symbol, key=key, canonical=key, slug=key)


def _comparable(entry: NameEntry) -> tuple[object, ...]:
    return tuple(str(getattr(entry, field)) for field in FIELDS[1:])


def _chunks(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))
