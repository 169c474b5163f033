"""From a line of somebody's list to the taxon it means, with an account of how it was reached."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from catalog.models import NameKind, WordRole

from . import _narrative as say
from ._abbreviated import misspelt, unabbreviated
from ._asked import Asked, Equal, ask, is_compared
from ._bulk import chunks
from ._contradiction import contradictions, of_one_plant
from ._equal import equals
from ._fuzzy import judge
from ._fuzzy_common import LikeCommon, like_common
from ._instead import instead
from ._lines import (
    LONGEST,
    OUTER,
    Reading,
    has_unread_epithet,
    names_several,
    pieces,
    readings,
    trimmed,
    visible,
    with_hyphen,
    without_autonym,
    without_cultivar,
    without_ranks_between,
)
from ._match import SYMBOLS
from ._moved import bearing
from ._paired import paired
from ._settling import NOT_AS_WRITTEN, Resolved, choice, doubtful, likely, moved, settled, sharing, slip
from ._taxa import Shown
from ._worded import other_words

CHUNK: Final = 500


@dataclass(eq=False)
class _Line:
    """A line on its way to its answer; ``most`` is the score that what was left out of it leaves."""

    text: str
    asked: Asked
    notes: tuple[str, ...] = ()
    most: int = 100
    uncertain: Equal | None = None
    resolved: Resolved | None = None


@dataclass
class _Way:
    """One reading of a line, or one of the names that it lists.

    ``is_part``: but for a part of the line; ``is_whole``: with the cultivar that it names.
    """

    line: _Line
    asked: Asked
    notice: str = ""
    is_whole: bool = True
    is_part: bool = False


@dataclass
class _Work:
    """Lines, and what was read of the index for them."""

    lines: list[_Line]
    shown: Shown

    def waiting(self) -> list[_Line]:
        """The lines without an answer."""
        return [line for line in self.lines if line.resolved is None]

    def take(self, steps: Iterable[Callable[["_Work"], None]]) -> None:
        """Take these steps, as long as a line waits."""
        for step in steps:
            if self.waiting():
                step(self)


class Inquiry:
    """Some hundred lines on their way to their answers: first as they are written, then as misspelt ones.

    A search that finds the text as it is written need not ask what it is like.
    """

    def __init__(self, texts: Sequence[str], shown: Shown) -> None:
        seen = [visible(text) for text in texts]
        self._unread = [_unread(text) for text in seen]
        lines = [
            _Line(text, ask(text)) for text, answer in zip(seen, self._unread, strict=True) if answer is None
        ]
        self._work = _Work(lines, shown)

    def as_written(self) -> None:
        """Settle the lines that some name equals, in one reading or another. Some ten queries at most."""
        self._work.take((_as_written, _as_a_mix, _in_other_readings, _as_a_pair, _abbreviated, _listed))

    def as_misspelt(self) -> None:
        """Settle the others by what they are like. Some twenty queries at most."""
        self._work.take((_abbreviated_and_misspelt, _misspelt))

    def as_sharing(self) -> None:
        """Offer for common names that are like none what shares a word with them. Some six queries."""
        shown = self._work.shown
        lines = [line for line in self._work.lines if _is_lost(line) and not _is_binomial(line.asked, shown)]
        for line, found in zip(lines, instead([line.asked.text for line in lines], shown), strict=True):
            if found.rows:
                line.resolved = sharing(line.asked.text, line.notes, found)

    def as_moved(self) -> None:
        """Offer for binomials that are like none the names with their epithet. Three queries."""
        shown = self._work.shown
        lines = [line for line in self._work.lines if _is_lost(line)]
        for line, rows in zip(lines, bearing([line.asked for line in lines], shown), strict=True):
            if rows and line.resolved is not None:
                line.resolved = moved(line.resolved, rows)

    def answers(self) -> list[Resolved]:
        """The answer to each line, "none" to one that is not settled."""
        found = (line.resolved or Resolved("none") for line in self._work.lines)
        return [answer if answer is not None else next(found) for answer in self._unread]


def resolve(text: str, *, drafts: bool = False) -> Resolved:
    """What one text means. See ``resolve_many``."""
    return resolve_many([text], drafts=drafts)[0]


def resolve_many(lines: Iterable[str], *, drafts: bool = False) -> list[Resolved]:
    """What each line means, in their order; among public taxa, or with drafts for staff.

    Worked in chunks of 500 lines, with some thirty queries for a chunk at most, whatever its lines hold.
    """
    return [resolved for chunk in chunks(list(lines), CHUNK) for resolved in _chunk(chunk, drafts=drafts)]


def _chunk(texts: Sequence[str], *, drafts: bool) -> list[Resolved]:
    inquiry = Inquiry(texts, Shown(drafts=drafts))
    inquiry.as_written()
    inquiry.as_misspelt()
    inquiry.as_moved()
    inquiry.as_sharing()
    return inquiry.answers()


def _is_lost(line: _Line) -> bool:
    resolved = line.resolved
    return resolved is not None and resolved.status == "none" and not resolved.candidates


def _is_binomial(asked: Asked, shown: Shown) -> bool:
    """Whether a text is a known generic name with an epithet that is no word of a common name."""
    genus, *epithets = asked.words or ("",)
    known = shown.vocabulary.known(WordRole.VERNACULAR)
    return bool(epithets) and genus in shown.vocabulary.known(WordRole.GENUS) and epithets[0] not in known


def _unread(text: str) -> Resolved | None:
    """The answer to a line that is not read at all."""
    if not any(map(str.isalnum, text)):
        return Resolved("blank", narrative=(say.BLANK,))
    if len(text) > LONGEST:
        return Resolved("none", narrative=(say.too_long(LONGEST),))
    return None


# Steps: each settles what it can of the lines that wait.


def _as_written(work: _Work) -> None:
    lines = work.waiting()
    found = equals([line.asked for line in lines], work.shown)
    others_than_symbols = other_words([line.asked for line in lines], found, work.shown)
    told = _told_by_tails(lines, found, work.shown)
    for line, match, others in zip(lines, found, others_than_symbols, strict=True):
        if match is not None and match.is_botanical and has_unread_epithet(line.asked.parsed):
            line.uncertain = replace(match, is_certain=False)
        elif match is not None and not match.is_certain:
            line.uncertain = match
        elif match is not None and others:
            line.resolved = choice((*match.rows, *others), notes=(say.SYMBOL_OR_WORD,))
        elif match is not None:
            aside = say.not_read(line.asked.parsed) if match.is_botanical else ()
            if aside and names_several(line.text):
                continue
            if line in told and (others := contradictions(match, [told[line]], work.shown)):
                line.resolved = choice((*match.rows, *others), notes=say.several_names(()))
                continue
            score = NOT_AS_WRITTEN if aside else 100
            line.resolved = _answer(line.asked, match, work.shown, score, aside)


def _told_by_tails(
    lines: Sequence[_Line], found: Sequence[Equal | None], shown: Shown
) -> dict[_Line, tuple[Asked, Equal]]:
    """The common name that stands behind a botanical one, as what was not understood of it."""
    tails = {
        line: ask(tail)
        for line, match in zip(lines, found, strict=True)
        if match is not None and match.is_botanical and (tail := trimmed(line.asked.parsed.tail).strip(OUTER))
    }
    matches = zip(tails.items(), equals(list(tails.values()), shown), strict=True)
    return {
        line: (asked, match)
        for (line, asked), match in matches
        if match is not None and match.rows[0].kind == NameKind.VERNACULAR
    }


def _as_a_mix(work: _Work) -> None:
    """As a list of names, where the line holds several binomials."""
    _listed(_Work([line for line in work.waiting() if names_several(line.text)], work.shown))


def _in_other_readings(work: _Work) -> None:
    """Without bullets, quantities and prices; column by column; without the cultivar."""
    ways = [way for line in work.waiting() for way in _ways(line)]
    found: dict[_Line, list[tuple[_Way, Equal]]] = defaultdict(list)
    for way, match in zip(ways, equals([way.asked for way in ways], work.shown), strict=True):
        if match is None or not match.is_certain or has_unread_epithet(way.asked.parsed):
            continue
        if not _is_genus_alone(way) and not _is_word_for_symbol(way, match):
            found[way.line].append((way, match))
    for line, read in found.items():
        way, match = _likeliest(read)
        if others := contradictions(match, [(way.asked, match) for way, match in read], work.shown):
            line.resolved = choice((*match.rows, *others), notes=say.several_names(()))
            continue
        score = 100 if way.is_whole else NOT_AS_WRITTEN
        notes = (way.notice,) if way.notice else ()
        line.resolved = _answer(way.asked, match, work.shown, score, notes)


def _likeliest(read: Sequence[tuple[_Way, Equal]]) -> tuple[_Way, Equal]:
    """The first reading, unless a later one says which of its plants is meant, or tells more."""
    best = read[0]
    for way, match in read[1:]:
        if _says_which(match, best[1]) or _tells_more(way, match) > _tells_more(*best):
            best = (way, match)
    return best


def _is_word_for_symbol(way: _Way, match: Equal) -> bool:
    """Whether a part of a line is spelt as a symbol only by chance: in small letters, but for the first of the line."""
    text = way.asked.text
    is_symbol = match.rows[0].kind in SYMBOLS and not text.isupper()
    return is_symbol and way.is_part and not way.line.text.startswith(text)


def _answer(asked: Asked, match: Equal, shown: Shown, score: int, notes: tuple[str, ...]) -> Resolved:
    """What equal entries give; a choice where the plant was only compared with them (cf., aff.)."""
    if match.is_botanical and is_compared(asked):
        return choice(match.rows, score=NOT_AS_WRITTEN, notes=(say.compared(asked.parsed.qualifier),))
    return settled(match, shown, score=score, notes=notes)


def _is_genus_alone(way: _Way) -> bool:
    """Whether only the generic name was read of a line that has a species' name; a cultivar may have no other."""
    whole = way.line.asked.words
    return way.is_whole and way.asked.words == whole[:1] and len(whole) > 1


def _tells_more(way: _Way, match: Equal) -> bool:
    """Whether a part of a line is a symbol or a species' name: it goes before a common name and a bare genus."""
    return match.rows[0].kind in SYMBOLS or (match.is_botanical and len(way.asked.words) > 1)


def _says_which(match: Equal, several: Equal) -> bool:
    """Whether another part of the line tells which of several taxa is meant: ``red maple (Acer rubrum)``."""
    return len(several.taxa) > 1 and len(match.taxa) == 1 and match.taxa <= several.taxa


def _ways(line: _Line) -> list[_Way]:
    found = list(readings(line.text))
    ways = [_Way(line, ask(reading.text), reading.notice, is_part=not reading.is_whole) for reading in found]
    hyphened = [with_hyphen(asked.parsed) for asked in (line.asked, *(way.asked for way in ways))]
    grown = [_belonging(way) for way in (_Way(line, line.asked), *ways)]
    if found and found[0].is_whole and found[0].notice:
        line.asked, line.notes = ways[0].asked, (found[0].notice,)
    shortened = (without_ranks_between(line.asked.parsed), without_autonym(line.asked.parsed))
    others = [*hyphened, *(other and other.after(line.notes) for other in shortened)]
    if (plain := without_cultivar(line.asked.parsed)) is not None:
        line.asked, line.notes, line.most = ask(plain.text), (*line.notes, plain.notice), NOT_AS_WRITTEN
    ways += [way for way in grown if way is not None]
    ways += [_Way(line, ask(other.text), other.notice) for other in others if other is not None]
    return ways


def _belonging(way: _Way) -> _Way | None:
    """The name to which a cultivar belongs, as a further way to read the line."""
    plain: Reading | None = without_cultivar(way.asked.parsed)
    if plain is None:
        return None
    notice = " ".join(filter(None, (way.notice, plain.notice)))
    return _Way(way.line, ask(plain.text), notice, is_whole=False)


def _as_a_pair(work: _Work) -> None:
    """As a botanical and a common name side by side."""
    lines = work.waiting()
    for line, pair in zip(lines, paired([line.text for line in lines], work.shown), strict=True):
        if pair is not None:
            line.resolved = settled(pair.match, work.shown, score=NOT_AS_WRITTEN, notes=pair.notes)


def _abbreviated(work: _Work) -> None:
    """With the generic name written as a letter or a few."""
    lines = work.waiting()
    for line, rows in zip(lines, unabbreviated([line.asked for line in lines], work.shown), strict=True):
        if rows:
            match = Equal(tuple(rows), say.ABBREVIATED)
            line.resolved = settled(match, work.shown, score=NOT_AS_WRITTEN, notes=line.notes)


def _listed(work: _Work) -> None:
    """As a list of several names, such as a seed mix or the parents of a hybrid."""
    ways = [_Way(line, ask(piece)) for line in work.waiting() for piece in _parts(line)]
    found: dict[_Line, list[tuple[str, Equal | None]]] = defaultdict(list)
    for way, match in zip(ways, equals([way.asked for way in ways], work.shown), strict=True):
        found[way.line].append((way.asked.text, match))
    for line, parts in found.items():
        rows = [row for _, match in parts if match is not None for row in match.rows]
        formula = line.asked.parsed.is_formula
        if not rows or not (formula or len({row.taxon_id for row in rows}) > 1):
            continue
        if not formula and (same := of_one_plant(parts)):
            line.resolved = settled(same[1], work.shown, score=NOT_AS_WRITTEN, notes=(say.beside(same[0]),))
            continue
        missing = [text for text, match in parts if match is None]
        line.resolved = choice(rows, notes=(say.parents if formula else say.several_names)(missing))


def _parts(line: _Line) -> Sequence[str]:
    """The names that a line lists."""
    parsed = line.asked.parsed
    return parsed.hybrid_parents if parsed.is_formula else pieces(line.text)


def _abbreviated_and_misspelt(work: _Work) -> None:
    """With the generic name abbreviated and an epithet misspelt; several plants are a choice."""
    lines = work.waiting()
    found = misspelt([line.asked for line in lines], work.shown)
    for line, rows in zip(lines, found, strict=True):
        if rows:
            line.resolved = likely(rows, work.shown, (*line.notes, say.ABBREVIATED_AND_MISSPELT))


def _misspelt(work: _Work) -> None:
    """As a name that is like one in the catalogue; what is in doubt becomes a choice, what is not like any, none."""
    for line in work.waiting():
        if line.uncertain is not None and line.asked.canonical == line.uncertain.rows[0].canonical:
            line.resolved = settled(line.uncertain, work.shown, notes=line.notes)
    lines = work.waiting()
    judged = judge([line.asked for line in lines], work.shown)
    doubts = []
    for line, verdict in zip(lines, judged, strict=True):
        line.resolved = None if is_compared(line.asked) else slip(verdict, work.shown, line.notes, line.most)
        if line.resolved is None:
            doubts.append((line, verdict))
    asked = [line.asked for line, _ in doubts]
    commons = _like_common([line for line, _ in doubts], work.shown)
    species = equals([ask(each.parsed.species_name) for each in asked], work.shown)
    for (line, verdict), common, own in zip(doubts, commons, species, strict=True):
        if line.uncertain is not None:
            line.resolved = settled(line.uncertain, work.shown)
            continue
        line.resolved = doubtful(line.asked, verdict, common, own, work.shown, line.notes)


def _like_common(lines: Sequence[_Line], shown: Shown) -> list[LikeCommon]:
    """What each line is like as a common name: as it stands too, for what was left out may be a word of one."""
    whole = [
        ask(line.text) if line.text != line.asked.text and line.most == 100 else line.asked for line in lines
    ]
    found = like_common([*whole, *(line.asked for line in lines)], shown)
    return [
        of_whole if of_whole.rows or of_whole.is_held else of_part
        for of_whole, of_part in zip(found[: len(lines)], found[len(lines) :], strict=True)
    ]
