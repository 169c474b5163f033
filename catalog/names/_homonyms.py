"""Equal names of several plants, told apart by authority, rank and note."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from catalog import nomenclature
from catalog.models import ALSO_ACCEPTED, Synonym, Taxon

from ._asked import Asked, Equal
from ._bulk import chunks
from ._match import Row

ALIKE: Final = 60
"""From this likeness (0 to 100) two authorities are taken for two ways to write one."""

_LINNAEUS: Final = re.compile(r"\b(?:linnaeus|linne|linn)\b")
"""The one author whose standard form, L., no likeness of letters tells (Brummitt & Powell, Authors of Plant Names)."""


class _Written(NamedTuple):
    """How a name stands in the catalogue: the key of the full name, and the folded note."""

    full: str
    note: str


def by_authority(asked: Asked, rows: list[Row], how: str) -> Equal:
    """Those that bear the authority that was given; where none was, those of the rank that was."""
    authority = asked.parsed.authority
    if not authority:
        return Equal(_of_rank(asked, rows), how)
    wanted = nomenclature.authority_key(authority)
    same = [
        row
        for row in rows
        if row.authority == authority or nomenclature.authority_key(row.authority) == wanted
    ]
    if same:
        return Equal(_of_rank(asked, same), how)
    alike = [row for row in rows if _alike(wanted, nomenclature.authority_key(row.authority))]
    if alike:
        return Equal(tuple(alike), f"{how} The authority is written in another way.".strip())
    nameless = [row for row in rows if not row.authority]
    if len(nameless) == len(rows):
        return Equal(tuple(nameless), f"{how} The catalogue has the name without an authority.".strip())
    told = ", ".join(sorted({row.authority for row in rows if row.authority}))[:120]
    return Equal(
        tuple(rows),
        f"“{authority[:60]}” is not its authority in the catalogue ({told}); it may be a cultivar.",
        is_certain=False,
    )


def by_sign(asked: Asked, rows: list[Row]) -> list[Row]:
    """Those that are hybrids, where the text says so by its sign: the same words may also be a species' name."""
    if not asked.parsed.notho:
        return rows
    return [row for row in rows if nomenclature.HYBRID_SIGN in row.text] or rows


def tell_apart(asked: Sequence[Asked], found: list[Equal | None]) -> list[Equal | None]:
    """What was found, with homonyms told apart by the authorities of all their parts and by their notes.

    Two queries for some hundred texts, and only where one of them needs it.
    """
    several = [
        (index, match)
        for index, match in enumerate(found)
        if match is not None and len(match.taxa) > 1 and _says_more(asked[index])
    ]
    if several:
        written = _written({row.taxon_id for _, match in several for row in match.rows})
        for index, match in several:
            found[index] = _written_so(asked[index], match, written)
    return found


def _of_rank(asked: Asked, rows: list[Row]) -> tuple[Row, ...]:
    """Those of the rank that was given, if there are any."""
    if len({row.taxon_id for row in rows}) == 1:
        return tuple(rows)
    key = nomenclature.name_key(asked.parsed.name)
    return tuple([row for row in rows if row.key == key] or rows)


def _alike(wanted: str, authority: str) -> bool:
    """Whether two folded authorities share their authors, or are much alike as a whole."""
    wanted = _LINNAEUS.sub("l", wanted)
    if _without_emender(wanted) == _without_emender(authority):
        return True
    ours, theirs = set(wanted.split()), set(authority.split())
    shared = {word for word in ours & theirs if len(word) > 1}
    return bool(shared) or fuzz.ratio(wanted, authority) >= ALIKE


def _without_emender(authority: str) -> str:
    """A folded authority without who altered the circumscription: that changes no author (ICN Art. 47.1)."""
    return authority.partition(" emend ")[0]


def _says_more(asked: Asked) -> bool:
    """Whether the text has an authority of any part, or a note."""
    return bool(asked.parsed.note) or any(part.authority for part in asked.parsed.parts)


def _written(taxa: set[int]) -> dict[tuple[int, str, str], list[_Written]]:
    """How names of these taxa stand in the catalogue, by taxon, name and authority. Two queries for every 900."""
    found: dict[tuple[int, str, str], list[_Written]] = {}
    for chunk in chunks(sorted(taxa)):
        accepted = Taxon.objects.filter(pk__in=chunk)
        others = Synonym.objects.filter(taxon__in=chunk)
        for taxon, name, authority, full, note in (
            *accepted.values_list("pk", "name", "authority", "full_name", "name_note"),
            *others.values_list("taxon_id", "name", "authority", "full_name", "note"),
        ):
            said = "" if note == ALSO_ACCEPTED else nomenclature.fold(note)
            written = _Written(nomenclature.exact_key(full), said)
            found.setdefault((taxon, name, authority), []).append(written)
    return found


def _written_so(asked: Asked, match: Equal, written: dict[tuple[int, str, str], list[_Written]]) -> Equal:
    """Those that are written as the text is, note and all; failing that but for the note; failing that all."""
    full = nomenclature.exact_key(asked.parsed.full_name)
    note = nomenclature.fold(asked.parsed.note)
    own = [
        (row, form) for row in match.rows for form in written.get((row.taxon_id, row.text, row.authority), ())
    ]
    for fits in (
        [row for row, form in own if form.full == full and form.note == note],
        [row for row, form in own if form.full == full],
        [row for row, form in own if note and form.note == note],
    ):
        if fits:
            return Equal(tuple(fits), match.how, match.is_certain)
    return match
