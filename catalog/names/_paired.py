"""A line that gives a plant's botanical and its common name with nothing between them: ``Acer rubrum Red Maple``.

Or a cultivar's name of several words without its quotes: ``Itea virginica Henry's Garnet``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyroaring import BitMap

from catalog import nomenclature
from catalog.models import NameKind, WordRole

from . import _narrative as say
from ._asked import Asked, Equal, ask
from ._authors import is_no_author
from ._contradiction import FEWEST, is_kin, of_the_genus
from ._equal import equals
from ._lines import readings, trimmed
from ._loose import words
from ._taxa import Shown
from ._words import with_words

MOST: Final = 8
"""Words of a botanical name with authority that are tried."""

LONGEST: Final = 14
"""Words of a line that is read so."""


_CULTIVAR: Final = re.compile(r"[A-Z][\w'’]+(?: [A-Z][\w'’]+)+")
"""Authors are seldom so written: of several there is a sign between them, or one is abbreviated."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What a botanical and a common name lead to together, and in words what the common name is to the plant."""

    match: Equal
    notes: tuple[str, ...]


@dataclass(eq=False, slots=True)
class _Split:
    """A line cut in two, and what equals either part."""

    botanical: Asked
    common: Asked
    left: Equal | None = None
    right: Equal | None = None


def paired(texts: Sequence[str], shown: Shown) -> list[Pair | None]:
    """Each text as a pair of names, None where it is none. Some ten queries for some hundred texts."""
    splits = [list(_splits(text, shown)) for text in texts]
    every = [split for found in splits for split in found]
    for split, match in zip(every, equals([split.botanical for split in every], shown), strict=True):
        split.left = match if match is not None and _is_sure(match) else None
    named = [split for split in every if split.left is not None]
    for split, match in zip(named, equals([split.common for split in named], shown), strict=True):
        split.right = match
    holders = with_words({word for split in named for word in _common_words(split)}, WordRole.VERNACULAR)
    return [_best(filter(None, (_pair(split, holders, shown) for split in found))) for found in splits]


def _splits(text: str, shown: Shown) -> Iterator[_Split]:
    """Where the line may be cut, the longest botanical name first: it may come before the common one, or after it."""
    respelt = next((reading.text for reading in readings(text) if reading.is_whole), text)
    for whole in dict.fromkeys((trimmed(text), respelt)):
        parts = whole.split()
        if FEWEST < len(parts) <= LONGEST:
            yield from _cuts(parts, shown)


def _cuts(parts: Sequence[str], shown: Shown) -> Iterator[_Split]:
    genera = shown.vocabulary.known(WordRole.GENUS)
    in_use = shown.vocabulary.known(WordRole.VERNACULAR)
    for size in range(min(MOST, len(parts) - 1), FEWEST - 1, -1):
        for botanical, common in ((parts[:size], parts[size:]), (parts[-size:], parts[:-size])):
            rest = " ".join(_as_a_name(common) if common[0].casefold() in genera else common)
            may_be_name = common[0].casefold() in genera or _may_be_cultivar(rest)
            if botanical[0].casefold() in genera and (may_be_name or not in_use.isdisjoint(_words(rest))):
                yield _Split(ask(" ".join(botanical)), ask(rest))


def _as_a_name(parts: Sequence[str]) -> Sequence[str]:
    """The words spelt as those of a botanical name, which a second one may be: ``Quercus Alba Quercus Rubra``."""
    return (parts[0].capitalize(), *map(str.lower, parts[1:]))


def _is_sure(match: Equal) -> bool:
    return match.is_botanical and match.is_certain and len(match.taxa) == 1 and " " in match.rows[0].text


def _pair(split: _Split, holders: Mapping[str, BitMap], shown: Shown) -> Pair | None:
    if split.left is None:
        return None
    (taxon,) = split.left.taxa
    right = split.right
    if right is not None and _is_sure(right) and right.taxa != split.left.taxa:
        return Pair(Equal((*split.left.rows, *right.rows), ""), say.several_names(()))
    common = [row for row in right.rows if row.kind == NameKind.VERNACULAR] if right else []
    if others := of_the_genus(split.left, common, shown):
        return Pair(Equal((*split.left.rows, *others), ""), say.several_names(()))
    if any(is_kin(shown[taxon].name, shown[row.taxon_id].name) for row in common):
        return Pair(split.left, (say.beside(split.common.text),))
    if common:
        names = sorted({shown[row.taxon_id].name for row in common})
        return Pair(split.left, (say.common_of_others(split.common.text, names),))
    held = [holders.get(word) for word in _common_words(split)]
    if all(held) and (len(held) > 1 or taxon in (held[0] or ())):
        return Pair(split.left, (say.other_common(split.common.text),))
    if _may_be_cultivar(split.common.text) and not all(held):
        return Pair(split.left, (say.may_be_cultivar(split.common.text),))
    return None


def _best(pairs: Iterable[Pair]) -> Pair | None:
    """The first that means one plant, or else the first."""
    return min(pairs, key=lambda pair: len(pair.match.taxa), default=None)


def _may_be_cultivar(text: str) -> bool:
    return _CULTIVAR.fullmatch(text) is not None or is_no_author(text)


def _common_words(split: _Split) -> list[str]:
    return _words(split.common.text)


def _words(text: str) -> list[str]:
    return words(nomenclature.fold(text))
