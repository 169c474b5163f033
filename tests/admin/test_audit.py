"""The audit: an entry for each sign-in and each change of what has no history of its own."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from catalog.models import AuditEntry, AuditKind, Term
from tests.admin.posting import address, sent_by, signed_in
from tests.factories import make_source

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"


def told(*kinds: AuditKind) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(kind__in=kinds).order_by("pk"))


def sign_in(client: Client, password: str) -> None:
    client.post(LOGIN, {"username": "wart", "password": password}, REMOTE_ADDR="192.0.2.7")


def test_each_sign_in_leaves_who_and_whence_and_never_the_password(client: Client):
    user = User.objects.create_user("wart", password="right-horse", is_staff=True)
    sign_in(client, "wrong-horse")
    sign_in(client, "right-horse")
    client.post(reverse("admin:logout"))
    kinds = (AuditKind.REFUSED, AuditKind.SIGNED_IN, AuditKind.SIGNED_OUT)
    assert [(one.kind, one.user_name, one.address) for one in told(*kinds)] == [
        (AuditKind.REFUSED, "wart", "192.0.2.7"),
        (AuditKind.SIGNED_IN, "wart", "192.0.2.7"),
        (AuditKind.SIGNED_OUT, "wart", "127.0.0.1"),
    ]
    assert [one.user for one in told(*kinds)] == [None, user, user]
    assert "horse" not in str(AuditEntry.objects.values_list())


def test_behind_a_trusted_proxy_the_address_is_the_one_that_the_proxy_saw(client: Client, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    client.post(
        LOGIN, {"username": "x", "password": "y"}, headers={"x-forwarded-for": "10.9.9.9, 198.51.100.4"}
    )
    client.post(LOGIN, {"username": "x", "password": "y"}, headers={"x-forwarded-for": "nonsense"})
    assert [one.address for one in told(AuditKind.REFUSED)] == ["198.51.100.4", None]


def test_a_change_of_rights_is_told_with_both_sides(chief: Client):
    now = timezone.now().replace(microsecond=0)
    user = User.objects.create_user("editor1", is_staff=True, date_joined=now)
    editors, reviewers = (Group.objects.get(name=name) for name in ("Editors", "Reviewers"))
    user.groups.add(editors)
    page = reverse("admin:auth_user_change", args=[user.pk])
    joined = {
        "date_joined_0": f"{user.date_joined:%Y-%m-%d}",
        "date_joined_1": f"{user.date_joined:%H:%M:%S}",
    }
    rows = {"family_scope-TOTAL_FORMS": "0", "family_scope-INITIAL_FORMS": "0"}
    sent = {"username": "editor1", "is_staff": "1", "groups": [editors.pk, reviewers.pk], **joined, **rows}
    assert chief.post(page, sent).status_code == 302
    (entry,) = told(AuditKind.CHANGED)
    assert (entry.user_name, entry.about, entry.address) == ("chief", "user editor1", "127.0.0.1")
    assert entry.before == {"groups": "Editors", "is_active": "True"}
    assert entry.after == {"groups": "Editors, Reviewers", "is_active": "False"}
    chief.post(
        reverse("admin:auth_user_password_change", args=[user.pk]),
        {"password1": "a-long-new-secret", "password2": "a-long-new-secret", "usable_password": "true"},
    )
    assert told(AuditKind.CHANGED)[-1].after == {"password": "another"}
    chief.post(reverse("admin:auth_user_delete", args=[user.pk]), {"post": "yes"})
    (gone,) = told(AuditKind.DELETED)
    assert gone.before["username"] == "editor1"
    assert "secret" not in str(AuditEntry.objects.values_list())
    assert "password" not in gone.before


def test_a_word_and_a_source_that_are_changed_leave_one_entry_each(chief: Client):
    term = Term.objects.get(vocabulary="Light", code="part-shade")
    for row, change in ((term, {"label": "Half shade"}), (make_source(), {"publisher": "A museum"})):
        page = chief.get(address(row))
        chief.post(address(row), {**sent_by(page), **change, "_save": "1"})
        chief.post(address(row), {**sent_by(chief.get(address(row))), "_save": "1"})
    assert [one.after for one in told(AuditKind.CHANGED)] == [
        {"label": "Half shade"},
        {"publisher": "A museum"},
    ]


def test_the_audit_is_read_by_administrators_and_changed_by_nobody(chief: Client):
    entry = told(AuditKind.SIGNED_IN)[0]
    assert chief.get(address(entry)).status_code == 200
    assert chief.post(address(entry), {"about": "nothing"}).status_code == 403
    assert chief.post(address(entry, "delete"), {"post": "yes"}).status_code == 403
    listed = reverse("admin:catalog_auditentry_changelist")
    for group, code in (("Administrators", 200), ("Reviewers", 403)):
        user = User.objects.create_user(group, is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        assert signed_in(user).get(listed).status_code == code
