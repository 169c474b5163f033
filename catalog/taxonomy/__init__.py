"""Acts of taxonomy: a taxon renamed, moved, its names swapped, two made one. Each is previewed, and can be undone."""

from ._carrying import Outdated, perform
from ._merging import Merger, plan_merger
from ._naming import NewName, plan_new_name, synonyms_to_accept
from ._plan import MOST_CHANGED, Plan, Refused
from ._preview import Effect, Preview, rehearse
from ._proposals import Proposal, proposed_below, proposed_move, remarks_on
from ._undoing import Undoing, undo, undoing
from ._who import PERMISSIONS, may_carry_out

__all__ = [
    "MOST_CHANGED",
    "PERMISSIONS",
    "Effect",
    "Merger",
    "NewName",
    "Outdated",
    "Plan",
    "Preview",
    "Proposal",
    "Refused",
    "Undoing",
    "may_carry_out",
    "perform",
    "plan_merger",
    "plan_new_name",
    "proposed_below",
    "proposed_move",
    "rehearse",
    "remarks_on",
    "synonyms_to_accept",
    "undo",
    "undoing",
]
