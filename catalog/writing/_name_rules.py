"""Rules of names, symbols and addresses that span rows."""

from catalog import nomenclature
from catalog.choices import Rank, Status, SynonymKind
from catalog.models import Synonym, Taxon

from ._names_known import KnownNames


def taxon_name_faults(taxon: Taxon, names: KnownNames) -> list[str]:
    """What is wrong with an accepted name. Asks for two names."""
    return _spelling_faults(taxon) or _form_faults(taxon) or _twin_faults(taxon, names)


def synonym_name_faults(synonym: Synonym, names: KnownNames) -> list[str]:
    """What is wrong with a synonym's name. Asks for a name."""
    if faults := _spelling_faults(synonym):
        return faults
    if synonym.note or synonym.kind == SynonymKind.MISAPPLIED:
        return []
    accepted = names.taxon_named(synonym)
    own = synonym.taxon
    if accepted == own or (not synonym.authority and synonym.name_key == own.name_key):
        return ["This is the accepted name of the taxon; a name is no synonym of itself."]
    if accepted is None:
        return []
    return [
        f"{accepted} is the accepted name of another taxon. Say in the note if it was misapplied to this one."
    ]


def full_name_faults(named: Taxon | Synonym) -> list[str]:
    """A full name that is another name than the one without authorities. A query where they differ.

    One that was left as it stood while the name was changed is composed anew (see ``Change.save``).
    """
    written = nomenclature.parse(named.full_name)
    if not written.quality or nomenclature.name_key(written.name) == named.name_key:
        return []
    if type(named)._default_manager.filter(pk=named.pk, full_name=named.full_name).exists():
        return []
    return [f"This reads as {written.name}, not as {named.name}. Leave it empty to have it filled in."]


def symbol_faults(named: Taxon | Synonym, names: KnownNames) -> list[str]:
    """A symbol that another name bears. Asks for two names."""
    if not named.symbol:
        return []
    taxon = names.taxon_with_symbol(named.symbol)
    if taxon is not None and taxon != named:
        return [f"{named.symbol} is already the symbol of {taxon.name}."]
    synonym = names.synonym_with_symbol(named.symbol)
    if synonym is not None and synonym != named:
        return [f"{named.symbol} is already the symbol of {synonym.name}, a synonym of {synonym.taxon.name}."]
    return []


def slug_faults(taxon: Taxon) -> list[str]:
    """An address, not made from the name, under which visitors look for another plant. Two queries."""
    if taxon.slug.startswith(nomenclature.slug(taxon.name)):
        return []
    symbol = taxon.slug.upper()
    bearers = [
        *Taxon.objects.filter(symbol=symbol).exclude(pk=taxon.pk)[:1],
        *Synonym.objects.filter(symbol=symbol).exclude(taxon=taxon.pk)[:1],
    ]
    return [
        f"{symbol} is the symbol of {bearer.name}: its address must lead there." for bearer in bearers[:1]
    ]


def _spelling_faults(named: Taxon | Synonym) -> list[str]:
    parsed = nomenclature.parse(named.name)
    if parsed.authority:
        return [f"“{parsed.authority}” reads as an authority; write it in the field for the authority."]
    if not parsed.quality:
        return [
            "This does not read as a botanical name: it begins with the name of a genus or a higher group."
        ]
    if parsed.tail.strip():
        return [f"“{parsed.tail.strip()[:80]}” was not understood as part of a botanical name."]
    return []


def _form_faults(taxon: Taxon) -> list[str]:
    """A name whose words do not fit the rank, or the genus that the taxon stands under (ICN Art. 23.1 and 24.1)."""
    if taxon.rank not in Rank.values or Rank(taxon.rank).order < Rank.SPECIES.order:
        return []
    parsed = nomenclature.parse(taxon.name)
    if parsed.rank and parsed.rank != taxon.rank:
        return [
            f"This is the name of a {Rank(parsed.rank).label.lower()}, not of a {Rank(taxon.rank).label.lower()}."
        ]
    parent = taxon.parent
    if parent is None or parent.rank not in Rank.values or Rank(parent.rank).order < Rank.GENUS.order:
        return []
    genus = parent.name_key.split(" ")[0]
    if taxon.name_key.split(" ")[0] != genus:
        return [f"A name under {parent.name} begins with {parent.name.split(' ')[0]}."]
    return []


def _twin_faults(taxon: Taxon, names: KnownNames) -> list[str]:
    twin = names.taxon_named(taxon)
    if twin is not None:
        standing = Status(twin.status).label.lower()
        return [f"{twin} is in the catalogue already ({standing}, {twin.symbol or 'no symbol'})."]
    synonym = names.synonym_named(taxon)
    if synonym is not None:
        return [f"{synonym} is a synonym of {synonym.taxon.name} in the catalogue. Remove it there first."]
    return []
