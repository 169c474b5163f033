"""A plan carried out in one transaction, or tried and taken back."""

from collections.abc import Callable, Iterable, Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from catalog import documents, editorial, writing
from catalog.choices import EntryKind
from catalog.models import HistoryEntry, LookAlike, Operation, Photo, Synonym, Taxon

from ._plan import Document, Plan, stored


class Outdated(Exception):
    """Plants have changed since the preview; ``news`` says of each what became of it. Nothing was changed."""

    def __init__(self, news: list[str]) -> None:
        super().__init__(" ".join(news))
        self.news = news


def perform(
    kind: EntryKind,
    make_plan: Callable[[], Plan],
    seen: Mapping[str, int],
    user: AbstractBaseUser,
    reason: str,
) -> Operation:
    """Do what was previewed, as one change. ``seen`` are the versions of the preview.

    Raises Outdated when a plant has changed since, and what :func:`carry_out` raises; nothing is changed then.
    """
    with writing.change(user, kind=kind, reason=reason) as change:
        plan = make_plan()
        check_versions(seen, seen_versions(plan.touched))
        return carry_out(plan, change, user, reason)


def carry_out(
    plan: Plan, change: writing.Change, user: AbstractBaseUser | None = None, reason: str = ""
) -> Operation:
    """Do it, within a change that is open; the act as the history names it.

    Raises DocumentError and ValidationError for what breaks a rule; the caller's transaction then takes all back.
    """
    operation = editorial.open_operation(change, plan.kind, plan.taxon, plan.summary, user, reason)
    change.remember(*sorted(plan.touched))
    if plan.goes is None:
        store(change, [(stored(key), document) for key, document in plan.after.items()])
    else:
        _unite(change, plan, plan.goes, operation)
    change.touch(*plan.mentioned)
    return operation


def store(change: writing.Change, pairs: Iterable[tuple[Taxon | None, Document]]) -> list[documents.Applied]:
    """Store documents that may exchange names among them: first the names are set free, then each is written.

    A document without a taxon makes a new one. From the top, so that parents stand before what is under them.
    """
    given = list(pairs)
    documents.set_names_free({taxon.pk: document for taxon, document in given if taxon is not None})
    keys = [taxon.pk for taxon, _ in given if taxon is not None]
    fresh = {taxon.pk: taxon for taxon in Taxon.objects.filter(pk__in=keys).select_related("parent")}
    return documents.apply_all(
        change,
        [(fresh[taxon.pk] if taxon is not None else None, document) for taxon, document in given],
    )


def seen_versions(taxa: Iterable[int]) -> dict[str, int]:
    """The versions of these taxa (by key), as a preview keeps them. A query for each 400."""
    keys = sorted(taxa)
    found: dict[str, int] = {}
    for start in range(0, len(keys), 400):
        rows = Taxon.objects.filter(pk__in=keys[start : start + 400]).values_list("pk", "version")
        found.update({str(key): version for key, version in rows})
    return found


def check_versions(seen: Mapping[str, int], now: Mapping[str, int]) -> None:
    """Raise Outdated, with a sentence for each taxon that was saved, came or went since."""
    keys = {int(key) for key in {*seen, *now} if seen.get(key) != now.get(key)}
    if not keys:
        return
    names = {taxon.pk: str(taxon) for taxon in Taxon.objects.filter(pk__in=keys)}
    news = []
    for key in sorted(keys):
        entry = HistoryEntry.objects.of_records().filter(taxon=key).defer("document").first()
        news.append(_news(names.get(key), entry, is_new=str(key) not in seen, is_gone=str(key) not in now))
    raise Outdated(news)


def _news(name: str | None, entry: HistoryEntry | None, *, is_new: bool, is_gone: bool) -> str:
    if name is None:
        return "A taxon that this concerns was deleted since the preview."
    if is_new:
        return f"{name} is concerned now, and was not at the time of the preview."
    if is_gone:
        return f"{name} is no longer concerned."
    if entry is None:
        return f"{name} was changed since the preview."
    when = timezone.localtime(entry.at)
    return f"{name} was changed since the preview: {entry.get_kind_display().lower()} by {entry.who} at {when:%H:%M}."


def _unite(change: writing.Change, plan: Plan, goes: Taxon, operation: Operation) -> None:
    """What stands under the one that goes first, then its photos, then itself; the other takes what was chosen last."""
    stays = plan.taxon
    united = plan.after[stays.pk]
    if below := [(stored(key), document) for key, document in plan.after.items() if key != stays.pk]:
        store(change, below)
    kept = {photo["image"] for photo in united.get("photos", ())}
    for photo in Photo.objects.filter(taxon=goes, image__in=kept):
        photo.taxon = stays
        change.save(photo)
    for pair in LookAlike.objects.filter(taxon=goes):
        change.delete(pair)
    for pair in LookAlike.objects.filter(other=goes):
        _hand_over(change, pair, stays)
    Synonym.objects.filter(taxon=goes).delete()
    operation.addresses = change.dissolve(stored(goes.pk), into=stays)
    operation.save(update_fields=["addresses"])
    store(change, [(stays, united)])


def _hand_over(change: writing.Change, pair: LookAlike, stays: Taxon) -> None:
    """A note of another plant that it is mistaken for the one that goes, unless it says so of the other already."""
    pairs = LookAlike.objects
    known = pairs.filter(taxon=pair.taxon_id, other=stays) | pairs.filter(taxon=stays, other=pair.taxon_id)
    if pair.taxon_id == stays.pk or known.exists():
        change.delete(pair)
        return
    change.delete(pair)
    change.save(LookAlike(taxon_id=pair.taxon_id, other=stays, character=pair.character))
