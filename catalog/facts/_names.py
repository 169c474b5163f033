"""Common names for many taxa at once."""

from collections.abc import Iterable

from catalog.models import Taxon, VernacularName


def common_names(taxa: Iterable[int], language: str = "en") -> dict[int, str]:
    """The name to show for each of these taxa (by key) that has one in the language. One query."""
    rows = VernacularName.objects.filter(taxon__in=list(taxa), language=language)
    found: dict[int, str] = {}
    for taxon, name in rows.order_by("-preferred", "name").values_list("taxon_id", "name"):
        found.setdefault(taxon, name)
    return found


def parted_names(taxon: Taxon) -> tuple[VernacularName | None, tuple[VernacularName, ...]]:
    """The English name that heads the taxon's page, None without one, and its other common names by language.

    No query when its names are fetched.
    """
    names = sorted(
        taxon.vernacular_names.all(), key=lambda name: (name.language, not name.preferred, name.name)
    )
    heading = next((name for name in names if name.language == "en"), None)
    return heading, tuple(name for name in names if name is not heading)
