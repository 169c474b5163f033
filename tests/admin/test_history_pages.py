"""The pages of a plant's history, as an editor walks them."""

import importlib
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from catalog.choices import EntryKind, Status
from catalog.models import HistoryEntry, Taxon, WorkingDraft
from tests.admin.posting import address, make_editor, save, signed_in
from tests.editorial.plants import export, make_whole_plant

pytestmark = pytest.mark.django_db


def page(name: str, *args: Any) -> str:
    return reverse(f"admin:catalog_taxon_{name}", args=args)


def entries(taxon: Taxon) -> list[HistoryEntry]:
    return list(taxon.history.order_by("pk"))


def test_the_history_tells_who_changed_what_and_why(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    save(chief, taxon, {"care-0-soil_note": "Sand helps.", "reason": "Read again."})
    entry = entries(taxon)[-1]
    listed = chief.get(address(taxon, "history")).content.decode()
    assert "by chief" in listed
    assert "Read again." in listed
    told = chief.get(page("entry", taxon.pk, entry.pk)).content.decode()
    assert "<del>Gravel helps.</del>" in told
    assert "<ins>Sand helps.</ins>" in told


def test_any_two_states_are_compared_the_earlier_first(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    save(chief, taxon, {"name_note": "a"})
    first, *_, last = entries(taxon)
    answer = chief.get(page("compare", taxon.pk), {"a": last.pk, "b": first.pk})
    assert answer.context["first"] == first
    assert "Name note" in answer.content.decode()


@pytest.mark.parametrize("asked", [{}, {"a": "x", "b": "1"}, {"a": "9" * 30}, {"a": "1", "b": "1"}])
def test_a_comparison_of_anything_else_leads_back_with_a_sentence(chief: Client, asked: dict[str, str]):
    taxon = make_whole_plant()
    answer = chief.get(page("compare", taxon.pk), asked)
    assert answer.headers["Location"] == address(taxon, "history")


def version(taxon: Taxon) -> int:
    return Taxon.objects.get(pk=taxon.pk).version


def test_a_state_is_put_back_by_its_button(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    before = export(taxon)
    save(chief, taxon, {"name_note": "a", "care-0-soil_note": ""})
    entry = entries(taxon)[-2]
    answer = chief.post(page("restore", taxon.pk, entry.pk), {"reason": "A slip.", "seen": version(taxon)})
    assert answer.headers["Location"] == address(taxon)
    assert export(taxon) == before
    newest = entries(taxon)[-1]
    assert (newest.kind, newest.user_name, newest.reason) == (EntryKind.RESTORED, "chief", "A slip.")


def test_an_editor_puts_a_state_of_a_live_page_back_as_a_draft():
    taxon = make_whole_plant()
    live, entry = export(taxon), entries(taxon)[0]
    editor, sent = signed_in(make_editor()), {"seen": version(taxon)}
    told = editor.post(page("restore", taxon.pk, entry.pk), sent, follow=True)
    assert "Synonyms were changed: say why" in told.content.decode()
    editor.post(page("restore", taxon.pk, entry.pk), {**sent, "reason": "It was wrong."})
    assert export(taxon) == live
    assert "synonyms" not in WorkingDraft.objects.get().document


def test_a_state_is_not_put_back_over_what_was_saved_since_it_was_looked_at(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    entry, seen = entries(taxon)[0], version(taxon)
    save(chief, taxon, {"name_note": "newer"})
    now = export(taxon)
    told = chief.post(page("restore", taxon.pk, entry.pk), {"seen": seen}, follow=True)
    assert "was changed since you looked at this state" in told.content.decode()
    assert export(taxon) == now


def test_a_state_put_beside_a_live_page_takes_no_other_draft_away(chief: Client):
    taxon = make_whole_plant()
    save(chief, taxon, {"name_note": "precious"}, button="_continue")
    kept, sent = WorkingDraft.objects.get().document, {"seen": version(taxon)}
    told = signed_in(make_editor()).post(page("restore", taxon.pk, entries(taxon)[0].pk), sent, follow=True)
    assert "A working draft by chief waits beside the live page" in told.content.decode()
    assert WorkingDraft.objects.get().document == kept


def test_a_deleted_draft_is_recovered_from_the_list_of_the_deleted(chief: Client):
    taxon = make_whole_plant(status=Status.DRAFT)
    held = export(taxon)
    chief.post(address(taxon, "delete"), {"post": "yes"})
    assert "Heuchera rubescens Torr." in chief.get(page("deleted")).content.decode()
    entry = HistoryEntry.objects.get(kind=EntryKind.DELETED)
    assert entry.user_name == "chief"
    assert "pachypoda" in chief.get(page("deleted_entry", entry.pk)).content.decode()
    answer = chief.post(page("recover", entry.pk))
    back = Taxon.objects.get(name=held["taxon"]["name"])
    assert answer.headers["Location"] == address(back)
    left = [message for message in (export(back).get("photos"), held["photos"]) if message]
    assert {**held, "photos": None} == {**export(back), "photos": None}
    assert left[-1] == held["photos"]


@pytest.mark.parametrize("name", ["restore", "draft_publish", "draft_discard", "recover"])
def test_what_changes_something_is_never_done_by_a_link(chief: Client, name: str):
    taxon = make_whole_plant()
    arguments = {"restore": (taxon.pk, entries(taxon)[0].pk), "recover": (1,)}.get(name, (taxon.pk,))
    assert chief.get(page(name, *arguments)).status_code == 405


def test_somebody_without_the_permission_reads_no_history_and_changes_nothing():
    nobody = make_editor("nobody")
    nobody.user_permissions.clear()
    client, taxon = signed_in(nobody), make_whole_plant()
    entry = entries(taxon)[0]
    for asked in (
        address(taxon, "history"), page("entry", taxon.pk, entry.pk), page("compare", taxon.pk),
        page("draft", taxon.pk), page("deleted"),
    ):  # fmt: skip
        assert client.get(asked).status_code == 403
    for asked in (
        page("restore", taxon.pk, entry.pk),
        page("draft_publish", taxon.pk),
        page("recover", entry.pk),
    ):
        assert client.post(asked).status_code == 403


def test_the_groups_hold_the_steps_of_their_people():
    importlib.import_module("catalog.migrations.0007_roles").make_groups(apps, None)
    held = {
        group.name: set(group.permissions.values_list("codename", flat=True))
        for group in Group.objects.prefetch_related("permissions")
    }
    assert {"submit_taxon", "return_taxon", "change_taxon", "add_source"} <= held["Editors"]
    assert not {"publish_taxon", "withdraw_taxon", "delete_source"} & held["Editors"]
    assert {"publish_taxon", "withdraw_taxon"} <= held["Reviewers"]
    assert held["Nursery staff"] == set()
    assert {"add_user", "change_group", "publish_taxon"} <= held["Administrators"]


def test_the_first_draft_of_a_plant_without_a_history_is_told_against_its_live_page(chief: Client):
    taxon = make_whole_plant()
    save(chief, taxon, {"care-0-soil_note": "Sand helps."}, button="_save")
    HistoryEntry.objects.exclude(kind=EntryKind.DRAFTED).delete()
    (entry,) = entries(taxon)
    differences = chief.get(page("entry", taxon.pk, entry.pk)).context["differences"]
    assert [(found.label, found.after) for found in differences] == [("Soil note", "Sand helps.")]
