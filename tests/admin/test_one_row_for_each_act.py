"""Whatever somebody does leaves one row of history or audit: when, who, from where, what, before and after."""

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from catalog import writing
from catalog.choices import EntryKind, Status
from catalog.models import AuditEntry, HistoryEntry, Taxon
from tests.admin.posting import address, make_editor, new_row, save, sent_by, signed_in
from tests.factories import make_source, make_taxon

pytestmark = pytest.mark.django_db
HERE, LIST = "2001:db8::7", reverse("admin:catalog_taxon_changelist")
Row = HistoryEntry | AuditEntry


@pytest.fixture
def client() -> Client:
    """The browser of somebody who may do everything, at an address of its own."""
    found = Client(REMOTE_ADDR=HERE)
    found.force_login(User.objects.create_superuser("chief"))
    return found


def rows_of(act: Callable[[], object]) -> list[Row]:
    """What an act leaves."""
    known = {type(row): row.pk for row in (AuditEntry.objects.first(), HistoryEntry.objects.first()) if row}
    act()
    left: list[Row] = []
    for model in (AuditEntry, HistoryEntry):
        left += model._default_manager.filter(pk__gt=known.get(model, 0))
    return left


def test_each_act_on_a_plant_leaves_one_row_with_the_state_before_it_in_the_row_before(client: Client):
    def add() -> None:
        added = reverse("admin:catalog_taxon_add")
        words = {"name": "Plantae", "rank": "kingdom", "reason": "New."}
        form = sent_by(client.get(added))
        named = new_row(form, "vernacular_names", name="plants", language="en", source=source.pk)
        client.post(added, {**form, **words, **named, "_save": "1"})

    def plant() -> Taxon:
        return Taxon.objects.get(name="Plantae")

    source = make_source()
    acts: list[tuple[EntryKind, Callable[[], object]]] = [
        (EntryKind.CREATED, add),
        (EntryKind.EDITED, lambda: save(client, plant(), {"name_note": "nom. cons."})),
        (EntryKind.PUBLISHED, lambda: save(client, plant(), {}, button="_publish")),
        (EntryKind.DRAFTED, lambda: save(client, plant(), {"name_note": "later"}, button="_continue")),
        (EntryKind.PUBLISHED, lambda: save(client, plant(), {})),
        (EntryKind.WITHDRAWN, lambda: save(client, plant(), {}, button="_withdraw")),
        (EntryKind.DELETED, lambda: client.post(address(plant(), "delete"), {"post": "yes"})),
    ]
    left = []
    for kind, act in acts:
        (row,) = rows_of(act)
        assert isinstance(row, HistoryEntry)
        assert (row.kind, row.user_name, row.address, row.taxon_name) == (kind, "chief", HERE, "Plantae")
        assert row.at.utcoffset() == dt.timedelta(0)
        left.append(row)
    assert all(row.document is not None for row in left)
    notes = [(row.document or {})["taxon"]["name_note"] for row in left]
    assert notes == ["", "nom. cons.", "nom. cons.", "later", "later", "later", "later"]
    assert all(one.version <= later.version for one, later in pairwise(left))


def test_each_act_on_an_account_leaves_one_row_too(client: Client):
    User.objects.create_user("wart", password="horse", is_staff=True)
    group = Group.objects.get(name="Editors")
    visitor = Client(REMOTE_ADDR=HERE)
    page = reverse("admin:auth_group_change", args=[group.pk])
    acts: list[Callable[[], object]] = [
        lambda: visitor.post("/admin/login/", {"username": "wart", "password": "wrong"}),
        lambda: visitor.post("/admin/login/", {"username": "wart", "password": "horse"}),
        lambda: client.post(page, {"name": "Editors"}),
    ]
    told = []
    for act in acts:
        (row,) = rows_of(act)
        assert isinstance(row, AuditEntry)
        assert row.address == HERE
        told.append((row.kind, row.user_name, bool(row.before), bool(row.after)))
    assert told == [
        ("refused", "wart", False, False),
        ("in", "wart", False, False),
        ("changed", "chief", True, True),
    ]


def test_what_a_command_changes_has_no_address(client: Client):
    save(client, make_taxon("Plantae", "", rank="kingdom", status=Status.DRAFT), {"name_note": "a"})
    taxon = Taxon.objects.get()
    taxon.name_note = "b"
    with writing.change() as change:
        change.save(taxon)
    last, own, found = taxon.history.all()
    assert (last.address, own.address, found.address) == (None, HERE, None)


def test_from_where_a_plant_was_changed_is_told_to_those_alone_who_read_the_audit(client: Client):
    taxon = make_taxon("Plantae", "", rank="kingdom", status=Status.DRAFT)
    save(client, taxon, {"name_note": "a"})
    entry = taxon.history.first()
    assert entry is not None
    pages = [
        address(taxon, "history"),
        reverse("admin:catalog_taxon_entry", args=[taxon.pk, entry.pk]),
        reverse("admin:catalog_historyentry_changelist"),
    ]
    reader = signed_in(make_editor("administrator"))
    for page in pages:
        assert HERE in reader.get(page).content.decode()
    editor = User.objects.create_user("editor", is_staff=True)
    editor.groups.add(Group.objects.get(name="Reviewers"))
    for page in pages:
        assert HERE not in signed_in(editor).get(page).content.decode()
    asked = f"{pages[-1]}?address__startswith=2001"
    assert signed_in(editor).get(asked).status_code == 302
    assert reader.get(asked).status_code == 200
    assert HERE not in str(entry.document)
