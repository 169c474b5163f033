"""Makes the pictures of the editors' guide from a running site, such as that of ``manage.py demo``.

    python -m tests.pictures http://127.0.0.1:8000 NAME PASSWORD

NAME is an account that may see everything. Chromium has to be installed. Write the pictures anew when a page changes.
"""

import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parent.parent / "docs" / "images" / "editors"
WINDOW = {"width": 1280, "height": 800}
WIDTH = 960
QUALITY = 60
PLANT = "Heuchera rubescens"


def main(base: str, name: str, password: str) -> None:
    """Sign in, and take one picture of each page that the guide tells of."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = chromium.new_page(base_url=base, viewport=WINDOW)  # type: ignore[arg-type]
        page.goto("/admin/login/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Log in").click()
        keep(page, "start-page")
        page.goto("/admin/catalog/taxon/?status__exact=published&recorded=half")
        keep(page, "list-of-a-queue")
        page.goto(f"/admin/catalog/taxon/?q={PLANT.replace(' ', '+')}")
        page.locator("#result_list tbody th a").first.click()
        keep(page, "form")
        page.goto("/admin/catalog/historyentry/")
        page.locator("#result_list tbody a").first.click()
        keep(page, "entry")
        chromium.close()


def keep(page: Page, name: str) -> None:
    """Keep what the window shows as a small picture."""
    page.wait_for_load_state("networkidle")
    shot = Image.open(BytesIO(page.screenshot()))
    picture = shot.resize((WIDTH, shot.height * WIDTH // shot.width), Image.Resampling.LANCZOS)
    FOLDER.mkdir(parents=True, exist_ok=True)
    picture.save(FOLDER / f"{name}.webp", quality=QUALITY, method=6)


if __name__ == "__main__":
    main(*sys.argv[1:4])
