"""What the one search box was asked, before any facet: what it means, and what a misspelt text meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from catalog import names
from catalog.facets import Selection
from catalog.models import NameKind, Taxon
from catalog.names import Match, Resolved
from catalog.views._named import BOTANICAL

NOT_ASKED: Final = Resolved("blank")
EQUAL: Final = 100
"""The score of a name that is just what was typed."""


@dataclass(frozen=True)
class Search:
    """A selection with its text read.

    ``matching`` are the taxa that the text finds, None without a text. ``typed`` is what was typed when the selection
    searches for its correction instead, else blank. ``exactly``: the text was to be taken as it stands.
    """

    selection: Selection
    resolved: Resolved
    matching: Sequence[int] | None
    typed: str = ""
    exactly: bool = False

    @property
    def is_alone(self) -> bool:
        """Whether nothing was asked beside a text that may lead straight to a plant."""
        asked = self.selection
        return not self.exactly and not self.typed and asked == Selection().searching(asked.q)

    @property
    def is_ambiguous(self) -> bool:
        """Whether the text alone was asked and means several plants, none of which has it as its accepted name."""
        return self.is_alone and self.resolved.status == "ambiguous" and self.bearer is None

    @property
    def bearer(self) -> int | None:
        """The key of the taxon to which the text leads, if it leads to one."""
        return bearer(self.resolved)

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
        return Search(selection, NOT_ASKED, None)
    resolved, matching = names.resolve(selection.q), names.ids_matching(selection.q)
    if matching or exactly:
        return Search(selection, resolved, matching, exactly=exactly)
    better = resolved.matched_name if resolved.status == "fuzzy" else names.did_you_mean(selection.q)
    if not better:
        return Search(selection, resolved, matching)
    put_right = selection.searching(better).at_page(selection.page)
    return Search(put_right, resolved, names.ids_matching(better), typed=selection.q)
