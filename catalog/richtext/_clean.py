"""Whatever arrives (from the editor, a word processor, an import) as tidy article HTML."""

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlsplit

import nh3

from ._office import is_list_entry, is_marker, is_numbered, stresses

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
_LEFT_OUT: Final = re.compile(r"[\t\n\r]")
_BLANK: Final = re.compile(r"[\s\u00a0]+")

_cleaner: Final = nh3.Cleaner(
    tags={"br", "li", "span", *BLOCKS, *LISTS, *INLINE, *RENAMED, *BREAKS},
    clean_content_tags={"script", "style", "title", "xml", "noscript", "iframe"},
    attributes={"a": {"href"}, "*": {"class", "style"}},
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def clean(text: str) -> str:
    """The text as safe, tidy article HTML; cleaning it again changes nothing. Empty when nothing is left.

    Text outside any block becomes a paragraph, headings become h3 or h4, links lead to http, https, mailto or an
    address on this site, empty blocks go.
    """
    writer = _Writer()
    writer.feed(_cleaner.clean(_INVISIBLE.sub("", text)))
    writer.close()
    return writer.result()


def is_safe_address(address: str) -> bool:
    """Whether a link may lead there: http, https, mailto, or a path, query or place on this site.

    ``//host`` and its spellings with backslashes lead elsewhere under whatever scheme the page has; so do those with a
    tab or a line end between, which browsers leave out.
    """
    if _LEFT_OUT.search(address):
        return False
    if address.startswith(("/", "\\")) and address[1:2] in ("/", "\\"):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme:
        return parts.scheme in SCHEMES and bool(parts.netloc or parts.scheme == "mailto")
    return address.startswith(("/", "#", "?"))


class _Writer(HTMLParser):
    """Writes sanitised HTML again with every run of text in a block and every element closed in order.

    Styles and classes are read for what they mean (stress, the paragraphs that a word processor calls a list) and never
    written.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._written: list[str] = []
        self._open: list[str] = []
        self._spans: list[list[str]] = []
        self._marker: tuple[int, str] | None = None
        self._awaited = False
        self._listed = False

    def result(self) -> str:
        """What was written, without empty elements."""
        self._close_to(0)
        return _without_empty("".join(self._written))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = RENAMED.get(tag, tag)
        said = {name: value or "" for name, value in attrs}
        style = said.get("style", "")
        if tag == "span":
            self._start_span(style)
        elif tag == "p" and is_list_entry(said.get("class", ""), style):
            self._end_block()
            self._awaited = True
        elif tag in BREAKS or tag in BLOCKS:
            self._end_office_list()
            self._start_block(tag)
        elif tag in LISTS:
            self._end_office_list()
            self._start_list(tag)
        elif tag == "li":
            self._start_entry()
        elif not (tag == "strong" and stresses(style).get("strong") is False):
            self._start_inline(tag, _LEFT_OUT.sub("", said.get("href", "")).strip())

    def handle_endtag(self, tag: str) -> None:
        tag = RENAMED.get(tag, tag)
        if tag == "span":
            self._end_span()
        elif tag in BREAKS or tag in BLOCKS:
            self._end_block()
        elif tag in self._open:
            self._close_to(_last(self._open, lambda name: name == tag))

    def handle_data(self, data: str) -> None:
        if self._marker is not None:
            self._marker = (self._marker[0], self._marker[1] + data)
            return
        words = _BLANK.sub(" ", data)
        if words.strip() and self._holder() in LISTS and not self._awaited:
            self._end_office_list()
        if words.strip() or self._holder() in HOLDERS:
            self._hold_text()
            self._written.append(html.escape(words, quote=False))

    def _start_span(self, style: str) -> None:
        """Google Docs and LibreOffice write stress as a style."""
        begun = []
        if self._marker is None and is_marker(style):
            self._marker = (len(self._spans), "")
        elif self._marker is None:
            begun = [
                name for name, meant in stresses(style).items() if meant is True and name not in self._open
            ]
            for name in begun:
                self._start_inline(name, "")
        self._spans.append(begun)

    def _end_span(self) -> None:
        if not self._spans:
            return
        for name in reversed(self._spans.pop()):
            if name in self._open:
                self._close_to(_last(self._open, lambda other, name=name: other == name))  # type: ignore[misc]
        if self._marker is not None and self._marker[0] == len(self._spans):
            marker, self._marker = self._marker[1], None
            if self._awaited:
                self._begin_entry(numbered=is_numbered(marker))

    def _begin_entry(self, *, numbered: bool) -> None:
        """An entry of a list that a word processor writes as paragraphs; its marker tells which sort of list."""
        wanted = "ol" if numbered else "ul"
        if not self._listed or self._open[:1] != [wanted]:
            self._close_to(0)
            self._start(wanted)
        self._close_to(1)
        self._start("li")
        self._listed, self._awaited = True, False

    def _end_office_list(self) -> None:
        if self._listed:
            self._close_to(0)
        self._listed = self._awaited = False

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
        if self._awaited:
            self._begin_entry(numbered=False)
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


_GAPS: Final = re.compile(r"(</[uo]l>)(?:\s|<br>)+|(<br>)(?:\s|<br>)+|\s+(?=<br>|\s)")


def _without_empty(text: str) -> str:
    before = ""
    while before != text:
        before = text
        text = _GAPS.sub(r"\1\2", _EDGES.sub("", _EMPTY.sub("", text)))
    return text
