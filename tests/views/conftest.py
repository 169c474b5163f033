"""A small catalogue for the pages. Loaded before Django is, so no model is imported here."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.views.alumroot import bundle


@pytest.fixture
def alumroots(db: None, tmp_path: Path) -> None:
    """The alumroots of the demo data."""
    path = tmp_path / "alumroots.json"
    path.write_text(json.dumps(bundle()), encoding="utf-8")
    call_command("load_plants", path, verbosity=0)
