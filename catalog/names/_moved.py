"""Names with the epithet of one that the catalogue has not: a plant that is moved to another genus keeps it."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from catalog import nomenclature
from catalog.models import NameKind, WordRole

from ._asked import Asked
from ._match import Row
from ._score import GENDERS
from ._taxa import Shown
from ._words import with_words

MOST_TAXA: Final = 12
"""An epithet that more taxa have says too little (canadensis)."""


def bearing(asked: Sequence[Asked], shown: Shown) -> list[list[Row]]:
    """For each binomial the names that have its epithet in any gender (ICN Art. 11.4, 23.5), one of each taxon.

    Those of the same author, where one is given and they are. Three queries for some hundred texts.
    """
    common = shown.vocabulary.known(WordRole.VERNACULAR) if asked else frozenset()
    binomials = [each.words if len(each.words) == 2 and each.words[1] not in common else () for each in asked]
    forms = [_genders(words[1]) if words else set() for words in binomials]
    held = with_words({form for each in forms for form in each}, WordRole.ACCEPTED, WordRole.SYNONYM)
    taxa = [{taxon for form in each if form in held for taxon in held[form]} for each in forms]
    few = [each if len(each) <= MOST_TAXA else set() for each in taxa]
    rows = shown.entries({taxon for each in few for taxon in each}, NameKind.ACCEPTED, NameKind.SYNONYM)
    return [
        _likest(one, form, (row for taxon in sorted(each) for row in rows.get(taxon, ())))
        for one, form, each in zip(asked, forms, few, strict=True)
    ]


def _genders(epithet: str) -> set[str]:
    return {epithet} | {
        epithet.removesuffix(ending) + other
        for endings in GENDERS
        for ending in endings
        if epithet.endswith(ending)
        for other in endings
    }


def _likest(asked: Asked, forms: Collection[str], rows: Iterable[Row]) -> list[Row]:
    """One name of each taxon, of the same author if any is: species before what is below them."""
    found = [row for row in rows if " " in row.canonical and row.canonical.rsplit(" ", 1)[1] in forms]
    author = _first_author(asked.parsed.authority)
    same = [row for row in found if author and _first_author(row.authority) == author]
    ordered = sorted(same or found, key=lambda row: (row.canonical.count(" "), row.kind, row.text))
    each = {row.taxon_id: row for row in reversed(ordered)}
    return [row for row in ordered if each[row.taxon_id] is row]


def _first_author(authority: str) -> str:
    """The key of who named the epithet first, of whom brackets tell (ICN Art. 49.1)."""
    return nomenclature.authority_key(nomenclature.basionym_authority(authority))
