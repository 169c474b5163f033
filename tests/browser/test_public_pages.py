"""The public pages in Chromium: no barrier, no overflow, usable by keyboard and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from catalog import facets
from tests.browser.conftest import Opener
from tests.views.alumroot import PAGE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/",
    "/plants/",
    "/plants/?light=part-shade&might=1",
    "/plants/?q=nothing+like+it",
    "/plants/?view=list",
    "/plants/?light=zzz",
    f"{PAGE}?from=HERUP",
    "/plants/heuchera/",
    "/plants/saxifragaceae/",
    "/plants/pink alumroot/",
    "/plants/HERUX/",
    "/compare/?plant=HERUP&plant=heuchera-rubescens-var-glandulosa&plant=heuchera-rubescens-var-truncata&plant=zzzz",
    "/list/?name=Bed&plants=HERUP.3+HERUG+ZZZZ&note=HERUG+by+the+gate&plant=pink+alumroot",
    "/list/?plants=HERUP+HERUG&view=bloom",
    "/lookup/?q=HERUP",
    "/lookup/?q=pink+alumroot",
    "/plants/near",
    "/gardens/",
    "/gardens/pollinator/",
    "/names/",
    "/classification/",
    "/regions/",
    "/regions/US-CA/",
    "/glossary/",
    "/sources/",
    "/about/",
    "/no-such-page/",
)
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CONTROLS = "main button, main summary, main label:has(input[type=checkbox])"
OPEN_EVERYTHING = "document.querySelectorAll('details').forEach(details => details.open = true)"


@pytest.fixture(autouse=True)
def forgetful(transactional_db: None) -> None:
    """An emptied database counts its revisions from the start again, which the process must not take for the old."""
    facets.forget()


@pytest.mark.parametrize(
    ("window", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone", "desktop"]
)
def test_no_page_has_a_barrier_or_is_wider_than_the_window(open_page: Opener, window: dict, scheme: str):
    """Each kind of page in each window and each scheme. What is seen in one pair alone, the open sheet of facets on a
    dark phone, has a test of its own: all pairs took half of the browser's time."""
    found = []
    for address in PAGES:
        page = open_page(address, **window, color_scheme=scheme, bypass_csp=True)
        page.evaluate(OPEN_EVERYTHING)
        violations = Axe().run(page, options=RULES).response["violations"]
        found += [(address, violation["id"], violation["nodes"][0]["html"]) for violation in violations]
        for width in (320, window["viewport"]["width"]):
            page.set_viewport_size({"width": width, "height": 640})
            if page.evaluate(f"document.documentElement.scrollWidth > {width}"):
                found.append((address, "overflow", width))
        page.context.close()
    assert found == []


def test_units_are_chosen_without_a_script_and_remembered_by_one(open_page: Opener):
    page = open_page(PAGE, **DESKTOP, java_script_enabled=False)
    page.get_by_role("link", name="feet", exact=True).click()
    spacing = page.locator(".facts__row", has_text="Spacing").locator(".value")
    assert spacing.inner_text() == "12–18 in"
    page = open_page(PAGE, **DESKTOP)
    page.get_by_role("link", name="metres", exact=True).click()
    page.wait_for_url("**/?units=metric")
    page.goto(page.url.partition("?")[0])
    page.wait_for_url("**/?units=metric")
    spacing = page.locator(".facts__row", has_text="Spacing").locator(".value")
    expect(spacing).to_have_text("30–46 cm")
    page.get_by_role("link", name="feet and metres").click()
    expect(spacing).to_have_text("12–18 in (30–46 cm)")
    assert "units" not in page.url


def test_the_first_stop_of_the_keyboard_skips_to_the_content(open_page: Opener):
    page = open_page(PAGE, **DESKTOP)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_list_is_narrowed_and_widened_by_keyboard_without_scripts(open_page: Opener):
    page = open_page("/plants/", **DESKTOP, java_script_enabled=False)
    page.get_by_role("checkbox", name="Part shade").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plants/?*light=part-shade*")
    assert "1 plant" in page.locator("#count").inner_text()
    page.get_by_role("link", name="Remove Light: part shade").press("Enter")
    page.wait_for_url(lambda url: "light" not in url)
    page.go_back()
    assert page.get_by_role("checkbox", name="Part shade").is_checked()


def test_on_a_phone_the_facets_are_a_sheet_below_the_search(open_page: Opener):
    page = open_page("/plants/", **PHONE)
    facet = page.get_by_role("checkbox", name="Part shade")
    assert not facet.is_visible()
    page.locator("summary", has_text="Narrow the list").tap()
    assert facet.is_visible()


def test_on_a_wide_window_the_facets_stand_open_beside_the_results(open_page: Opener):
    page = open_page("/plants/", **DESKTOP)
    facet, card = page.get_by_role("checkbox", name="Part shade"), page.locator(".card").first
    assert facet.is_visible()
    beside, results = facet.bounding_box(), card.bounding_box()
    assert beside is not None
    assert results is not None
    assert beside["x"] < results["x"]


def test_a_source_unfolds_by_keyboard(open_page: Opener):
    page = open_page(PAGE, **DESKTOP)
    quote = page.get_by_text("adapted to USDA hardiness zones 4-8")
    assert not quote.is_visible()
    page.locator("summary", has_text="of: Hardiness zone").press("Enter")
    assert quote.is_visible()


def test_the_months_of_bloom_can_be_told_without_colour(open_page: Opener):
    page = open_page("/plants/heuchera-rubescens/", **DESKTOP, forced_colors="active")
    flowering = page.locator(".bloom__month--flowering")
    for month in flowering.all():
        assert month.evaluate("month => getComputedStyle(month).fontWeight") == "700"


def test_paper_shows_the_plant_without_the_site(open_page: Opener):
    page = open_page(PAGE, **DESKTOP)
    page.emulate_media(media="print")
    assert not page.get_by_role("banner").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_every_control_is_large_enough_for_a_finger_on_a_phone(open_page: Opener, width: int):
    window = PHONE if width < 500 else DESKTOP
    page = open_page("/plants/", **{**window, "viewport": {"width": width, "height": 900}})
    page.evaluate(OPEN_EVERYTHING)
    least = 44 if width < 768 else 24
    heights = page.locator(CONTROLS).evaluate_all(
        "controls => controls.map(control => control.getBoundingClientRect().height).filter(Boolean)"
    )
    assert heights
    assert min(heights) >= least
