"""Two taxa made one: one stays with all that was chosen, the other becomes a synonym of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog import editorial
from catalog.choices import EntryKind, Rank
from catalog.models import Region, Taxon, WorkingDraft
from catalog.serialising import parent_row, serialise_many

from ._naming import NewName, as_synonym, with_name
from ._plan import Document, Plan, Refused, Row, mentions_of


@dataclass(frozen=True)
class Merger:
    """The plan, and the places at which somebody had to choose."""

    plan: Plan
    choices: list[editorial.Choice]


def plan_merger(
    goes: Taxon,
    stays: Taxon,
    picks: Mapping[str, str],
    below: Mapping[int, NewName],
    *,
    becomes: str,
    source: str = "",
) -> Merger:
    """What follows when ``goes`` becomes a synonym, of the kind ``becomes``, of ``stays``. Raises Refused.

    What stood under it comes to stand under the other, with the names in ``below`` (by key). Nothing is lost: what was
    not picked stays in the history of the one that goes.
    """
    if faults := _faults(goes, stays):
        raise Refused(faults)
    children = list(Taxon.objects.filter(parent=goes).select_related("parent"))
    lower = list(Taxon.objects.filter(pk__in=list(below)).select_related("parent").order_by("path"))
    taxa = {taxon.pk: taxon for taxon in [*children, *lower, stays, goes]}
    documents = serialise_many(taxa.values())
    regions = dict(Region.objects.values_list("code", "name"))
    union = editorial.Union(documents[stays.pk], documents[goes.pk], picks, regions)
    united = union.document()
    rows = [*united.get("synonyms", ()), as_synonym(documents[goes.pk]["taxon"], becomes, source)]
    united["synonyms"] = [row for row in rows if not _is_name_of(row, stays)]
    united["look_alikes"] = _look_alikes(documents[stays.pk], documents[goes.pk], stays, goes)
    after: dict[int, Document] = {}
    for taxon in sorted({*children, *lower}, key=lambda row: len(row.path)):
        after[taxon.pk] = _below(taxon, documents[taxon.pk], goes, stays, below, after)
    after[stays.pk] = {part: content for part, content in united.items() if content}
    mentioned = (mentions_of(after) | mentions_of([goes.pk])) - after.keys() - {goes.pk}
    summary = f"{goes} was merged into {stays}, and is its synonym now."
    return Merger(Plan(EntryKind.MERGED, stays, summary, after, mentioned, goes), union.choices)


def _faults(goes: Taxon, stays: Taxon) -> list[str]:
    if goes.pk == stays.pk:
        return ["A taxon cannot be merged with itself: choose another one."]
    faults = []
    if stays.path.startswith(goes.path):
        faults.append(f"{stays} stands under {goes}: merge them the other way round, or move it first.")
    if bool(goes.rank) != bool(stays.rank):
        faults.append("A cultivar and a taxon with a rank are different things, and cannot be merged.")
    elif goes.rank and goes.rank != stays.rank and _is_high(goes, stays):
        ranks = f"{goes.rank_label.lower()} and {stays.rank_label.lower()}"
        faults.append(f"The two are {ranks}: above the species only taxa of one rank are merged.")
    if goes.is_published and not stays.is_published:
        faults.append(
            f"{goes.name} is on the public site and {stays.name} is not: visitors would be led to nothing. "
            f"Publish {stays.name} first, or merge the other way round."
        )
    if WorkingDraft.objects.filter(taxon=goes).exists():
        faults.append(
            f"{goes.name} has a working draft, which would be lost: publish it or discard it first."
        )
    return faults


def _is_high(*taxa: Taxon) -> bool:
    return any(Rank(taxon.rank).order < Rank.SPECIES.order for taxon in taxa)


def _is_name_of(row: Row, taxon: Taxon) -> bool:
    return (row["name"], row["authority"]) == (taxon.name, taxon.authority) and not row["note"]


def _look_alikes(mine: Document, theirs: Document, stays: Taxon, goes: Taxon) -> list[Row]:
    """Of both, each other plant once; the two are no look-alikes of one another, and no pair is written twice."""
    rivals = Taxon.objects.filter(look_alikes__other__in=[stays, goes]).values_list("name_id", flat=True)
    ours = {str(stays.name_id), str(goes.name_id), *map(str, rivals)}
    rows = [*mine.get("look_alikes", ()), *theirs.get("look_alikes", ())]
    found = {row["name_id"]: row for row in reversed(rows) if row["name_id"] not in ours}
    return list(found.values())


def _below(
    taxon: Taxon,
    document: Document,
    goes: Taxon,
    stays: Taxon,
    below: Mapping[int, NewName],
    after: Mapping[int, Document],
) -> Document:
    above = after.get(taxon.parent_id or 0)
    parent = document["taxon"]["parent"]
    if taxon.parent_id == goes.pk:
        parent = parent_row(stays)
    elif above is not None:
        parent = {key: above["taxon"][key] for key in ("rank", "name", "authority", "name_id")}
    if taxon.pk in below:
        return with_name(document, below[taxon.pk], parent)
    return {**document, "taxon": {**document["taxon"], "parent": parent}}
