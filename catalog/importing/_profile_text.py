"""A plant profile as a plain text document: its head of labelled lines, its article, classification and source.

The order is fixed (title, "Botanical name:", "USDA symbol:" …, teaser, article, "Classification", "Plant data
source:"), the layout is not: blank lines, odd blanks, line ends and the case of labels do not matter, and any part
but the botanical name may be missing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from catalog.choices import Habit, LifeCycle
from catalog.importing._cell_rules import symbol_problem
from catalog.importing._findings import FileRefused, Finding
from catalog.importing._native_status import native_places
from catalog.importing._profile_article import article_of
from catalog.importing._profile_document import ProfileDocument, section_html, without_fit_lists
from catalog.importing._profile_lines import Line, Stretches, read_lines, stretches
from catalog.importing._profile_names import contradictions, second_plant_faults, sign_warnings
from catalog.importing._profile_parts import classification_of, source_of
from catalog.importing._profile_synonyms import SYMBOL, synonyms_of

__all__ = ["ProfileDocument", "parse_profile", "section_html", "without_fit_lists"]

LONGEST_DOCUMENT = 500_000

_LABELS: dict[str, str] = {
    "botanical name": "Botanical name",
    "scientific name": "Botanical name",
    "latin name": "Botanical name",
    "usda symbol": "USDA symbol",
    "usda plants symbol": "USDA symbol",
    "symbol": "USDA symbol",
    "life cycle": "Life cycle",
    "lifecycle": "Life cycle",
    "duration": "Life cycle",
    "habit": "Habit",
    "growth habit": "Habit",
    "native status": "Native status",
    "synonyms": "Synonyms",
    "synonym": "Synonyms",
    "synonym(s)": "Synonyms",
}
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z ()/-]{0,38}?)\s*:(?!//)\s*(?P<value>.*)")
_SYNONYM_LINE = re.compile(rf"[×A-Z].*(?:\(\s*{SYMBOL}\s*\)[,;.]?|;)$")
_NAME = re.compile(r"(?:[×xX]\s?)?[A-Z][a-zA-Zë-]+(?:\s.*)?")
_LONGEST_NAME = 250
_LONGEST_UNKNOWN_VALUE = 80

_HABITS = {
    "herb": "forb",
    "forb/herb": "forb",
    "grass": "graminoid",
    "grass-like": "graminoid",
    "lichenous": "lichen",
}
_NO_VALUE = frozenset({"", "-", "–", "unknown", "n/a", "not recorded"})


@dataclass(slots=True)
class _Head:
    """The lines before the article, sorted by label; ``end`` is the index of the first line of the article."""

    plain: list[Line] = field(default_factory=list)
    labelled: dict[str, list[Line]] = field(default_factory=dict)
    unread: list[tuple[int, str, str]] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    end: int = 0

    def value(self, label: str) -> str:
        return " ".join(line.text for line in self.labelled.get(label, []))

    def line(self, label: str) -> int:
        lines = self.labelled.get(label)
        return lines[0].number if lines else 1


def parse_profile(text: str, *, name: str) -> ProfileDocument:
    """Read a profile document; ``name`` is the file's, for messages.

    Missing parts come out empty and faults that lose nothing as ``warnings``. Raises :class:`FileRefused` with all
    faults at once: no botanical name or a second one, a date where a symbol belongs, an address that is not http(s).
    """
    if len(text) > LONGEST_DOCUMENT:
        rule = f"The document {name} is longer than {LONGEST_DOCUMENT:,} characters, which no profile of one plant is"
        raise FileRefused([Finding(None, "", None, rule)])
    lines = read_lines(text)
    parts = stretches(lines)
    head = _head(parts.body)
    faults = [*_name_faults(head, name), *_symbol_faults(head)]
    faults += second_plant_faults(lines, _botanical_names(lines), head.value("Botanical name"))
    synonyms, synonym_faults, synonym_warnings = synonyms_of(head.labelled.get("Synonyms", []))
    source, source_faults, source_warnings = source_of(parts.source)
    faults += [*synonym_faults, *source_faults]
    if faults:
        raise FileRefused(faults)
    ranks, rank_warnings = classification_of(parts.classification)
    places, not_understood = native_places(head.value("Native status"))
    catalogue, title = _titles(head)
    article = article_of(parts.body[head.end :], title=title)
    life_cycle = _codes(head, "Life cycle", LifeCycle.values, {})
    habit = _codes(head, "Habit", Habit.values, _HABITS)
    if not_understood:
        rule = f"was not understood at “{not_understood[:60]}”; enter those places by hand"
        head.warnings.append(
            Finding(head.line("Native status"), "Native status", head.value("Native status"), rule)
        )
    return ProfileDocument(
        name=name,
        catalogue=catalogue,
        title=title,
        botanical_name=head.value("Botanical name"),
        symbol=_symbol(head),
        life_cycle=life_cycle,
        habit=habit,
        native_status=head.value("Native status"),
        native_places=places,
        synonyms=tuple(synonyms),
        teaser=article.teaser,
        article_title=article.title,
        sections=article.sections,
        perfect_for=article.perfect_for,
        not_ideal_if=article.not_ideal_if,
        conditions=article.conditions,
        classification=tuple(ranks),
        source=source,
        unread=tuple(head.unread),
        warnings=(
            *head.warnings,
            *synonym_warnings,
            *rank_warnings,
            *contradictions(head.value("Botanical name"), ranks),
            *sign_warnings(head.value("Botanical name"), ranks),
            *source_warnings,
            *_missing(head, parts, title),
        ),
    )


def _head(body: Sequence[Line]) -> _Head:
    head = _Head()
    current = ""
    for at, line in enumerate(body):
        label, value = _labelled(line)
        if label:
            current = _keep(head, label, Line(line.number, value, line.after_blank))
        elif current and _goes_on(head.labelled[current], line, current):
            head.labelled[current].append(line)
        elif not head.labelled:
            head.plain.append(line)
        elif _is_unknown_label(body, at, head):
            _note_unknown(head, line)
            current = ""
        else:
            head.end = at
            return head
    head.end = len(body)
    return head


def _labelled(line: Line) -> tuple[str, str]:
    """The label of ours with which a line starts, and its value; two empty texts for any other line."""
    match = None if line.is_bullet else _LABEL.fullmatch(line.text)
    label = _LABELS.get(match["label"].casefold(), "") if match else ""
    return (label, match["value"]) if match and label else ("", "")


def _botanical_names(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """Every line labelled as botanical name, with the name, which may stand on the next line."""
    following = [*(line.text for line in lines[1:]), ""][: len(lines)]
    return [
        (line.number, value or after)
        for line, after in zip(lines, following, strict=True)
        for label, value in [_labelled(line)]
        if label == "Botanical name"
    ]


def _keep(head: _Head, label: str, line: Line) -> str:
    """Note a labelled line and say which label the next lines may continue."""
    if label in head.labelled:
        rule = "is given a second time; the first one was kept"
        head.warnings.append(Finding(line.number, label, line.text, rule))
        head.unread.append((line.number, label, line.text))
        return ""
    head.labelled[label] = [line]
    return label


def _goes_on(so_far: Sequence[Line], line: Line, label: str) -> bool:
    """Whether an unlabelled line continues the labelled one above it."""
    last = so_far[-1].text
    if label == "Synonyms":
        broken = not line.after_blank and (last.endswith((",", "&", ";")) or line.text.startswith("&"))
        return bool(_SYNONYM_LINE.match(line.text)) or broken or (not last and not line.after_blank)
    is_broken = last.endswith((",", ";", "&")) or line.text[:1].islower()
    return not line.after_blank and len(line.text) <= _LONGEST_NAME and (not last or is_broken)


def _is_unknown_label(body: Sequence[Line], at: int, head: _Head) -> bool:
    """Whether a line is a labelled one such as "Hardiness: 4-8" rather than the title of the article.

    A line between two labels that we know belongs to the head whatever it says. After the last one, a line of title
    and subtitle ("Blue Flax: A Sky in Your Garden") is told apart by naming the plant or by the length of its value.
    """
    line = body[at]
    if (
        any(_labelled(later)[0] for later in body[at + 1 : at + 4])
        and len(line.text) <= _LONGEST_UNKNOWN_VALUE
    ):
        return True
    match = None if line.is_bullet else _LABEL.fullmatch(line.text)
    if (
        not match
        or len(match["label"].split()) > 3
        or not match["value"]
        or len(match["value"]) > _LONGEST_UNKNOWN_VALUE
    ):
        return False
    names = " ".join([*(plain.text for plain in head.plain), head.value("Botanical name")]).casefold()
    names_plant = any(word in names.split() for word in match["label"].casefold().split())
    is_short = len(match["value"].split()) <= 4 or any(sign.isdigit() for sign in match["value"])
    return is_short and not names_plant


def _note_unknown(head: _Head, line: Line) -> None:
    match = _LABEL.fullmatch(line.text)
    label, value = (match["label"], match["value"]) if match else ("", line.text)
    head.unread.append((line.number, label, value))
    rule = "stands under a label that is not known and was not read; enter it by hand if it matters"
    head.warnings.append(Finding(line.number, label, value, rule))


def _titles(head: _Head) -> tuple[str, str]:
    """The section of the catalogue and the plant's title, from the lines above the first label."""
    texts = [line.text for line in head.plain]
    if len(texts) == 1 and re.search(r"\bnative plants?$", texts[0], re.IGNORECASE):
        return texts[0], ""
    for line in head.plain[2:]:
        rule = "stands above the botanical name beside section and title, and was not read"
        head.warnings.append(Finding(line.number, "", line.text, rule))
        head.unread.append((line.number, "", line.text))
    if len(texts) >= 2:
        return texts[0], texts[1]
    return "", texts[0] if texts else ""


def _name_faults(head: _Head, name: str) -> list[Finding]:
    written = head.value("Botanical name")
    example = "as “Botanical name: Heuchera rubescens”"
    if not written:
        rule = f"The document {name} gives no botanical name; add it below the title, {example}"
        return [Finding(None, "", None, rule)]
    if len(written) > _LONGEST_NAME:
        rule = f"is longer than any name (the limit is {_LONGEST_NAME} characters)"
    elif not _NAME.fullmatch(written):
        rule = f"is not a botanical name; it begins with a genus, {example}"
    else:
        return []
    return [Finding(head.line("Botanical name"), "Botanical name", written, rule)]


def _symbol_faults(head: _Head) -> list[Finding]:
    written = head.value("USDA symbol")
    rule = None if written.casefold() in _NO_VALUE else symbol_problem(written)
    return [Finding(head.line("USDA symbol"), "USDA symbol", written, rule)] if rule else []


def _symbol(head: _Head) -> str:
    written = head.value("USDA symbol")
    return "" if written.casefold() in _NO_VALUE else written.upper()


def _codes(head: _Head, label: str, known: Sequence[str], other_words: dict[str, str]) -> tuple[str, ...]:
    """The codes named in a value such as "annual, biennial" or "Forb/herb", and a warning for any other word."""
    codes: list[str] = []
    written = head.value(label)
    for part in re.split(r"[,;&]|\s+(?:and|or)\s+|(?<!forb)/", written.casefold()):
        word = part.strip(" .")
        code = other_words.get(word, word)
        if code in known:
            codes.append(code)
        elif word not in _NO_VALUE:
            rule = f"is not one of the values: {', '.join(known)}"
            head.warnings.append(Finding(head.line(label), label, word, rule))
    return tuple(dict.fromkeys(codes))


def _missing(head: _Head, parts: Stretches, title: str) -> list[Finding]:
    """Remarks on parts that a profile usually has."""
    absent = [] if title else ["title (the preferred common name, above the botanical name)"]
    absent += [] if parts.classification else ["part “Classification”"]
    absent += [] if parts.source else ["line “Plant data source:”"]
    return [Finding(None, "", None, f"The document has no {part}") for part in absent]
