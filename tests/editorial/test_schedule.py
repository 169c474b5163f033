"""Plants that go public at an hour that was set, as they were approved and not otherwise."""

import datetime as dt
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from catalog import editorial, writing
from catalog.choices import EntryKind, Status
from catalog.models import Photo, Schedule, Taxon
from tests.editorial.plants import export, make_whole_plant
from tests.factories import make_taxon

pytestmark = pytest.mark.django_db
HOUR = dt.datetime(2026, 5, 1, 6, 0, tzinfo=dt.UTC)


@pytest.fixture
def reviewer() -> User:
    return User.objects.create_superuser("reviewer")


def published_at(hour: dt.datetime) -> list[str]:
    return [trouble for _, trouble in editorial.publish_due(hour)]


def test_a_draft_goes_public_when_its_hour_has_come_and_not_before(reviewer: User):
    taxon = make_whole_plant(status=Status.DRAFT)
    editorial.plan_publication(taxon, HOUR, reviewer)
    assert published_at(HOUR - dt.timedelta(minutes=1)) == []
    assert published_at(HOUR) == [""]
    assert Taxon.objects.get(pk=taxon.pk).is_published
    assert not Schedule.objects.exists()
    entry = taxon.history.first()
    assert entry is not None
    assert (entry.kind, entry.user, entry.reason) == (
        EntryKind.PUBLISHED,
        reviewer,
        "Set for 2026-05-01 06:00 UTC",
    )


def test_the_draft_beside_a_live_page_goes_public_too(reviewer: User):
    taxon = make_whole_plant()
    document = export(taxon)
    document["care"]["soil_note"] = "Sand."
    editorial.keep(taxon, document, reviewer)
    editorial.plan_publication(taxon, HOUR, reviewer)
    assert published_at(HOUR) == [""]
    assert export(taxon) == document


def test_what_was_changed_after_it_was_approved_is_not_published(reviewer: User):
    taxon = make_whole_plant(status=Status.DRAFT)
    editorial.plan_publication(taxon, HOUR, reviewer)
    taxon = Taxon.objects.get(pk=taxon.pk)
    taxon.name_note = "later"
    with writing.change() as change:
        change.save(taxon)
    (trouble,) = published_at(HOUR)
    assert "set the hour anew" in trouble
    assert not Taxon.objects.get(pk=taxon.pk).is_published
    assert published_at(HOUR) == []


def test_what_blocks_publication_blocks_it_at_its_hour(reviewer: User):
    taxon = make_whole_plant(status=Status.DRAFT)
    Photo.objects.update(alternative_text="")
    editorial.plan_publication(taxon, HOUR, reviewer)
    with pytest.raises(CommandError, match="1 could not be published"):
        call_command("publish_due", stdout=StringIO())
    assert "no alternative text" in Schedule.objects.get().trouble


def test_an_hour_is_taken_back(reviewer: User):
    taxon = make_whole_plant(status=Status.DRAFT)
    editorial.plan_publication(taxon, HOUR, reviewer)
    editorial.plan_publication(taxon, None, reviewer)
    assert published_at(HOUR) == []


def test_an_hour_that_is_set_anew_while_others_are_published_holds(reviewer: User):
    first, second = make_whole_plant(status=Status.DRAFT), make_taxon("Heuchera villosa", status=Status.DRAFT)
    editorial.plan_publication(first, HOUR, reviewer)
    editorial.plan_publication(second, HOUR, reviewer)
    publishing = editorial.publish_due(HOUR)
    published = next(publishing)[0].taxon
    waiting = second if published == first else first
    editorial.plan_publication(waiting, HOUR + dt.timedelta(days=1), reviewer)
    assert list(publishing) == []
    assert not Taxon.objects.get(pk=waiting.pk).is_published
