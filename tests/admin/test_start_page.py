"""The start page of the desk: every queue tells the number of rows behind its link, at a cost that does not grow."""

from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from catalog import editorial, names, richtext, writing
from catalog.admin._queues import TROUBLE, Queue, add
from catalog.choices import EntryKind, PlantGroup, Status
from catalog.models import ArticleSection, CitedLink, HistoryEntry, Schedule, Synonym, Taxon
from catalog.serialising import serialise
from catalog.traits import TRAITS
from tests.admin.posting import address, make_editor, signed_in
from tests.factories import (
    make_care,
    make_place,
    make_profile,
    make_source,
    make_synonym,
    make_taxa,
    make_taxon,
)

pytestmark = pytest.mark.django_db
INDEX = reverse("admin:index")


@pytest.fixture(scope="module", autouse=True)
def plants(shared_rows: None) -> None:
    genus = make_taxon("Heuchera", "L.")
    mine = make_taxon("Heuchera mea", parent=genus, status=Status.DRAFT)
    make_taxon("Heuchera tua", parent=genus, status=Status.DRAFT)
    make_taxon("Heuchera lecta", parent=genus, status=Status.REVIEW)
    make_taxon("Heuchera anonyma", "", parent=genus, name_note="orth. var.")
    little, half = (make_taxon(f"Heuchera {word}", parent=genus) for word in ("parva", "media"))
    make_profile(little, habit=("forb",))
    make_profile(half, habit=("forb",), life_cycle=("perennial",), height_min=30)
    make_care(half, **dict.fromkeys(SETS, ()))
    make_place(half)
    make_synonym(half, source=make_source())
    editor = User.objects.create_user("author")
    document = serialise(Taxon.objects.select_related("parent").get(pk=half.pk))
    editorial.keep(half, {**document, "taxon": {**document["taxon"], "name_note": "sic"}}, editor)
    Schedule.objects.create(taxon=mine, publish_at=timezone.now(), taxon_version=1)
    CitedLink.objects.create(url="https://a.example/", state="broken", checked_at=timezone.now())


SETS = ("light", "moisture", "water_use", "soil", "drainage", "landscape_use", "garden_theme", "care_level")


def me(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


def queues(client: Client) -> dict[str, tuple[int, str]]:
    found = client.get(INDEX).context["queues"]
    return {one.queue.title: (one.count, one.address) for _, section in found for one in section}


def mark_mine(client: Client, name: str) -> None:
    taxon = Taxon.objects.get(name=name)
    HistoryEntry.objects.create(
        taxon=taxon, name_id=taxon.name_id, kind=EntryKind.EDITED, version=1, user=me(client)
    )


def test_every_queue_tells_the_number_of_rows_behind_its_link(chief: Client):
    mark_mine(chief, "Heuchera mea")
    found = queues(chief)
    assert {title: count for title, (count, _) in found.items()} == {
        "In review, by others": 1,
        "In review, mine": 0,
        "My drafts": 1,
        "Drafts of others": 1,
        "Changes beside a public page": 1,
        "Publication set for an hour": 1,
        "Less than half recorded": 1,
        "Half or more recorded, not all": 1,
        "No photo": 2,
        "No care article": 2,
        "No source cited": 1,
        "Contradictions": 0,
        "Names without author, or with a remark": 1,
        "Names with a warning": 0,
        "Articles that link to no public plant": 0,
        "Links that no longer answer": 1,
    }
    for count, way in found.values():
        assert chief.get(way).context["cl"].result_count == count, way


def test_the_start_page_costs_the_same_however_much_there_is(chief: Client):
    def cost() -> int:
        chief.get(INDEX)
        with CaptureQueriesContext(connection) as told:
            chief.get(INDEX)
        return len(told)

    before = cost()
    make_taxa([f"Heuchera x{letter}" for letter in "abcdefghij"], status=Status.DRAFT)
    assert cost() == before <= 26


def test_a_number_beyond_what_is_counted_says_that_there_are_more(
    chief: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("catalog.admin._queues.MOST_COUNTED", 2)
    body = chief.get(INDEX).content.decode()
    assert ">2+<" in body
    assert ">0<" in body


def test_a_name_in_doubt_is_told_until_it_is_mended_whoever_brought_it(chief: Client):
    media, tua = (Taxon.objects.get(name=f"Heuchera {word}") for word in ("media", "tua"))
    Taxon.objects.filter(pk=media.pk).update(authority="(Sw. Broth.")
    names.rebuild()  # as a large import does, past the write door
    synonym = make_synonym(tua, "Heuchera vetus", "(Fink) ?")
    make_taxon("Heuchera hybrida × parva", "", parent=tua.parent)  # a formula is no fault
    assert queues(chief)["Names with a warning"][0] == 2
    assert "A bracket is opened and not closed" in chief.get(address(media)).content.decode()
    assert "The author is not known." in chief.get(address(tua)).content.decode()
    with writing.change() as change:
        change.delete(synonym)
    assert list(editorial.names_with_warnings(Taxon.objects.all())) == [media]
    assert names.check() == []


def test_a_link_to_a_plant_that_is_gone_or_not_public_is_told_until_one_of_them_changes(chief: Client):
    media, parva = (Taxon.objects.get(name=f"Heuchera {word}") for word in ("media", "parva"))
    body = f"<p>Like {richtext.link_to_plant(parva.name_id, 'it', keeps_words=False)}.</p>"
    with writing.change() as change:
        section = ArticleSection(taxon=media, heading="Home", body=body)
        change.save(section)
    assert queues(chief)["Articles that link to no public plant"][0] == 0
    parva.status = Status.WITHDRAWN
    with writing.change() as change:
        change.save(parva)
    assert queues(chief)["Articles that link to no public plant"][0] == 1
    with writing.change() as change:  # as a merger leaves it: the name is a synonym of a public plant
        parva.name, parva.name_id = "Heuchera alia", uuid4()
        change.save(parva)
        change.save(Synonym(taxon=media, name="Heuchera parva", name_id=section_link(section)))
    assert queues(chief)["Articles that link to no public plant"][0] == 0
    with writing.change() as change:
        change.delete(Synonym.objects.get(name="Heuchera parva"))
    assert queues(chief)["Articles that link to no public plant"][0] == 1
    section.body = "<p>Like no other.</p>"
    with writing.change() as change:
        change.save(section)
    assert queues(chief)["Articles that link to no public plant"][0] == 0


def section_link(section: ArticleSection) -> UUID:
    (link,) = richtext.plant_links(section.body)
    return link.name_id


def test_what_others_changed_last_is_told_and_what_i_did_is_not(chief: Client):
    mark_mine(chief, "Heuchera tua")
    changes = chief.get(INDEX).context["changes"]
    assert [(entry.taxon_name, entry.who) for entry in changes] == [("Heuchera media Torr.", "author")]


def test_a_queue_is_shown_to_those_alone_who_may_see_its_list():
    editor = make_editor()
    editor.user_permissions.remove(*editor.user_permissions.filter(codename="view_source"))
    titles = queues(signed_in(editor))
    assert "My drafts" in titles
    assert "Links that no longer answer" not in titles


def test_a_queue_is_added_in_one_place(chief: Client, monkeypatch: pytest.MonkeyPatch):
    from_elsewhere = CitedLink, (("state__exact", "works"),)
    monkeypatch.setattr("catalog.admin._queues._queues", [])
    add(Queue(TROUBLE, "Links that answer", *from_elsewhere))
    assert queues(chief) == {"Links that answer": (0, "/admin/catalog/citedlink/?state__exact=works")}


def test_an_entry_of_the_list_of_changes_leads_to_its_plant(chief: Client):
    entry = HistoryEntry.objects.get()
    listed = chief.get(reverse("admin:catalog_historyentry_changelist"), {"by": "others"})
    page = reverse("admin:catalog_taxon_entry", args=[entry.taxon_id, entry.pk])
    assert page in listed.content.decode()
    assert chief.get(f"/admin/catalog/historyentry/{entry.pk}/change/").headers["Location"] == page
    assert chief.get("/admin/catalog/historyentry/0/change/").status_code == 404
    HistoryEntry.objects.update(taxon=None)
    assert (
        f"/deleted/{entry.pk}/"
        in chief.get(reverse("admin:catalog_historyentry_changelist")).content.decode()
    )


def test_the_form_names_what_the_template_of_the_plant_group_asks(chief: Client):
    taxon = Taxon.objects.get(name="Heuchera parva")
    body = chief.get(reverse("admin:catalog_taxon_change", args=[taxon.pk])).content.decode()
    assert "Not recorded yet" in body
    assert "Flower colour, " in body
    Taxon.objects.update(group=PlantGroup.MOSS)
    body = chief.get(reverse("admin:catalog_taxon_change", args=[taxon.pk])).content.decode()
    assert "Flower colour, " not in body


@pytest.mark.parametrize("group", ["", *PlantGroup.values])
def test_a_plant_is_complete_when_its_template_is_and_not_before(group: str):
    taxon = make_taxon("Heuchera plena", group=group)
    make_place(taxon)
    for store, make in (("profile", make_profile), ("care", make_care)):
        asked = [trait for trait in editorial.template(group) if trait.store == store]
        make(taxon, **{field: _some(trait.kind) for trait in asked for field in trait.fields})
    taxa = Taxon.objects.filter(pk=taxon.pk)
    assert editorial.missing(taxon) == []
    assert list(editorial.complete(taxa)) == [taxon]
    taxon.profile.habit = None
    taxon.profile.save()
    assert [trait.key for trait in editorial.missing(taxon) or ()] == ["habit"]
    assert not editorial.complete(taxa).exists()
    assert list(editorial.half_recorded(taxa)) == [taxon]


def test_no_template_asks_a_fern_for_flowers_or_a_genus_for_anything():
    keys = {trait.key for trait in editorial.template(PlantGroup.FERN)}
    assert {"native", "light", "height"} <= keys
    assert not keys & {"bloom-months", "bloom-colour"}
    assert {trait.key for trait in editorial.template(PlantGroup.MOSS)} < keys
    assert editorial.missing(Taxon.objects.get(name="Heuchera")) is None
    assert set(editorial.template("")) <= set(TRAITS)


def _some(kind: str) -> object:
    return () if kind in {"set", "months"} else 7
