"""Rules that span rows, which no database constraint can express."""

from django.core.exceptions import ValidationError
from django.db import models

from catalog import nomenclature
from catalog.choices import Rank, Status, SynonymKind
from catalog.models import Synonym, Taxon


def check(instance: models.Model) -> None:
    """Raise ValidationError, by field, when a row breaks a rule that spans rows. A handful of queries.

    The row must have been prepared. Rows of other models have no such rules.
    """
    match instance:
        case Taxon():
            _check_taxon(instance)
        case Synonym():
            _check_synonym(instance)


def deletion_blockers(taxon: Taxon) -> list[str]:
    """Why a taxon may not be deleted, one sentence for each reason; empty when it may. Three queries."""
    reasons = []
    children = list(taxon.children.order_by("name_key")[:11])
    if children:
        named = ", ".join(child.name for child in children[:10])
        more = " and others" if len(children) > 10 else ""
        reasons.append(f"These taxa stand under it: {named}{more}. Move them under another parent first.")
    if taxon.is_published:
        reasons.append("It is on the public site. Withdraw it first.")
    rivals = taxon.look_alikes_of.count()
    if rivals:
        reasons.append(f"{rivals} other plants name it as a look-alike. Remove those notes first.")
    return reasons


def _check_taxon(taxon: Taxon) -> None:
    found = (
        ("parent", _parent_faults(taxon)),
        ("rank", _children_faults(taxon)),
        ("symbol", _symbol_faults(taxon)),
        ("name", _name_faults(taxon)),
    )
    errors = {field: faults for field, faults in found if faults}
    if errors:
        raise ValidationError(errors)


def _parent_faults(taxon: Taxon) -> list[str]:
    parent = taxon.parent
    if parent is None:
        return []
    if taxon.pk is not None and parent.pk == taxon.pk:
        return ["A taxon cannot be its own parent."]
    if taxon.pk is not None and taxon.path and parent.path.startswith(taxon.path):
        return [f"{parent} stands under this taxon itself, so it cannot be its parent."]
    if parent.is_cultivar:
        return [f"{parent} is a cultivar; nothing stands under a cultivar."]
    above = Rank(parent.rank)
    if taxon.is_cultivar:
        if above.order < Rank.GENUS.order:
            return [
                f"A cultivar stands under a genus or a taxon below it, not under a {above.label.lower()}."
            ]
        return []
    if taxon.rank not in Rank.values:
        return []
    rank = Rank(taxon.rank)
    if above.order >= rank.order:
        return [
            f"{parent} is a {above.label.lower()}; the parent of a {rank.label.lower()} must have a higher rank."
        ]
    if rank.is_infraspecific and above.order < Rank.SPECIES.order:
        return [
            f"A {rank.label.lower()} stands under a species or a part of one, not under a {above.label.lower()}."
        ]
    return []


def _children_faults(taxon: Taxon) -> list[str]:
    if taxon.pk is None or taxon.rank not in Rank.values:
        return []
    own = Rank(taxon.rank).order
    for rank in taxon.children.exclude(rank="").values_list("rank", flat=True).distinct():
        if Rank(rank).order <= own:
            return [
                f"A {Rank(rank).label.lower()} stands under this taxon; its rank must stay higher than that."
            ]
    return []


def _symbol_faults(named: Taxon | Synonym) -> list[str]:
    if not named.symbol:
        return []
    taxon = Taxon.objects.filter(symbol=named.symbol).first()
    if taxon is not None and taxon != named:
        return [f"{named.symbol} is already the symbol of {taxon.name}."]
    synonym = Synonym.objects.filter(symbol=named.symbol).select_related("taxon").first()
    if synonym is not None and synonym != named:
        return [f"{named.symbol} is already the symbol of {synonym.name}, a synonym of {synonym.taxon.name}."]
    return []


def _authority_faults(named: Taxon | Synonym) -> list[str]:
    authority = nomenclature.parse(named.name).authority
    return (
        [f"“{authority}” reads as an authority; write it in the field for the authority."]
        if authority
        else []
    )


def _name_faults(taxon: Taxon) -> list[str]:
    if faults := _authority_faults(taxon):
        return faults
    rows = Taxon.objects.filter(name_key=taxon.name_key, authority_key=taxon.authority_key).exclude(
        pk=taxon.pk
    )
    twin = rows.first()
    if twin is None:
        return []
    standing = Status(twin.status).label.lower()
    return [f"{twin} is in the catalogue already ({standing}, {twin.symbol or 'no symbol'})."]


def _check_synonym(synonym: Synonym) -> None:
    found = (("symbol", _symbol_faults(synonym)), ("name", _synonym_name_faults(synonym)))
    errors = {field: faults for field, faults in found if faults}
    if errors:
        raise ValidationError(errors)


def _synonym_name_faults(synonym: Synonym) -> list[str]:
    if faults := _authority_faults(synonym):
        return faults
    if synonym.note or synonym.kind == SynonymKind.MISAPPLIED:
        return []
    accepted = Taxon.objects.filter(name_key=synonym.name_key, authority_key=synonym.authority_key).first()
    if accepted is None:
        return []
    if accepted.pk == synonym.taxon_id:
        return ["This is the accepted name of the taxon; a name is no synonym of itself."]
    return [
        f"{accepted} is the accepted name of another taxon. Say in the note if it was misapplied to this one."
    ]
