"""Who looks after accounts gives nobody, and least of all themselves, a power that they do not hold."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from catalog.models import FamilyScope
from tests.admin.posting import signed_in
from tests.factories import make_taxon

pytestmark = pytest.mark.django_db


NO_LIMIT = {"family_scope-TOTAL_FORMS": "0", "family_scope-INITIAL_FORMS": "0"}


def account(user: User, page: str = "change") -> str:
    return reverse(f"admin:auth_user_{page}", args=[user.pk])


@pytest.fixture
def keeper() -> User:
    user = User.objects.create_user("keeper", password="pw", is_staff=True)
    user.groups.add(Group.objects.get(name="Administrators"))
    return user


def test_an_administrator_puts_others_into_groups_and_makes_nobody_a_superuser(keeper: User):
    other = User.objects.create_user("other")
    editors = Group.objects.get(name="Editors")
    for user in (other, keeper):
        sent: dict[str, Any] = {
            "username": user.username,
            "is_staff": "1",
            "is_superuser": "1",
            "is_active": "1",
        }
        sent |= {"groups": [editors.pk], "user_permissions": [1], "date_joined_0": "2026-01-01"}
        answer = signed_in(keeper).post(account(user), {**sent, "date_joined_1": "12:00", **NO_LIMIT})
        assert answer.status_code == 302
    assert list(other.groups.all()) == [editors]
    assert [group.name for group in keeper.groups.all()] == ["Administrators"]
    assert not User.objects.filter(is_superuser=True).exists()
    assert not User.objects.filter(user_permissions__isnull=False).exists()


def test_an_administrator_who_is_limited_to_families_lifts_no_limit(keeper: User):
    family = make_taxon("Rosaceae", "Juss.", rank="family")
    others = User.objects.create_user("other")
    for user in (keeper, others):
        limit = FamilyScope.objects.create(user=user)
        limit.families.add(family)
        sent: dict[str, Any] = {
            "username": user.username,
            "is_active": "1",
            "date_joined_0": "2026-01-01",
            "date_joined_1": "12:00",
            "family_scope-TOTAL_FORMS": "1",
            "family_scope-INITIAL_FORMS": "1",
            "family_scope-0-id": limit.pk,
            "family_scope-0-user": user.pk,
            "family_scope-0-DELETE": "1",
        }
        assert signed_in(keeper).post(account(user), sent).status_code == 302
    assert FamilyScope.objects.count() == 2


def test_the_account_of_a_superuser_is_out_of_an_administrators_reach(chief: Client, keeper: User):
    superuser = User.objects.get(username="chief")
    client = signed_in(keeper)
    assert client.post(account(superuser), {"username": "taken"}).status_code == 403
    assert client.post(account(superuser, "password_change"), {}).status_code == 403
    assert client.post(account(superuser, "delete"), {"post": "yes"}).status_code == 403
    client.post(
        "/admin/auth/user/", {"action": "delete_selected", "_selected_action": superuser.pk, "post": "yes"}
    )
    superuser.refresh_from_db()
    assert superuser.check_password("pw")
    assert chief.get(account(keeper)).status_code == 200
