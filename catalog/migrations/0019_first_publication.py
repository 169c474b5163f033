from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalog", "0018_index_public_taxa_by_change")]

    operations = [
        migrations.AddField(
            model_name="taxon",
            name="published_at",
            field=models.DateTimeField(
                editable=False,
                help_text="When the public first saw it.",
                null=True,
                verbose_name="first published",
            ),
        ),
        migrations.AddIndex(
            model_name="taxon",
            index=models.Index(fields=["status", "published_at"], name="taxon_status_published"),
        ),
    ]
