"""The photographers written beside photos become rights holders, also in drafts and in the history.

Going back keeps the names. Credits and links are lost with the records: no photo has a place for them.
"""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.models import Q

ACTS = {
    "Editors": ("view", "add", "change"),
    "Reviewers": ("view", "add", "change", "delete"),
    "Administrators": ("view", "add", "change", "delete"),
}


def extend_groups(apps, schema_editor):
    create_permissions(installed.get_app_config("catalog"), verbosity=0)
    Permission = apps.get_model("auth", "Permission")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ACTS):
        codenames = [f"{act}_rightsholder" for act in ACTS[group.name]]
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label="catalog", codename__in=codenames)
        )


def move(apps, schema_editor):
    RightsHolder = apps.get_model("catalog", "RightsHolder")
    Photo = apps.get_model("catalog", "Photo")
    written = Photo.objects.exclude(photographer="").order_by().values_list("photographer", flat=True)
    for name in sorted(set(written)):
        holder, _ = RightsHolder.objects.get_or_create(name=name)
        Photo.objects.filter(photographer=name).update(rights_holder=holder)
    _rename_in_documents(apps, "photographer", "rights_holder")


def move_back(apps, schema_editor):
    Photo = apps.get_model("catalog", "Photo")
    for holder in apps.get_model("catalog", "RightsHolder").objects.all():
        Photo.objects.filter(rights_holder=holder).update(photographer=holder.name, rights_holder=None)
    _rename_in_documents(apps, "rights_holder", "photographer")


def _rename_in_documents(apps, old, new):
    in_document, in_base = Q(document__has_key="photos"), Q(base__has_key="photos")
    stored = (
        ("HistoryEntry", ("document",), in_document),
        ("WorkingDraft", ("base", "document"), in_document | in_base),
    )
    for model, fields, has_photos in stored:
        rows = apps.get_model("catalog", model).objects.filter(has_photos).only("pk", *fields)
        for row in rows.iterator(chunk_size=200):
            changed = [field for field in fields if _renamed(getattr(row, field), old, new)]
            if changed:
                row.save(update_fields=changed)


def _renamed(document, old, new):
    photos = [photo for photo in document.get("photos") or () if old in photo]
    for photo in photos:
        photo[new] = photo.pop(old)
    return bool(photos)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0022_rights_holders")]

    operations = [
        migrations.RunPython(extend_groups, migrations.RunPython.noop),
        migrations.RunPython(move, move_back),
    ]
