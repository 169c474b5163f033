"""What is read from cleaned article HTML: its sub-headings, its words, how many there are."""

from dataclasses import dataclass
from html.parser import HTMLParser

from ._clean import BLOCKS


@dataclass(frozen=True)
class Heading:
    """A sub-heading of an article: its level, 3 or 4, and its text."""

    level: int
    text: str


def outline(text: str) -> list[Heading]:
    """The sub-headings of cleaned article HTML, in order."""
    return [Heading(int(tag[1]), words) for tag, words in _read(text) if tag in ("h3", "h4")]


def plain_text(text: str) -> str:
    """The words of cleaned article HTML, one line for each paragraph, sub-heading or list entry."""
    return "\n".join(words for _, words in _read(text))


def word_count(text: str) -> int:
    """How many words cleaned article HTML holds."""
    return sum(any(map(str.isalnum, word)) for word in plain_text(text).split())


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
