"""A killed import leaves the catalogue as it was or as it should become, and the next one needs no cleaning."""

import random
import signal
import time
from pathlib import Path

import pytest

from tests.importing.import_processes import Site, new_site, wait_for, write_many

pytestmark = pytest.mark.slow

KILLS = 6


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A catalogue in which nothing was ever stored."""
    return new_site(tmp_path_factory.mktemp("empty"))


@pytest.fixture
def site(empty: Site, tmp_path: Path) -> Site:
    """An empty catalogue of the test's own."""
    return empty.copied(tmp_path / "site")


def test_a_kill_at_any_moment_leaves_the_state_before_or_after(site: Site, tmp_path: Path):
    path = write_many(tmp_path / "list.txt", 600)
    reference = site.copied(tmp_path / "reference")
    began = time.monotonic()
    assert reference.run("import_checklist", str(path))[0] == 0
    duration = time.monotonic() - began
    before, after = site.fingerprint(), reference.fingerprint()
    chance = random.Random(1)
    ends = []
    for number in range(KILLS):
        victim = site.copied(tmp_path / f"victim{number}")
        moment = duration * (number + chance.random()) / KILLS
        ends.append(victim.killed("import_checklist", str(path), after=moment))
        code, _, err = victim.run("import_checklist", str(path))
        assert (code, err) == (0, "")
        assert victim.fingerprint() == after
    assert set(ends) <= {before, after}
    assert before in ends


def test_two_imports_at_once_the_second_is_refused_with_a_sentence(site: Site, tmp_path: Path):
    path = write_many(tmp_path / "list.txt", 1_500)
    first = site.start("import_checklist", str(path))
    lock = site.database.with_name(f"{site.database.name}-import.lock")
    wait_for(lock)
    code, _, err = site.run("import_checklist", str(path))
    assert first.poll() is None, "the first import was done too soon to meet"
    assert code == 1
    assert "An import (checklist, process " in err
    assert err.strip().endswith("Nothing was imported; try again when it has ended.")
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert site.run("import_checklist", str(path))[0] == 0


def test_exit_codes_tell_success_refusal_and_misuse(site: Site, tmp_path: Path):
    good, bad = write_many(tmp_path / "good.txt", 2), tmp_path / "bad.txt"
    bad.write_text("no checklist\n", encoding="utf-8")
    assert site.run("import_checklist", str(good))[0] == 0
    code, _, err = site.run("import_checklist", str(bad))
    assert code == 1
    assert "Traceback" not in err
    assert site.run("import_checklist")[0] == 2
    assert site.run("import_checklist", "--no-such-option", str(good))[0] == 2


def test_no_progress_bar_is_drawn_where_no_terminal_is(site: Site, tmp_path: Path):
    path = write_many(tmp_path / "list.txt", 200)
    assert site.run("import_checklist", str(path))[2] == ""
