"""The one style sheet of the public site, put together from the sheets of its components."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, Final
from weakref import finalize

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

SHEET: Final = "catalog/site.css"
SOURCES: Final = Path(__file__).parent.parent / "catalog" / "static" / "catalog"
ORDER: Final = ("tokens.css", "base.css", "layout.css", "components/*.css", "pages/*.css", "print.css")
"""``tokens.css`` names the cascade layers, so it comes first; within a layer blocks do not meet."""

REMARK: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
WHITE: Final = re.compile(r"\s*\n\s*")


class StyleSheetFinder(BaseFinder):
    """Finds ``catalog/site.css``, which stands in no folder of the sources.

    Thirty small files cost a phone more in requests than in bytes; written apart, they are easier to keep. It is
    put together anew when one of them has changed.
    """

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing can be set wrongly here."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The file behind the address, as Django's finders answer: a path, a list of them, or an empty list."""
        if path != SHEET:
            return []
        found = str(self._built())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """The one file, for ``collectstatic``."""
        self._built()
        yield SHEET, FileSystemStorage(location=self._folder)

    @cached_property
    def _folder(self) -> Path:
        folder = Path(mkdtemp(prefix="catalogue-styles-"))
        finalize(self, rmtree, folder, ignore_errors=True)
        return folder

    def _built(self) -> Path:
        sources = [path for pattern in ORDER for path in sorted(SOURCES.glob(pattern))]
        built = self._folder / SHEET
        newest = max(path.stat().st_mtime_ns for path in sources)
        if not built.exists() or built.stat().st_mtime_ns < newest:
            built.parent.mkdir(parents=True, exist_ok=True)
            fresh = built.with_suffix(".new")
            fresh.write_text("\n".join(_lean(path) for path in sources), encoding="utf-8")
            fresh.replace(built)
        return built


def _lean(path: Path) -> str:
    """A sheet without remarks and indentation, which a fifth of it is."""
    return WHITE.sub("\n", REMARK.sub("", path.read_text(encoding="utf-8"))).strip()
