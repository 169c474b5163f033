"""The plants to which articles link: derived from their texts, and kept with them."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from catalog import richtext
from catalog.models import ArticleLink, ArticleSection


def keep_links(taxa: Sequence[int]) -> None:
    """Write the links of the articles of these taxa (by key) anew where they have changed. Two queries where not."""
    linked: dict[int, set[UUID]] = defaultdict(set)
    bodies = ArticleSection.objects.filter(taxon__in=taxa, body__contains=richtext.PLANT_LINK)
    for taxon, body in bodies.values_list("taxon_id", "body"):
        linked[taxon] |= richtext.linked_plants([body])
    fresh = {(taxon, name_id) for taxon, plants in linked.items() for name_id in plants}
    stored = {
        (link.taxon_id, link.name_id): link.pk
        for link in ArticleLink.objects.filter(taxon__in=taxa).iterator()
    }
    gone = [pk for link, pk in stored.items() if link not in fresh]
    if gone:
        ArticleLink.objects.filter(pk__in=gone).delete()
    new = [ArticleLink(taxon_id=taxon, name_id=name_id) for taxon, name_id in sorted(fresh - stored.keys())]
    if new:
        ArticleLink.objects.bulk_create(new, batch_size=200)
