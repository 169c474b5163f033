"""Who may do what: a permission for each act, and that to publish where visitors see it at once."""

from collections.abc import Iterable
from typing import Final

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin

from catalog import editorial, writing
from catalog.choices import EntryKind
from catalog.models import Taxon

PERMISSIONS: Final = {
    EntryKind.RENAMED: "catalog.rename_taxon",
    EntryKind.MOVED: "catalog.move_taxon",
    EntryKind.SWAPPED: "catalog.swap_taxon",
    EntryKind.MERGED: "catalog.merge_taxon",
    EntryKind.IMPORTED: "catalog.import_taxon",
    EntryKind.EDITED: "catalog.change_taxon",
}


def may_carry_out(user: AbstractBaseUser | AnonymousUser, kind: str, taxa: Iterable[Taxon]) -> bool:
    """Whether this user may do this to these taxa, or undo it."""
    permission = PERMISSIONS[EntryKind(kind)]
    if not isinstance(user, PermissionsMixin) or not user.has_perm(permission):
        return False
    taxa = list(taxa)
    if not writing.are_within(taxa, writing.families_of(user)):
        return False
    return editorial.may_publish(user) or not any(taxon.is_published for taxon in taxa)
