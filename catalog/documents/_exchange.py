"""Names that change hands: set free before the documents that give them to another are written."""

from collections.abc import Mapping
from typing import Any

from catalog import writing
from catalog.models import Synonym, Taxon

Document = dict[str, Any]


def set_names_free(after: Mapping[int, Document]) -> None:
    """Let go of the names of these taxa (by key) and of their synonyms; the documents write them again, each where it
    belongs then. The plants have to be remembered by the change.
    """
    Synonym.objects.filter(taxon__in=list(after)).delete()
    for taxon in Taxon.objects.filter(pk__in=list(after)):
        if _is_named_anew(taxon, after[taxon.pk]):
            free = f"\x7f {taxon.pk}"
            Taxon.objects.filter(pk=taxon.pk).update(name_key=free, authority_key="", symbol=None)


def let_own_names_go(change: writing.Change, taxon: Taxon, document: Document) -> None:
    """The same for one plant to which a document gives another name, such as that of one of its synonyms."""
    if _is_named_anew(taxon, document):
        change.remember(taxon.pk)
        set_names_free({taxon.pk: document})


def _is_named_anew(taxon: Taxon, document: Document) -> bool:
    row = document["taxon"]
    named = (row.get("name"), row.get("authority", ""), row.get("symbol"))
    return named != (taxon.name, taxon.authority, taxon.symbol)
