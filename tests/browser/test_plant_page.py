"""The page of a plant with scripts: the way through the list one came from, and words that say what they mean."""

import pytest
from playwright.sync_api import expect

from catalog import facets
from tests.browser.conftest import Opener
from tests.browser.test_public_pages import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def forgetful(transactional_db: None) -> None:
    """An emptied database counts its revisions from the start again, which the process must not take for the old."""
    facets.forget()


def test_a_plant_opened_from_a_list_leads_to_its_neighbours_there_and_back(open_page: Opener):
    page = open_page("/plants/?genus=Heuchera", **PHONE)
    names = page.locator(".card__title").all_inner_texts()
    page.locator(".card__title a").first.click()
    trail = page.get_by_role("navigation", name="The list you came from")
    expect(trail.get_by_role("link", name="Previous")).to_have_count(0)
    trail.get_by_role("link", name=f"Next: {names[1]}").click()
    expect(trail.get_by_role("link", name=f"Previous: {names[0]}")).to_be_visible()
    trail.get_by_role("link", name=f"Back to the list (2 of {len(names)} there)").click()
    page.wait_for_url("**/plants/?genus=Heuchera")


def test_a_plant_opened_from_elsewhere_has_no_such_links(open_page: Opener):
    page = open_page("/plants/heuchera-rubescens-var-truncata/", **PHONE)
    expect(page.locator(".trail")).to_be_hidden()


def test_a_technical_word_says_what_it_means_by_key_and_closes_again(open_page: Opener):
    page = open_page("/plants/heuchera-rubescens-var-truncata/", **PHONE)
    term = page.locator("a[data-define]").first
    meaning = term.get_attribute("data-define") or ""
    term.press("Enter")
    expect(page.get_by_text(meaning)).to_be_visible()
    expect(term).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_text(meaning)).to_be_hidden()
    term.click()
    term.click()
    expect(page.get_by_text(meaning)).to_be_hidden()
