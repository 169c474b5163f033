"""The plant list in Chromium with its script: narrowed in place, with history and focus right; without: plain pages."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from catalog import facets
from tests.browser.conftest import Opener
from tests.browser.test_public_pages import DESKTOP, PHONE, RULES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def forgetful(transactional_db: None) -> None:
    """An emptied database counts its revisions from the start again, which the process must not take for the old."""
    facets.forget()


def opened(open_page: Opener, address: str = "/plants/", **window: object) -> Page:
    """The list, with a mark that is gone when the browser loads another page."""
    page = open_page(address, **(window or DESKTOP))
    page.evaluate("window.isSame = true")
    return page


def is_same(page: Page) -> bool:
    """Whether the page was changed in place."""
    return bool(page.evaluate("window.isSame === true"))


def focused(page: Page) -> str:
    """What the keyboard is on."""
    return str(page.evaluate("document.activeElement.value || document.activeElement.id"))


def test_a_choice_narrows_the_list_in_place_and_keeps_the_keyboard(open_page: Opener):
    page = opened(open_page)
    light = page.get_by_role("checkbox", name="Part shade")
    light.focus()
    page.keyboard.press("Space")
    expect(page.locator("#count")).to_contain_text("1 plant matches")
    assert page.url.endswith("/plants/?light=part-shade")
    assert focused(page) == "part-shade"
    expect(page.locator(".card")).to_have_count(1)
    assert is_same(page)


def test_back_and_forward_walk_through_what_was_chosen(open_page: Opener):
    page = opened(open_page)
    light = page.get_by_role("checkbox", name="Part shade")
    light.check()
    expect(page.get_by_role("link", name="Remove Light: part shade")).to_be_visible()
    page.get_by_role("link", name="List", exact=True).click()
    expect(page.locator(".row")).to_have_count(1)
    page.go_back()
    expect(page.locator(".card")).to_have_count(1)
    page.go_back()
    expect(light).not_to_be_checked()
    page.go_forward()
    expect(light).to_be_checked()
    assert page.url.endswith("?light=part-shade")
    assert is_same(page)


def test_a_chip_is_taken_away_in_place_and_the_keyboard_stays_with_the_results(open_page: Opener):
    page = opened(open_page, "/plants/?light=part-shade")
    page.get_by_role("link", name="Remove Light: part shade").press("Enter")
    expect(page.get_by_role("checkbox", name="Part shade")).not_to_be_checked()
    assert (focused(page), is_same(page)) == ("results", True)
    assert page.url.endswith("/plants/")


def test_a_facet_that_was_folded_stays_folded(open_page: Opener):
    page = opened(open_page)
    page.locator("#facet-habit > summary").click()
    page.locator("#facet-soil > summary").click()
    page.get_by_role("checkbox", name="Part shade").check()
    expect(page.get_by_role("link", name="Remove Light: part shade")).to_be_visible()
    for again in (False, True):
        if again:
            page.reload()
        expect(page.locator("#facet-habit")).not_to_have_attribute("open", re.compile(".*"))
        expect(page.locator("#facet-soil")).to_have_attribute("open", re.compile(".*"))


def test_a_genus_is_found_as_one_types_and_nothing_typed_is_lost(open_page: Opener):
    page = opened(open_page)
    page.locator("#facet-genus > summary").click()
    field = page.get_by_label("Find in Genus")
    field.press_sequentially("zz", delay=30)
    expect(page.get_by_text("Nothing here begins with “zz”.")).to_be_visible()
    expect(field).to_be_focused()
    field.press_sequentially("z", delay=30)
    expect(page.get_by_text("Nothing here begins with “zzz”.")).to_be_visible()
    expect(field).to_have_value("zzz")
    field.fill("heu")
    expect(page.locator("#choices-genus").get_by_role("checkbox", name="Heuchera")).to_be_visible()
    assert page.url.endswith("/plants/")


def test_a_length_that_cannot_be_read_is_said_and_stays_in_its_field(open_page: Opener):
    page = opened(open_page, "/plants/?units=us")
    page.locator("#facet-height > summary").click()
    field = page.locator("[name=height_ft_min]")
    field.fill("tall")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Height must be a number of feet from 0 to 492")
    expect(field).to_have_value("tall")
    assert is_same(page)


def test_of_two_quick_choices_the_later_one_is_shown(open_page: Opener):
    page = opened(open_page)
    hold_the_first(page)
    page.get_by_role("checkbox", name="Part shade").check()
    page.get_by_role("checkbox", name="Perennial").check()
    expect(page.get_by_role("link", name="Remove Life cycle: perennial")).to_be_visible()
    assert page.url.endswith("?life-cycle=perennial&light=part-shade")
    assert is_same(page)


def hold_the_first(page: Page) -> list[Route]:
    """The first request for a list gets no answer until it is continued."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/plants/?*", hold)
    return held


def test_links_that_follow_each_other_before_an_answer_are_all_followed(open_page: Opener):
    page = opened(open_page, "/plants/?light=part-shade&life-cycle=perennial&sort=height&page=1")
    held = hold_the_first(page)
    page.get_by_role("link", name="Remove Light: part shade").click()
    page.get_by_role("link", name="Remove Life cycle: perennial").click()
    page.get_by_role("link", name="Bloom", exact=True).click()
    page.get_by_role("link", name="List", exact=True).click()
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    held[0].continue_()
    page.wait_for_url("**/plants/?sort=bloom&view=list")
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    expect(page.get_by_role("checkbox", name="Part shade")).not_to_be_checked()
    assert is_same(page)


def test_a_choice_and_a_link_before_its_answer_both_hold(open_page: Opener):
    page = opened(open_page, "/plants/?light=part-shade")
    held = hold_the_first(page)
    page.get_by_role("checkbox", name="Perennial").check()
    page.get_by_role("link", name="Remove Light: part shade").click()
    page.locator("#facet-habit input:enabled").first.check()
    held[0].continue_()
    page.wait_for_url("**/plants/?habit=*&life-cycle=perennial")
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    assert is_same(page)


def test_a_number_that_stays_is_not_told_again_and_words_are_sent_only_when_asked(open_page: Opener):
    page = opened(open_page, "/plants/?light=part-shade&might=1")
    page.evaluate(
        """window.told = 0;
        new MutationObserver(() => window.told++).observe(document.getElementById("count"), {childList: true});"""
    )
    page.get_by_role("link", name="Height", exact=True).click()
    page.wait_for_url("**sort=height")
    expect(page.get_by_role("link", name="Height", exact=True)).to_be_focused()
    page.get_by_role("combobox", name="Search by").fill("HERUP")
    page.keyboard.press("Tab")
    assert page.locator("#results").get_attribute("aria-busy") is None
    assert (page.evaluate("window.told"), is_same(page)) == (0, True)
    expect(page.get_by_role("link", name="Leave those out")).to_have_attribute(
        "href", re.compile("sort=height")
    )


def test_when_the_answer_is_not_the_list_the_browser_goes_there_itself(open_page: Opener):
    page = opened(open_page)
    page.get_by_role("combobox", name="Search by").fill("HERUP")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plants/heuchera-rubescens-var-alpicola/?from=HERUP")
    assert not is_same(page)


def test_when_the_answer_fails_the_browser_goes_there_itself(open_page: Opener):
    page = opened(open_page)

    def fail_what_scripts_fetch(route: Route) -> None:
        if route.request.resource_type == "fetch":
            route.fulfill(status=404)
        else:
            route.continue_()

    page.route("**/plants/?*", fail_what_scripts_fetch)
    page.get_by_role("checkbox", name="Part shade").check()
    page.wait_for_url("**/plants/?light=part-shade")
    expect(page.get_by_role("checkbox", name="Part shade")).to_be_checked()
    assert not is_same(page)


def test_what_is_ticked_to_compare_stays_ticked_while_the_list_changes(open_page: Opener):
    page = opened(open_page, "/plants/", **DESKTOP)
    for name in ("alpicola", "glandulosa"):
        page.get_by_role("checkbox", name=re.compile(f"^Compare .* {name}$")).check()
    page.get_by_role("checkbox", name="Part shade").check()
    expect(page.locator(".card")).to_have_count(1)
    expect(page.get_by_role("checkbox", name=re.compile("^Compare .* alpicola$"))).to_be_checked()
    expect(
        page.get_by_role("checkbox", name="Heuchera rubescens var. glandulosa", exact=True)
    ).to_be_checked()
    page.get_by_role("button", name="Compare the ticked plants").click()
    page.wait_for_url("**/compare/?*")
    expect(page.locator(".comparison__plant")).to_have_count(2)


def test_on_a_phone_a_sheet_covers_the_page_and_tells_what_it_would_show(open_page: Opener):
    page = opened(open_page, "/plants/", **PHONE)
    page.get_by_text("Narrow the list").first.tap()
    sheet = page.get_by_role("dialog", name="Narrow the list")
    expect(sheet).to_be_visible()
    sheet.get_by_role("checkbox", name="Part shade").tap()
    sheet.get_by_role("button", name="Show 1 plant").tap()
    expect(sheet).not_to_be_visible()
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator("summary", has_text="Narrow the list")).to_be_focused()
    assert is_same(page)


def test_the_sheet_is_left_by_the_escape_key(open_page: Opener):
    page = opened(open_page, "/plants/", **PHONE)
    page.locator("summary", has_text="Narrow the list").press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    assert is_same(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_sheet_has_no_barrier(open_page: Opener, scheme: str):
    page = opened(open_page, "/plants/", **PHONE, color_scheme=scheme, bypass_csp=True)
    page.get_by_text("Narrow the list").first.tap()
    page.locator("#facet-light").get_by_text("What the words mean").tap()
    violations = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_without_scripts_a_genus_is_found_and_a_definition_read(open_page: Opener):
    page = open_page("/plants/", **PHONE, java_script_enabled=False)
    page.get_by_text("Narrow the list").first.tap()
    page.locator("#facet-light").get_by_text("What the words mean").tap()
    assert page.get_by_text("Six hours or more of direct sun a day.").first.is_visible()
    page.locator("#facet-genus > summary").tap()
    page.get_by_label("Find in Genus").fill("heu")
    page.locator("#choices-genus").get_by_role("button", name="Find").tap()
    page.wait_for_url("**/plants/?*genus-find=heu*")
    page.get_by_text("Narrow the list").first.tap()
    page.locator("#choices-genus").get_by_role("checkbox", name="Heuchera").check()
    page.locator("#choices-genus").get_by_role("button", name="Show plants").tap()
    page.wait_for_url("**/plants/?*genus=Heuchera*")
    assert re.match(r"\d+ plants match", page.locator("#count").inner_text())
