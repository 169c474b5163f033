"""What the one search box was asked, before any facet: what it means, and what a misspelt text meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from catalog import names
from catalog.facets import Selection
from catalog.models import PLANT_RANKS, NameKind, Taxon
from catalog.names import Match, Resolved
from catalog.views._named import BOTANICAL

NOT_ASKED: Final = Resolved("blank")
BEST: Final = 12
"""So many of the taxa found are looked at for groups, which the list does not hold."""

EQUAL: Final = 100
"""The score of a name that is just what was typed."""


@dataclass(frozen=True)
class Search:
    """A selection with its text read.

    ``matching`` are the taxa that the text finds, None without a text; ``best`` the first of them, and the taxon to
    which the text leads, by key. ``typed`` is what was typed when the selection searches for its correction instead,
    else blank; ``shared`` are the words that names have of a text that none has as a whole. ``exactly``: the text was
    to be taken as it stands.
    """

    selection: Selection
    resolved: Resolved
    matching: Sequence[int] | None
    best: Mapping[int, Taxon]
    typed: str = ""
    shared: tuple[str, ...] = ()
    exactly: bool = False

    @property
    def is_alone(self) -> bool:
        """Whether nothing was asked beside a text that may lead straight to a plant."""
        asked = self.selection
        return (
            not self.exactly
            and not self.typed
            and asked == Selection(units=asked.units, along=asked.along).searching(asked.q)
        )

    @property
    def is_ambiguous(self) -> bool:
        """Whether the text alone was asked and means several plants, none of which has it as its accepted name."""
        return self.is_alone and self.resolved.status == "ambiguous" and bearer(self.resolved) is None

    @property
    def meant(self) -> Taxon | None:
        """The taxon to which the text leads, if it leads to one."""
        key = bearer(self.resolved)
        return self.best.get(key) if key is not None else None

    @property
    def groups(self) -> list[Taxon]:
        """The genera, families and higher taxa among the best matches: the list holds plants only."""
        found = (self.best.get(pk) for pk in (self.matching or ())[:BEST])
        return [taxon for taxon in found if taxon is not None and taxon.rank not in PLANT_RANKS]

    @property
    def is_botanical(self) -> bool:
        """Whether the correction is a botanical name."""
        return any(
            match.text == self.selection.q and match.kind in BOTANICAL for match in self.resolved.candidates
        )

    def near(self) -> tuple[Match, ...]:
        """The entries among which a visitor chooses: those that the text may mean, else those that are like it."""
        if self.is_ambiguous or self.resolved.candidates:
            return self.resolved.candidates
        return names.resolve_address(self.selection.q).matches


def bearer(resolved: Resolved) -> int | None:
    """The taxon that a text leads to; the accepted name of one does so whatever else it was used for."""
    if resolved.accepted is not None:
        return resolved.accepted
    if resolved.status != "ambiguous" or not resolved.matched_name or resolved.score < EQUAL:
        return None
    accepted = [match.taxon_id for match in resolved.candidates if match.kind == NameKind.ACCEPTED]
    return accepted[0] if len(accepted) == 1 else None


def meant(resolved: Resolved) -> Taxon | None:
    """The public taxon that a text leads to, if it leads to one. One query then."""
    key = bearer(resolved)
    return Taxon.objects.published().filter(pk=key).first() if key is not None else None


def read(selection: Selection, *, exactly: bool = False) -> Search:
    """Read the text of a selection. One that finds nothing is put right where it can be, unless it is meant exactly."""
    if not selection.q:
        return Search(selection, NOT_ASKED, None, {})
    found = names.search(selection.q, exactly=exactly)
    wanted = {*found.ids[:BEST], *filter(None, (bearer(found.resolved),))}
    best = Taxon.objects.published().in_bulk(wanted)
    if not found.is_put_right:
        return Search(selection, found.resolved, found.ids, best, shared=found.shared, exactly=exactly)
    put_right = selection.searching(found.text).at_page(selection.page)
    return Search(put_right, found.resolved, found.ids, best, typed=selection.q)
