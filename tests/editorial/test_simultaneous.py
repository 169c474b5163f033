"""Eight simultaneous saves of one version: one wins, seven are told, none fails."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from tests.importing.import_processes import ROOT, Site, new_site


def saved_at_once(folder: Path, status: str) -> dict[str, Any]:
    """What came of eight saves, on a database that real connections share."""
    if connection.vendor == "sqlite":
        environment = new_site(folder).environment
    else:
        parts = urlsplit(os.environ["TEST_DATABASE_URL"])
        address = urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))
        environment = {**Site(folder).environment, "DATABASE_URL": address}
    done = subprocess.run(
        [sys.executable, "-m", "tests.editorial.simultaneous", status],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("status", "risen", "drafts"), [("draft", 1, []), ("published", 0, [1])])
def test_of_eight_saves_at_once_one_wins_and_seven_are_told(
    tmp_path: Path, status: str, risen: int, drafts: list[int]
):
    assert saved_at_once(tmp_path, status) == {
        "codes": {"302": 1, "200": 7},
        "told": 7,
        "risen": risen,
        "drafts": drafts,
    }
