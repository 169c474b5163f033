"""Who looks after accounts gives nobody, and least of all themselves, a power that they do not hold."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from tests.admin.posting import signed_in

pytestmark = pytest.mark.django_db


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
        answer = signed_in(keeper).post(account(user), {**sent, "date_joined_1": "12:00"})
        assert answer.status_code == 302
    assert list(other.groups.all()) == [editors]
    assert [group.name for group in keeper.groups.all()] == ["Administrators"]
    assert not User.objects.filter(is_superuser=True).exists()
    assert not User.objects.filter(user_permissions__isnull=False).exists()


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
