"""One code for each place: a region of a single part, such as Alaska, speaks for that part."""

from collections import Counter
from collections.abc import Iterable

from catalog.models import Region


def told_apart(regions: Iterable[Region]) -> list[Region]:
    """The parts of regions that have several, and the regions that have one, in the order given."""
    listed = list(regions)
    parts = Counter(region.parent_id for region in listed)
    return [
        region
        for region in listed
        if (parts[region.code] == 1 if region.parent_id is None else parts[region.parent_id] > 1)
    ]


def with_pages(regions: Iterable[Region]) -> list[Region]:
    """Those that have a page of their own, in the order given: the only part of a region leads to that region."""
    listed = list(regions)
    parts = Counter(region.parent_id for region in listed)
    return [region for region in listed if region.parent_id is None or parts[region.parent_id] > 1]
