"""The names index by words: loose keys, generic names, and a bitmap of taxa for each word.

The index is derived, so its table is made anew instead of changed. Where there are taxa already it is marked stale, and
built again by the next import or by ``manage.py reindex``.
"""

import django.db.models.deletion
from django.db import migrations, models


def mark_stale(apps, schema_editor):
    """Say that the derived tables have to be built again; an empty catalogue has no revision yet."""
    apps.get_model("catalog", "Revision").objects.filter(pk=1, number__gt=0).update(stale=True)


KINDS = [
    ("1symbol", "USDA symbol"),
    ("2accepted", "accepted name"),
    ("3synonym", "synonym"),
    ("4synonym-symbol", "USDA symbol of a synonym"),
    ("5vernacular", "common name"),
]
ROLES = [
    ("1accepted", "accepted name"),
    ("2vernacular", "common name"),
    ("3synonym", "synonym"),
    ("genus", "first word of a botanical name"),
]
ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_taxa_and_facts")]

    operations = [
        migrations.DeleteModel(name="NameEntry"),
        migrations.CreateModel(
            name="NameEntry",
            fields=[
                ("id", ID),
                ("kind", models.CharField(choices=KINDS, max_length=16)),
                ("text", models.CharField(help_text="As it is written, without authority.", max_length=300)),
                ("authority", models.CharField(blank=True, max_length=200)),
                ("key", models.CharField(help_text="Exact match key.", max_length=300)),
                (
                    "canonical",
                    models.CharField(help_text="Without connectors and hybrid signs.", max_length=300),
                ),
                (
                    "loose",
                    models.CharField(
                        db_index=True,
                        help_text="Without blanks and endings, spelt as it sounds.",
                        max_length=300,
                    ),
                ),
                (
                    "genus",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        help_text="The first word of a botanical name.",
                        max_length=60,
                    ),
                ),
                ("preferred", models.BooleanField(default=False)),
                (
                    "taxon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalog.taxon"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "name entries",
                "indexes": [
                    models.Index(
                        fields=["kind", "key"],
                        name="name_entry_beginning",
                        opclasses=["varchar_pattern_ops", "varchar_pattern_ops"],
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["key"],
                        condition=models.Q(kind__in=["1symbol", "4synonym-symbol"]),
                        name="symbol_belongs_to_one_name",
                        violation_error_message="A symbol belongs to one name: another taxon or synonym bears it already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NameWord",
            fields=[
                ("id", ID),
                ("word", models.CharField(db_index=True, max_length=60)),
                ("role", models.CharField(choices=ROLES, max_length=12)),
                ("taxa", models.BinaryField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["role", "word"], name="name_word_once")]
            },
        ),
        migrations.RunPython(mark_stale, mark_stale),
    ]
