"""A small catalogue with one row of everything that an address can name, and somebody of every role."""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from catalog import editorial, writing
from catalog.choices import Status
from catalog.models import (
    CitedLink,
    Contradiction,
    FamilyScope,
    HistoryEntry,
    ImportRun,
    Operation,
    Photo,
    Region,
    RightsHolder,
    Source,
    Synonym,
    Taxon,
)
from catalog.serialising import serialise
from tests import factories
from tests.editorial.plants import make_whole_plant, stored_photo
from tests.factories import make_synonym, make_taxon
from tests.taxonomy.acts import done

GROUPS = {
    "anonymous": "",
    "nursery": "Nursery staff",
    "editor": "Editors",
    "reviewer": "Reviewers",
    "elsewhere": "Reviewers",
    "administrator": "Administrators",
}
"""The roles of the table, each with the group that the migrations make for it; one is limited to another family."""

Samples = dict[str, Any]


def make_people() -> dict[str, Client]:
    """A browser for each role; all but the stranger are staff, so that only permissions tell them apart."""
    clients = {role: Client() for role in GROUPS}
    for role, group in GROUPS.items():
        if group:
            person = User.objects.create_user(role, password="pw", is_staff=True)
            person.groups.add(Group.objects.get(name=group))
            clients[role].force_login(person)
            if role == "elsewhere":
                FamilyScope.objects.create(user=person).families.add(make_taxon("Rosaceae", rank="family"))
    return clients


def make_plants() -> dict[str, Taxon]:
    """A published plant with a working draft beside it, one of each other standing, and the trace of a deleted one."""
    factories.TRACED = True
    published = make_whole_plant(symbol="HERU")
    document = serialise(Taxon.objects.select_related("parent").get(pk=published.pk))
    draft_document = {**document, "taxon": {**document["taxon"], "name_note": "another remark"}}
    editorial.keep(published, draft_document, None)
    plants = {"published": Taxon.objects.get(pk=published.pk)}
    for status, epithet in (("draft", "nova"), ("review", "lecta"), ("withdrawn", "retracta")):
        plants[status] = taxon = make_taxon(
            f"Heuchera {epithet}", "X.", status=Status(status), parent=published.parent
        )
        make_synonym(taxon, f"Heuchera pris{epithet}", "Y.", source=Source.objects.get())
        photo = Photo(
            taxon=taxon, image=stored_photo(epithet), licence="cc0", alternative_text="Leaves of it."
        )
        with writing.change() as change:
            change.save(photo)
    RightsHolder.objects.create(name="A. Person")
    gone = make_taxon("Heuchera perdita", "X.", status=Status.DRAFT)
    with writing.change() as change:
        change.delete(gone)
    factories.TRACED = False
    now = timezone.now()
    ImportRun.objects.create(kind="checklist", file_name="x.txt", sha256="0" * 64, started_at=now, report=[])
    CitedLink.objects.create(url="https://a.example/", state="works", checked_at=now)
    vetus = make_taxon("Heuchera vetus", "X.", status=Status.DRAFT, parent=published.parent)
    chief = Client()
    chief.force_login(User.objects.create_superuser("chief"))
    done(chief, "rename", vetus, name="Heuchera antiqua", authority="X.", rank="species")
    Contradiction.objects.create(
        taxon=plants["published"],
        kind="light",
        place="Care",
        said="Full sun.",
        claim="full sun",
        fact="shade",
    )
    return plants


def samples_of(model: str, route: str, taxon: Taxon) -> Samples:
    """What stands in for each part of an address: rows of this plant where the address is about a plant."""
    photo = Photo.objects.get(taxon=taxon)
    entries = HistoryEntry.objects.filter(taxon=None if "deleted/" in route else taxon)
    rows = {
        "taxon": taxon,
        "synonym": Synonym.objects.filter(taxon=taxon).first(),
        "photo": photo,
        "region": Region.objects.get(pk="US-CA"),
        "user": User.objects.get(username="nursery"),
        "group": Group.objects.first(),
    }
    row = rows[model] if model in rows else _first_of(model)
    key = row.pk if row is not None else None
    first = entries.first()
    return {
        "address": taxon.slug,
        "name": str(photo.image.name).removeprefix("photos/"),
        "code": "US-CA",
        "slug": "shade",
        "part": 0,
        "rest": "nothing",
        "url": "nothing",
        "app_label": "catalog",
        "object_id": key,
        "pk": key,
        "id": key,
        "entry": first.pk if first is not None else 0,
        "number": Operation.objects.get().pk,
        "act": "rename",
        "content_type_id": ContentType.objects.get_for_model(Taxon).pk,
    }


def _first_of(model: str) -> Model | None:
    """A row of any other model that the admin serves; None where the address is of none."""
    if not model or not apps.all_models["catalog"].get(model):
        return None
    row: Model | None = apps.get_model("catalog", model)._default_manager.first()
    assert row is not None, (
        f"Make a row of {model} in tests/permissions/site.py: the table asks for its pages"
    )
    return row
