"""A synonymy is a judgement: whoever changes one says why and, where the site asks for it, by which source."""

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings

from catalog.choices import EntryKind

Document = dict[str, Any]

NO_REASON: Final = "Synonyms were changed: say why under “Reason”. Nothing was saved."
GIVEN: Final = frozenset({EntryKind.IMPORTED})
"""Changes whose reason and source is a file."""

TAKEN_BACK: Final = frozenset({EntryKind.UNDONE, EntryKind.RESTORED, EntryKind.RECOVERED})
"""Changes that put names back as they stood, with the sources that they had then."""


def ungrounded(
    changes: Iterable[tuple[Document | None, Document]],
    reason: str,
    *,
    kind: EntryKind | None = None,
    gone: Iterable[Document] = (),
) -> list[str]:
    """What is missing of the grounds of a change, a sentence each; none where no synonymy is changed.

    ``changes`` are the states before and after it, of every plant that it touches; None before is a new plant, whose
    names nobody has to justify; ``gone`` are plants that the change deletes. A name that only goes from one plant to
    another keeps the source that it has.
    """
    if kind in GIVEN:
        return []
    pairs = [(_synonyms(before), after) for before, after in changes]
    stood = [row for rows, _ in pairs for row in rows or ()]
    stood += [row for document in gone for row in document.get("synonyms", ())]
    faults = []
    if not reason.strip() and any(rows is not None and rows != _synonyms(after) for rows, after in pairs):
        faults.append(NO_REASON)
    if settings.CATALOG_SOURCE_SYNONYMS and kind not in TAKEN_BACK:
        faults += [
            f"No source is named for the synonym {row['full_name']}: choose it beside the name. Nothing was saved."
            for _, after in pairs
            for row in _unsourced(after)
            if row not in stood
        ]
    return faults


def _synonyms(document: Document | None) -> list[Document] | None:
    return None if document is None else document.get("synonyms", [])


def _unsourced(document: Document) -> list[Document]:
    citations = document.get("citations", ())
    cited = {row["subject"] for row in citations if row["trait"] == "synonymy" and row["source"]}
    rows = document.get("synonyms", ())
    return [row for row in rows if not row["source"] and row["full_name"] not in cited]
