"""A step of publication for many that is killed leaves all of them as they were, or as they should become."""

import random
import time
from pathlib import Path

import pytest

from tests.importing.import_processes import Site, new_site, write_many

pytestmark = pytest.mark.slow

KILLS = 2
FAMILIES = [f"Plant{letter}aceae" for letter in "abcdefghij"]
STEP = ("take_step", "withdraw", *FAMILIES, "--as", "chief")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Some hundred public plants, and somebody who may withdraw them."""
    made = new_site(tmp_path)
    made.run("createsuperuser", "--noinput", "--username", "chief", "--email", "chief@example.org")
    code, _, err = made.run("import_checklist", str(write_many(tmp_path / "list.txt", 120)))
    assert code == 0, err
    return made


def test_a_kill_at_any_moment_leaves_all_of_them_or_none(site: Site, tmp_path: Path):
    reference = site.copied(tmp_path / "reference")
    began = time.monotonic()
    code, _, err = reference.run(*STEP)
    assert (code, err) == (0, "")
    duration = time.monotonic() - began
    before, after = site.fingerprint(), reference.fingerprint()
    chance = random.Random(1)
    ends = []
    for number in range(KILLS):
        moment = duration * (0.5 + (number + chance.random()) / KILLS / 2)
        ends.append(site.copied(tmp_path / f"victim{number}").killed(*STEP, after=moment))
    assert set(ends) <= {before, after}
    assert before in ends
