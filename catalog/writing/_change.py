"""One change: the rows, what is derived from them, and the revision, together or not at all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from catalog import contradictions, facets, names, nomenclature
from catalog.choices import EntryKind, Status
from catalog.models import FormerSlug, HistoryEntry, ImportRun, LookAlike, Operation, Revision, Synonym, Taxon

from ._names_known import NAMES_A_QUERY, ReadNames
from ._prepare import prepare
from ._rules import check, deletion_blockers
from ._scope import families_of, require
from ._trace import Document, Trace
from ._tree import TREE_FIELDS, place, place_below


class Conflict(Exception):
    """Somebody else saved the taxon after it was read; nothing was written."""


class Refused(ValidationError):
    """A deletion that others rest on; its messages say what."""


class Change:
    """Collects what one change touches. Made by :func:`change`."""

    def __init__(self, user: AbstractBaseUser | None, trace: Trace | None) -> None:
        self.user = user
        self.trace = trace
        self._families = families_of(user)
        self._touched: set[int] = set()
        self._aged: set[int] = set()
        self._saved: set[int] = set()
        self._restated: set[int] = set()

    def save(self, instance: models.Model, *, expected_version: int | None = None) -> None:
        """Write one row of any model of the catalogue.

        Raises ValidationError (by field) when it breaks a rule, OutOfScope where the plant is not the user's to
        change, and Conflict when the taxon's version is no longer the expected one.
        """
        if isinstance(instance, Taxon):
            self._save_taxon(instance, expected_version)
            return
        former = type(instance)._default_manager.filter(pk=instance.pk).first() if instance.pk else None
        if isinstance(instance, Synonym) and isinstance(former, Synonym):
            _drop_outdated_full_name(instance, former)
        prepare(instance)
        check(instance)  # before the constraints: its sentences name the other row
        instance.full_clean()
        taxa = {*_taxa_of(instance), *(_taxa_of(former) if former is not None else ())}
        require(self._families, {*_bearer(instance), *_bearer(former)})
        self._keep_state(taxa)
        instance.save()
        self.touch(*taxa)  # a part may move from one taxon to another

    def add(self, taxa: Sequence[Taxon]) -> list[tuple[Taxon, ValidationError]]:
        """Write many new taxa whose parents are stored, in a few statements; those refused, each with the reason.

        What only the database can refuse (a code outside its vocabulary) is an IntegrityError of the whole.
        """
        parts = (taxa[start : start + NAMES_A_QUERY] for start in range(0, len(taxa), NAMES_A_QUERY))
        return [fault for some in parts for fault in self._add(some)]

    def _add(self, taxa: Sequence[Taxon]) -> list[tuple[Taxon, ValidationError]]:
        parents = Taxon.objects.in_bulk({taxon.parent_id for taxon in taxa if taxon.parent_id is not None})
        for taxon in taxa:
            if taxon.parent_id is not None:
                taxon.parent = parents[taxon.parent_id]
            prepare(taxon)
        names, used = ReadNames(taxa), _used_slugs(taxa)
        plain: list[Taxon] = []
        special: list[Taxon] = []
        refused: list[tuple[Taxon, ValidationError]] = []
        for taxon in taxa:
            slug = nomenclature.slug(taxon.name)[:200]
            if taxon.slug or not slug or slug in used:
                special.append(taxon)
                continue
            taxon.slug = slug
            try:
                check(taxon, names)
                taxon.clean_fields(exclude=["path", "parent"])
            except ValidationError as fault:
                refused.append((taxon, fault))
                continue
            used.add(slug)
            names.add([taxon])
            plain.append(taxon)
        self._insert(plain)
        return refused + self._save_each(special)

    def delete(self, instance: models.Model) -> None:
        """Delete one row. Raises Refused for a taxon that others rest on or that is published.

        A taxon that may be deleted is not public, so no facet holds it.
        """
        if isinstance(instance, Taxon):
            if reasons := deletion_blockers(instance):
                raise Refused(reasons)
            self.remember(instance.pk)
            if self.trace is not None:
                self.trace.deleted(instance)
            names.forget([instance.pk])
            Taxon.objects.filter(pk=instance.pk).update(
                family=None, genus=None
            )  # a family protects itself else
            instance.delete()
            return
        require(self._families, _bearer(instance))
        self._keep_state(_taxa_of(instance))
        self.touch(*_taxa_of(instance))
        instance.delete()

    def dissolve(self, taxon: Taxon, into: Taxon) -> list[str]:
        """Delete a taxon that another takes the place of, public or not; its former addresses, which lead there now.

        Nothing may stand under it or name it as a look-alike any more. Raises Refused.
        """
        key = taxon.pk
        self.remember(key)
        HistoryEntry.objects.filter(taxon=taxon).update(name_id=taxon.name_id)
        taxon.status = Status.WITHDRAWN
        Taxon.objects.filter(pk=key).update(status=taxon.status)
        facets.reindex([key])
        addresses = [taxon.slug, *taxon.former_slugs.values_list("slug", flat=True)]
        taxon.former_slugs.update(taxon=into)
        self.delete(taxon)
        self._aged.discard(key)
        self._touched.discard(key)
        FormerSlug.objects.update_or_create(slug=addresses[0], defaults={"taxon": into})
        return addresses

    def restate(self, taxa: Sequence[Taxon], documents: Mapping[int, Document], status: Status) -> None:
        """Give up to some hundred taxa another standing, of which nothing else changes: a few statements for all.

        ``documents`` (by key) are what they are now, read under the lock. Nothing but the facets is derived from a
        standing. Raises OutOfScope.
        """
        keys = [taxon.pk for taxon in taxa]
        require(self._families, keys)
        if self.trace is not None:
            self.trace.restated(taxa, documents, status)
        rows, now = Taxon.objects.filter(pk__in=keys), timezone.now()
        rows.update(status=status, version=F("version") + 1, updated_at=now)
        rows.mark_published(now)
        self._restated.update(keys)

    def remember(self, *taxa: int) -> None:
        """Keep the present state of these taxa (by key), before rows of them are written past :meth:`save`.

        Raises OutOfScope.
        """
        require(self._families, taxa)
        self._keep_state(taxa)

    def _keep_state(self, taxa: Iterable[int]) -> None:
        if self.trace is not None:
            self.trace.remember(taxa)

    def traced_as(self, run: ImportRun) -> None:
        """Say that this change is one run of an import."""
        if self.trace is not None:
            self.trace.run = run

    def part_of(self, operation: Operation) -> None:
        """Say that this change is an act of taxonomy."""
        if self.trace is not None:
            self.trace.operation = operation

    def touch(self, *taxa: int) -> None:
        """Say that facts of these taxa (by key) have changed."""
        self._touched.update(taxa)
        self._aged.update(taxa)

    def finish(self) -> None:
        """Bring everything derived up to date. Called when the change is left."""
        touched, now = sorted(self._touched), timezone.now()
        Taxon.objects.filter(pk__in=sorted(self._aged - self._saved)).mark_changed(now)
        Taxon.objects.filter(pk__in=sorted(self._aged | self._saved)).mark_published(now)
        if self.trace is not None:
            self.trace.write(self._aged | self._saved)
        names.reindex(touched)
        facets.reindex(sorted(self._touched | self._restated))
        contradictions.reindex(touched)
        Revision.objects.raise_number()

    def _save_taxon(self, taxon: Taxon, expected_version: int | None) -> None:
        former = _read_again(taxon)
        _drop_outdated_full_name(taxon, former)
        prepare(taxon)
        taxon.slug = taxon.slug if _keeps_slug(taxon, former) else free_slug(taxon)
        check(taxon)
        taxon.full_clean(exclude=["path"])
        if former is not None:
            self._claim(taxon, expected_version if expected_version is not None else former.version)
            self.remember(taxon.pk)
        taxon.save()
        if former is None and self.trace is not None:
            self.trace.made(taxon)
        if place(taxon):
            Taxon.objects.filter(pk=taxon.pk).update(
                path=taxon.path, family=taxon.family_id, genus=taxon.genus_id
            )
            if former is not None:
                self._touched.update(place_below(taxon, former.path))
        require(self._families, [taxon.pk])  # where it stands now; where it stood was asked before
        self._keep_addresses(taxon, former)
        self._saved.add(taxon.pk)
        self._touched.add(taxon.pk)

    def _insert(self, taxa: list[Taxon]) -> None:
        Taxon.objects.bulk_create(taxa, batch_size=500)
        for taxon in taxa:
            place(taxon)
            if self.trace is not None:
                self.trace.made(taxon)
        Taxon.objects.bulk_update(taxa, TREE_FIELDS, batch_size=200)
        require(self._families, [taxon.pk for taxon in taxa])
        FormerSlug.objects.filter(slug__in=[taxon.slug for taxon in taxa]).delete()
        keys = {taxon.pk for taxon in taxa}
        self._saved |= keys
        self._touched |= keys

    def _save_each(self, taxa: list[Taxon]) -> list[tuple[Taxon, ValidationError]]:
        """Taxa with an address that was given or must be sought."""
        refused = []
        for taxon in taxa:
            try:
                self.save(taxon)
            except ValidationError as fault:
                refused.append((taxon, fault))
        return refused

    def _claim(self, taxon: Taxon, expected: int) -> None:
        rows = Taxon.objects.filter(pk=taxon.pk, version=expected)
        if not rows.update(version=F("version") + 1):
            raise Conflict(f"{taxon} was saved by somebody else in the meantime. Nothing was saved.")
        taxon.version = expected + 1

    def _keep_addresses(self, taxon: Taxon, former: Taxon | None) -> None:
        FormerSlug.objects.filter(slug=taxon.slug).delete()
        if former is not None and former.slug != taxon.slug:
            FormerSlug.objects.update_or_create(slug=former.slug, defaults={"taxon": taxon})


@contextmanager
def alone() -> Iterator[None]:
    """A transaction that no other writer passes: it holds the revision row from its first statement to its end."""
    with transaction.atomic():
        Revision.objects.locked()
        yield


@contextmanager
def change(
    user: AbstractBaseUser | None = None,
    *,
    kind: EntryKind | None = None,
    reason: str = "",
    file_name: str = "",
    traced: bool = True,
) -> Iterator[Change]:
    """Open one change of the catalogue: a transaction that ends with indexes, history and revision brought up to date.

    Writers pass one at a time: the revision row is locked first. ``kind``, ``reason`` and ``file_name`` stand in the
    history; without a kind it is told by what happened. ``traced`` is false within an import, which leaves its own
    trace.
    """
    with alone():
        changing = Change(user, Trace(user, kind, reason, file_name) if traced else None)
        yield changing
        changing.finish()


@contextmanager
def rehearsal() -> Iterator[Change]:
    """A change that is tried and always taken back: within it the rows read as they would be. No index follows.

    What follows from it is written within :func:`alone` round both: PostgreSQL gives a lock back with the savepoint in
    which it was taken.
    """
    with alone():
        yield Change(None, None)
        transaction.set_rollback(True)


def _read_again(taxon: Taxon) -> Taxon | None:
    """The stored row, if there is one; parent and place in the tree are taken from it and not from what the caller
    read before the lock.
    """
    if taxon.parent_id is not None:
        taxon.parent = Taxon.objects.filter(pk=taxon.parent_id).first() or taxon.parent
    former = Taxon.objects.filter(pk=taxon.pk).first() if taxon.pk else None
    if former is not None:
        taxon.path, taxon.family_id, taxon.genus_id = former.path, former.family_id, former.genus_id
    return former


def _drop_outdated_full_name(named: Taxon | Synonym, former: Taxon | Synonym | None) -> None:
    """Empty a full name that stood still while name or authority changed, so that it is composed anew."""
    if former is None or named.full_name != former.full_name:
        return
    if (named.name, named.authority) != (former.name, former.authority):
        named.full_name = ""


def free_slug(taxon: Taxon) -> str:
    """An address of its own for a taxon: from its name; when that is taken with symbol, authority or a number."""
    base = nomenclature.slug(taxon.name)[:200] or "taxon"
    tails = [taxon.symbol, nomenclature.slug(taxon.authority)]
    candidates = [base, *(f"{base}-{tail.lower()}"[:215] for tail in tails if tail)]
    taken = Taxon.objects.exclude(pk=taxon.pk).filter(slug__startswith=base)
    used = set(taken.values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(used) + 3))
    return next(slug for slug in (*candidates, *numbered) if slug not in used)


def _used_slugs(taxa: Sequence[Taxon]) -> set[str]:
    """The addresses, made from the names of these taxa alone, that stored taxa have."""
    slugs = [nomenclature.slug(taxon.name)[:200] for taxon in taxa]
    return set(Taxon.objects.filter(slug__in=slugs).values_list("slug", flat=True))


def _keeps_slug(taxon: Taxon, former: Taxon | None) -> bool:
    """Whether the address stays: an editor has set it, or the name has not changed."""
    if not taxon.slug:
        return False
    return former is None or former.slug != taxon.slug or former.name == taxon.name


def _bearer(instance: models.Model | None) -> Iterable[int]:
    """The taxon whose record a row is a part of; of a pair of look-alikes, the one that tells of it."""
    taxon = getattr(instance, "taxon_id", None)
    return () if taxon is None else (taxon,)


def _taxa_of(instance: models.Model) -> Iterable[int]:
    if isinstance(instance, LookAlike):
        return instance.taxon_id, instance.other_id
    return _bearer(instance)
