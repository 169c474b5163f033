"""Ticking plants and comparing them: without scripts, by keyboard, on a phone."""

import pytest
from playwright.sync_api import expect

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


def test_on_a_phone_the_trait_stays_beside_the_plant_that_is_scrolled_to(open_page: Opener):
    page = open_page(
        "/compare/?plant=HERUP&plant=heuchera-rubescens-var-glandulosa&plant=heuchera-rubescens-var-truncata",
        **PHONE,
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    trait = page.get_by_role("rowheader", name="Native to")
    before = trait.bounding_box()
    page.get_by_role("region", name="Comparison").evaluate("region => region.scrollLeft = 200")
    assert trait.bounding_box() == before
    expect(page.get_by_role("link", name="Heuchera rubescens var. truncata", exact=True)).to_be_in_viewport()
