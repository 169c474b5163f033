"""A small catalogue for the pages. Loaded before Django is, so no model is imported here."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.views.alumroot import bundle


@pytest.fixture(scope="module")
def alumroots(shared_rows: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The alumroots of the demo data, for every test of the module."""
    load_alumroots(tmp_path_factory.mktemp("views"))


@pytest.fixture
def alumroots_too(db: None, tmp_path: Path) -> None:
    """The same for one test, beside what its module holds."""
    load_alumroots(tmp_path)


def load_alumroots(folder: Path) -> None:
    path = folder / "alumroots.json"
    path.write_text(json.dumps(bundle()), encoding="utf-8")
    call_command("load_plants", path, verbosity=0)
