"""What an act of taxonomy comes to: the documents of the plants as they shall be."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError

from catalog.choices import EntryKind
from catalog.models import LookAlike, Taxon

Document = dict[str, Any]
Row = dict[str, Any]

MOST_CHANGED: Final = 300
"""Names that may change in one act: each is a document that is written, and that an editor has to look at."""


class Refused(ValidationError):
    """An act that cannot be; its messages say why and what to do first."""


@dataclass
class Plan:
    """One act. ``after`` holds the documents to store, by the key of the taxon, in the order in which they are stored.

    ``mentioned`` are taxa (by key) whose documents change because they name one of these: children, look-alikes.
    ``goes`` is the taxon that another takes the place of.
    """

    kind: EntryKind
    taxon: Taxon
    summary: str
    after: dict[int, Document]
    mentioned: set[int] = field(default_factory=set)
    goes: Taxon | None = None

    @property
    def touched(self) -> set[int]:
        """The keys of all taxa whose history will tell of it."""
        gone = {self.goes.pk} if self.goes is not None else set()
        return {*self.after, *self.mentioned, *gone}


def mentions_of(taxa: Iterable[int]) -> set[int]:
    """The taxa (by key) whose documents name one of these: what stands directly under them, and whose look-alike they
    are. Two queries.
    """
    keys = list(taxa)
    children = Taxon.objects.filter(parent__in=keys).values_list("pk", flat=True)
    rivals = LookAlike.objects.filter(other__in=keys).values_list("taxon", flat=True)
    return {*children, *rivals}


def stored(key: int) -> Taxon:
    """The taxon with its parent, read anew."""
    return Taxon.objects.select_related("parent").get(pk=key)
