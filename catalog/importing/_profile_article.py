"""The article of a profile document: teaser, title, headed sections with paragraphs, labels and bullet lists."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from catalog.choices import SectionKind
from catalog.importing._profile_document import Block, BulletList, Paragraph, Section, SubHeading
from catalog.importing._profile_lines import Line

# Tried in this order: "Planting and care tips for growing …" is care, "Is it right for growing in …" is right.
_KINDS: tuple[tuple[SectionKind, str], ...] = (
    (
        SectionKind.BOTTOM_LINE,
        r"bottom line|in short|conclusion|final (?:thoughts|word)|summary|wrapping up|verdict|takeaway",
    ),
    (
        SectionKind.WILDLIFE,
        r"wildlife|pollinat|ecolog|\bbees?\b|butterfl|\bbirds?\b|habitat value|visits?\b|visitors",
    ),
    (
        SectionKind.RIGHT,
        (
            r"right for (?:your|you)|should you (?:plant|grow)|is it (?:for|right)|good fit|right choice|who should"
            r"|worth growing|is .+ for you"
        ),
    ),
    (
        SectionKind.WHERE,
        (
            r"\bwhere\b|calls? home|native range|distribution|at home|origin|natural habitat|found (?:in|growing)"
            r"|range\b"
        ),
    ),
    (SectionKind.CARE, r"planting|\bcare\b|caring|maint[ae]|tips|upkeep|how to plant|propagat"),
    (SectionKind.GROWING, r"grow(?:ing|s|n)?\b|conditions|needs|requirements|cultivat"),
    (SectionKind.SPECIAL, r"special|what makes|stand ?out|why |love|unique|meet |charm|appeal|about "),
)
_PERFECT = re.compile(
    r"(?:perfect|ideal|great|good|best|excellent|right|works well) (?:for|if|in)\b.*|pros", re.IGNORECASE
)
_NOT_IDEAL = re.compile(
    r"(?:(?:may ?be|perhaps|probably|possibly|might) )?(?:not|less) (?:be )?(?:so )?(?:ideal|right|perfect|suited"
    r"|suitable|good|for you|the best)\b.*|think twice.*|(?:avoid|skip) (?:it|this|this plant)? ?if.*|cons",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?P<label>(?:Soil|Light|Sun|Sunlight|Water|Watering|Moisture|Temperature|Climate|Hardiness|Exposure|Spacing"
    r"|Drainage|pH)(?: (?:needs|requirements|type|preferences?))?)\s*(?::|\s[-–—]\s)\s*(?P<text>.+)",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*(?:\.{3,}|…)$")
_SENTENCE_END = re.compile(r"[.!,;…][\"”’')]*$")
_LONGEST_HEADING = 110
_WRAP_COLUMN = 110


@dataclass(frozen=True, slots=True)
class Article:
    """What stands between the head of a document and its classification."""

    teaser: str
    title: str
    sections: tuple[Section, ...]
    perfect_for: tuple[str, ...]
    not_ideal_if: tuple[str, ...]
    conditions: tuple[tuple[str, str], ...]


def kind_of(heading: str) -> str:
    """The kind of section that a heading announces, ``other`` if none."""
    kinds = (kind.value for kind, words in _KINDS if re.search(words, heading, re.IGNORECASE))
    return next(kinds, SectionKind.OTHER.value)


def article_of(lines: Sequence[Line], *, title: str) -> Article:
    """The article on these lines; ``title`` is the plant's common name, whose bare repetition at the end is dropped."""
    rows = _joined(lines)
    while rows and title and rows[-1].text.casefold() == title.casefold():
        rows.pop()
    teaser, rows = _teaser(rows)
    heading, rows = _title(rows, title)
    sections = _sections(rows)
    perfect, unfit = _fit_lists(sections)
    return Article(
        _without_title(teaser, heading, rows), heading, sections, perfect, unfit, _conditions(sections)
    )


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Lines with those put together that a program broke within a paragraph or a bullet."""
    wrapped = _is_wrapped(lines)
    joined: list[Line] = []
    for line in lines:
        starts_anew = not joined or line.after_blank or line.is_bullet or line.is_marked_heading
        if starts_anew or not (wrapped or line.text[:1].islower()) or joined[-1].text.endswith(":"):
            joined.append(line)
        else:
            last = joined.pop()
            joined.append(
                Line(
                    last.number,
                    f"{last.text} {line.text}",
                    last.after_blank,
                    last.is_bullet,
                    last.is_marked_heading,
                )
            )
    return joined


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether the text is broken at a fixed column: no long line, and lines that go on without a blank one."""
    if any(len(line.text) > _WRAP_COLUMN for line in lines):
        return False
    going_on = [
        before
        for before, line in pairwise(lines)
        if not line.after_blank and not line.is_bullet and line.text[:1].islower()
    ]
    return len(going_on) >= 2


def _teaser(rows: list[Line]) -> tuple[str, list[Line]]:
    """The first paragraph, if it is cut off or stands before the title, and the rows after it."""
    if not rows or rows[0].is_bullet:
        return "", rows
    first = rows[0].text
    is_cut = bool(_CUT.search(first))
    opens_article = (
        len(rows) > 2 and not _is_heading(rows, 0) and _is_heading(rows, 1) and not rows[0].is_marked_heading
    )
    # A document that starts straight with its first section has an introduction there, not a teaser.
    if is_cut or (opens_article and kind_of(rows[1].text) == SectionKind.OTHER):
        return first, rows[1:]
    if opens_article and len(rows) > 2 and _normal(rows[2].text).startswith(_normal(first)[:60]):
        return first, rows[1:]
    return "", rows


def _title(rows: list[Line], plant: str) -> tuple[str, list[Line]]:
    if not rows or not _is_heading(rows, 0):
        return "", rows
    text = rows[0].text
    names_plant = bool(plant) and text.casefold().startswith(f"{plant.casefold()}:")
    next_is_heading = len(rows) > 1 and _is_heading(rows, 1)
    if names_plant or next_is_heading or kind_of(text) == SectionKind.OTHER:
        return text, rows[1:]
    return "", rows


def _without_title(teaser: str, title: str, rows: Sequence[Line]) -> str:
    """The teaser without the article's title glued to its front; a cut is moved to a word's end and marked "…"."""
    text = _CUT.sub("", teaser)
    if title and text.casefold().startswith(title.casefold()):
        text = text[len(title) :].lstrip(" :–—-")
    if text and _CUT.search(teaser):
        whole = next((row.text for row in rows if row.text.startswith(text)), "")
        if whole[len(text) : len(text) + 1].isalnum() and " " in text:
            text = text.rpartition(" ")[0]
        return f"{text.rstrip(' ,;:–—-')}…"
    return text


def _normal(text: str) -> str:
    return _CUT.sub("", text).casefold()


def _is_heading(rows: Sequence[Line], at: int) -> bool:
    """Whether the row is a heading: short, no bullet, no sentence, and something follows it."""
    row = rows[at]
    if row.is_marked_heading:
        return True
    if row.is_bullet or len(row.text) > _LONGEST_HEADING or at + 1 >= len(rows):
        return False
    words = row.text.split()
    if _is_labelled(row.text):
        return False
    if row.text.endswith(("?", "!")):
        return len(words) <= 12 and (_is_title_case(words) or kind_of(row.text) != SectionKind.OTHER)
    if row.text.endswith(":") or _SENTENCE_END.search(row.text) or not row.text[:1].isupper():
        return False
    return len(words) <= 14


def _is_labelled(text: str) -> bool:
    """Whether a short line is a label with its value ("Soil: sand", "Ideal for: slopes") and so no heading."""
    label, colon, value = text.partition(":")
    is_fit = bool(_PERFECT.fullmatch(label) or _NOT_IDEAL.fullmatch(label))
    return bool(
        _CONDITION.fullmatch(text) or (colon and value.strip() and (is_fit or not value.strip()[0].isupper()))
    )


def _is_title_case(words: Sequence[str]) -> bool:
    long_words = [word for word in words if len(word) > 3]
    return sum(word[:1].isupper() for word in long_words) * 3 >= len(long_words) * 2


def _sections(rows: Sequence[Line]) -> tuple[Section, ...]:
    sections: list[Section] = []
    heading, line, start = "", rows[0].number if rows else 0, 0
    for at, row in enumerate(rows):
        if _is_heading(rows, at):
            sections += _section(heading, line, rows[start:at])
            heading, line, start = row.text, row.number, at + 1
    sections += _section(heading, line, rows[start:])
    return tuple(sections)


def _section(heading: str, line: int, rows: Sequence[Line]) -> list[Section]:
    if not heading and not rows:
        return []
    kind = kind_of(heading) if heading else SectionKind.OTHER.value
    return [Section(kind, heading, tuple(_blocks(rows)), line)]


def _blocks(rows: Sequence[Line]) -> list[Block]:
    blocks: list[Block] = []
    points: list[tuple[int, str]] = []
    for row in [*rows, None]:
        if row is not None and row.is_bullet:
            points.append((row.number, row.text))
            continue
        if points:
            blocks.append(BulletList(points[0][0], tuple(points)))
            points = []
        if row is not None:
            blocks += _text_blocks(row)
    return blocks


def _text_blocks(row: Line) -> list[Block]:
    label, _, rest = row.text.partition(":")
    is_fit = bool(_PERFECT.fullmatch(label) or _NOT_IDEAL.fullmatch(label))
    if row.text.endswith(":") and (is_fit or len(label.split()) <= 4) and label:
        return [SubHeading(row.number, label.strip())]
    if is_fit and rest.strip():
        # "Perfect for: rock gardens; borders" on one line is the same list.
        parts = [part.strip(" .") for part in re.split(r";|,\s+(?:and\s+|or\s+)?", rest)]
        points = tuple((row.number, part) for part in parts if part)
        return [SubHeading(row.number, label.strip()), BulletList(row.number, points)]
    return [Paragraph(row.number, row.text)]


def _fit_lists(sections: Sequence[Section]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The points under "Perfect for" and under "Maybe not ideal if"."""
    perfect: list[str] = []
    unfit: list[str] = []
    for section in sections:
        for label, block in pairwise(section.blocks):
            if not (isinstance(label, SubHeading) and isinstance(block, BulletList)):
                continue
            texts = [text for _, text in block.points]
            if _NOT_IDEAL.fullmatch(label.text):
                unfit += texts
            elif _PERFECT.fullmatch(label.text):
                perfect += texts
    return tuple(perfect), tuple(unfit)


def is_unfit_label(text: str) -> bool:
    """Whether a label announces for whom the plant is not."""
    return bool(_NOT_IDEAL.fullmatch(text))


def _conditions(sections: Sequence[Section]) -> tuple[tuple[str, str], ...]:
    """Labelled growing conditions, as ("Soil", "Excellent drainage …"), wherever they stand."""
    texts = [text for section in sections for block in section.blocks for text in _texts(block)]
    found = (_CONDITION.fullmatch(text) for text in texts)
    return tuple((match["label"], match["text"]) for match in found if match)


def _texts(block: Block) -> list[str]:
    match block:
        case BulletList(points=points):
            return [text for _, text in points]
        case Paragraph(text=text):
            return [text]
        case SubHeading():
            return []
