"""In CI a skipped test has failed; elsewhere it may be skipped and says why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.files import ROOT

HOOKS = "from tests.conftest import pytest_make_collect_report, pytest_runtest_makereport\n"
SKIPS = {
    "in the test": "import pytest\n\ndef test_it():\n    pytest.skip('no Chromium')\n",
    "by a mark": "import pytest\n\n@pytest.mark.skip(reason='no Chromium')\ndef test_it():\n    pass\n",
    "the whole module": "import pytest\n\npytest.skip('no Chromium', allow_module_level=True)\n",
}


@pytest.mark.parametrize("source", SKIPS.values(), ids=SKIPS.keys())
@pytest.mark.parametrize("ci", ["true", ""])
def test_a_skip_fails_in_ci_alone(tmp_path: Path, source: str, ci: str):
    (tmp_path / "conftest.py").write_text(HOOKS)
    (tmp_path / "test_made_up.py").write_text(source)
    options = ["-q", "-rs", "-p", "no:randomly", "--import-mode=importlib", "-c", os.devnull]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--rootdir", tmp_path, tmp_path],
        cwd=ROOT,
        env={**os.environ, "CI": ci, "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "no Chromium" in done.stdout
    assert ("counts as failed in CI" in done.stdout) is bool(ci)
    assert (done.returncode in {1, 2}) is bool(ci)
