"""Who may do what: every address of the resolver, asked by every role, against the table beside this file.

After an address was added or a permission changed on purpose, write the table anew and read what differs:

    WRITE_PERMISSIONS=1 python -m pytest tests/permissions
"""

import csv
import os
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.template.response import TemplateResponse
from django.test import Client

from catalog import editorial
from catalog.models import HistoryEntry, Revision, Taxon
from tests.addresses import Address, every_address
from tests.admin.posting import address, opened
from tests.permissions.site import GROUPS, make_people, make_plants, samples_of

TABLE = Path(__file__).with_name("table.csv")
COLUMNS = ("address", "of", "method", *GROUPS)
OF_A_PLANT = {"taxon", "synonym", "photo"}
NO, SIGN_IN, NOT_FOUND, NO_METHOD, YES = "no", "sign in", "not found", "no method", "yes"
ASKED = {"admin/autocomplete/": "?app_label=catalog&model_name=taxon&field_name=parent&term=heu"}
"""What is asked of an address that answers nothing without it."""

REDIRECTS = "<path:object_id>/"
"""Django leads on from these to the form, which asks who it is."""

WORDS = {403: NO, 404: NOT_FOUND, 405: NO_METHOD}

Row = dict[str, str]

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def checked_in() -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def answered(client: Client, method: str, asked: str, sent: dict[str, Any] | None = None) -> str:
    """What somebody is told, in a word; where a form is sent, that it came back is a no.

    What the request did is taken back; a refusal has to have done nothing.
    """
    cookies = client.cookies.output()
    before = _traces()
    with transaction.atomic():
        response = client.generic(method, asked) if sent is None else client.post(asked, sent)
        if response.streaming:
            list(response)  # a file is closed when it has been read
        after = _traces()
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies.replace("Set-Cookie: ", ""))
    if "/admin/login/" in response.headers.get("Location", "") or _keeps_the_form(response):
        word = SIGN_IN
    elif sent is not None and response.status_code == 200:
        word = NO
    else:
        word = WORDS.get(response.status_code, YES)
    assert word == YES or after == before, f"{method} {asked} was refused and changed something"
    return word


def _keeps_the_form(response: Any) -> bool:
    """Whether it asks to sign in and keeps what was sent meanwhile."""
    return getattr(response, "template_name", "") == "admin/login.html"


def _traces() -> tuple[Any, ...]:
    logged = LogEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    told = HistoryEntry.objects.values_list("pk", flat=True).first()
    return Revision.objects.get().number, logged, told, User.objects.count()


def asked_of(found: Address, plants: dict[str, Taxon]) -> Iterator[tuple[str, str]]:
    """The pages to ask for: of a plant the published and the draft one."""
    about_plant = found.model in OF_A_PLANT or {"address", "name"} & set(found.parts)
    for standing in ("published", "draft") if found.parts and about_plant else ("published",):
        samples = samples_of(found.model, found.route, plants[standing])
        missing = set(found.parts) - set(samples)
        assert not missing, f"Say in tests/permissions/site.py what stands in for {missing} of {found.route}"
        yield (
            (standing if about_plant and found.parts else ""),
            found.filled(samples) + ASKED.get(found.route, ""),
        )


def of_addresses(people: dict[str, Client], plants: dict[str, Taxon]) -> Iterator[Row]:
    for found in every_address():
        for standing, page in asked_of(found, plants):
            for method in ("GET", "POST"):
                words = {role: answered(client, method, page) for role, client in people.items()}
                yield {"address": found.route, "of": standing, "method": method, **words}


def of_steps(people: dict[str, Client], plants: dict[str, Taxon]) -> Iterator[Row]:
    """Each step of publication, pressed in the form of a plant at which it starts."""
    for step in editorial.STEPS:
        for status in sorted(step.start):
            taxon = plants[status]
            sent = {**opened(people["administrator"], taxon), "reason": "Asked for.", step.name: "1"}
            words = {role: answered(client, "POST", address(taxon), sent) for role, client in people.items()}
            yield {"address": f"button {step.name}", "of": status.value, "method": "POST", **words}


@pytest.fixture
def found() -> list[Row]:
    people, plants = make_people(), make_plants()
    with mock.patch.object(TemplateResponse, "rendered_content", ""):
        rows = [*of_addresses(people, plants), *of_steps(people, plants)]
    return sorted(rows, key=lambda row: (row["address"], row["of"], row["method"]))


def test_every_address_lets_in_whom_the_table_names_and_nobody_else(found: list[Row]):
    if os.environ.get("WRITE_PERMISSIONS"):
        with TABLE.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(found)
    table = checked_in()
    known = {(row["address"], row["of"], row["method"]) for row in table}
    unlisted = {row["address"] for row in found if (row["address"], row["of"], row["method"]) not in known}
    assert not unlisted, "These addresses have no row; write the table anew and read what it says of them"
    assert [row for row in found if row not in table] == [row for row in table if row not in found]


@pytest.mark.parametrize("role", ["anonymous", "nursery"])
def test_the_table_gives_the_public_nothing_of_the_desk(role: str):
    desk = [
        row
        for row in checked_in()
        if row["address"].startswith(("admin/catalog", "admin/auth", "button"))
        and not row["address"].endswith(f"/{REDIRECTS}")
    ]
    assert desk
    assert {row[role] for row in desk} <= {NO, SIGN_IN, NOT_FOUND, NO_METHOD}
