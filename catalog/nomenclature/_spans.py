"""How a name is printed: Latin in italics; rank terms, ×, authorities and cultivars upright."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from catalog.nomenclature._model import HYBRID_SIGN, ParsedName, Part
from catalog.nomenclature._parse import parse
from catalog.nomenclature._ranks import INFRASPECIFIC
from catalog.nomenclature._text import MAX_LENGTH
from catalog.nomenclature._warnings import NameWarning
from catalog.nomenclature._words import PROSE, is_epithet

_UPRIGHT: Final = PROSE | INFRASPECIFIC.keys() | {"unnamed"}


class Span(NamedTuple):
    """A piece of a name that is printed in one way."""

    text: str
    italic: bool


def spans(name: str) -> tuple[Span, ...]:
    """The pieces of a name, with or without authorities; their texts together are the name in our form.

    Text that is no name, or holds markup, comes back as it is in one upright piece.

    >>> [span.text for span in spans("Heuchera ×cuneata Hook.") if span.italic]
    ['Heuchera', 'cuneata']
    """
    if len(name) > MAX_LENGTH:
        return (Span(name, False),)
    return _spans(name)


def formula_spans(formula: str) -> tuple[Span, ...]:
    """The pieces of a hybrid's parents as they are stored beside its name, where an epithet may come first.

    >>> [span.text for span in formula_spans("leucophylla × rubra subsp. gulfensis") if span.italic]
    ['leucophylla', 'rubra', 'gulfensis']
    """
    return _merged(_formula(formula))


@lru_cache(maxsize=4096)
def _spans(name: str) -> tuple[Span, ...]:
    parsed = parse(name)
    if not parsed.quality or NameWarning.MARKUP in parsed.warnings:
        return (Span(name, False),) if name else ()
    return _merged(_pieces(parsed))


def _pieces(parsed: ParsedName) -> Iterator[Span]:
    """The pieces word by word, each with the blank before it."""
    for index, part in enumerate(parsed.parts):
        blank = " " if index else ""
        if part.qualifier:
            yield Span(f"{blank}{part.qualifier}", False)
        yield from _part(part, blank)
        if part.authority:
            yield Span(f" {part.authority}", False)
        if part.note:
            yield Span(part.note if part.note.startswith(",") else f" {part.note}", False)
    if parsed.formula_tail or (parsed.hybrid_formula and not parsed.is_formula):
        yield Span(" ", False)
        yield from _formula(parsed.suffix)
    elif parsed.suffix:
        yield Span(f" {parsed.suffix}", False)


def _part(part: Part, blank: str) -> Iterator[Span]:
    if part.connector == "()":
        yield Span(f"{blank}(", False)
        yield Span(part.epithet, True)
        yield Span(")", False)
        return
    sign = HYBRID_SIGN if part.hybrid else ""
    yield Span(f"{blank}{part.connector} {sign}" if part.connector else f"{blank}{sign}", False)
    yield Span(part.epithet, True)


def _formula(text: str) -> Iterator[Span]:
    """The words of a formula; a generic name in it cannot be told from an author and stays upright."""
    for index, word in enumerate(text.split()):
        core = word.strip("[]()")
        head, _, foot = word.partition(core) if core else (word, "", "")
        yield Span(f" {head}" if index else head, False)
        yield Span(core, is_epithet(core) and core not in _UPRIGHT)
        yield Span(foot, False)


def _merged(pieces: Iterator[Span]) -> tuple[Span, ...]:
    """The pieces with neighbours of one kind joined and empty ones left out; blanks between Latin join it."""
    joined: list[Span] = []
    for piece in pieces:
        if not piece.text:
            continue
        if joined and joined[-1].italic == piece.italic:
            joined[-1] = Span(joined[-1].text + piece.text, piece.italic)
        elif piece.italic and len(joined) > 1 and joined[-1].text == " " and joined[-2].italic:
            joined.pop()
            joined[-1] = Span(f"{joined[-1].text} {piece.text}", True)
        else:
            joined.append(piece)
    return tuple(joined)
