"""Photos in Chromium: a gallery of twelve is light, still and without a barrier, and it works without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from catalog import facets, media
from catalog.choices import PhotoPart
from catalog.models import Photo, RightsHolder, Taxon
from tests.browser.conftest import Opener
from tests.browser.test_public_pages import PHONE, RULES
from tests.renditions.pictures import noisy
from tests.views.alumroot import PAGE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_BYTES = 150_000
SHIFTS = """new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value })
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 200);
})"""


@pytest.fixture(autouse=True)
def forgetful(transactional_db: None) -> None:
    """An emptied database counts its revisions from the start again, which the process must not take for the old."""
    facets.forget()


def add_photos(address: str, count: int, size: tuple[int, int]) -> None:
    """Photos of the page's plant, of its parts in turn, with their renditions."""
    taxon = Taxon.objects.get(slug=address.strip("/").rpartition("/")[2])
    holder, _ = RightsHolder.objects.get_or_create(name="A. Person")
    for number in range(count):
        photo = Photo(
            taxon=taxon,
            position=number,
            width=size[0],
            height=size[1],
            part=PhotoPart.values[number % 4],
            licence="cc-by-4.0",
            rights_holder=holder,
            alternative_text=f"Picture {number}",
        )
        photo.image.save("x.jpg", ContentFile(noisy(size, seed=number)), save=False)
        Photo.objects.bulk_create([photo])
        media.complete(str(photo.image.name), None)


def test_twelve_photos_are_light_and_still_and_have_no_barrier(open_page: Opener):
    page = open_page("/about/", **PHONE, device_scale_factor=3, bypass_csp=True)
    add_photos(PAGE, 12, (800, 534))
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    received: list[int] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(page.url.replace("/about/", PAGE), wait_until="networkidle")
    assert sum(received) <= MOST_BYTES
    assert page.evaluate(SHIFTS) == 0
    assert Axe().run(page, options=RULES).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= visualViewport.width")


def test_photos_are_enlarged_turned_and_chosen_by_part_without_a_script(open_page: Opener):
    page = open_page("/about/", java_script_enabled=False)
    add_photos(PAGE, 4, (90, 60))
    page.goto(page.url.replace("/about/", PAGE))
    page.locator(".gallery-photo__open").nth(1).press("Enter")
    large = page.get_by_role("dialog")
    second, third = page.locator("figure", has_text="2 of 4"), page.locator("figure", has_text="3 of 4")
    expect(second).to_be_in_viewport(ratio=0.9)
    expect(second.get_by_role("link", name="CC BY 4.0")).to_be_in_viewport()
    second.get_by_role("link", name="Next").press("Enter")
    expect(third).to_be_in_viewport(ratio=0.9)
    third.get_by_role("link", name="Close").press("Enter")
    expect(large).to_be_hidden()
    page.get_by_role("radio", name="Leaf").check()
    assert page.locator(".gallery-photo:visible").count() == 1


def test_large_photos_are_turned_by_arrows_and_escape_leads_back_to_the_one_that_was_seen(open_page: Opener):
    page = open_page("/about/")
    add_photos(PAGE, 3, (90, 60))
    page.goto(page.url.replace("/about/", PAGE))
    page.locator(".gallery-photo__open").first.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("figure", has_text="3 of 3")).to_be_in_viewport(ratio=0.9)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("figure", has_text="2 of 3")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(".gallery-photo__open").nth(1)).to_be_focused()
