"""The editors' trust: steps to the public, drafts beside live pages, differences, and every earlier state."""

from ._bringing import Overtaken, Trial, bring_back, state_of, try_out
from ._diff import Difference, Piece, compare
from ._drafts import Desk, check_desk, discard, keep, publish, rehearsed, waiting_document
from ._gaps import (
    barely_begun,
    begun,
    broken_plant_links,
    complete,
    half_recorded,
    missing,
    names_in_doubt,
    names_with_warnings,
    template,
    without_source,
)
from ._merge import merge
from ._operations import open_operation
from ._reasons import correct_reason, may_correct
from ._restoring import LostParts, former_state, recover, recoverable, restore, restore_beside
from ._schedule import due, plan_publication, publish_due
from ._spots import read_spot
from ._together import hindrances, read_together, take_together
from ._union import Choice, Union
from ._workflow import (
    STEPS,
    Blocker,
    Step,
    asked_step,
    blockers,
    check_publishable,
    is_for_others,
    may_publish,
    may_publish_own,
    may_take,
    steps_for,
)

__all__ = [
    "STEPS",
    "Blocker",
    "Choice",
    "Desk",
    "Difference",
    "LostParts",
    "Overtaken",
    "Piece",
    "Step",
    "Trial",
    "Union",
    "asked_step",
    "barely_begun",
    "begun",
    "blockers",
    "bring_back",
    "broken_plant_links",
    "check_desk",
    "check_publishable",
    "compare",
    "complete",
    "correct_reason",
    "discard",
    "due",
    "former_state",
    "half_recorded",
    "hindrances",
    "is_for_others",
    "keep",
    "may_correct",
    "may_publish",
    "may_publish_own",
    "may_take",
    "merge",
    "missing",
    "names_in_doubt",
    "names_with_warnings",
    "open_operation",
    "plan_publication",
    "publish",
    "publish_due",
    "read_spot",
    "read_together",
    "recover",
    "recoverable",
    "rehearsed",
    "restore",
    "restore_beside",
    "state_of",
    "steps_for",
    "take_together",
    "template",
    "try_out",
    "waiting_document",
    "without_source",
]
