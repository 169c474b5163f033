"""Publishing is a step of its own: nothing goes public by accident, or by somebody who may not."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from catalog import editorial
from catalog.choices import Rank, Status
from catalog.models import Schedule, Taxon
from tests.admin.posting import address, errors, make_editor, make_reviewer, save, sent_by, signed_in
from tests.editorial.plants import export, make_whole_plant
from tests.factories import make_source, make_synonym, make_taxon

pytestmark = pytest.mark.django_db


def standing(taxon: Taxon) -> str:
    return Taxon.objects.get(pk=taxon.pk).status


def test_a_new_taxon_is_a_draft_whatever_is_sent(chief: Client):
    sent = sent_by(chief.get(reverse("admin:catalog_taxon_add")))
    sent |= {"name": "Acer rubrum", "authority": "L.", "rank": Rank.SPECIES}
    chief.post(reverse("admin:catalog_taxon_add"), {**sent, "status": Status.PUBLISHED, "_save": "1"})
    assert Taxon.objects.get().status == Status.DRAFT


@pytest.mark.parametrize("field", ["status", "_publish_x", "is_superuser", "created_by", "version", "path"])
def test_fields_that_the_form_does_not_have_are_ignored(field: str):
    taxon = make_taxon(status=Status.DRAFT)
    before: dict[str, Any] = dict(Taxon.objects.values().get())
    save(signed_in(make_editor()), taxon, {field: "published"})
    after: dict[str, Any] = dict(Taxon.objects.values().get())
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"version", "updated_at"}


@pytest.mark.parametrize(
    ("before", "button", "after"),
    [
        (Status.DRAFT, "_to_review", Status.REVIEW),
        (Status.REVIEW, "_to_draft", Status.DRAFT),
        (Status.DRAFT, "_publish", Status.PUBLISHED),
        (Status.REVIEW, "_publish", Status.PUBLISHED),
        (Status.PUBLISHED, "_withdraw", Status.WITHDRAWN),
        (Status.WITHDRAWN, "_publish", Status.PUBLISHED),
        (Status.WITHDRAWN, "_to_draft", Status.DRAFT),
    ],
)
def test_a_reviewer_takes_each_step(before: Status, button: str, after: Status):
    taxon = make_taxon(status=before, parent=make_taxon("Heuchera", "L."))
    make_synonym(taxon, source=make_source())
    response = save(signed_in(make_reviewer()), taxon, {}, button=button)
    assert response.status_code == 302
    assert response.url == address(taxon)
    assert standing(taxon) == after


@pytest.mark.parametrize(
    ("before", "button"),
    [(Status.DRAFT, "_publish"), (Status.REVIEW, "_publish"), (Status.PUBLISHED, "_withdraw")],
)
def test_an_editor_may_not_publish_or_withdraw(before: Status, button: str):
    taxon = make_taxon(status=before)
    editor = signed_in(make_editor())
    response = save(editor, taxon, {"name_note": "mine"}, button=button)
    assert "Only a reviewer may publish" in errors(response)
    assert standing(taxon) == before
    assert f'name="{button}"' not in editor.get(address(taxon)).content.decode()


def test_an_editor_hands_a_draft_in(chief: Client):
    taxon = make_taxon(status=Status.DRAFT)
    save(signed_in(make_editor()), taxon, {}, button="_to_review")
    assert standing(taxon) == Status.REVIEW
    assert taxon.full_name in chief.get(reverse("admin:index")).content.decode()


def test_a_step_that_does_not_start_here_is_refused(chief: Client):
    taxon = make_taxon(status=Status.DRAFT)
    assert "does not start there" in errors(save(chief, taxon, {}, button="_withdraw"))


def test_a_plain_save_leaves_the_standing(chief: Client):
    for status in Status:
        taxon = make_taxon(f"Acer {status.value}um", "L.", status=status)
        save(chief, taxon, {"name_note": "x"})
        assert standing(taxon) == status


def test_somebody_who_may_only_look_sees_no_button():
    looker = make_editor("looker")
    looker.user_permissions.set(looker.user_permissions.filter(codename__startswith="view_"))
    taxon = make_taxon(status=Status.DRAFT)
    response = signed_in(looker).get(address(taxon))
    assert response.status_code == 200
    assert b"_publish" not in response.content
    assert signed_in(looker).post(address(taxon), {"_publish": "1"}).status_code == 403


FUTURE = {"publish_at_0": "2096-05-01", "publish_at_1": "06:00"}


def test_an_editor_sets_no_hour_of_publication_and_keeps_none_alive():
    taxon = make_taxon(status=Status.REVIEW)
    editor = signed_in(make_editor())
    save(editor, taxon, FUTURE)
    assert not Schedule.objects.exists()
    save(signed_in(make_reviewer()), taxon, FUTURE)
    approved = Schedule.objects.get()
    save(editor, taxon, {**FUTURE, "name_note": "smuggled in"})
    save(editor, taxon, {"publish_at_0": "", "publish_at_1": ""})
    assert Schedule.objects.get() == approved
    assert not approved.approves(Taxon.objects.get().version, 0)
    assert "It was changed since" in editor.get(address(taxon)).content.decode()
    assert [trouble for _, trouble in editorial.publish_due(approved.publish_at)] != [""]
    assert standing(taxon) == Status.REVIEW
    assert "When the hour came it was not published" in editor.get(address(taxon)).content.decode()


def test_an_hour_that_is_past_is_not_set():
    taxon = make_taxon(status=Status.REVIEW)
    response = save(signed_in(make_reviewer()), taxon, {**FUTURE, "publish_at_0": "2020-05-01"})
    assert "That hour is past" in errors(response)
    assert not Schedule.objects.exists()


def test_an_hour_of_somebody_who_may_not_publish_any_more_publishes_nothing():
    taxon, reviewer = make_taxon(status=Status.REVIEW), make_reviewer()
    save(signed_in(reviewer), taxon, FUTURE)
    reviewer.groups.clear()
    ((_, trouble),) = editorial.publish_due(Schedule.objects.get().publish_at)
    assert "may not publish any more" in trouble
    assert standing(taxon) == Status.REVIEW


def test_where_the_site_asks_for_it_each_fact_must_have_a_source(settings: LazySettings):
    document = export(make_whole_plant(status=Status.DRAFT))
    assert editorial.blockers(document) == []
    settings.CATALOG_SOURCE_EACH_FACT = True
    (blocker,) = editorial.blockers(document)
    traits = [key for key in document["traits"] if key not in {row["trait"] for row in document["citations"]}]
    assert blocker.sentence.count(",") == len(traits)
    document["citations"] += [{"trait": key, "source": "usda-plants"} for key in [*traits, "native"]]
    assert editorial.blockers(document) == []
