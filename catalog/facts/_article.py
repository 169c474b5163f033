"""The care article as readers see it: its links to plants under the plants' present names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.html import format_html

from catalog import richtext
from catalog.glossary import Terms
from catalog.models import ArticleSection, Synonym, Taxon

from ._latin import latin
from ._words_told import with_words_told


@dataclass(frozen=True)
class ArticlePart:
    """One section of an article. ``body`` is sanitised HTML."""

    kind: str
    heading: str
    body: str


def linked_taxa(texts: Iterable[str]) -> dict[UUID, Taxon]:
    """The taxa, public or not, to which article texts link, by the identifier in the link.

    The identifier of a name that has become a synonym leads to its accepted taxon. No query without links, else one or
    two.
    """
    wanted = richtext.linked_plants(texts)
    found = {taxon.name_id: taxon for taxon in Taxon.objects.filter(name_id__in=wanted)} if wanted else {}
    if missing := wanted - set(found):
        synonyms = Synonym.objects.filter(name_id__in=missing).select_related("taxon")
        found |= {synonym.name_id: synonym.taxon for synonym in synonyms}
    return found


def article_parts(sections: Sequence[ArticleSection], terms: Terms) -> tuple[ArticlePart, ...]:
    """The sections as the public sees them: links to plants under their present names, words of botany with meanings.

    See :func:`linked_taxa` for the queries.
    """
    taxa = linked_taxa(section.body for section in sections)
    return tuple(
        ArticlePart(section.kind, section.heading, with_words_told(_linked(section.body, taxa), terms))
        for section in sections
    )


def _linked(body: str, taxa: Mapping[UUID, Taxon]) -> str:
    return richtext.with_plant_links(richtext.clean(body), lambda link: _shown(link, taxa))


def _shown(link: richtext.PlantLink, taxa: Mapping[UUID, Taxon]) -> str:
    """A link to the plant's page. One that leads nowhere, or to a plant that is not public, is only its words."""
    taxon = taxa.get(link.name_id)
    if taxon is None or not taxon.is_published:
        return link.inner
    words = link.inner if link.keeps_words else latin(taxon.name)
    return "".join([format_html('<a href="{}">', taxon.get_absolute_url()), words, "</a>"])
