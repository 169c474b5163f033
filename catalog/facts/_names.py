"""Common names for many taxa at once."""

from collections.abc import Iterable

from catalog.models import VernacularName


def common_names(taxa: Iterable[int], language: str = "en") -> dict[int, str]:
    """The name to show for each of these taxa (by key) that has one in the language. One query."""
    rows = VernacularName.objects.filter(taxon__in=list(taxa), language=language)
    found: dict[int, str] = {}
    for taxon, name in rows.order_by("-preferred", "name").values_list("taxon_id", "name"):
        found.setdefault(taxon, name)
    return found
