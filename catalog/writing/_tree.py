"""Places in the tree: path, family and genus, kept by one function."""

from collections.abc import Iterable

from catalog.choices import Rank
from catalog.models import Taxon, path_step

TREE_FIELDS = ("path", "family_id", "genus_id")


def place(taxon: Taxon) -> bool:
    """Set path, family and genus of a saved taxon from its parent. True when any of them changed."""
    before = tuple(getattr(taxon, field) for field in TREE_FIELDS)
    parent = taxon.parent
    taxon.path = (parent.path if parent else "") + path_step(taxon.pk)
    taxon.family_id = taxon.pk if taxon.rank == Rank.FAMILY else (parent.family_id if parent else None)
    taxon.genus_id = taxon.pk if taxon.rank == Rank.GENUS else (parent.genus_id if parent else None)
    return before != tuple(getattr(taxon, field) for field in TREE_FIELDS)


def place_below(taxon: Taxon, former_path: str) -> list[int]:
    """Move the descendants, found at the former path, after their ancestor. Their keys; two queries and a write."""
    moved = list(Taxon.objects.below(Taxon(path=former_path)).order_by("path"))
    placed = {taxon.pk: taxon}
    for child in moved:
        child.parent = placed[child.parent_id] if child.parent_id is not None else None
        place(child)
        placed[child.pk] = child
    Taxon.objects.bulk_update(moved, TREE_FIELDS, batch_size=500)
    return [child.pk for child in moved]


def place_again(taxa: Iterable[int]) -> list[int]:
    """Place these taxa (by key) after parents that may have moved, and what stands below them. The keys that moved.

    For writers who could not keep others out while they worked. A query for each taxon, some more for each that moved.
    """
    moved = []
    rows = Taxon.objects.filter(pk__in=list(taxa))
    for taxon in sorted(rows, key=lambda row: len(row.path)):
        former_path = taxon.path
        if taxon.parent_id is not None:
            taxon.parent = Taxon.objects.get(pk=taxon.parent_id)
        if place(taxon):
            Taxon.objects.filter(pk=taxon.pk).update(
                path=taxon.path, family=taxon.family_id, genus=taxon.genus_id
            )
            moved += [taxon.pk, *place_below(taxon, former_path)]
    return moved


def replace_tree() -> int:
    """Set path, family and genus of every taxon from the parents alone. How many were wrong."""
    columns = ("pk", "parent_id", "rank", *TREE_FIELDS)
    rows = {row.pk: row for row in Taxon.objects.only(*columns).order_by("pk")}
    wrong = [taxon for taxon in _parents_first(rows) if _place_among(taxon, rows)]
    Taxon.objects.bulk_update(wrong, TREE_FIELDS, batch_size=500)
    return len(wrong)


def _parents_first(rows: dict[int, Taxon]) -> Iterable[Taxon]:
    seen: set[int] = set()
    for taxon in rows.values():
        line = []
        current: Taxon | None = taxon
        while current is not None and current.pk not in seen:
            seen.add(current.pk)
            line.append(current)
            current = rows.get(current.parent_id) if current.parent_id else None
        yield from reversed(line)


def _place_among(taxon: Taxon, rows: dict[int, Taxon]) -> bool:
    if taxon.parent_id is not None:
        taxon.parent = rows[taxon.parent_id]
    return place(taxon)
