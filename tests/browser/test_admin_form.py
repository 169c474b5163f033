"""The form of a taxon in a real browser, under the real content policy."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from catalog.models import ArticleSection, Taxon
from tests import factories
from tests.factories import make_source, make_synonym, make_taxon

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

CLIPBOARDS = Path(__file__).parents[1] / "richtext" / "clipboards"
PASTE = """(place, html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  place.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
REMEMBER_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium, of the system where there is one."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "1"  # Playwright runs a loop in this thread; Django is elsewhere
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def desk(chromium: Browser, live_server: LiveServer, django_user_model: type) -> Iterator[Page]:
    """A page that is signed in; at its end nothing was refused by the content policy and no script failed."""
    django_user_model.objects.create_superuser("chief", password="pw")  # type: ignore[attr-defined]
    page = chromium.new_page(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    troubles: list[str] = []
    page.add_init_script(REMEMBER_VIOLATIONS)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("chief")
    page.get_by_label("Password").fill("pw")
    page.get_by_role("button", name="Log in").click()
    yield page
    assert page.evaluate("window.violations") == []
    assert troubles == []
    page.close()


def make_section(taxon: Taxon, body: str) -> None:
    ArticleSection.objects.create(taxon=taxon, heading="Why", body=body)


def test_the_start_page_leads_to_a_plant(desk: Page):
    make_taxon(symbol="HERU")
    desk.get_by_label("Find a plant").fill("heru")
    desk.get_by_role("button", name="Find").click()
    desk.get_by_role("link", name="Heuchera rubescens Torr.").click()
    expect(desk.get_by_role("textbox", name="Name:", exact=True)).to_have_value("Heuchera rubescens")


def test_article_text_is_written_in_the_editor_and_stored_clean(desk: Page):
    taxon = make_taxon(status="draft")
    ArticleSection.objects.create(taxon=taxon, heading="Why", body="<p>Pink</p>")
    desk.goto(f"/admin/catalog/taxon/{taxon.pk}/change/")
    text = desk.get_by_role("textbox", name="Text", exact=True)
    text.click()
    desk.keyboard.press("Control+End")
    desk.keyboard.press("Control+b")
    desk.keyboard.type(" bells")
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.get_by_text("was changed successfully")).to_be_visible()
    assert taxon.sections.get().body == "<p>Pink<strong> bells</strong></p>"


def test_a_section_is_added_with_an_editor_of_its_own(desk: Page):
    taxon = make_taxon(status="draft")
    desk.goto(f"/admin/catalog/taxon/{taxon.pk}/change/")
    desk.get_by_text("Add another Section").click()
    desk.locator("#id_sections-0-heading").fill("Care")
    desk.get_by_role("textbox", name="Text", exact=True).click()
    desk.keyboard.type("- Water")
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.get_by_text("was changed successfully")).to_be_visible()
    assert taxon.sections.get().body == "<ul><li>Water</li></ul>"


def test_what_word_puts_on_the_clipboard_is_pasted_clean_and_taken_back_in_one_step(desk: Page):
    taxon = make_taxon(status="draft")
    make_section(taxon, "<p>Pink</p>")
    desk.goto(f"/admin/catalog/taxon/{taxon.pk}/change/")
    text = desk.get_by_role("textbox", name="Text", exact=True)
    text.click()
    desk.keyboard.press("Control+a")
    text.evaluate(PASTE, (CLIPBOARDS / "word.html").read_text(encoding="utf-8"))
    expect(text.locator("ol > li")).to_have_text(["Dig", "Plant"])
    desk.keyboard.press("Control+z")
    expect(text).to_have_text("Pink")
    desk.keyboard.press("Control+Shift+z")
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.get_by_text("was changed successfully")).to_be_visible()
    kept = (CLIPBOARDS / "word.kept.html").read_text(encoding="utf-8").replace("\n", "")
    assert taxon.sections.get().body == kept


def test_a_plant_is_linked_and_a_missing_section_and_a_citation_begun_by_keyboard(desk: Page):
    other = make_taxon("Camassia quamash", "(Pursh) Greene", status="draft")
    taxon = make_taxon(status="draft")
    make_section(taxon, "<p>See </p>")
    desk.goto(f"/admin/catalog/taxon/{taxon.pk}/change/")
    desk.get_by_role("textbox", name="Text", exact=True).click()
    desk.keyboard.press("Control+End")
    desk.get_by_role("button", name="Link to a plant").press("Enter")
    desk.keyboard.type("camassia")
    expect(desk.get_by_role("button", name="Camassia quamash (Pursh) Greene")).to_be_visible()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("textbox", name="Text", exact=True)).to_be_focused()
    desk.locator("[data-add-section=where]").press("Enter")
    expect(desk.locator("#id_sections-1-kind")).to_have_value("where")
    expect(desk.locator("#id_sections-1-heading")).to_be_focused()
    desk.locator("#care-0 [data-cite=zone]").press("Enter")
    expect(desk.locator("#id_citations-0-trait")).to_have_value("zone")
    expect(desk.locator("#id_citations-0-source")).to_be_focused()
    assert f"/plants/{other.name_id}/" in desk.locator("#id_sections-0-body").input_value()


def test_a_parent_is_found_by_a_synonym(desk: Page):
    parent = make_taxon("Heuchera", "L.")
    make_synonym(parent, "Yamala", "Raf.")
    taxon = make_taxon(status="draft")
    desk.goto(f"/admin/catalog/taxon/{taxon.pk}/change/")
    desk.locator(".field-parent .select2-selection").click()
    desk.locator(".select2-search__field").fill("yamala")
    desk.get_by_role("option", name="Heuchera L. — genus, published, no symbol").click()
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.get_by_text("was changed successfully")).to_be_visible()
    assert Taxon.objects.get(pk=taxon.pk).parent == parent


def test_a_pasted_name_fills_in_its_parts_and_what_is_like_it_shows_while_one_writes(desk: Page):
    make_taxon("Heuchera rubescens", "Torr.")
    make_taxon("Heuchera rubescens var. alpicola", "Jeps.")
    desk.goto("/admin/catalog/taxon/add/")
    given = desk.get_by_label("Name as given").first
    given.fill("Heuchera rubescens Torr. var. pachypoda (Greene) Rosend., Butters & Lakela")
    given.press("Enter")
    name = desk.get_by_role("textbox", name="Name:", exact=True)
    expect(name).to_have_value("Heuchera rubescens var. pachypoda")
    expect(desk.get_by_label("Rank")).to_have_value("variety")
    expect(desk.locator(".field-parent .select2-selection")).to_contain_text("Heuchera rubescens Torr.")
    name.fill("Heuchera rubescens v. alpicola")
    expect(desk.get_by_text("The catalogue has this name already")).to_be_visible()
    desk.get_by_role("link", name="Open it in a new tab").focus()
    assert Taxon.objects.count() == 2


def test_a_synonym_added_with_a_script_is_read_in_its_own_row(desk: Page):
    taxon = make_taxon(status="draft")
    desk.goto(f"/admin/catalog/taxon/{taxon.pk}/change/")
    desk.get_by_text("Add another Synonym").click()
    desk.locator("#id_synonyms-0-verbatim").fill("Heuchera pachypoda Greene, nom. inval.")
    desk.locator("#synonyms-0").get_by_role("button", name="Read the name").click()
    expect(desk.locator("#id_synonyms-0-name")).to_have_value("Heuchera pachypoda")
    expect(desk.locator("#id_synonyms-0-note")).to_have_value("nom. inval.")
    desk.locator("#id_reason").fill("The flora.")
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.get_by_text("was changed successfully")).to_be_visible()
    assert taxon.synonyms.get().verbatim == "Heuchera pachypoda Greene, nom. inval."


def test_enter_in_a_field_still_saves(desk: Page):
    taxon = make_taxon(status="draft")
    desk.goto(f"/admin/catalog/taxon/{taxon.pk}/change/")
    with desk.expect_response(
        "**/read-name/**"
    ):  # the database of the tests cannot be read while it is written
        desk.get_by_label("USDA symbol").first.fill("HERU")
    desk.get_by_label("USDA symbol").first.press("Enter")
    expect(desk.get_by_text("was changed successfully")).to_be_visible()
    assert Taxon.objects.get().symbol == "HERU"


def test_a_length_is_shown_in_the_other_unit_while_it_is_written(desk: Page):
    desk.goto(f"/admin/catalog/taxon/{make_taxon().pk}/change/")
    box = desk.get_by_role("textbox", name="Least height")
    box.fill("30.48")
    expect(desk.locator("#profile-0 output").first).to_have_text("= 12 in")
    box.fill("1 ft 6 in")
    expect(desk.locator("#profile-0 output").first).to_have_text("= 45.72 cm, 18 in")


def test_a_taxon_is_published_by_its_own_button(desk: Page):
    taxon = make_taxon(status="draft", parent=make_taxon("Heuchera", "L."))
    desk.goto(f"/admin/catalog/taxon/{taxon.pk}/change/")
    expect(desk.get_by_role("heading", name="Before it can be published")).to_be_visible()
    make_synonym(taxon, source=make_source())
    desk.reload()
    desk.get_by_role("button", name="Save and publish").click()
    expect(desk.get_by_text("is on the public site now")).to_be_visible()
    assert Taxon.objects.get(pk=taxon.pk).is_published


def test_a_live_page_is_changed_published_and_put_back_by_keyboard_alone(
    desk: Page, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(factories, "TRACED", True)
    taxon = make_taxon(parent=make_taxon("Heuchera", "L."))
    make_synonym(taxon, source=make_source())
    desk.goto(f"/admin/catalog/taxon/{taxon.pk}/change/")
    desk.locator("#id_name_note").focus()
    desk.keyboard.type("pro sp.")
    _press(desk, "button", "Save and continue editing")
    expect(desk.get_by_role("heading", name="This is the working draft")).to_be_visible()
    assert Taxon.objects.get(pk=taxon.pk).name_note == ""
    _press(desk, "link", "Compare, publish or discard")
    expect(desk.get_by_role("row", name="Name note")).to_contain_text("pro sp.")
    _press(desk, "button", "Publish the changes")
    expect(desk.get_by_text("is on the public site with its changes")).to_be_visible()
    assert Taxon.objects.get(pk=taxon.pk).name_note == "pro sp."
    desk.goto(f"/admin/catalog/taxon/{taxon.pk}/history/")
    before = desk.get_by_role("listitem").filter(has_text="Edited")
    before.get_by_role("link").focus()
    desk.keyboard.press("Enter")
    desk.get_by_label("Reason", exact=True).focus()
    desk.keyboard.type("A slip.")
    _press(desk, "button", "Put this state back")
    expect(desk.get_by_text("is back as it was")).to_be_visible()
    assert Taxon.objects.get(pk=taxon.pk).name_note == ""


def test_a_form_with_unsaved_words_asks_before_it_is_left(desk: Page):
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    desk.on("dialog", accept)
    taxon = make_taxon()
    desk.goto(f"/admin/catalog/taxon/{taxon.pk}/change/")
    desk.goto("/admin/")
    assert asked == []
    desk.goto(f"/admin/catalog/taxon/{taxon.pk}/change/")
    desk.locator("#id_name_note").fill("unsaved")
    desk.goto("/admin/")
    assert asked == ["beforeunload"]


def test_a_double_click_on_save_is_one_save(desk: Page):
    taxon = make_taxon(status="draft")
    desk.goto(f"/admin/catalog/taxon/{taxon.pk}/change/")
    desk.locator("#id_name_note").fill("orth. var.")
    desk.get_by_role("button", name="Save and continue editing").dblclick()
    expect(desk.get_by_text("was changed successfully")).to_be_visible()
    assert Taxon.objects.get(pk=taxon.pk).version == taxon.version + 1


def _press(desk: Page, role: Any, name: str) -> None:
    """Reach a control by keyboard and press Enter."""
    desk.get_by_role(role, name=name).first.focus()
    desk.keyboard.press("Enter")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_desk_is_wider_than_the_window(desk: Page, width: int, scheme: str):
    taxon = make_taxon()
    make_synonym(taxon, "Heuchera rubescens var. pachypoda", "(Greene) Rosend., Butters & Lakela")
    desk.set_viewport_size({"width": width, "height": 800})
    desk.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for page in (
        "",
        "catalog/taxon/",
        "catalog/term/",
        f"catalog/taxon/{taxon.pk}/change/",
        "catalog/taxon/add/",
    ):
        desk.goto(f"/admin/{page}")
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, page
