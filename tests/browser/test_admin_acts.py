"""An act of taxonomy and a grid, walked by the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from catalog.models import Taxon
from tests.browser.test_admin_form import chromium, desk
from tests.factories import make_care, make_synonym, make_taxon

__all__ = ["chromium", "desk"]
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_names_are_swapped_and_the_swap_undone_by_keyboard(desk: Page):
    genus = make_taxon("Heuchera", "L.")
    taxon = make_taxon(parent=genus, symbol="HERU")
    make_synonym(taxon, "Heuchera pachypoda", "Greene", symbol="HEPA")
    desk.goto(f"/admin/catalog/taxon/{taxon.pk}/swap/")
    desk.get_by_role("radio", name="Heuchera pachypoda Greene").focus()
    press(desk, "Space")
    desk.get_by_role("button", name="Preview").focus()
    press(desk, "Enter")
    expect(desk.get_by_role("heading", name="What it would do")).to_be_visible()
    desk.get_by_label("Reason").focus()
    desk.keyboard.type("So says the flora.")
    press(desk, "Tab", "Enter")
    expect(desk.get_by_role("heading", name="Plants that it changed")).to_be_visible()
    assert Taxon.objects.get(pk=taxon.pk).name == "Heuchera pachypoda"
    assert desk.goto("/plants/heuchera-rubescens/") is not None
    expect(desk).to_have_url(
        f"{desk.url.partition('/plants/')[0]}/plants/heuchera-pachypoda/?from=heuchera-rubescens"
    )
    desk.go_back()
    desk.get_by_label("Reason").focus()
    desk.keyboard.type("The flora was misread.")
    press(desk, "Tab", "Enter")
    expect(desk.get_by_text("Every plant is as it was before.")).to_be_visible()
    assert Taxon.objects.get(pk=taxon.pk).name == "Heuchera rubescens"


def test_a_grid_is_filled_in_by_arrows_and_the_space_bar(desk: Page):
    for name in ("Heuchera prima", "Heuchera secunda"):
        make_care(make_taxon(name, status="draft"), light=("full-sun",))
    desk.goto("/admin/catalog/taxon/grid/?trait=light&q=heuchera")
    desk.get_by_role("checkbox", name="Heuchera prima: Full sun").focus()
    press(desk, "ArrowRight", "Space", "ArrowDown", "Space", "ArrowLeft", "ArrowUp")
    expect(desk.get_by_role("checkbox", name="Heuchera prima: Full sun")).to_be_focused()
    desk.get_by_role("button", name="Save the grid").focus()
    press(desk, "Enter")
    expect(desk.get_by_text("Taxa: 2 changed.")).to_be_visible()
    held = {taxon.care.light for taxon in Taxon.objects.select_related("care")}
    assert held == {("full-sun", "part-shade")}
