"""Somebody whose work is limited to a family: everything is read, and only what stands in it is changed."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from catalog import editorial, writing
from catalog.choices import Status
from catalog.models import FamilyScope, LookAlike, Operation, Synonym, Taxon, WorkingDraft
from tests.admin.posting import address, errors, make_reviewer, opened, save, sent_by, signed_in
from tests.editorial.plants import export
from tests.factories import make_synonym, make_taxon
from tests.taxonomy.acts import done

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def two_families(shared_rows: None) -> None:
    for family, genus, species in (
        ("Saxifragaceae", "Heuchera", "Heuchera rubescens"),
        ("Rosaceae", "Rosa", "Rosa nutkana"),
    ):
        above = make_taxon(genus, "L.", parent=make_taxon(family, "Juss.", rank="family"), rank="genus")
        make_synonym(make_taxon(species, parent=above, status=Status.DRAFT), f"{genus} vetus", "Mill.")


def plant(name: str) -> Taxon:
    return Taxon.objects.select_related("parent").get(name=name)


def limited(*families: str) -> User:
    user = make_reviewer("ursula")
    FamilyScope.objects.create(user=user).families.set(Taxon.objects.filter(name__in=families))
    return user


@pytest.fixture
def ursula() -> Client:
    return signed_in(limited("Saxifragaceae"))


def test_a_plant_of_the_family_is_changed_and_another_is_only_read(ursula: Client):
    save(ursula, plant("Heuchera rubescens"), {"name_note": "sic"})
    assert plant("Heuchera rubescens").name_note == "sic"
    page = ursula.get(address(plant("Rosa nutkana"))).content.decode()
    assert "Your work is limited to Saxifragaceae. This one can be read." in page
    assert 'value="Save"' not in page
    assert ursula.post(address(plant("Rosa nutkana")), {"name_note": "sic", "_save": "1"}).status_code == 403
    assert ursula.get(address(plant("Rosa nutkana"), "history")).status_code == 200


def test_nothing_leaves_the_family_or_comes_into_another(ursula: Client):
    genus, taxon, rosa = plant("Heuchera"), plant("Heuchera rubescens"), plant("Rosa")
    moved = {**opened(ursula, genus), "parent": rosa.parent_id, "_publish_changes": "1"}
    assert "stands elsewhere" in ursula.post(address(genus), moved, follow=True).content.decode()
    assert plant("Heuchera").parent == genus.parent
    add = reverse("admin:catalog_taxon_add")
    new = {**sent_by(ursula.get(add)), "name": "Rosa nova", "rank": "species", "_save": "1"}
    assert "stands elsewhere" in errors(ursula.post(add, {**new, "parent": rosa.pk}))
    assert ursula.post(add, {**new, "name": "Heuchera nova", "parent": taxon.parent_id}).status_code == 302
    assert not Taxon.objects.filter(name="Rosa nova").exists()


def test_a_synonym_of_another_family_has_no_form_to_be_changed_in_and_none_is_moved_there(ursula: Client):
    other = Synonym.objects.get(name="Rosa vetus")
    assert ursula.post(address(other), {"note": "x", "_save": "1"}).status_code == 403
    own = Synonym.objects.get(name="Heuchera vetus")
    sent = {
        **sent_by(ursula.get(address(own))),
        "taxon": plant("Rosa nutkana").pk,
        "reason": "a",
        "_save": "1",
    }
    assert "not yours to change" in errors(ursula.post(address(own), sent))
    assert Synonym.objects.get(pk=own.pk).taxon == plant("Heuchera rubescens")


def test_a_grid_with_a_row_of_another_family_is_refused_whole(ursula: Client):
    taxa = [plant("Heuchera rubescens"), plant("Rosa nutkana")]
    rows: dict[str, Any] = {}
    for number, taxon in enumerate(taxa):
        rows |= {
            f"id-{number}": str(taxon.name_id), f"version-{number}": str(taxon.version), f"cell-{number}": "full-sun",
        }  # fmt: skip
    before = [export(taxon) for taxon in taxa]
    response = ursula.post(f"{reverse('admin:catalog_taxon_grid')}?trait=light", rows)
    assert "stands elsewhere" in response.content.decode()
    assert [export(taxon) for taxon in taxa] == before
    assert not Operation.objects.exists()


def test_the_write_door_itself_holds_the_limit_of_drafts_hours_and_deletions():
    user, other = limited("Saxifragaceae"), plant("Rosa nutkana")
    other.status = Status.PUBLISHED
    with writing.change() as change:
        change.save(other)
    live = export(other)
    draft = {**live, "taxon": {**live["taxon"], "name_note": "sic"}}
    editorial.keep(other, draft, None)
    for act in (
        lambda: editorial.keep(other, live | {"care": {"soil_note": "x"}}, user),
        lambda: editorial.discard(other, user, seen=1),
        lambda: editorial.publish(other, user),
        lambda: editorial.plan_publication(other, None, user),
    ):
        with pytest.raises(ValidationError, match="stands elsewhere"):
            act()
    with pytest.raises(writing.OutOfScope), writing.change(user) as change:
        change.delete(Synonym.objects.get(name="Rosa vetus"))
    assert WorkingDraft.objects.get().document == draft
    assert export(other) == live


def test_a_deleted_plant_of_another_family_is_not_brought_back(ursula: Client):
    with writing.change() as change:
        change.delete(plant("Rosa nutkana"))
    entry = editorial.recoverable().get()
    answer = ursula.post(reverse("admin:catalog_taxon_recover", args=[entry.pk]), follow=True)
    assert "stands elsewhere" in answer.content.decode()
    assert not Taxon.objects.filter(name="Rosa nutkana").exists()


def test_a_look_alike_of_another_family_may_be_named():
    user = limited("Saxifragaceae")
    with writing.change(user) as change:
        change.save(
            LookAlike(taxon=plant("Heuchera rubescens"), other=plant("Rosa nutkana"), character="Thorns.")
        )
    assert LookAlike.objects.count() == 1


def test_an_act_of_taxonomy_is_for_the_family_alone(ursula: Client):
    done(
        ursula, "rename", plant("Heuchera rubescens"), name="Heuchera rubella", authority="X.", rank="species"
    )
    assert Taxon.objects.filter(name="Heuchera rubella").exists()
    assert (
        ursula.get(reverse("admin:catalog_taxon_rename", args=[plant("Rosa nutkana").pk])).status_code == 403
    )


def test_a_limit_that_lost_its_families_leaves_nothing_to_change_and_a_superuser_has_none(chief: Client):
    user = limited()
    assert writing.families_of(user) == frozenset()
    assert signed_in(user).post(address(plant("Heuchera rubescens")), {"_save": "1"}).status_code == 403
    head = User.objects.get(username="chief")
    FamilyScope.objects.create(user=head)
    assert writing.families_of(head) is None


def test_an_administrator_sets_the_limit_in_the_form_of_the_person(chief: Client):
    user = make_reviewer("ursula")
    form = reverse("admin:auth_user_change", args=[user.pk])
    sent = sent_by(chief.get(form))
    prefix, family = "family_scope", plant("Rosaceae").pk
    sent |= {
        "date_joined_0": "2026-11-27",
        "date_joined_1": "08:00:00",
        f"{prefix}-TOTAL_FORMS": "1",
        f"{prefix}-0-families": [family],
        f"{prefix}-0-user": user.pk,
        "_save": "1",
    }
    answer = chief.post(form, sent)
    assert answer.status_code == 302, errors(answer)
    assert writing.families_of(user) == frozenset({family})
    asked = {"app_label": "catalog", "model_name": "familyscope", "field_name": "families", "term": "Ros"}
    found = json.loads(chief.get(reverse("admin:autocomplete"), asked).content)["results"]
    assert [int(one["id"]) for one in found] == [family]
