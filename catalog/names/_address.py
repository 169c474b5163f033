"""What an address means that is no taxon's own."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog import nomenclature
from catalog.choices import Status
from catalog.models import FormerSlug, NameEntry, NameKind

from . import _words
from ._asked import Equal, ask
from ._equal import equals
from ._match import ROW, SYMBOLS, Match, Row, as_match, each_once
from ._resolve import resolve
from ._taxa import Shown

NEAREST = 8
CANDIDATES = 400
LONGEST = 300


@dataclass(frozen=True)
class Resolution:
    """What an address or a name leads to: no match, one, or several among which the visitor chooses.

    ``kind`` is "symbol", "former", "accepted", "synonym", "common name", or "none"; then ``matches`` are near.
    """

    kind: str
    matches: tuple[Match, ...]

    @property
    def is_found(self) -> bool:
        """Whether the text leads anywhere."""
        return self.kind != "none"


def resolve_address(text: str) -> Resolution:
    """Read the last part of an address: symbol, former address, name of a taxon, synonym, common name, in that order.

    The first reading that leads to a public taxon wins; all its targets are given. An accepted name always leads to
    its own taxon, whatever else the name was used for. A handful of queries.
    """
    asked = text.replace("\x00", " ").strip()[:LONGEST]
    shown = Shown()
    spaced = asked.replace("_", " ").replace("+", " ")
    worded = spaced.replace("-", " ")
    texts = list(dict.fromkeys((asked, spaced, worded, worded.capitalize())))
    found = [match for match in equals([ask(each) for each in texts], shown) if match is not None]
    symbols = _of_kinds(found, SYMBOLS)
    if symbols:
        return Resolution("symbol", symbols)
    if former := _former(asked):
        return Resolution("former", former)
    for kinds, kind in (
        ((NameKind.ACCEPTED,), "accepted"),
        ((NameKind.SYNONYM,), "synonym"),
        ((NameKind.VERNACULAR,), "common name"),
    ):
        if matches := _of_kinds(found, kinds):
            return Resolution(kind, matches)
    return Resolution("none", tuple(_near(asked, spaced, shown)))


def _of_kinds(found: Iterable[Equal], kinds: Iterable[str]) -> tuple[Match, ...]:
    """The entries of some kinds, from the first reading that has any."""
    for match in found:
        rows = sorted(
            (row for row in match.rows if row.kind in kinds), key=lambda row: (row.text, row.taxon_id)
        )
        if rows:
            return tuple(each_once(map(as_match, rows)))
    return ()


def _former(slug: str) -> tuple[Match, ...]:
    former = (
        FormerSlug.objects.filter(slug=slug, taxon__status=Status.PUBLISHED).select_related("taxon").first()
    )
    if former is None:
        return ()
    return (Match(former.taxon_id, "former", slug, "", "former address"),)


def _near(asked: str, spaced: str, shown: Shown) -> list[Match]:
    """Symbols that begin alike, and names that are like what was asked."""
    like = [
        match
        for text in dict.fromkeys((spaced, spaced.replace("-", " ")))
        for match in resolve(text).candidates
    ]
    return each_once([*_near_symbols(asked, shown), *like])[:NEAREST]


def _near_symbols(asked: str, shown: Shown) -> list[Match]:
    if not nomenclature.is_symbol_like(asked):
        return []
    wanted = asked.casefold()
    entries = NameEntry.objects.filter(_words.starts("key", wanted[:4]), kind__in=SYMBOLS).order_by(
        "kind", "key"
    )
    rows = shown.only([Row._make(values) for values in entries.values_list(*ROW)[:CANDIDATES]])
    scored = process.extract(
        wanted, [row.key for row in rows], scorer=OSA.distance, score_cutoff=2, limit=NEAREST
    )
    return [as_match(rows[index], round(100 * (1 - edits / len(wanted)))) for _, edits, index in scored]
