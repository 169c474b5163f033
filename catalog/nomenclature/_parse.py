"""From text to ``ParsedName``."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from catalog.nomenclature._model import HYBRID_SIGN, ParsedName, Part, is_autonym
from catalog.nomenclature._parser import Reader
from catalog.nomenclature._ranks import INFRASPECIFIC
from catalog.nomenclature._suffix import Suffix
from catalog.nomenclature._text import tidy
from catalog.nomenclature._tokens import cut
from catalog.nomenclature._warnings import NameWarning, grade
from catalog.nomenclature._words import MISAPPLIED

_SUBSPECIES: Final = {"ssp.": "subsp."}
_LONGEST_KEPT: Final = 300
_NOT_KEPT: Final = frozenset({"infraspecies", "infragenus"})


def parse(text: str) -> ParsedName:
    """Read one scientific name, in any of the ways people write it.

    Never raises: text that is no name comes back with quality 0 and a warning that says why.
    """
    return _parse_again(text) if len(text) <= _LONGEST_KEPT else _parse(text)


@lru_cache(maxsize=1024)
def _parse_again(text: str) -> ParsedName:
    """The same from memory: one name is read at several places while it is saved."""
    return _parse(text)


def _parse(text: str) -> ParsedName:
    tidied, warnings = tidy(text)
    words = cut(tidied, warnings)
    reader = Reader(words, warnings)
    if not words or "+" in words or not reader.read():
        return _unreadable(text, tidied, warnings)
    rest = words[reader.index :]
    suffix = Suffix()
    if rest:
        if HYBRID_SIGN in rest or rest[0][0] == "[":
            rest = [_SUBSPECIES.get(word, word) for word in rest]
        suffix.read(rest, warnings)
    parts = tuple(reader.parts)
    if tidied.count("(") != tidied.count(")") or tidied.count("[") != tidied.count("]"):
        warnings.append(NameWarning.UNBALANCED_BRACKETS)
    return _assemble(text, reader, suffix, parts, " ".join(rest))


def _unreadable(text: str, tidied: str, warnings: list[NameWarning]) -> ParsedName:
    if all(warning.quality for warning in warnings):
        graft = tidied.startswith("+") or " + " in tidied
        warnings.append(NameWarning.GRAFT_CHIMAERA if graft else NameWarning.NOT_A_NAME)
    return ParsedName(text, tail=tidied, warnings=tuple(dict.fromkeys(warnings)))


def _assemble(text: str, reader: Reader, suffix: Suffix, parts: tuple[Part, ...], rest: str) -> ParsedName:
    warnings = reader.warnings
    autonym = is_autonym(parts)
    last = parts[-1]
    note = _joined(last.note, suffix.notes)
    parents: tuple[tuple[str, str], ...] = ()
    if suffix.is_formula:
        own = ParsedName("", parts).name
        parents = ((own, own), *_parents(suffix.formula, parts, warnings))
        warnings.append(NameWarning.HYBRID_FORMULA)
    elif suffix.explained:
        parents = tuple(_parents(suffix.explained, parts, warnings))
    if autonym and last.authority:
        warnings.append(NameWarning.AUTONYM_WITH_AUTHORITY)
    if last.authority.endswith(("?", "anon.")):
        warnings.append(NameWarning.UNKNOWN_AUTHOR)
    misapplied = bool(note) and _is_misapplied(note)
    if misapplied:
        warnings.append(NameWarning.MISAPPLIED)
    return ParsedName(
        verbatim=text,
        parts=parts,
        notho=reader.notho,
        hybrid_formula=f" {HYBRID_SIGN} ".join(short for short, _ in parents),
        formula_tail=suffix.formula,
        hybrid_parents=tuple(name for _, name in parents),
        is_formula=suffix.is_formula,
        cultivar=suffix.cultivar,
        cultivar_group=suffix.group,
        is_grex=suffix.is_grex,
        trade_designation=suffix.trade,
        note=note,
        qualifier=reader.qualifier or " ".join(suffix.qualifiers),
        tail=suffix.tail,
        suffix=rest,
        rank=_rank(parts, suffix),
        is_excluded=suffix.excluded,
        is_misapplied=misapplied,
        is_autonym=autonym,
        quality=grade(warnings),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _rank(parts: tuple[Part, ...], suffix: Suffix) -> str:
    """The rank of the whole name. A formula between infraspecific taxa of one species has theirs."""
    if suffix.cultivar or suffix.group or suffix.trade:
        return ""
    rank = parts[-1].rank
    if suffix.is_formula and suffix.formula.split(" ", 1)[0] not in INFRASPECIFIC:
        rank = "species" if any(part.rank == "species" for part in parts) else rank
    return "" if rank in _NOT_KEPT else rank


def _joined(note: str, others: list[str]) -> str:
    return " ".join((note, *others)).strip(" ,") if note or others else ""


def _is_misapplied(note: str) -> bool:
    """Whether a note says that the name was used for another plant than its type's (ICN Rec. 50D)."""
    if "illeg." in note:
        return False
    return not MISAPPLIED.isdisjoint(note.replace(",", " ").split())


def _parents(formula: str, parts: tuple[Part, ...], warnings: list[NameWarning]) -> Iterator[tuple[str, str]]:
    """The parents written in a formula, each as written there (without authority) and as a whole name.

    ``parts`` are those of the name beside the formula: they give the generic name, or the species, that the
    formula leaves out: ``Salix aurita × S. caprea``, ``grayi × intumescens``, ``ssp. a × ssp. b``.
    """
    for text in _segments(formula):
        if text == "?":
            warnings.append(NameWarning.INCOMPLETE_FORMULA)
            yield "?", "?"
            continue
        prefix = _left_out(text, parts)
        parent = parse(f"{prefix} {text}".strip())
        name = _unabbreviated(parent.name, parts[0]) if parent.quality and not parent.tail else text
        yield name.removeprefix(f"{prefix} "), name


def _segments(formula: str) -> Iterator[str]:
    """The parents of a formula as written, "?" for a missing one; of two signs the second is the parent's."""
    sign = ""
    for segment in formula.split(HYBRID_SIGN):
        text = segment.strip()
        if text:
            yield sign + text
        sign = "" if text else HYBRID_SIGN
    if sign:
        yield "?"


def _left_out(text: str, parts: tuple[Part, ...]) -> str:
    """What a parent in a formula shares with the name beside it and leaves out."""
    first = text.split(" ", 1)[0].removeprefix(HYBRID_SIGN)
    if first in INFRASPECIFIC:
        return ParsedName("", parts).species_name
    return parts[0].text if first[0].islower() else ""


def _unabbreviated(name: str, genus: Part) -> str:
    initial, point, rest = name.partition(". ")
    return f"{genus.text} {rest}" if point and genus.epithet.startswith(initial) else name
