"""The desk for people who use it by other means than eyes and mouse: axe-core finds nothing."""

import os
import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, sync_playwright
from pytest_django.live_server_helper import LiveServer

from catalog.models import ArticleSection, Citation, Contradiction
from tests.factories import make_place, make_source, make_synonym, make_taxon, make_vernacular

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def context(live_server: LiveServer) -> Iterator[BrowserContext]:
    """A browser that lets axe-core in past the content policy."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser.new_context(base_url=live_server.url, bypass_csp=True)
        browser.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(context: BrowserContext, django_user_model: type, scheme: str):
    django_user_model.objects.create_superuser("chief", password="pw")  # type: ignore[attr-defined]
    taxon = make_taxon()
    source = make_source()
    make_synonym(taxon, source=source)
    make_vernacular(taxon)
    make_place(taxon)
    ArticleSection.objects.create(taxon=taxon, heading="Why", body="<p>Pink</p>")
    Citation.objects.create(taxon=taxon, trait="zone", source=source)
    found_so = Contradiction.objects.create(
        taxon=taxon, kind="zones", place="Why", said="Zones 4 to 8.", claim="zones 4 to 8", fact="zones 5–8"
    )
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto("/admin/login/")
    found = [f"login: {fault}" for fault in axe(page)]
    page.get_by_label("Username").fill("chief")
    page.get_by_label("Password").fill("pw")
    page.get_by_role("button", name="Log in").click()
    for path in (
        "",
        "catalog/taxon/",
        f"catalog/taxon/{taxon.pk}/change/",
        f"catalog/taxon/{taxon.pk}/delete/",
        "catalog/contradiction/",
        f"catalog/contradiction/{found_so.pk}/answer/",
    ):
        page.goto(f"/admin/{path}")
        page.wait_for_load_state("networkidle")
        found += [f"{path}: {fault}" for fault in axe(page)]
    assert not found, "\n".join(found)


def axe(page: object) -> list[str]:
    """Each fault with the first elements that show it. Django's tables have an empty head over their first column."""
    response = Axe().run(page).response
    return [
        f"{fault['id']}: {[node['html'][:160] for node in fault['nodes'][:4]]} ({len(fault['nodes'])})"
        for fault in response["violations"]
        if fault["id"] != "empty-table-header"
    ]
