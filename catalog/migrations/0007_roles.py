"""The groups of a catalogue's people. They are made once; afterwards they are the administrator's to change."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

RECORD = (
    "taxon", "synonym", "vernacularname", "profile", "careguide", "articlesection", "wildlifevalue", "hazard",
    "resistance", "distribution", "wetlandstatus", "legalstatus", "placement", "photo", "lookalike", "citation",
)  # fmt: skip
WRITE = ("view", "add", "change", "delete")
EDITOR = [
    *(f"{act}_{model}" for model in RECORD for act in WRITE),
    *(f"{act}_source" for act in ("view", "add", "change")),
    *(f"view_{model}" for model in ("term", "region", "importrun")),
    "submit_taxon",
    "return_taxon",
]
REVIEWER = [*EDITOR, "publish_taxon", "withdraw_taxon", "change_term", "delete_source"]
ROLES = {
    "Editors": {"catalog": EDITOR},
    "Reviewers": {"catalog": REVIEWER},
    "Nursery staff": {"catalog": []},
    "Administrators": {
        "catalog": [*REVIEWER, "change_region"],
        "auth": [f"{act}_{model}" for model in ("user", "group") for act in WRITE],
    },
}


def make_groups(apps, schema_editor):
    for label in ("auth", "catalog"):
        create_permissions(installed.get_app_config(label), verbosity=0)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, held in ROLES.items():
        group, is_new = Group.objects.get_or_create(name=name)
        if not is_new:
            continue
        for label, codenames in held.items():
            group.permissions.add(
                *Permission.objects.filter(content_type__app_label=label, codename__in=codenames)
            )


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0006_history"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
