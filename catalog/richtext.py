"""Article text: the few elements it may hold, and what else is read from it. Pure.

Whatever arrives (from the editor, a word processor, an import, an address) leaves as paragraphs, sub-headings,
lists, links, bold and italics, and nothing else.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlsplit

import nh3

BLOCKS: Final = frozenset({"p", "h3", "h4"})
LISTS: Final = frozenset({"ul", "ol"})
RENAMED: Final = {"b": "strong", "i": "em", "h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}
HOLDERS: Final = frozenset({"li", *BLOCKS})
BREAKS: Final = frozenset(
    {"div", "blockquote", "section", "article", "table", "tr", "td", "th", "dl", "dt", "dd", "pre", "hr"}
)
"""Elements that go, and end the paragraph in which they stand."""

DEEPEST: Final = 3
"""Lists within lists; deeper ones are laid flat."""

INLINE: Final = frozenset({"strong", "em", "a"})
SCHEMES: Final = frozenset({"http", "https", "mailto"})
EXTERNAL: Final = "noopener noreferrer nofollow"
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]"
)
_BLANK: Final = re.compile(r"[\s\u00a0]+")

_cleaner: Final = nh3.Cleaner(
    tags={"br", "li", *BLOCKS, *LISTS, *INLINE, *RENAMED, *BREAKS},
    attributes={"a": {"href"}},
    url_schemes=set(SCHEMES),
    link_rel=None,
)


@dataclass(frozen=True)
class Heading:
    """A sub-heading of an article: its level, 3 or 4, and its text."""

    level: int
    text: str


def clean(text: str) -> str:
    """The text as safe, tidy article HTML; cleaning it again changes nothing. Empty when nothing is left.

    Text outside any block becomes a paragraph, headings become h3 or h4, links lead to http, https, mailto or an
    address on this site, empty blocks go.
    """
    writer = _Writer()
    writer.feed(_cleaner.clean(_INVISIBLE.sub("", text)))
    writer.close()
    return writer.result()


def outline(text: str) -> list[Heading]:
    """The sub-headings of cleaned article HTML, in order."""
    return [Heading(int(tag[1]), words) for tag, words in _read(text) if tag in ("h3", "h4")]


def plain_text(text: str) -> str:
    """The words of cleaned article HTML, one line for each paragraph, sub-heading or list entry."""
    return "\n".join(words for _, words in _read(text))


def is_safe_address(address: str) -> bool:
    """Whether a link may lead there: http, https, mailto, or a path, query or place on this site.

    ``//host`` and its spellings with backslashes lead elsewhere under whatever scheme the page has.
    """
    if address.startswith(("/", "\\")) and address[1:2] in ("/", "\\"):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme:
        return parts.scheme in SCHEMES and bool(parts.netloc or parts.scheme == "mailto")
    return address.startswith(("/", "#", "?"))


def _read(text: str) -> list[tuple[str, str]]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return [(tag, " ".join(words.split())) for tag, words in reader.pieces if words.strip()]


class _Reader(HTMLParser):
    """Takes cleaned HTML apart into its blocks, each with its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[tuple[str, str]] = [("p", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS or tag == "li":
            self.pieces.append((tag, ""))
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS or tag == "li":
            self.pieces.append(("p", ""))

    def handle_data(self, data: str) -> None:
        tag, words = self.pieces[-1]
        self.pieces[-1] = (tag, words + data)


class _Writer(HTMLParser):
    """Writes sanitised HTML again with every run of text in a block and every element closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._written: list[str] = []
        self._open: list[str] = []

    def result(self) -> str:
        """What was written, without empty elements."""
        self._close_to(0)
        return _without_empty("".join(self._written))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = RENAMED.get(tag, tag)
        if tag in BREAKS or tag in BLOCKS:
            self._start_block(tag)
        elif tag in LISTS:
            self._start_list(tag)
        elif tag == "li":
            self._start_entry()
        else:
            self._start_inline(tag, (dict(attrs).get("href") or "").strip())

    def handle_endtag(self, tag: str) -> None:
        tag = RENAMED.get(tag, tag)
        if tag in BREAKS or tag in BLOCKS:
            self._end_block()
        elif tag in self._open:
            self._close_to(_last(self._open, lambda name: name == tag))

    def handle_data(self, data: str) -> None:
        words = _BLANK.sub(" ", data)
        if words.strip() or self._holder() in HOLDERS:
            self._hold_text()
            self._written.append(html.escape(words, quote=False))

    def _start_inline(self, tag: str, address: str) -> None:
        if tag == "a" and not is_safe_address(address):
            return
        self._hold_text()
        if tag == "br":
            self._written.append("<br>")
        elif tag not in self._open:
            self._start(tag, _link_attributes(address) if tag == "a" else "")

    def _start_block(self, tag: str) -> None:
        """A list entry holds its text itself: a paragraph within one is no more than a new line."""
        self._end_block()
        if tag in BLOCKS and self._holder() is None:
            self._start(tag)

    def _end_block(self) -> None:
        block = _last(self._open, lambda name: name not in INLINE)
        if block < 0:
            return
        if self._open[block] in BLOCKS:
            self._close_to(block)
        elif self._open[block] == "li":
            self._close_to(block + 1)
            self._written.append("<br>")

    def _start_list(self, tag: str) -> None:
        if self._open.count("li") >= DEEPEST:
            return
        if self._holder() in BLOCKS:
            self._end_block()
        elif self._holder() in LISTS:
            self._start("li")
        else:
            self._close_to(_last(self._open, lambda name: name not in INLINE) + 1)
        self._start(tag)

    def _start_entry(self) -> None:
        listed = _last(self._open, lambda name: name in LISTS)
        if listed < 0:
            self._end_block()
            self._start("ul")
            listed = len(self._open) - 1
        self._close_to(listed + 1)
        self._start("li")

    def _hold_text(self) -> None:
        """Make sure that what is written next stands in a paragraph, a heading or a list entry."""
        holder = self._holder()
        if holder not in HOLDERS:
            self._start("p" if holder is None else "li")

    def _holder(self) -> str | None:
        return next((name for name in reversed(self._open) if name not in INLINE), None)

    def _start(self, tag: str, attributes: str = "") -> None:
        self._open.append(tag)
        self._written.append(f"<{tag}{attributes}>")

    def _close_to(self, depth: int) -> None:
        while len(self._open) > depth:
            self._written.append(f"</{self._open.pop()}>")


def _last(names: list[str], wanted: Callable[[str], bool]) -> int:
    return next((place for place in range(len(names) - 1, -1, -1) if wanted(names[place])), -1)


def _link_attributes(address: str) -> str:
    rel = f' rel="{EXTERNAL}"' if urlsplit(address).netloc else ""
    return f' href="{html.escape(address)}"{rel}'


_EMPTY: Final = re.compile(r"<(p|h3|h4|ul|ol|li|strong|em|a)(?: [^<>]*)?>(?:\s|<br>)*</\1>")
_EDGES: Final = re.compile(
    r"(?<=<p>)(?:\s|<br>)+|(?<=<h[34]>|<li>)(?:\s|<br>)+|(?:\s|<br>)+(?=</(?:p|h3|h4|li)>|</?[uo]l>)"
)


_GAPS: Final = re.compile(r"(</[uo]l>)(?:\s|<br>)+|(<br>)(?:\s|<br>)+|\s+(?=<br>)")


def _without_empty(text: str) -> str:
    before = ""
    while before != text:
        before = text
        text = _GAPS.sub(r"\1\2", _EDGES.sub("", _EMPTY.sub("", text)))
    return text
