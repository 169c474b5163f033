"""Asking the list as an address does, and adding a row through the write door."""

from django.db.models import Model
from django.http import QueryDict

from catalog import facets, writing
from catalog.facets import Result, Selection
from catalog.models import Taxon


def search(query: str) -> Result:
    """What the list answers to an address."""
    return facets.search(Selection.from_query(QueryDict(query)))


def found(query: str) -> set[str]:
    """The names of the plants on its first page."""
    return set(Taxon.objects.filter(pk__in=search(query).ids).values_list("name", flat=True))


def add(row: Model) -> None:
    """Save one row as an editor does."""
    with writing.change(traced=False) as change:
        change.save(row)
