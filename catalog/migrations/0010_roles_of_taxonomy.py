"""Who may rename, move, swap and merge, and who may take taxa out and in as a sheet."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

SHEETS = ["export_taxon", "import_taxon"]
TAXONOMY = ["rename_taxon", "move_taxon", "swap_taxon", "merge_taxon"]
ROLES = {
    "Editors": SHEETS,
    "Reviewers": [*SHEETS, *TAXONOMY],
    "Administrators": [*SHEETS, *TAXONOMY],
}


def extend_groups(apps, schema_editor):
    create_permissions(installed.get_app_config("catalog"), verbosity=0)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, codenames in ROLES.items():
        for group in Group.objects.filter(name=name):
            group.permissions.add(
                *Permission.objects.filter(content_type__app_label="catalog", codename__in=codenames)
            )


class Migration(migrations.Migration):
    dependencies = [("catalog", "0009_operations"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(extend_groups, migrations.RunPython.noop)]
