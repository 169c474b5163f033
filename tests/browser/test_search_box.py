"""The search box as a combobox, by keyboard, finger and ear; and the plain form that it is without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from catalog import facets
from tests.browser.conftest import Opener
from tests.browser.test_public_pages import DESKTOP, PHONE, RULES
from tests.views.alumroot import PAGE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOX = "#site-q"


@pytest.fixture(autouse=True)
def forgetful(transactional_db: None) -> None:
    """An emptied database counts its revisions from the start again, which the process must not take for the old."""
    facets.forget()


def typed(page: Page, text: str, box: str = BOX) -> None:
    """Type into a box and wait for its suggestions."""
    page.locator(box).press_sequentially(text)
    page.get_by_role("option").first.wait_for()


def active(page: Page) -> str | None:
    """The text of the option that the box says is active."""
    text: str | None = page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent ?? null"
    )
    return text


def test_the_keyboard_walks_through_the_suggestions_and_back(open_page: Opener):
    page = open_page("/about/", **DESKTOP)
    box = page.get_by_role("combobox", name="Search by common name, botanical name or USDA symbol")
    expect(box).to_have_attribute("aria-expanded", "false")
    typed(page, "heuchera rub")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text("7 suggestions")
    assert box.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    assert active(page) is None
    page.keyboard.press("ArrowDown")
    first = active(page)
    assert first is not None
    assert "Heuchera rubescens" in first
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    page.keyboard.press("ArrowUp")
    assert active(page) is None
    page.keyboard.press("ArrowUp")
    assert "versicolor" in str(active(page))
    page.keyboard.press("ArrowDown")
    assert active(page) is None
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    assert active(page) is None
    assert box.evaluate("box => box.selectionStart") == 0
    page.keyboard.press("End")
    assert box.evaluate("box => box.selectionStart") == len("heuchera rub")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("heuchera rub")
    expect(box).to_be_focused()


def test_enter_opens_the_active_suggestion(open_page: Opener):
    page = open_page("/about/", **DESKTOP)
    typed(page, "alpicola")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PAGE}")


def test_enter_sends_the_form_when_no_suggestion_is_active(open_page: Opener):
    page = open_page("/about/", **DESKTOP)
    typed(page, "heuchera")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plants/?q=heuchera")


def test_tab_leaves_the_box_and_closes_the_list(open_page: Opener):
    page = open_page("/about/", **DESKTOP)
    typed(page, "heuchera")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent") == "Search"
    assert "/about/" in page.url


def test_a_suggestion_says_why_it_matched_with_its_latin_in_italics(open_page: Opener):
    page = open_page("/", **DESKTOP)
    typed(page, "heuchera rubescens pachypoda", "#home-q")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("pachypoda")
    assert option.inner_text().splitlines() == [
        "pink alumroot Heuchera rubescens var. alpicola",
        "Heuchera rubescens var. pachypoda – synonym",
    ]
    latin = option.locator("i[lang=la]").all_inner_texts()
    assert latin == ["Heuchera rubescens", "alpicola", "Heuchera rubescens", "pachypoda"]


def test_an_older_question_is_given_up_for_a_newer(open_page: Opener):
    page = open_page("/about/", **DESKTOP)
    given_up: list[str] = []
    page.on("requestfailed", lambda request: given_up.append(request.url))
    page.route("**/suggest?q=heuchera", lambda route: None)
    with page.expect_request("**/suggest?q=heuchera"):
        page.locator(BOX).press_sequentially("heuchera")
    typed(page, " rub")
    assert [url.partition("?")[2] for url in given_up] == ["q=heuchera"]
    expect(page.get_by_role("option").first).to_contain_text("pink alumroot Heuchera rubescens")


def test_a_server_that_does_not_answer_leaves_a_plain_form(open_page: Opener):
    page = open_page("/about/", **DESKTOP)
    page.route("**/suggest?*", lambda route: route.fulfill(status=200, body="not json"))
    with page.expect_response("**/suggest?*"):
        page.locator(BOX).press_sequentially("herua")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PAGE}?from=herua")


def test_a_finger_opens_a_suggestion(open_page: Opener):
    page = open_page("/", **PHONE)
    typed(page, "alpicola", "#home-q")
    option = page.get_by_role("option").first
    box = option.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    option.tap()
    page.wait_for_url(f"**{PAGE}")


@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_open_suggestions_are_no_barrier_and_fit_the_window(open_page: Opener, window: dict):
    for address, box in (("/", "#home-q"), ("/plants/", "#q"), ("/lookup/", "#lookup-q")):
        page = open_page(address, **window, bypass_csp=True)
        typed(page, "heuchera", box)
        page.keyboard.press("ArrowDown")
        violations = Axe().run(page, options=RULES).response["violations"]
        assert [(address, violation["id"]) for violation in violations] == []
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        page.context.close()


def test_without_scripts_the_box_is_a_plain_form(open_page: Opener):
    page = open_page("/", **DESKTOP, java_script_enabled=False)
    box = page.get_by_role("searchbox")
    box.fill("herup")
    box.press("Enter")
    page.wait_for_url(f"**{PAGE}?from=herup")
    assert not page.get_by_role("button", name="Keys").is_visible()


def test_a_slash_goes_to_the_box_but_not_while_something_is_typed(open_page: Opener):
    page = open_page("/about/", **DESKTOP)
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.type("a/g")
    expect(page.locator(BOX)).to_have_value("a/g")
    page.locator("h1").click()
    page.keyboard.press("Control+g")
    expect(page.locator(BOX)).not_to_be_focused()
    page.keyboard.type("gHERUA")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PAGE}?from=HERUA")


def test_the_keys_can_be_turned_off_for_good(open_page: Opener):
    page = open_page("/about/", **DESKTOP)
    button = page.get_by_role("button", name="Shortcut keys (/ g l p): on")
    button.click()
    page.reload()
    expect(page.get_by_role("button", name="Shortcut keys (/ g l p): off")).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator(BOX)).not_to_be_focused()
