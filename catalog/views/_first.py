"""Which plants of many a page shows first."""

from catalog import facets
from catalog.choices import Quality
from catalog.facets import Selection


def read_about_first(selection: Selection, *, most: int) -> list[int]:
    """The keys of plants of a selection: those that have a care article, then its first others."""
    told = facets.search(selection.added("has", Quality.ARTICLE), per_page=most).ids
    if len(told) == most:
        return list(told)
    others = facets.search(selection, per_page=most).ids
    return list(dict.fromkeys([*told, *others]))[:most]
