"""Making a list of plants: in place with scripts, from address to address without them."""

import pytest
from playwright.sync_api import Page, expect

from catalog import facets
from tests.browser.conftest import Opener
from tests.browser.test_public_pages import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ALPICOLA = "/plants/heuchera-rubescens-var-alpicola/"
GLANDULOSA = "/plants/heuchera-rubescens-var-glandulosa/"


@pytest.fixture(autouse=True)
def forgetful(transactional_db: None) -> None:
    """An emptied database counts its revisions from the start again, which the process must not take for the old."""
    facets.forget()


def test_plants_are_added_in_place_and_a_list_from_elsewhere_does_not_take_their_place(open_page: Opener):
    page = open_page(ALPICOLA, **PHONE)
    site = page.url.removesuffix(ALPICOLA)
    page.keyboard.press("l")
    expect(page.get_by_text("Added: 1 plant on your list.")).to_be_visible()
    expect(page.get_by_role("link", name="My list (1)")).to_be_visible()
    page.goto(f"{site}/plants/?genus=Heuchera&view=list")
    for name in ("Heuchera rubescens var. truncata", "Heuchera rubescens var. alpicola"):
        page.get_by_label(f"Compare {name}", exact=True).check()
    page.get_by_role("button", name="Add the ticked plants to a list").click()
    expect(page.get_by_text("1 plant added: 2 plants on your list.")).to_be_visible()
    page.get_by_role("link", name="My list (2)").click()
    page.get_by_label("Name of the list").fill("Rock garden")
    page.get_by_label("Quantity of Heuchera rubescens var. alpicola").fill("12")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Rock garden")).to_be_visible()
    expect(page.get_by_text("2 plants, 12 counted so far")).to_be_visible()
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.goto(f"{site}/list/?name=Theirs&plants=HERUG.5")
    expect(page.get_by_role("link", name="Rock garden, 2 plants")).to_be_visible()
    page.get_by_role("button", name="Add these plants to it").click()
    expect(page.get_by_role("heading", name="Rock garden")).to_be_visible()
    expect(page.get_by_text("3 plants, 17 counted so far")).to_be_visible()
    expect(page.get_by_role("link", name="My list (3)")).to_be_visible()
    expect(page.get_by_text("You are making another list")).to_be_hidden()
    page.goto(f"{site}{GLANDULOSA}")
    expect(page.get_by_text("On your list.")).to_be_visible()


def assert_is_a_table_that_fits_a_phone(page: Page, name: str) -> None:
    """That nothing of it is scrolled sideways at 390 pixels, and that its rows still have headers."""
    page.wait_for_load_state()
    page.set_viewport_size({"width": 390, "height": 844})
    region = page.get_by_role("region", name=name)
    expect(region.get_by_role("table")).to_be_visible()
    assert region.get_by_role("rowheader").count() > 2
    assert region.get_by_role("cell").count() > 2
    assert region.evaluate("box => box.scrollWidth") <= region.evaluate("box => box.clientWidth")


def test_without_scripts_a_list_is_made_changed_and_filled_from_the_catalogue(open_page: Opener):
    page = open_page(ALPICOLA, **DESKTOP, java_script_enabled=False)
    page.get_by_role("button", name="Add to list").click()
    page.wait_for_url("**/list/?plants=HERUA")
    page.get_by_label("By name or USDA symbol").fill("3 HERUG")
    page.keyboard.press("Enter")
    page.wait_for_url("**/list/?plants=HERUA+HERUG.3")
    page.get_by_role("button", name="Move Heuchera rubescens var. glandulosa up").click()
    page.wait_for_url("**/list/?plants=HERUG.3+HERUA")
    page.get_by_role("link", name="list of all plants").click()
    page.get_by_label("Compare Heuchera rubescens var. truncata", exact=True).check()
    page.get_by_role("button", name="Add the ticked plants to the list").click()
    expect(page.get_by_text("3 plants, 3 counted so far")).to_be_visible()
    page.get_by_role("link", name="Bloom calendar").click()
    assert_is_a_table_that_fits_a_phone(page, "Bloom calendar")
    page.goto(page.url.partition("/list/")[0] + "/compare/?plant=HERUA&plant=HERUG&plant=heuchera-rubescens")
    assert_is_a_table_that_fits_a_phone(page, "Comparison")
