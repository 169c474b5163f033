"""Two pairs of eyes: where the site asks for it, nobody publishes what they wrote themselves."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from catalog import editorial, taxonomy, writing
from catalog.choices import EntryKind, Status
from catalog.models import Schedule, Taxon, WorkingDraft
from tests.editorial.plants import export
from tests.factories import make_family, make_source, make_taxon, make_vernacular

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("asked", "plants")]
PUBLISH, SUBMIT = (
    next(step for step in editorial.STEPS if step.name == name) for name in ("_publish", "_to_review")
)


@pytest.fixture
def asked(settings: Any) -> None:
    settings.CATALOG_OTHER_REVIEWER = True


@pytest.fixture(scope="module")
def plants(shared_rows):
    for name in ("author", "reviewer"):
        User.objects.create_superuser(name)
    genus = make_taxon("Heuchera", "L.", parent=make_family())
    for name, status in (("Heuchera nova", Status.DRAFT), ("Heuchera alba", Status.PUBLISHED)):
        make_vernacular(
            make_taxon(name, "X.", parent=genus, status=status), name, source=make_source(key=name[9:])
        )


def person(name: str) -> User:
    return User.objects.get(username=name)


def plant(name: str) -> Taxon:
    return Taxon.objects.get(name=name)


def write(by: str, name: str = "Heuchera nova", note: str = "new", status: Status | None = None) -> None:
    taxon = plant(name)
    taxon.name_note, taxon.status = note, status or taxon.status
    with writing.change(person(by)) as change:
        change.save(taxon)


def together(by: str, step: editorial.Step = PUBLISH, name: str = "Heuchera nova") -> None:
    taxon = plant(name)
    editorial.take_together(step, {taxon.pk: taxon.version}, person(by))


def drafted(by: str, note: str = "new") -> None:
    document = export(plant("Heuchera alba"))
    document["taxon"]["name_note"] = note
    editorial.keep(plant("Heuchera alba"), document, person(by))


def test_who_wrote_a_plant_does_not_publish_it_and_another_reviewer_does():
    write("author")
    for act in (lambda: write("author", status=Status.PUBLISHED), lambda: together("author")):
        with pytest.raises(ValidationError, match="somebody else publishes it"):
            act()
    assert editorial.is_for_others(person("author"), plant("Heuchera nova").pk)
    together("reviewer")
    assert plant("Heuchera nova").is_published


def test_without_the_setting_everybody_publishes_what_they_wrote(settings: Any):
    settings.CATALOG_OTHER_REVIEWER = False
    write("author")
    assert editorial.may_publish_own(person("author"))
    write("author", note="newer", status=Status.PUBLISHED)
    write("author", name="Heuchera alba")
    assert plant("Heuchera nova").is_published


def test_a_reviewer_who_changes_a_word_on_publishing_it_has_written_too():
    write("author")
    with pytest.raises(ValidationError, match="wrote some of this yourself"):
        write("reviewer", note="better", status=Status.PUBLISHED)
    write("reviewer", note="new", status=Status.PUBLISHED)


def test_a_step_is_no_writing_unless_something_was_saved_with_it():
    write("author")
    together("reviewer", SUBMIT)
    assert not editorial.is_for_others(person("reviewer"), plant("Heuchera nova").pk)
    write("reviewer", note="better", status=Status.DRAFT)
    assert editorial.is_for_others(person("reviewer"), plant("Heuchera nova").pk)
    with pytest.raises(ValidationError, match=r"Heuchera nova X\.: You wrote some of it yourself"):
        together("reviewer")


def test_a_draft_beside_a_live_page_is_published_by_somebody_who_wrote_none_of_it():
    drafted("author")
    with pytest.raises(ValidationError, match="wrote some of this"):
        editorial.publish(plant("Heuchera alba"), person("author"))
    document = export(plant("Heuchera alba"))
    document["taxon"]["name_note"] = "and mine"
    with pytest.raises(ValidationError, match="wrote some of this"):
        editorial.publish(plant("Heuchera alba"), person("reviewer"), document=document)
    editorial.publish(plant("Heuchera alba"), person("reviewer"))
    assert plant("Heuchera alba").name_note == "new"
    drafted("reviewer", "newer")
    editorial.publish(plant("Heuchera alba"), person("author"))
    assert plant("Heuchera alba").name_note == "newer"


def test_a_draft_that_was_discarded_is_nobodys_any_more():
    drafted("author")
    editorial.discard(plant("Heuchera alba"), person("reviewer"), seen=WorkingDraft.objects.get().version)
    drafted("reviewer")
    editorial.publish(plant("Heuchera alba"), person("author"))


def test_an_hour_is_set_by_another_and_what_was_written_since_is_not_published_by_it():
    write("author")
    hour = timezone.now() + dt.timedelta(hours=1)
    with pytest.raises(ValidationError, match="wrote some of this"):
        editorial.plan_publication(plant("Heuchera nova"), hour, person("author"))
    editorial.plan_publication(plant("Heuchera nova"), hour, person("reviewer"))
    Schedule.objects.update(user=person("author"))
    assert [trouble for _, trouble in editorial.publish_due(hour)] == [writing.OWN_WORDS]
    editorial.plan_publication(plant("Heuchera nova"), hour, person("reviewer"))
    assert [trouble for _, trouble in editorial.publish_due(hour)] == [""]


def test_nobody_writes_on_a_public_page_itself_but_by_an_act_of_taxonomy():
    with pytest.raises(ValidationError, match="wrote some of this"):
        write("author", name="Heuchera alba")
    assert not editorial.may_publish_own(person("author"))
    taxon = plant("Heuchera alba")
    name = taxonomy.NewName(name="Heuchera albescens", authority="X.", rank="species")

    def plan() -> taxonomy.Plan:
        return taxonomy.plan_new_name(EntryKind.RENAMED, taxon, name, taxon.parent, {})

    versions = taxonomy.rehearse(plan).versions
    act = taxonomy.perform(EntryKind.RENAMED, plan, versions, person("author"), "Misspelt.")
    taxonomy.undo(act, person("author"), "No.")
    assert plant("Heuchera alba").is_published
