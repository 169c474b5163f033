"""Names in the catalogue that may be the one that somebody is about to add, written in another way."""

from typing import Final

from catalog.models import NameEntry

from ._asked import ask
from ._fuzzy import judge
from ._match import BOTANICAL, ROW, Match, Row, as_match
from ._taxa import Shown

MOST: Final = 12
"""Names that are told at once."""

_READ: Final = 200


def twins(name: str) -> list[Match]:
    """Botanical names of any taxon, drafts too, that may be this one; the likest first.

    Score 100: the same name but for authority, rank, hybrid sign, hyphens, endings and letters that sound alike, so
    that one of the two may be a slip or a spelling of the other (ICN Art. 53.2, 61). Less: within a letter of this
    one, or a slip of the pen away. Some ten queries, each by an index.
    """
    asked = ask(name)
    if not asked.loose:
        return []
    shown = Shown(drafts=True)
    alike = NameEntry.objects.filter(loose=asked.loose).values_list(*ROW)[:_READ]
    same = [row for row in map(Row._make, alike) if row.kind in BOTANICAL]
    found = [as_match(row) for row in sorted(shown.only(same), key=_by_name)]
    told = {(match.taxon_id, match.text, match.authority) for match in found}
    verdict = judge([asked], shown)[0]
    for candidate in verdict.candidates:
        if candidate.is_slip or candidate.difference.cost <= 1:
            near = (as_match(row, candidate.percent) for row in candidate.rows)
            found += (match for match in near if (match.taxon_id, match.text, match.authority) not in told)
    return found[:MOST]


def _by_name(row: Row) -> tuple[str, str, str, int]:
    return (row.kind, row.text, row.authority, row.taxon_id)
