"""Names that equal what was typed, in the strictest sense in which any does."""

from collections.abc import Iterable, Sequence
from typing import Final

from catalog import nomenclature
from catalog.models import NameKind

from ._asked import Asked, Equal
from ._homonyms import by_authority, by_sign, tell_apart
from ._loose import bare
from ._match import BOTANICAL, SYMBOLS, Row
from ._taxa import Shown

FEW: Final = 16
"""Up to so many texts, their common names are asked for at once."""


def equals(asked: Sequence[Asked], shown: Shown) -> list[Equal | None]:
    """What equals each of these texts, among the taxa that may be shown.

    Two queries for a few texts, some six for some hundred: of many, common names are asked for only where nothing
    else is found.
    """
    forms = {form for each in asked for form in (each.loose, each.symbol) if form}
    if len(asked) <= FEW:
        forms |= {form for each in asked if (form := each.common)}
    like = shown.like(forms)
    found = [equal(each, like) for each in asked]
    again = [i for i, match in enumerate(found) if match is None or match.is_symbol_in_small_letters]
    if again and len(asked) > FEW:
        like |= shown.like({form for i in again if (form := asked[i].common)})
        for index in again:
            found[index] = equal(asked[index], like)
    return tell_apart(asked, found)


def equal(asked: Asked, like: dict[str, list[Row]]) -> Equal | None:
    """What equals the text: a symbol, a botanical name, a common name; None if nothing does.

    A symbol in capitals wins; in small letters it must not also be the name of another plant, or all are given.
    """
    symbol = [row for row in like.get(asked.symbol, ()) if row.kind in SYMBOLS] if asked.symbol else []
    if symbol and asked.text.isupper():
        return Equal(tuple(symbol), "")
    named = _botanical(asked, like.get(asked.loose, ())) if asked.loose else None
    named = named or _common(asked, like.get(asked.common, ()))
    if not symbol or (
        named is not None and named.is_botanical and {row.taxon_id for row in symbol} == named.taxa
    ):
        return named
    if named is None or {row.taxon_id for row in symbol} >= named.taxa:
        return Equal(tuple(symbol), "", is_symbol_in_small_letters=True)
    if asked.text.istitle():
        return named
    return Equal((*symbol, *named.rows), "It is a USDA symbol, and the name of another plant.")


def _common(asked: Asked, rows: Iterable[Row]) -> Equal | None:
    found = [row for row in rows if row.kind == NameKind.VERNACULAR]
    if not found:
        return None
    folded = nomenclature.fold(asked.text)
    same = [row for row in found if row.key == folded]
    how = "It is a common name." if same else "It is a common name, but for blanks, hyphens or the plural."
    return Equal(tuple(same or found), how)


def _botanical(asked: Asked, rows: Iterable[Row]) -> Equal | None:
    found = [row for row in rows if row.kind in BOTANICAL]
    if not found:
        return None
    letters = bare(asked.canonical)
    found = [row for row in found if row.canonical == asked.canonical or bare(row.canonical) == letters]
    if not found:
        return None
    same = [row for row in found if row.canonical == asked.canonical]
    how = "" if same else "It is a name but for blanks and hyphens."
    found = by_sign(asked, same or found)
    if asked.parsed.authority or len({row.taxon_id for row in found}) > 1:
        return by_authority(asked, found, how)
    return Equal(tuple(found), how)
