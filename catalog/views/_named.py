"""The taxa behind entries of the names index, with what tells them apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog import facts
from catalog.models import Taxon
from catalog.names import Match


@dataclass(frozen=True)
class Choice:
    """A public taxon that a text may mean, and the entry by which it was found."""

    taxon: Taxon
    common_name: str
    match: Match


def named(matches: Iterable[Match]) -> list[Choice]:
    """The taxa of these entries, in their order. Two queries."""
    listed = list(matches)
    taxa = Taxon.objects.published().in_bulk([match.taxon_id for match in listed])
    common = facts.common_names(taxa)
    return [
        Choice(taxa[match.taxon_id], common.get(match.taxon_id, ""), match)
        for match in listed
        if match.taxon_id in taxa
    ]
