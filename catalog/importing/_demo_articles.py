"""The demo's care articles: a small readable form in files of their own, merged into the bundles.

A file is named for the plant's slug and ends in ``.md``. It begins with ``key: value`` lines (``title``, ``teaser``)
and two lists (``perfect for:``, ``not ideal if:``, their points on lines that begin with ``- ``). Then come the
sections, each headed ``## kind: Heading``; within one, blank lines part paragraphs and lines that begin with ``- ``
make a list. ``*words*`` are set in italics. Nothing else is markup.
"""

import re
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

from catalog.choices import SectionKind

HEADING = re.compile(r"^## (?P<kind>[a-z-]+): (?P<heading>\S.*)$")
ITALIC = re.compile(r"\*([^*]+)\*")
LISTS = {"perfect for": "perfect_for", "not ideal if": "not_ideal_if"}
TEXTS = ("title", "teaser")


class ArticleError(ValueError):
    """An article file that is not in the form; the message names file, line and rule."""


@dataclass
class Article:
    """A care article as the plant document holds it, and the two lists that go with the care data."""

    title: str = ""
    teaser: str = ""
    perfect_for: list[str] = field(default_factory=list)
    not_ideal_if: list[str] = field(default_factory=list)
    sections: list[dict[str, str]] = field(default_factory=list)

    @property
    def document(self) -> dict[str, Any]:
        """The ``article`` part of the plant document."""
        return {"title": self.title, "teaser": self.teaser, "sections": self.sections}


def read_articles(directory: Path) -> dict[str, Article]:
    """Every article in the directory, by slug. Raises :class:`ArticleError`."""
    return {path.stem: read_article(path) for path in sorted(directory.glob("*.md"))}


def read_article(path: Path) -> Article:
    """One article. Raises :class:`ArticleError` naming file, line and rule."""
    lines = path.read_text(encoding="utf-8").splitlines()
    starts = [index for index, line in enumerate(lines) if line.startswith("## ")]
    article = Article()
    _read_head(article, lines[: starts[0]] if starts else lines, path)
    for start, end in pairwise([*starts, len(lines)]):
        article.sections.append(_section(lines[start], lines[start + 1 : end], path, start + 1))
    if not (article.title and article.teaser and article.sections):
        raise ArticleError(f"{path.name}: an article needs a title, a teaser and at least one section")
    return article


def _read_head(article: Article, lines: list[str], path: Path) -> None:
    points: list[str] | None = None
    for line_number, line in enumerate(lines, start=1):
        key, colon, text = (part.strip() for part in line.partition(":"))
        if not line.strip():
            continue
        if line.startswith("- ") and points is not None:
            points.append(line[2:].strip())
        elif colon and key in TEXTS and text:
            setattr(article, key, text)
        elif colon and key in LISTS and not text:
            points = getattr(article, LISTS[key])
        else:
            raise ArticleError(
                f"{path.name}, line {line_number}: “{line[:80]}” is neither title, teaser nor list"
            )


def _section(first: str, lines: list[str], path: Path, line_number: int) -> dict[str, str]:
    heading = HEADING.match(first)
    if heading is None or heading["kind"] not in SectionKind.values:
        raise ArticleError(f"{path.name}, line {line_number}: “{first[:80]}” is not “## kind: Heading”")
    body = to_html("\n".join(lines))
    if not body:
        raise ArticleError(f"{path.name}, line {line_number}: the section is empty")
    return {"kind": heading["kind"], "heading": heading["heading"], "body": body}


def to_html(text: str) -> str:
    """Paragraphs and lists as HTML; every other character is escaped."""
    blocks = (block.strip() for block in re.split(r"\n\s*\n", text))
    return "".join(_block(block) for block in blocks if block)


def _block(block: str) -> str:
    lines = block.splitlines()
    if all(line.startswith("- ") for line in lines):
        points = "".join(f"<li>{_inline(line[2:])}</li>" for line in lines)
        return f"<ul>{points}</ul>"
    return f"<p>{_inline(' '.join(line.strip() for line in lines))}</p>"


def _inline(text: str) -> str:
    return ITALIC.sub(r"<em>\1</em>", escape(text.strip(), quote=False))
