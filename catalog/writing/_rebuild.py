"""Everything derived, built again from the truth."""

from collections.abc import Callable

from django.db import transaction

from catalog import contradictions, facets, names
from catalog.models import Revision

from ._tree import replace_tree

Progress = Callable[[str], None]


def rebuild(progress: Progress | None = None) -> None:
    """Build paths, names index, facet index and list of contradictions again from the truth. Safe to repeat.

    ``progress`` is called with a word for each step before it begins.
    """
    say = progress or (lambda step: None)
    say("tree")
    with transaction.atomic():
        Revision.objects.locked()
        replace_tree()
    say("names")
    names.rebuild()
    say("facets")
    facets.rebuild()
    say("contradictions")
    contradictions.rebuild()
    with transaction.atomic():
        Revision.objects.mark_stale(stale=False)
        Revision.objects.raise_number()


def rebuild_if_stale(progress: Progress | None = None) -> bool:
    """Finish what an interrupted import left to be derived. True when there was something to do."""
    if not Revision.objects.is_stale():
        return False
    rebuild(progress)
    return True
