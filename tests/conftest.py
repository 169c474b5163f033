"""The ground that every test stands on: settings, database, media, and what counts as a failure.

``TEST_DATABASE_URL`` chooses the server to test on; without it each worker has its own SQLite in memory.
With ``CI=true`` a test that skips itself has failed.
"""

import gc
import os
from collections import defaultdict
from collections.abc import Generator, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

READ_BY_SETTINGS = (
    "ALLOWED_HOSTS",
    "CATALOG_LOCAL",
    "CATALOG_READ_ONLY",
    "CATALOG_SOURCE_EACH_FACT",
    "CATALOG_SOURCE_SYNONYMS",
    "CATALOG_OTHER_REVIEWER",
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
from django.db import connection  # noqa: E402
from django.utils.module_loading import import_string  # noqa: E402

from tests.project.undefined import UndefinedVariable  # noqa: E402

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()
settings.MEDIA_ROOT = Path(os.devnull, "media")  # each test has its own; what tests share keeps no file

hypothesis_settings.register_profile("long", max_examples=2_000)

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
COMMITTING_FIXTURES = {"transactional_db", "live_server"}
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
    _forget()


@pytest.fixture(scope="module")
def shared_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The ground for rows that the tests of one module share, written once and taken back after the last of them.

    A fixture of module scope asks for it and makes the rows; every test of the module that asks for the database
    uses that fixture. A test may write what it likes: that is within its own savepoint, as ever. Nothing is
    committed and no file is kept, so neither tests that commit (``transactional_db``) nor photos can share so.
    """
    _forget()
    with django_db_blocker.unblock():
        # A transaction without an ``atomic`` block: the block of each test stays its outermost one, as it is in
        # a module that shares nothing.
        connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        yield
        connection.rollback()
        connection.set_autocommit(True)


@pytest.fixture(autouse=True)
def database_when_asked_for(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A test that asks for no database has none, beside neighbours that share rows too."""
    if request.node.get_closest_marker("database"):
        yield
        return
    with django_db_blocker.block():
        yield


def _forget() -> None:
    for package in ("facets", "glossary"):
        import_string(f"catalog.{package}.forget")()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks ``database`` what touches the chosen database: the rest is the same on every one.

    Marks ``whole`` what needs the whole checklist. What is slow goes uncounted by coverage, which doubles its time:
    what a line does is asked by the quick tests.
    """
    sharing: defaultdict[Path, set[bool]] = defaultdict(set)
    for item in items:
        if "whole" in item.path.parts:
            item.add_marker("whole")
        if item.get_closest_marker("slow"):
            item.add_marker("no_cover")
        asked = set(getattr(item, "fixturenames", ()))
        marker = item.get_closest_marker("django_db")
        if asked & DATABASE_FIXTURES or marker:
            item.add_marker("database")
        commits = asked & COMMITTING_FIXTURES or (marker and marker.kwargs.get("transaction"))
        if item.get_closest_marker("database"):
            sharing[item.path].add("shared_rows" in asked and not commits)
    for path, answers in sharing.items():
        if len(answers) > 1:
            raise pytest.UsageError(
                f"{path}: where one test shares rows (shared_rows), all that ask for the database have to."
            )


def pytest_collection_finish() -> None:
    """What is loaded by now stays, and most of what a test makes goes without the collector's help.

    Its default thresholds cost a fifth of the tests' time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


class Together(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Deals tests out one by one, but those that share a fixture to one worker: a module, or a folder. These first.

    What is shared is read from the text of the module and of the ``conftest.py`` beside it: this is the process that
    collects no tests.
    """

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return _shared(self.config.rootpath / module) or nodeid


@cache
def _shared(module: Path) -> str:
    conftest = module.with_name("conftest.py")
    texts = [path.read_text(encoding="utf-8") for path in (module, conftest) if path.exists()]
    if any('scope="package"' in text for text in texts):
        return str(module.parent)
    return str(module) if any('scope="module"' in text for text in texts) else ""


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
