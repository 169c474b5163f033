"""Real Chromium over the running site. Loaded before Django is, so no model is imported here."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from tests.views.alumroot import bundle

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]

Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a module; they skip where it is absent."""
    if CHROMIUM is None:
        pytest.skip("Chromium is absent.")
    with sync_playwright() as playwright:
        # Playwright keeps an event loop running in this thread, which Django takes for an asynchronous caller.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def nothing_lingers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ends what the server's threads still hold when the tests are over: PostgreSQL drops no database in use."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def open_page(
    browser: Browser, nothing_lingers: None, live_server: LiveServer, tmp_path: Path
) -> Iterator[Opener]:
    """Opens addresses of a site that holds the demo's alumroots, as a visitor with the given window.

    What the content policy refuses, and every error on a page's console, fails the test.
    """
    path = tmp_path / "alumroots.json"
    path.write_text(json.dumps(bundle()), encoding="utf-8")
    call_command("load_plants", path, verbosity=0)
    complaints: list[str] = []
    contexts = []

    def opened(address: str, **window: object) -> Page:
        context = browser.new_context(**window)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(live_server.url + address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [complaint for complaint in complaints if "404 (Not Found)" not in complaint] == []
