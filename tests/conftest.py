"""The ground that every test stands on: settings, database, media, and what counts as a failure.

``TEST_DATABASE_URL`` chooses the server to test on; without it each worker has its own SQLite in memory.
With ``CI=true`` a test that skips itself has failed.
"""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

READ_BY_SETTINGS = (
    "ALLOWED_HOSTS",
    "CATALOG_LOCAL",
    "CATALOG_READ_ONLY",
    "DATABASE_URL",
    "MEDIA_ROOT",
    "SECRET_KEY",
    "STATIC_ROOT",
    "TRUST_PROXY",
)

# The settings are read when Django is first asked for one, below. What the person who runs the tests has
# set for the site must not reach them, its database least of all.
for name in READ_BY_SETTINGS:
    os.environ.pop(name, None)
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
os.environ["DEBUG"] = "1"
if "TEST_DATABASE_URL" in os.environ:
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]

from django.conf import LazySettings, settings  # noqa: E402
from django.utils.module_loading import import_string  # noqa: E402

from tests.project.undefined import UndefinedVariable  # noqa: E402

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
SHARING = ("tests/whole/", "tests/importing/test_real_files.py")
"""Where tests share an import of the whole checklist."""
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}


@pytest.fixture(autouse=True)
def media_root(settings: LazySettings, tmp_path: Path) -> Path:
    """A media directory of the test's own."""
    root = tmp_path / "media"
    settings.MEDIA_ROOT = root
    return root


@pytest.fixture(autouse=True)
def nothing_held() -> None:
    """What a process keeps between requests goes by the revision, which every test begins anew."""
    for package in ("facets", "glossary"):
        import_string(f"catalog.{package}.forget")()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks ``database`` what touches the chosen database: the rest is the same on every one.

    Marks ``whole`` what needs the whole checklist.
    """
    for item in items:
        if "whole" in item.path.parts:
            item.add_marker("whole")
        asked = set(getattr(item, "fixturenames", ()))
        if asked & DATABASE_FIXTURES or item.get_closest_marker("django_db"):
            item.add_marker("database")


class Together(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Deals tests out one by one, but those that share something costly to one worker, and these first."""

    def _split_scope(self, nodeid: str) -> str:
        return next((shared for shared in SHARING if nodeid.startswith(shared)), nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """How tests are dealt out to several workers."""
    return Together(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test has failed: nothing is left out unseen."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole module that skips itself."""
    report = yield
    if IN_CI and report.skipped:
        _fail(report)
    return report


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    report.outcome = "failed"
    report.longrepr = f"Skipped, which counts as failed in CI. {reason}"
