"""The documents: the README's two lines, links that lead somewhere, and every variable described."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.conftest import READ_BY_SETTINGS
from tests.project.files import ROOT, files, named

DOCUMENTS = files(".md")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
# Made from the running site by whoever prepares a release.
MADE_LATER = {"docs/images/plant.webp"}


def heading_anchors(path: Path) -> set[str]:
    """The anchors that GitHub makes of a document's headings."""
    headings = re.findall(r"^#+\s+(.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_links_lead_somewhere(document: Path):
    dead = []
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        file = (document.parent / path).resolve() if path else document
        if not file.exists():
            if named(file) not in MADE_LATER:
                dead.append(target)
        elif anchor and anchor not in heading_anchors(file):
            dead.append(target)
    assert not dead


def test_the_readme_has_one_line_for_each_purpose():
    """``.ci/run`` takes the second from the README itself, so that they cannot differ."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    demo = [line for line in lines if line.startswith("python3 ") and line.endswith("manage.py demo")]
    tests = [line for line in lines if re.search(r"^python3 .*requirements-dev\.txt.*pytest", line)]
    assert len(demo) == len(tests) == 1
    assert "--require-hashes -r requirements.txt" in demo[0]


def test_every_variable_is_described_for_operators():
    text = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
    assert not [name for name in (*READ_BY_SETTINGS, "DEBUG") if f"| `{name}` |" not in text]


def test_the_tests_know_every_variable_that_the_settings_read():
    source = (ROOT / "config" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'env\.\w+\(\s*"(\w+)"', source))
    assert read == {*READ_BY_SETTINGS, "DEBUG"}


def test_every_decision_is_in_the_list():
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert not [
        path.name for path in folder.glob("*.md") if path.name != "README.md" and path.name not in listed
    ]


def test_the_readme_names_every_folder():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))}
    assert not [name for name in folders - {"var"} if f"`{name}/`" not in text]


def test_the_licences_are_named_everywhere_alike():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "BSD-3-Clause"
    assert "BSD 3-Clause License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    data = (ROOT / "LICENSE-DATA.md").read_text(encoding="utf-8")
    assert "CC0-1.0" in data
    assert "CC-BY-4.0" in data


def test_the_scripts_of_ci_can_run():
    for script in ((ROOT / ".ci" / name) for name in ("run", "lock")):
        assert os.access(script, os.X_OK)
        subprocess.run(["bash", "-n", script], check=True)
