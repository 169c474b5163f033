"""The one write door: form, import and loader all pass it, and it keeps rules, paths, addresses and indexes."""

from ._change import Change, Conflict, Refused, alone, change, free_slug, rehearsal
from ._columns import NameColumns, columns_of, kind_of, note_of
from ._names_known import KnownNames, ReadNames
from ._prepare import prepare
from ._rebuild import rebuild, rebuild_if_stale
from ._reference import seed_after_migrate, seed_reference
from ._rules import check, deletion_blockers
from ._trace import last_entries, note_beside
from ._trace_runs import document_run, trace_run
from ._tree import place, place_again

__all__ = [
    "Change",
    "Conflict",
    "KnownNames",
    "NameColumns",
    "ReadNames",
    "Refused",
    "alone",
    "change",
    "check",
    "columns_of",
    "deletion_blockers",
    "document_run",
    "free_slug",
    "kind_of",
    "last_entries",
    "note_beside",
    "note_of",
    "place",
    "place_again",
    "prepare",
    "rebuild",
    "rebuild_if_stale",
    "rehearsal",
    "seed_after_migrate",
    "seed_reference",
    "trace_run",
]
