"""Generic names written as a letter or a few: ``H. rubescens v. pachypoda``."""

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.models import NameEntry, WordRole
from catalog.nomenclature import NameWarning

from ._asked import Asked, ask
from ._bulk import chunks
from ._loose import words
from ._match import BOTANICAL, ROW, Row
from ._taxa import Shown
from ._words import with_words

_LONG: Final = 8
"""Letters from which an epithet may be two edits off; a shorter one is too much like others."""

_LIKE_ONE: Final = 8
_MOST_TRIED: Final = 16


def unabbreviated(asked: Sequence[Asked], shown: Shown) -> list[list[Row]]:
    """For each text with an abbreviated generic name the entries whose names it may shorten; else none.

    Some six queries for some hundred texts: for the taxa that have the epithets, and for their names.
    """
    shortened = {index: each for index, each in enumerate(asked) if _is_abbreviated(each)}
    epithets = {index: words(" ".join(each.words[1:])) for index, each in shortened.items()}
    bearers = _bearers(epithets)
    rows: dict[int, list[Row]] = {}
    for chunk in chunks(sorted({taxon for taxa in bearers.values() for taxon in taxa})):
        for values in NameEntry.objects.filter(taxon__in=chunk).values_list(*ROW):
            rows.setdefault(values[0], []).append(Row._make(values))
    found: list[list[Row]] = [[] for _ in asked]
    for index, each in shortened.items():
        fitting = [row for taxon in bearers[index] for row in rows.get(taxon, ()) if _fits(each, row)]
        found[index] = shown.only(fitting)
    return found


def misspelt(asked: Sequence[Asked], shown: Shown) -> list[list[Row]]:
    """The same where an epithet is misspelt as well: ``S. comumtata``."""
    tried: list[Asked] = []
    lines: list[int] = []
    for index, each in enumerate(asked):
        if _is_abbreviated(each):
            found = [
                ask(text)
                for text in _put_right(each, shown.vocabulary.words(WordRole.ACCEPTED, WordRole.SYNONYM))
            ]
            tried += found
            lines += [index] * len(found)
    rows: list[list[Row]] = [[] for _ in asked]
    for index, found_rows in zip(lines, unabbreviated(tried, shown), strict=True):
        rows[index] += found_rows
    return rows


def _put_right(asked: Asked, words: Sequence[str]) -> Iterator[str]:
    """The text with each epithet as one of the words in use that are like it."""
    near = []
    for epithet in asked.words[1:]:
        most = 2 if len(epithet) >= _LONG else 1
        found = process.extract(epithet, words, scorer=OSA.distance, score_cutoff=most, limit=_LIKE_ONE)
        near.append([word for word, _, _ in found])
    for epithets in islice(product(*near), _MOST_TRIED):
        yield " ".join((asked.words[0], *epithets))


def _is_abbreviated(asked: Asked) -> bool:
    return NameWarning.ABBREVIATED_GENUS in asked.parsed.warnings and len(asked.words) > 1


def _bearers(epithets: dict[int, list[str]]) -> dict[int, list[int]]:
    """For each text the taxa that have all its epithets, in accepted names or in synonyms."""
    every = {word for found in epithets.values() for word in found}
    roles = [with_words(every, role) for role in (WordRole.ACCEPTED, WordRole.SYNONYM)]
    bearers = {}
    for index, wanted in epithets.items():
        taxa: set[int] = set()
        for held in roles:
            bitmaps = [held[word] for word in wanted if word in held]
            if bitmaps and len(bitmaps) == len(wanted):
                common = bitmaps[0]
                for bitmap in bitmaps[1:]:
                    common = common & bitmap
                taxa.update(common)
        bearers[index] = sorted(taxa)
    return bearers


def _fits(asked: Asked, row: Row) -> bool:
    """Whether a name begins with the letters of the abbreviation and has just these epithets."""
    if row.kind not in BOTANICAL:
        return False
    genus, _, epithets = row.canonical.partition(" ")
    return genus.startswith(asked.words[0].rstrip(".")) and tuple(epithets.split()) == asked.words[1:]
