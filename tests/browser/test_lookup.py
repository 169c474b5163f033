"""The counter: scan after scan, one hand on a phone, with and without scripts."""

import pytest
from playwright.sync_api import Route, expect

from catalog import facets
from tests.browser.conftest import Opener
from tests.browser.test_public_pages import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Heuchera rubescens var. {} at the counter – Native Plant Catalogue"
VISIBLE = 664
"""Pixels in height that a phone of 390 by 844 leaves a page below its own bars."""


@pytest.fixture(autouse=True)
def forgetful(transactional_db: None) -> None:
    """An emptied database counts its revisions from the start again, which the process must not take for the old."""
    facets.forget()


@pytest.mark.parametrize("scripts", [True, False])
def test_scan_after_scan_needs_no_other_key(open_page: Opener, scripts: bool):
    page = open_page("/lookup/", **DESKTOP, java_script_enabled=scripts)
    expect(page.locator("#lookup-q")).to_be_focused()
    for symbol, epithet in (("HERUP", "alpicola"), ("HERUT", "truncata"), ("HERUA", "alpicola")):
        page.keyboard.type(symbol)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/lookup/?q={symbol}")
        expect(page).to_have_title(TITLE.format(epithet))
        expect(page.locator("#lookup-q")).to_be_focused()


def test_a_scan_that_comes_before_the_script_keeps_its_first_letters(open_page: Opener):
    page = open_page("/lookup/", **DESKTOP)
    box = page.locator("#lookup-q")

    def type_first(route: Route) -> None:
        expect(box).to_be_focused()
        page.keyboard.type("HER")
        route.continue_()

    page.route("**/lookup*.js", type_first)
    page.goto(f"{page.url}?q=HERUP", wait_until="load")
    page.keyboard.type("UT")
    expect(box).to_have_value("HERUT")


def test_escape_comes_back_to_the_box_with_its_text_selected(open_page: Opener):
    page = open_page("/lookup/?q=HERUP", **DESKTOP)
    box = page.locator("#lookup-q")
    expect(box).to_have_value("HERUP")
    page.get_by_role("link", name="The whole page, with sources").focus()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    assert box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)") == "HERUP"


def test_a_suggestion_leads_to_the_sheet(open_page: Opener):
    page = open_page("/lookup/", **DESKTOP)
    page.keyboard.type("truncata")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lookup/?plant=heuchera-rubescens-var-truncata")
    expect(page.locator("#lookup-q")).to_have_value("HERUT")


def test_on_a_phone_five_facts_stand_above_the_fold_and_everything_is_large(open_page: Opener):
    page = open_page("/lookup/?q=HERUP", **PHONE)
    fifth = page.locator(".counter-facts > div").nth(4).bounding_box()
    assert fifth is not None
    assert fifth["y"] + fifth["height"] <= VISIBLE
    heights = page.locator("main a:not(p > i a, .arrival a), main input, main button").evaluate_all(
        "controls => controls.filter(control => control.checkVisibility())"
        ".map(control => control.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44


def test_a_choice_is_made_by_a_finger_without_scripts(open_page: Opener):
    page = open_page("/lookup/?q=pink+alumroot", **PHONE, java_script_enabled=False)
    link = page.get_by_role("link", name="Heuchera rubescens Torr. var. truncata Rosend.")
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    link.tap()
    page.wait_for_url("**/lookup/?plant=heuchera-rubescens-var-truncata&q=pink+alumroot")
    expect(page).to_have_title(TITLE.format("truncata"))
