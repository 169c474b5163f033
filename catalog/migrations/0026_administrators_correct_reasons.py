"""Who may correct the reason that somebody else gave."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations


def extend_group(apps, schema_editor):
    create_permissions(installed.get_app_config("catalog"), verbosity=0)
    Permission = apps.get_model("auth", "Permission")
    for group in apps.get_model("auth", "Group").objects.filter(name="Administrators"):
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label="catalog", codename="change_historyentry")
        )


class Migration(migrations.Migration):
    dependencies = [("catalog", "0025_former_reasons"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(extend_group, migrations.RunPython.noop)]
