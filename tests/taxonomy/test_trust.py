"""What keeps an act of taxonomy from doing harm: permissions, versions, the way back."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from catalog import taxonomy
from catalog.models import HistoryEntry, Operation, Taxon
from tests.admin.posting import save, signed_in
from tests.taxonomy.acts import HOMOTYPIC, done, everything, make_alumroots, page, previewed, sent, undone

pytestmark = pytest.mark.django_db

PROBA = {"name": "Heuchera proba", "authority": "Torr.", "rank": "species"}


def member(*codenames: str) -> Client:
    user = User.objects.create_user("staff", password="pw", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_taxon", *codenames]))
    return signed_in(user)


@pytest.mark.parametrize("act", ["rename", "move", "swap", "merge"])
def test_each_act_has_a_permission_of_its_own(act: str):
    species = make_alumroots()
    others = [f"{name}_taxon" for name in ("rename", "move", "swap", "merge") if name != act]
    client = member("publish_taxon", *others)
    assert client.get(page(act, species)).status_code == 403
    user = User.objects.get(username="staff")
    user.user_permissions.add(Permission.objects.get(codename=f"{act}_taxon"))
    assert client.get(page(act, species)).status_code == 200


def test_a_public_plant_is_renamed_by_those_alone_who_may_publish():
    species = make_alumroots()
    client = member("rename_taxon")
    assert client.get(page("rename", species)).status_code == 403
    Taxon.objects.filter(pk=species.pk).update(status="draft")
    answer = previewed(client, "rename", species, **PROBA)
    told = client.post(page("rename", species), {**sent(answer), "reason": "Why.", "_apply": "1"})
    assert "a reviewer may do that" in told.content.decode()


def test_reviewers_may_do_all_four_and_editors_none():
    held = {
        name: set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))
        for name in ("Reviewers", "Editors")
    }
    acts = {"rename_taxon", "move_taxon", "swap_taxon", "merge_taxon"}
    assert acts <= held["Reviewers"]
    assert not acts & held["Editors"]
    assert held["Editors"] >= {"export_taxon", "import_taxon"}


def test_a_preview_that_is_out_of_date_is_refused_with_what_changed(chief: Client):
    species = make_alumroots()
    answer = previewed(chief, "rename", species, **PROBA)
    save(chief, Taxon.objects.get(symbol="HERUA"), {"name_note": "x"})
    before = everything()
    told = chief.post(page("rename", species), {**sent(answer), "reason": "Why.", "_apply": "1"})
    assert "var. alpicola Jeps. was changed since the preview: published by chief at" in told.content.decode()
    assert everything() == before


def test_a_taxon_that_came_or_went_since_the_preview_is_named():
    species = make_alumroots()
    key = str(species.pk)
    for seen, now, said in (
        ({}, {key: 1}, "is concerned now"),
        ({key: 1}, {}, "no longer concerned"),
        ({"999999": 1}, {}, "was deleted"),
    ):
        with pytest.raises(taxonomy.Outdated, match=said):
            taxonomy._carrying.check_versions(seen, now)
    HistoryEntry.objects.all().delete()
    with pytest.raises(taxonomy.Outdated, match="was changed since the preview"):
        taxonomy._carrying.check_versions({key: 1}, {key: 2})


def test_what_is_done_is_what_was_previewed(chief: Client):
    species = make_alumroots()
    fields = sent(previewed(chief, "rename", species, **PROBA))
    told = chief.post(
        page("rename", species), {**fields, "name": "Heuchera alia", "reason": "x", "_apply": "1"}
    )
    assert "changed after this preview" in told.content.decode()
    assert not Operation.objects.exists()


@pytest.mark.parametrize("seen", ["", "[]", "{", '{"inputs": 1}'])
def test_a_preview_that_was_tampered_with_is_looked_at_anew(chief: Client, seen: str):
    species = make_alumroots()
    fields = {**sent(previewed(chief, "rename", species, **PROBA)), "seen": seen}
    assert chief.post(page("rename", species), {**fields, "reason": "x", "_apply": "1"}).status_code == 200
    assert not Operation.objects.exists()


def test_an_act_without_a_reason_is_refused(chief: Client):
    species = make_alumroots()
    fields = sent(previewed(chief, "rename", species, **PROBA))
    told = chief.post(page("rename", species), {**fields, "_apply": "1"})
    assert "Say why" in told.content.decode()
    assert not Operation.objects.exists()


def test_a_faulty_form_is_told_at_its_fields(chief: Client):
    species = make_alumroots()
    told = chief.post(page("rename", species), {**HOMOTYPIC, "name": "", "symbol": "?", "_preview": "1"})
    assert set(told.context["desk"].form.errors) == {"name", "symbol"}
    answer = previewed(chief, "rename", species, **PROBA)
    faulty = {**sent(answer), "below-0-name": "", "_preview": "1"}
    assert chief.post(page("rename", species), faulty).context["desk"].preview is None


def test_later_edits_stand_in_the_way_of_undoing_and_are_named(chief: Client):
    species = make_alumroots()
    act = done(chief, "rename", species, **PROBA)
    save(chief, Taxon.objects.get(pk=species.pk), {"name_note": "so called"})
    before = everything()
    undone(chief, act)
    assert everything() == before
    told = chief.get(reverse("admin:catalog_taxon_operation", args=[act.pk])).content.decode()
    assert "Heuchera proba Torr. was changed since by chief" in told
    assert "Name note" in told


def test_a_plant_deleted_since_stands_in_the_way_of_undoing(chief: Client):
    species = make_alumroots()
    act = done(chief, "rename", species, **PROBA)
    variety = Taxon.objects.get(name="Heuchera proba var. alpicola")
    Taxon.objects.filter(pk=variety.pk).update(status="draft")
    variety.refresh_from_db()
    variety.delete()
    assert "var. alpicola (Jeps.) was deleted since." in " ".join(taxonomy.undoing(act).problems)


def test_only_who_may_do_it_may_undo_it(chief: Client):
    act = done(chief, "rename", make_alumroots(), **PROBA)
    client = member("publish_taxon", "merge_taxon")
    assert undone(client, act).status_code == 403
    assert client.get(reverse("admin:catalog_taxon_operation", args=[act.pk])).status_code == 200
    undone(chief, act)
    assert undone(chief, Operation.objects.latest("pk")).status_code == 403


def test_all_acts_are_listed_for_staff_alone(chief: Client):
    listed = reverse("admin:catalog_taxon_operations")
    assert "No taxon was renamed" in chief.get(listed).content.decode()
    act = done(chief, "rename", make_alumroots(), **PROBA)
    assert act.summary in chief.get(listed).content.decode()
    nobody = User.objects.create_user("nobody", password="pw", is_staff=True)
    for address in (listed, reverse("admin:catalog_taxon_operation", args=[act.pk])):
        assert signed_in(nobody).get(address).status_code == 403
