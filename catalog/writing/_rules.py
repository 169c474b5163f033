"""Rules that span rows, which no database constraint can express."""

from django.core.exceptions import ValidationError
from django.db import models

from catalog.choices import Rank
from catalog.models import LookAlike, Synonym, Taxon

from ._name_rules import full_name_faults, slug_faults, symbol_faults, synonym_name_faults, taxon_name_faults
from ._names_known import STORED, KnownNames


def check(instance: models.Model, names: KnownNames = STORED) -> None:
    """Raise ValidationError, by field, when a row breaks a rule that spans rows. A handful of queries.

    The row must have been prepared. Rows of other models have no such rules. Whoever checks many rows gives the
    names that were read for all of them.
    """
    match instance:
        case Taxon():
            _check_taxon(instance, names)
        case Synonym():
            _check_synonym(instance, names)
        case LookAlike():
            _check_look_alike(instance)


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


def _check_taxon(taxon: Taxon, names: KnownNames) -> None:
    found = (
        ("parent", _parent_faults(taxon)),
        ("rank", _children_faults(taxon)),
        ("symbol", symbol_faults(taxon, names)),
        ("name", taxon_name_faults(taxon, names)),
        ("full_name", full_name_faults(taxon)),
        ("slug", slug_faults(taxon)),
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


def _check_synonym(synonym: Synonym, names: KnownNames) -> None:
    found = (
        ("symbol", symbol_faults(synonym, names)),
        ("name", synonym_name_faults(synonym, names)),
        ("full_name", full_name_faults(synonym)),
    )
    errors = {field: faults for field, faults in found if faults}
    if errors:
        raise ValidationError(errors)


def _check_look_alike(pair: LookAlike) -> None:
    """A pair is stored once and shown on both pages."""
    if LookAlike.objects.filter(taxon=pair.other_id, other=pair.taxon_id).exists():
        raise ValidationError({"other": [f"{pair.other.name} names this plant as its look-alike already."]})
