"""What a reviewer would say each time: layers, facades, imports at the top, short files, safe HTML, no leaks."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.files import ROOT, files, named, project_files

CEILING = 400
TOP_LEVEL = re.compile(
    r"manage\.py|pyproject\.toml|README\.md|CHANGELOG\.md|LICENSE.*|requirements.*|catalog|config|docs"
    r"|templates|tests|\..*"
)
BANNED_MODULE_NAMES = {"utils", "helpers", "common", "services", "misc"}
PURE = ("choices", "nomenclature", "renditions", "richtext", "traits")
IMPURE = ("catalog.models", "django.db.models", "django.http", "django.shortcuts", "django.template")
WRITTEN_BY_HAND = (".py", ".html", ".css", ".js")
UNSAFE = {
    ".py": re.compile(r"\bmark_safe\b|\bSafeString\(|\bSafeText\b|\bhtml_safe\b"),
    ".html": re.compile(r"\|\s*safe(?:seq)?\b|{%\s*autoescape\s+off"),
}
# The one place where article HTML, sanitised when it is saved and again when a page is made, is taken as it is.
MAY_MARK_SAFE = {"templates/catalog/components/article.html"}
LEAKS = re.compile(r"index-url|trusted-host|find-links|/home/\w|/root/|/Users/\w")
MAY_NAME_THEM = {".ci/lock", ".ci/run", "tests/project/test_architecture.py", "tests/project/test_docs.py"}
TEXT = (".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ".json", ".csv", ".svg", "")

PYTHON = files(".py")
HANDMADE_PYTHON = [path for path in PYTHON if "migrations" not in path.parts]


def imports(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Each absolute import statement below ``tree`` with the module it names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=named(path))


def test_the_layers_hold():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_longer_than_a_person_reads():
    too_long = [
        f"{named(path)}: {lines}"
        for path in files(*WRITTEN_BY_HAND)
        if not {"migrations", "vendor"} & set(path.parts)
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > CEILING
    ]
    assert not too_long


def test_nothing_unexpected_is_at_the_top():
    top = {path.relative_to(ROOT).parts[0] for path in project_files()}
    assert not {name for name in top if not TOP_LEVEL.fullmatch(name)}


def test_no_module_is_named_for_nothing():
    assert not [named(path) for path in PYTHON if path.stem in BANNED_MODULE_NAMES]


def test_nothing_is_imported_inside_a_function():
    hidden = [
        f"{named(path)}:{node.lineno}"
        for path in PYTHON
        for function in ast.walk(parsed(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not hidden


def test_nothing_is_imported_by_a_star():
    assert not [
        f"{named(path)}: {name}" for path in PYTHON for _, name in imports(parsed(path)) if name.endswith("*")
    ]


def test_a_package_is_entered_by_its_facade():
    """``catalog.names._search`` belongs to ``catalog.names`` alone; its tests may look inside."""
    trespassers = [
        f"{named(path)}:{node.lineno} {name}"
        for path in HANDMADE_PYTHON
        if path.is_relative_to(ROOT / "catalog") or path.is_relative_to(ROOT / "config")
        for node, name in imports(parsed(path))
        if (inside := re.match(r"(catalog\.[\w.]*?)\._", name))
        and not named(path).replace("/", ".").startswith(inside[1] + ".")
    ]
    assert not trespassers


def test_a_facade_says_what_it_shows():
    """A package with hidden modules has a docstring and ``__all__``."""
    silent = []
    for facade in (
        path for path in PYTHON if path.name == "__init__.py" and path.is_relative_to(ROOT / "catalog")
    ):
        hidden = [path for path in facade.parent.glob("_*.py") if path.name != "__init__.py"]
        if facade.parent.name == "commands":  # Django itself looks into this one
            continue
        tree = parsed(facade)
        assigned = {
            target.id
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        if hidden and not (ast.get_docstring(tree) and "__all__" in assigned):
            silent.append(named(facade))
    assert not silent


def test_the_pure_packages_know_no_database_and_no_request():
    impure = [
        f"{named(path)}:{node.lineno} {name}"
        for path in HANDMADE_PYTHON
        if path.relative_to(ROOT).parts[0] == "catalog"
        and path.relative_to(ROOT).parts[1].removesuffix(".py") in PURE
        for node, name in imports(parsed(path))
        if name.startswith(IMPURE) and not name.startswith("django.db.models.enums")
    ]
    assert not impure


def test_every_module_says_what_it_is_for():
    silent = [
        named(path)
        for path in HANDMADE_PYTHON
        if path.read_text(encoding="utf-8").strip() and not ast.get_docstring(parsed(path))
    ]
    assert not silent


@pytest.mark.parametrize("suffix", [".py", ".html"])
def test_html_is_escaped_everywhere_but_in_one_place(suffix: str):
    unsafe = [
        f"{named(path)}:{number}"
        for path in files(suffix)
        if named(path) not in MAY_MARK_SAFE | MAY_NAME_THEM
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if UNSAFE[suffix].search(line)
    ]
    assert not unsafe


def test_no_file_names_a_machine_or_an_index():
    """Paths of somebody's home, addresses of a package index."""
    here = str(ROOT.parent) + "/"
    leaks = [
        f"{named(path)}:{number}"
        for path in files(*TEXT)
        if named(path) not in MAY_NAME_THEM
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1
        )
        if LEAKS.search(line) or (here != "/" and here in line)
    ]
    assert not leaks


def test_the_locks_have_hashes_and_no_addresses():
    for lock in (ROOT / "requirements.txt", ROOT / "requirements-dev.txt"):
        text = lock.read_text(encoding="utf-8")
        pinned = re.findall(
            r"^[a-z0-9][\w.-]*(?:\[[\w,-]+\])?==\S+ \\\n    --hash=sha256:", text, flags=re.MULTILINE
        )
        assert pinned
        assert len(pinned) == len(re.findall(r"^[a-z0-9]", text, flags=re.MULTILINE))
        assert "://" not in text


def test_what_runs_and_what_is_worked_with_are_the_same_versions():
    runtime, development = (
        dict(
            re.findall(
                r"^([a-z0-9][\w.-]*)(?:\[[\w,-]+\])?==(\S+)",
                (ROOT / name).read_text(encoding="utf-8"),
                flags=re.MULTILINE,
            )
        )
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert runtime.items() <= development.items()


def test_the_lock_names_every_extra_that_a_package_asks_another_for():
    """Otherwise pip takes the newest release for it, and refuses that as soon as there is a newer one."""
    text = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    locked = {
        canonicalize_name(name): set(filter(None, extras.split(",")))
        for name, extras in re.findall(r"^([a-z0-9][\w.-]*)(?:\[([\w,-]+)\])?==", text, flags=re.MULTILINE)
    }
    asked = [
        requirement
        for name in locked
        for requirement in map(Requirement, requires(name) or ())
        if requirement.extras and (requirement.marker is None or requirement.marker.evaluate({"extra": ""}))
    ]
    assert asked
    missing = [str(each) for each in asked if not each.extras <= locked[canonicalize_name(each.name)]]
    assert missing == []
