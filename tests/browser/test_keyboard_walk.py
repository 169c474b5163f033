"""An editor's day by keyboard alone: write, hand in, publish, meet a conflict, go back to an earlier state."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from catalog import writing
from catalog.choices import Status
from catalog.models import Taxon
from tests.factories import make_source, make_synonym, make_taxon

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

NAME_OF_FOCUSED = """() => {
  const focused = document.activeElement;
  const label = focused.labels && focused.labels[0];
  return (focused.getAttribute("aria-label") || (label && label.innerText) || focused.innerText || focused.value || "")
    .trim();
}"""
MOST_STEPS = 400
ROLES = {
    "0007_roles": "make_groups",
    "0010_roles_of_taxonomy": "extend_groups",
    "0023_move_photographers": "extend_groups",
}
"""The migrations that make the groups, which an emptied database has lost."""


@pytest.fixture(autouse=True)
def groups(transactional_db: None) -> None:
    """The groups with their permissions, as a migrated catalogue has them."""
    for migration, function in ROLES.items():
        getattr(import_module(f"catalog.migrations.{migration}"), function)(apps, None)


def reach(page: Page, name: str, *, whole: bool = True) -> None:
    """Press Tab until the next control of that name, or one that begins so, has the focus."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        found = page.evaluate(NAME_OF_FOCUSED)
        if found == name or (not whole and found.startswith(name)):
            return
    raise AssertionError(f"The keyboard does not reach “{name}”.")


def press(page: Page, name: str, *, whole: bool = True) -> None:
    """Reach a link or a button and press it."""
    reach(page, name, whole=whole)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, label: str, text: str) -> None:
    """Reach a field and put these words in the place of its own."""
    reach(page, label)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def at_the_desk(browser: Browser, server: LiveServer, name: str, group: str) -> Page:
    """A page in which a new member of this group has signed in."""
    person = User.objects.create_user(name, password="pw", is_staff=True)
    person.groups.add(Group.objects.get(name=group))
    page = browser.new_page(base_url=server.url, viewport={"width": 1280, "height": 900})
    page.goto("/admin/login/")
    write(page, "Username:", name)
    write(page, "Password:", "pw")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page


def open_plant(page: Page) -> None:
    """From the start page to the form of the plant."""
    page.goto("/admin/")
    write(page, "Find a plant", "heuchera nova")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    press(page, str(Taxon.objects.get(name="Heuchera nova")))


def test_an_editor_and_a_reviewer_work_a_day_by_keyboard_alone(
    browser: Browser, nothing_lingers: None, live_server: LiveServer
):
    plant = make_taxon("Heuchera nova", "X.", parent=make_taxon("Heuchera", "L."), status=Status.DRAFT)
    make_synonym(plant, source=make_source())
    with writing.change(reason="As it was found.") as change:
        change.touch(plant.pk)
    editor = at_the_desk(browser, live_server, "ann", "Editors")
    reviewer = at_the_desk(browser, live_server, "rob", "Reviewers")

    open_plant(editor)
    write(editor, "Authority:", "Greene")
    press(editor, "Save and hand in for review")
    expect(editor.get_by_text("is waiting for a reviewer")).to_be_visible()

    open_plant(reviewer)
    press(reviewer, "Save and publish")
    expect(reviewer.get_by_text("is on the public site now")).to_be_visible()

    write(editor, "Authority:", "Torr.")
    press(editor, "Save")
    versions = editor.get_by_role("region", name="Both versions")
    expect(versions.get_by_text("rob saved this taxon at")).to_be_visible()
    expect(editor.locator("#id_authority")).to_have_value("Torr.")

    press(reviewer, "History")
    for _ in ("published", "handed in"):
        reach(reviewer, "What was changed", whole=False)
    press(reviewer, "What was changed", whole=False)
    press(reviewer, "Put this state back")
    expect(reviewer.get_by_text("is back as it was")).to_be_visible()
    stored = Taxon.objects.get(pk=plant.pk)
    assert (stored.authority, stored.status) == ("X.", Status.PUBLISHED)
    for page in (editor, reviewer):
        page.context.close()
