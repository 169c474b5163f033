"""When the public first saw each plant, as far as its history tells.

A plant that nobody published by a step of its own was public from the day on which it came.
"""

from django.db import migrations
from django.db.models import F

PUBLISHED, WITHDRAWN = "published", "withdrawn"


def fill(apps, schema_editor):
    Taxon = apps.get_model("catalog", "Taxon")
    Taxon.objects.filter(status=PUBLISHED).update(published_at=F("created_at"))
    HistoryEntry = apps.get_model("catalog", "HistoryEntry")
    stepped = HistoryEntry.objects.filter(kind__in=(PUBLISHED, WITHDRAWN), taxon__isnull=False).values(
        "taxon"
    )
    entries = HistoryEntry.objects.filter(taxon__in=stepped, document__taxon__status=PUBLISHED)
    first = {}
    for taxon, kind, at in entries.order_by("taxon", "pk").values_list("taxon", "kind", "at").iterator():
        first.setdefault(taxon, (kind, at))
    for taxon, (kind, at) in first.items():
        Taxon.objects.filter(pk=taxon).update(published_at=at if kind == PUBLISHED else F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("catalog", "0019_first_publication")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
