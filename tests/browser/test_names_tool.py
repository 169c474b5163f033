"""The names tool in Chromium: by keyboard, on a phone, without scripts, without a barrier."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from catalog import facets
from tests.browser.conftest import Opener
from tests.browser.test_public_pages import DESKTOP, OPEN_EVERYTHING, PHONE, RULES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIST = "HERUA\tplug\n\t\npink alumroot\t4 in\nHeuchra rubescens\t1 gal\nquux\tx\npink alumroot\t1 gal\n"
BOX = "The list, a plant a line, or rows copied from a spreadsheet"


@pytest.fixture(autouse=True)
def forgetful(transactional_db: None) -> None:
    """An emptied database counts its revisions from the start again, which the process must not take for the old."""
    facets.forget()


def looked_up(page: Page) -> Page:
    page.get_by_label(BOX).fill(LIST)
    page.get_by_role("button", name="Look up").click()
    page.wait_for_selector(".found-list")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_answers_have_no_barrier_and_are_no_wider_than_the_window(
    open_page: Opener, window: dict, scheme: str
):
    page = looked_up(open_page("/names/", **window, color_scheme=scheme, bypass_csp=True))
    page.evaluate(OPEN_EVERYTHING)
    violations = Axe().run(page, options=RULES).response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in violations] == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_a_line_is_settled_by_keyboard_without_scripts(open_page: Opener):
    page = open_page("/names/", **DESKTOP, java_script_enabled=False)
    page.get_by_label(BOX).fill(LIST)
    page.get_by_role("button", name="Look up").press("Enter")
    page.wait_for_selector(".found-list")
    choice = page.get_by_label("Choose for line 3, pink alumroot")
    choice.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/names/#line-3")
    assert page.locator("#line-3 .found__status").inner_text() == "Chosen by you"
    assert page.locator("#line-6 .found__status").inner_text() == "Chosen by you"
    assert "2 found" not in page.get_by_role("status").inner_text()


def test_lines_are_filtered_and_the_list_saved_with_its_columns(open_page: Opener, tmp_path: Path):
    page = looked_up(open_page("/names/", **DESKTOP, java_script_enabled=False))
    page.get_by_role("button", name="Not found 1").click()
    page.wait_for_selector(".found-list")
    assert page.locator(".found").count() == 1
    page.get_by_label("Light", exact=True).check()
    with page.expect_download() as started:
        page.get_by_role("button", name="Save as CSV").click()
    saved = tmp_path / "saved.csv"
    started.value.save_as(saved)
    lines = saved.read_text(encoding="utf-8-sig").splitlines()
    assert started.value.suggested_filename == "names-found.csv"
    assert lines[0].startswith("column 1,column 2,status,accepted_name")
    assert lines[0].endswith(",light")
    assert [line.split(",")[0] for line in lines[1:]] == LIST.replace("\t", "\n").split("\n")[0:12:2]


def test_a_file_is_uploaded_and_its_text_can_be_changed(open_page: Opener, tmp_path: Path):
    file = tmp_path / "stock.csv"
    file.write_text("Plant,Qty\nHERUA,5\nquux,6\n", encoding="utf-8")
    page = open_page("/names/", **PHONE)
    page.get_by_label("Or a file").set_input_files(file)
    page.get_by_role("button", name="Look up").tap()
    page.wait_for_selector(".found-list")
    page.get_by_text("The text and how it is read").tap()
    page.get_by_label("The list", exact=True).fill("Plant,Qty\nHERUA,5\nHERUA,6\n")
    page.get_by_role("button", name="Look up again").tap()
    page.wait_for_selector("#line-3.found--symbol")
    assert page.locator(".found--symbol").count() == 2


@pytest.mark.parametrize(
    "window", [PHONE, {**PHONE, "viewport": {"width": 320, "height": 800}}], ids=["390", "320"]
)
def test_every_control_is_large_enough_for_a_finger(open_page: Opener, window: dict):
    page = looked_up(open_page("/names/", **window))
    page.evaluate(OPEN_EVERYTHING)
    heights = page.locator("main button, main select, main summary, main label:has(input)").evaluate_all(
        "controls => controls.map(control => control.getBoundingClientRect().height).filter(Boolean)"
    )
    assert min(heights) >= 44
