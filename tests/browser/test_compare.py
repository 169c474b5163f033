"""Ticking plants and comparing them: without scripts, by keyboard, on a phone."""

from typing import Literal

import pytest
from playwright.sync_api import Locator, expect

from catalog import facets
from tests.browser.conftest import Opener
from tests.browser.test_public_pages import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def forgetful(transactional_db: None) -> None:
    """An emptied database counts its revisions from the start again, which the process must not take for the old."""
    facets.forget()


@pytest.mark.parametrize("scripts", [True, False])
def test_plants_ticked_in_the_list_are_compared_and_another_is_added(open_page: Opener, scripts: bool):
    page = open_page("/plants/?genus=Heuchera&view=list", **DESKTOP, java_script_enabled=scripts)
    for name in ("Heuchera rubescens var. truncata", "Heuchera rubescens var. glandulosa"):
        page.get_by_label(f"Compare {name}", exact=True).check()
    page.get_by_role("button", name="Compare the ticked plants").press("Enter")
    page.wait_for_url(
        "**/compare/?plant=heuchera-rubescens-var-glandulosa&plant=heuchera-rubescens-var-truncata"
    )
    page.get_by_label("Add a plant by name or USDA symbol").fill("HERUP")
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader")).to_have_count(4)
    page.get_by_role("link", name="Take out Heuchera rubescens var. truncata").click()
    expect(page.get_by_role("columnheader")).to_have_count(3)


def test_on_a_phone_each_value_stands_beside_the_name_of_its_plant(open_page: Opener):
    page = open_page(
        "/compare/?plant=HERUP&plant=heuchera-rubescens-var-glandulosa&plant=heuchera-rubescens-var-truncata",
        **PHONE,
    )
    assert page.get_by_role("region", name="Comparison").evaluate(
        "each => each.scrollWidth == each.clientWidth"
    )
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Native to"))
    value = row.get_by_role("cell").last
    name = value.get_by_text("Heuchera rubescens var. truncata", exact=True)
    expect(name).to_be_visible()
    assert start(name, "x") < start(value.get_by_role("link").first, "x")
    assert start(row.get_by_role("rowheader"), "y") < start(row.get_by_role("cell").first, "y")


def start(part: Locator, side: Literal["x", "y"]) -> float:
    """Where a part of the page begins, in pixels from its left or its top."""
    box = part.bounding_box()
    assert box is not None
    return box[side]
