"""The trace of a large import: one entry a plant, written in one statement; documents only where they are needed."""

from django.db import connection, transaction
from django.utils import timezone

from catalog.choices import EntryKind
from catalog.models import HistoryEntry, ImportRun, Revision, Taxon
from catalog.serialising import serialise_many

BATCH = 200


def trace_run(taxa: str, run: ImportRun) -> None:
    """Write an entry without a document for every taxon that a query gives.

    ``taxa`` is a SELECT of ours that gives one column, keys of taxa. A statement, in the transaction of the import.
    """
    quote = connection.ops.quote_name
    user_name = run.user.get_username()[:150] if run.user is not None else ""
    values = {
        "kind": EntryKind.IMPORTED.value,
        "at": connection.ops.adapt_datetimefield_value(timezone.now()),
        "user_id": run.user_id,
        "user_name": user_name,
        "reason": "",
        "file_name": run.file_name,
        "run_id": run.pk,
    }
    given = ", ".join(map(quote, values))
    marks = ", ".join(["%s"] * len(values))
    history, taxon = quote(HistoryEntry._meta.db_table), quote(Taxon._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {history} (taxon_id, taxon_name, name_id, version, {given}) "
            f"SELECT id, full_name, name_id, version, {marks} FROM {taxon} WHERE id IN ({taxa}) ORDER BY id",
            list(values.values()),
        )


def document_run(run: ImportRun) -> int:
    """Give the entries of a run their documents where the plant had one before. How many; in small transactions.

    An entry that is no longer the last of its plant has its document already.
    """
    documented = HistoryEntry.objects.filter(document__isnull=False).exclude(run=run)
    waiting = HistoryEntry.objects.filter(
        taxon__in=documented.values("taxon"), run=run, document__isnull=True
    ).order_by("pk")
    keys = list(waiting.values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        with transaction.atomic():
            Revision.objects.locked()
            entries = list(waiting.filter(pk__in=keys[start : start + BATCH]))
            taxa = Taxon.objects.filter(pk__in=[entry.taxon_id for entry in entries]).select_related("parent")
            documents = serialise_many(taxa)
            for entry in entries:
                entry.document = documents[entry.taxon_id or 0]
            HistoryEntry.objects.bulk_update(entries, ["document"], batch_size=BATCH)
    return len(keys)
