"""The files of the project, as git knows them: tracked, or new and not ignored."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HIDDEN_BUT_OURS = {".ci", ".gitignore"}


@cache
def project_files() -> tuple[Path, ...]:
    """Every file of the project, sorted. Without git (an unpacked archive) it is every file there is."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode == 0:
        found = {ROOT / name for name in listing.stdout.split("\0") if name}
    else:
        found = set(ROOT.rglob("*"))
    return tuple(sorted(path for path in found if path.is_file() and is_ours(path.relative_to(ROOT))))


def is_ours(path: Path) -> bool:
    """Not an environment, a cache, or what a running site has left."""
    made = path.parts[0] == "var" or "__pycache__" in path.parts
    return not made and all(not part.startswith(".") or part in HIDDEN_BUT_OURS for part in path.parts)


def files(*suffixes: str, under: str = "") -> list[Path]:
    """The files with one of the ``suffixes``, below the folder ``under``."""
    return [path for path in project_files() if path.suffix in suffixes and path.is_relative_to(ROOT / under)]


def named(path: Path) -> str:
    """A path as a reader of a failure wants it: from the project's folder."""
    return str(path.relative_to(ROOT))
