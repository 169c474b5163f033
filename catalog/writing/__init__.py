"""The one write door: form, import and loader all pass it, and it keeps rules, paths, addresses and indexes."""

from ._caller import called_from, caller
from ._change import Change, Conflict, Refused, alone, change, free_slug, rehearsal
from ._columns import NameColumns, columns_of, kind_of, note_of
from ._names_known import KnownNames, ReadNames
from ._own_words import TOLD as OWN_WORDS
from ._own_words import is_asked_for as is_another_reviewer_asked_for
from ._own_words import own_words, require_another_author
from ._prepare import prepare
from ._rebuild import rebuild, rebuild_if_stale
from ._reference import seed_after_migrate, seed_reference
from ._rules import check, deletion_blockers
from ._scope import Families, OutOfScope, are_within, families_of, limit_in_words, require
from ._synonymy import NO_REASON, ungrounded
from ._trace import last_entries, note_beside
from ._trace_runs import document_run, trace_run
from ._tree import place, place_again

__all__ = [
    "NO_REASON",
    "OWN_WORDS",
    "Change",
    "Conflict",
    "Families",
    "KnownNames",
    "NameColumns",
    "OutOfScope",
    "ReadNames",
    "Refused",
    "alone",
    "are_within",
    "called_from",
    "caller",
    "change",
    "check",
    "columns_of",
    "deletion_blockers",
    "document_run",
    "families_of",
    "free_slug",
    "is_another_reviewer_asked_for",
    "kind_of",
    "last_entries",
    "limit_in_words",
    "note_beside",
    "note_of",
    "own_words",
    "place",
    "place_again",
    "prepare",
    "rebuild",
    "rebuild_if_stale",
    "rehearsal",
    "require",
    "require_another_author",
    "seed_after_migrate",
    "seed_reference",
    "trace_run",
    "ungrounded",
]
