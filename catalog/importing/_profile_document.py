"""The parts of a plant profile as they stand in its text document, before anything is matched to the catalogue."""

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from catalog.importing._findings import Finding


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article, on one line of text."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list of an article; each of ``points`` is a line number and its text without the bullet."""

    line: int
    points: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class SubHeading:
    """A label within a section, such as ``Growing Conditions``, without its colon."""

    line: int
    text: str


Block = Paragraph | BulletList | SubHeading


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of an article. ``kind`` is a code of SectionKind, guessed from the heading.

    What stands between the article's title and its first heading is a section of kind ``other`` without a heading.
    """

    kind: str
    heading: str
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class SynonymEntry:
    """A synonym as written, with its authority, and the symbol that follows it in brackets ('' without one)."""

    full_name: str
    symbol: str
    line: int


@dataclass(frozen=True, slots=True)
class NativePlace:
    """What a native-status sentence says of one region: codes of EstablishmentMeans, and which are only probable."""

    region: str
    establishment: tuple[str, ...]
    probable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RankEntry:
    """One step of the classification: ``Family``, ``Saxifragaceae Juss. - Saxifrage family``.

    ``rank`` is a code of Rank, or ``group`` for the plant group; ``full_name`` is name and authority as written;
    ``line`` is None for a step that only the botanical name tells.
    """

    label: str
    rank: str
    name: str
    authority: str
    common_name: str
    full_name: str
    line: int | None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """The line that names where the data come from; ``verbatim`` is that line after its label; the other
    parts are '' or None where it does not give them.

    ``place`` is what follows the date: the issuing body and its seat.
    """

    publisher: str
    year: int | None
    title: str
    url: str
    accessed: date | None
    place: str
    verbatim: str
    line: int


@dataclass(frozen=True, slots=True)
class ProfileDocument:
    """A plant profile read from text; an empty or absent part means that the document does not give it.

    ``life_cycle`` and ``habit`` are codes; ``native_status`` is the sentence as written and ``native_places`` what it
    means; ``conditions`` pairs a label of the growing conditions ("Soil") with its text; ``unread`` holds labelled
    lines that no rule knows, as (line, label, value); ``warnings`` say what an editor should look at.
    """

    name: str
    catalogue: str
    title: str
    botanical_name: str
    symbol: str
    life_cycle: tuple[str, ...]
    habit: tuple[str, ...]
    native_status: str
    native_places: tuple[NativePlace, ...]
    synonyms: tuple[SynonymEntry, ...]
    teaser: str
    article_title: str
    sections: tuple[Section, ...]
    perfect_for: tuple[str, ...]
    not_ideal_if: tuple[str, ...]
    conditions: tuple[tuple[str, str], ...]
    classification: tuple[RankEntry, ...]
    source: SourceLine | None
    unread: tuple[tuple[int, str, str], ...]
    warnings: tuple[Finding, ...]


def without_fit_lists(section: Section, fit_lists: Sequence[int]) -> Section:
    """``section`` without the labels and lists that begin on these lines."""
    return replace(section, blocks=tuple(block for block in section.blocks if block.line not in fit_lists))


def section_html(section: Section) -> str:
    """The body of a section as HTML of p, ul, li and h3, every text escaped; to be sanitised like any other."""
    return "".join(_block_html(block) for block in section.blocks)


def _block_html(block: Block) -> str:
    match block:
        case BulletList(points=points):
            inner = "".join(f"<li>{html.escape(text, quote=False)}</li>" for _, text in points)
            return f"<ul>{inner}</ul>"
        case SubHeading(text=text):
            return f"<h3>{html.escape(text, quote=False)}</h3>"
        case Paragraph(text=text):
            return f"<p>{html.escape(text, quote=False)}</p>"
