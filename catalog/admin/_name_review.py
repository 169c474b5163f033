"""What an editor should know of a name before it is saved. Nothing here forbids anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from catalog import names, nomenclature
from catalog.admin._labels import describe
from catalog.models import NameKind, Synonym, Taxon
from catalog.nomenclature import NameWarning, ParsedName

HOLDING: Final = frozenset({NameWarning.UNBALANCED_BRACKETS, NameWarning.AUTONYM_WITH_AUTHORITY})
"""Warnings of which a save stops once, so that they are read."""

NEAR_DUPLICATE: Final = "near-duplicate"
"""The code of a notice that the catalogue has the name."""

WORDS: Final = {
    NameWarning.AUTONYM_WITH_AUTHORITY: "An autonym carries no authority (ICN Art. 22.1, 26.1); leave it empty.",
    NameWarning.HYBRID_LETTER: "The letter x stands for the multiplication sign; it is stored as ×.",
    NameWarning.SPACES: "Blanks at the ends, or more than one between words, are taken out when it is stored.",
}
"""Where the words of the form fit better than those of the reader of names."""


@dataclass(frozen=True)
class Draft:
    """A name as it stands in a form, before it is stored.

    ``taxon`` is the key of the taxon whose name it is or becomes, None for a new one; ``stored`` is the row that
    the form edits, if there is one.
    """

    name: str
    authority: str = ""
    symbol: str = ""
    verbatim: str = ""
    taxon: int | None = None
    stored: Taxon | Synonym | None = None
    is_misapplied: bool = False


@dataclass(frozen=True)
class Notice:
    """One thing to know. ``code`` names it; ``taxon`` is the key of the taxon that it speaks of; ``holds`` says that
    the first save stops for it.
    """

    code: str
    text: str
    holds: bool = False
    taxon: int | None = None


@dataclass(frozen=True)
class Review:
    """All that there is to know of a name."""

    notices: tuple[Notice, ...] = ()

    @property
    def held(self) -> str:
        """A mark of what a save stops for; "" if it stops for nothing. Other notices have another mark."""
        texts = sorted(notice.text for notice in self.notices if notice.holds)
        return sha256("\n".join(texts).encode()).hexdigest()[:20] if texts else ""


def review(draft: Draft) -> Review:
    """What is worth knowing of a name: how it is written, its symbol, and names that may be the same.

    Some dozen queries, each by an index; none for an empty name.
    """
    if not draft.name.strip():
        return Review()
    parsed = nomenclature.parse(names.whole(draft.name, draft.authority))
    given = nomenclature.parse(draft.verbatim) if draft.verbatim.strip() else None
    return Review((*_spelling(parsed, given), *_symbol(draft, parsed), *_twins(draft)))


def stored_doubts(named: Taxon | Synonym) -> Review:
    """What there is to know of a name as it is stored, before anybody changes it. No query."""
    return Review(tuple(_notice(warning) for warning in names.doubts(named.name, named.authority)))


def _spelling(parsed: ParsedName, given: ParsedName | None) -> Iterable[Notice]:
    """The warnings of the reader, of the parts and of the whole name that was given."""
    yield from map(_notice, parsed.warnings)
    for warning in given.warnings if given else ():
        if warning not in parsed.warnings:
            yield Notice(names.code(warning), f"In the name as given: {warning.text}")


def _symbol(draft: Draft, parsed: ParsedName) -> Iterable[Notice]:
    letters = draft.symbol.strip().upper().rstrip("0123456789")
    wanted = nomenclature.symbol_prefix(parsed)
    if letters and wanted and letters != wanted:
        yield Notice(
            "symbol-prefix",
            f"Symbols of {parsed.name} begin with {wanted}; {draft.symbol.strip().upper()} does not. "
            "Keep it if USDA PLANTS gave it to this name, or to an earlier one.",
        )


def _twins(draft: Draft) -> Iterable[Notice]:
    """Names in the catalogue that may be the same, but for the row's own."""
    found = [match for match in names.twins(draft.name) if not _is_own(draft, match)]
    if not found:
        return
    taxa = Taxon.objects.in_bulk({match.taxon_id for match in found})
    for match in found:
        bearer = taxa[match.taxon_id]
        written = " ".join(filter(None, (match.text, match.authority)))
        as_what = f"{written}, a synonym of {bearer}" if match.kind == NameKind.SYNONYM else describe(bearer)
        same = match.score == 100
        text = (
            f"The catalogue has this name already, perhaps written in another way: {as_what.rstrip('.')}."
            if same
            else f"Much like a name in the catalogue: {as_what.rstrip('.')}."
        )
        holds = same and not draft.is_misapplied and match.taxon_id != draft.taxon
        yield Notice(NEAR_DUPLICATE if same else "like-another", text, holds, match.taxon_id)


def _is_own(draft: Draft, match: names.Match) -> bool:
    """Whether an entry is the one that the edited row stands behind."""
    if draft.stored is None or match.taxon_id != draft.taxon:
        return False
    if isinstance(draft.stored, Taxon):
        return match.kind == NameKind.ACCEPTED
    return (match.text, match.authority) == (draft.stored.name, draft.stored.authority)


def _notice(warning: NameWarning) -> Notice:
    return Notice(names.code(warning), WORDS.get(warning, warning.text), holds=warning in HOLDING)
