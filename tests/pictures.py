"""Makes pictures of a running site, such as that of ``manage.py demo``.

    python -m tests.pictures http://127.0.0.1:8000                  the public pages, to be looked at
    python -m tests.pictures http://127.0.0.1:8000 NAME PASSWORD    those of the editors' guide too

The chief public pages are kept whole under ``var/pictures``, on a phone and a desktop, in light and dark: look at
each after a change of style. The picture of the README is written anew too. NAME is an account that may see
everything. Chromium has to be installed.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
README = ROOT / "docs" / "images" / "plant.webp"
GUIDE = ROOT / "docs" / "images" / "editors"
PUBLIC = ROOT / "var" / "pictures"
GUIDE_WIDTH, README_WIDTH = 960, 1280
QUALITY = 60
PLANT = "Heuchera rubescens"

PAGES = {
    "home": "/",
    "list": "/plants/",
    "list-narrowed": "/plants/?light=part-shade&height=30..90&might=1&units=us",
    "list-lines": "/plants/?view=list",
    "list-nothing": "/plants/?light=deep-shade&moisture=wet&soil=rocky&habit=tree",
    "choice": "/plants/?q=sycamore",
    "plant": "/plants/heuchera-rubescens-var-alpicola/?from=HERUP",
    "species": "/plants/asclepias-tuberosa/",
    "genus": "/plants/heuchera/",
    "compare": "/compare/?plant=heuchera-rubescens-var-alpicola&plant=aquilegia-formosa&plant=asclepias-tuberosa",
    "counter": "/lookup/?q=HERUP",
    "names": "/names/",
    "gardens": "/gardens/",
    "garden": "/gardens/rock/",
    "classification": "/classification/",
    "region": "/regions/US-NV/",
    "glossary": "/glossary/",
    "sources": "/sources/",
    "about": "/about/",
    "missing": "/plants/heuchera-zzz/",
}
WINDOWS: dict[str, dict[str, Any]] = {
    "390": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "1280": {"viewport": {"width": 1280, "height": 900}},
}
SCHEMES = ("light", "dark")


def main(base: str, *account: str) -> None:
    """Take the pictures of the public pages, and with an account those of the guide."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        take_public(chromium, base)
        take_readme(chromium, base)
        if account:
            take_guide(chromium, base, *account)
        chromium.close()


def take_public(chromium: Browser, base: str) -> None:
    """Every chief page in every window and scheme, from its head to its foot."""
    PUBLIC.mkdir(parents=True, exist_ok=True)
    for (size, window), scheme in product(WINDOWS.items(), SCHEMES):
        with opened(chromium, base_url=base, color_scheme=scheme, **window) as page:
            for name, address in PAGES.items():
                page.goto(address, wait_until="networkidle")
                page.screenshot(path=PUBLIC / f"{name}-{size}-{scheme}.png", full_page=True)


def take_readme(chromium: Browser, base: str) -> None:
    """The head of a plant's page."""
    with opened(chromium, base_url=base, viewport={"width": 1280, "height": 1200}) as page:
        page.goto(PAGES["plant"].partition("?")[0])
        keep(page, README, README_WIDTH)


def take_guide(chromium: Browser, base: str, name: str, password: str) -> None:
    """Sign in, and take one picture of each page that the editors' guide tells of."""
    with opened(chromium, base_url=base, viewport={"width": 1280, "height": 800}) as page:
        page.goto("/admin/login/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Log in").click()
        keep(page, GUIDE / "start-page.webp")
        page.goto("/admin/catalog/taxon/?status__exact=published&recorded=half")
        keep(page, GUIDE / "list-of-a-queue.webp")
        page.goto(f"/admin/catalog/taxon/?q={PLANT.replace(' ', '+')}")
        page.locator("#result_list tbody th a").first.click()
        keep(page, GUIDE / "form.webp")
        page.goto("/admin/catalog/historyentry/")
        page.locator("#result_list tbody a").first.click()
        keep(page, GUIDE / "entry.webp")


@contextmanager
def opened(chromium: Browser, **window: Any) -> Iterator[Page]:
    """A page in a window of its own."""
    context = chromium.new_context(**window)
    try:
        yield context.new_page()
    finally:
        context.close()


def keep(page: Page, path: Path, width: int = GUIDE_WIDTH) -> None:
    """Keep what the window shows as a small picture."""
    page.wait_for_load_state("networkidle")
    shot = Image.open(BytesIO(page.screenshot()))
    picture = shot.resize((width, shot.height * width // shot.width), Image.Resampling.LANCZOS)
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, quality=QUALITY, method=6)


if __name__ == "__main__":
    main(*sys.argv[1:4])
