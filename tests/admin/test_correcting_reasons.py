"""The reason of a change, corrected afterwards: by whom, and what is kept."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User
from django.test import Client
from django.urls import reverse

from catalog import editorial, taxonomy
from catalog.choices import EntryKind, Rank, Status
from catalog.models import FormerReason, HistoryEntry, Operation, Taxon
from tests.admin.posting import address, save, signed_in
from tests.factories import make_taxon

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plants")]


@pytest.fixture(scope="module")
def plants(shared_rows):
    make_taxon("Plantae", "", rank="kingdom", status=Status.DRAFT)


def person(name: str, group: str = "Editors") -> Client:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return signed_in(user)


def edited(client: Client, reason: str = "So says teh flora.") -> HistoryEntry:
    save(client, Taxon.objects.get(), {"name_note": "nom. cons.", "reason": reason})
    return HistoryEntry.objects.exclude(kind=EntryKind.FOUND).get()


def correct(client: Client, entry: HistoryEntry, text: str, **sent: str) -> Any:
    page = reverse("admin:catalog_taxon_reason", args=[entry.pk])
    return client.post(page, {"seen": entry.reason, "reason": text, **sent}, follow=True)


def test_who_gave_a_reason_corrects_it_and_what_it_said_before_stands_with_the_entry():
    author = person("author")
    entry = edited(author)
    told = correct(author, entry, "So says the flora.").content.decode()
    assert "The reason is corrected" in told
    assert "<q>So says teh flora.</q>" in told
    entry.refresh_from_db()
    assert entry.reason == "So says the flora."
    (former,) = entry.former_reasons.all()
    assert (former.text, former.user_name, former.address) == ("So says teh flora.", "author", "127.0.0.1")


def test_a_reason_of_several_lines_is_corrected_as_a_browser_sends_it():
    author = person("author")
    entry = edited(author, "So says teh flora.\r\nBoth of them.")
    shown = author.get(reverse("admin:catalog_taxon_entry", args=[entry.taxon_id, entry.pk])).content.decode()
    assert "teh flora.\r\nBoth of them.</textarea>" in shown
    correct(author, entry, "So says the flora.\r\nBoth of them.", seen=entry.reason.replace("\r\n", "\n"))
    entry.refresh_from_db()
    assert "the flora" in entry.reason


@pytest.mark.parametrize(("group", "status"), [("Reviewers", 403), ("Administrators", 200)])
def test_of_others_changes_an_administrator_alone_corrects_it(group: str, status: int):
    entry = edited(person("author"))
    other = person("other", group)
    assert correct(other, entry, "Otherwise.").status_code == status
    page = other.get(reverse("admin:catalog_taxon_entry", args=[entry.taxon_id, entry.pk])).content.decode()
    assert ("Correct the reason" in page) == (status == 200)
    assert FormerReason.objects.count() == (status == 200)


def test_who_no_longer_edits_corrects_nothing():
    author = person("author")
    entry = edited(author)
    User.objects.get(username="author").groups.clear()
    assert correct(author, entry, "Otherwise.").status_code == 403
    assert not editorial.may_correct(AnonymousUser(), entry)


def test_two_who_correct_the_same_reason_and_an_empty_one_are_told_so():
    author = person("author")
    entry = edited(author)
    correct(author, entry, "So says the flora.")
    assert "was corrected meanwhile; it says now: So says the flora." in correct(
        author, entry, "Other."
    ).content.decode().replace("&#x27;", "’")
    entry.refresh_from_db()
    assert "not taken away" in correct(author, entry, " ").content.decode()
    correct(author, entry, "So says the flora.")
    assert FormerReason.objects.count() == 1


def test_the_reason_of_an_act_is_corrected_for_all_plants_that_it_changed(chief: Client):
    kingdom = Taxon.objects.get()
    make_taxon("Magnoliopsida", "", rank=Rank.CLASS, parent=kingdom, status=Status.DRAFT)
    name = taxonomy.NewName(
        name="Plantae", authority="Haeckel", rank="kingdom", symbol="", becomes="", source=""
    )

    def plan() -> taxonomy.Plan:
        return taxonomy.plan_new_name(EntryKind.RENAMED, kingdom, name, None, {})

    versions, user = taxonomy.rehearse(plan).versions, User.objects.get(username="chief")
    taxonomy.perform(EntryKind.RENAMED, plan, versions, user, "Autor.")
    act = Operation.objects.get()
    entry = act.entries.get(taxon=kingdom)
    correct(chief, entry, "Author added.")
    act.refresh_from_db()
    assert act.reason == "Author added."
    assert set(act.entries.values_list("reason", flat=True)) == {"Author added."}
    assert (
        "It is the reason of the whole act"
        in chief.get(reverse("admin:catalog_taxon_entry", args=[kingdom.pk, entry.pk])).content.decode()
    )


def test_of_a_deleted_record_too(chief: Client):
    chief.post(address(Taxon.objects.get(), "delete"), {"post": "yes", "reason": "Twice hier."})
    entry = HistoryEntry.objects.get(kind=EntryKind.DELETED)
    assert "<q>Twice hier.</q>" in correct(chief, entry, "Twice here.").content.decode()
