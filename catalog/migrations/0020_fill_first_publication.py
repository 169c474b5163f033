"""When the public first saw each plant, as far as its history tells.

A plant that nobody published by a step of its own was public from the day on which it came.
"""

from django.db import migrations
from django.db.models import F

PUBLISHED, WITHDRAWN = "published", "withdrawn"
AT_ONCE = 300


def fill(apps, schema_editor):
    Taxon = apps.get_model("catalog", "Taxon")
    Taxon.objects.filter(status=PUBLISHED).update(published_at=F("created_at"))
    HistoryEntry = apps.get_model("catalog", "HistoryEntry")
    steps = HistoryEntry.objects.filter(kind__in=(PUBLISHED, WITHDRAWN), taxon__isnull=False)
    entries = HistoryEntry.objects.filter(taxon__in=steps.values("taxon"), document__taxon__status=PUBLISHED)
    first = {}
    for taxon, kind, at in entries.order_by("taxon", "pk").values_list("taxon", "kind", "at").iterator():
        first.setdefault(taxon, (kind, at))
    stepped = [Taxon(pk=taxon, published_at=at) for taxon, (kind, at) in first.items() if kind == PUBLISHED]
    Taxon.objects.bulk_update(stepped, ["published_at"], batch_size=AT_ONCE)
    came = [taxon for taxon, (kind, _) in first.items() if kind != PUBLISHED]
    for start in range(0, len(came), AT_ONCE):
        Taxon.objects.filter(pk__in=came[start : start + AT_ONCE]).update(published_at=F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("catalog", "0019_first_publication")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
