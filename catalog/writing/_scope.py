"""Whose work is limited to some families. The write door asks it, so that no way in can forget to."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError

from catalog.models import FamilyScope, Taxon

Families = frozenset[int] | None
"""The keys of families; None for every one."""


class OutOfScope(ValidationError):
    """A change of a plant of a family that is not this person's to change."""


def families_of(user: AbstractBaseUser | AnonymousUser | None) -> Families:
    """The families to which this user's work is limited; None where it is not. A superuser's never is. One query."""
    if user is None or getattr(user, "is_superuser", False):
        return None
    held = list(FamilyScope.objects.filter(user=user.pk).values_list("families", flat=True))
    return frozenset(key for key in held if key is not None) if held else None


def are_within(taxa: Iterable[Taxon], families: Families) -> bool:
    """Whether each of these taxa is a family of those, or stands in one."""
    return families is None or all(taxon.family_id in families for taxon in taxa)


def require(families: Families, taxa: Iterable[int]) -> None:
    """Raise OutOfScope where one of these taxa (by key) stands in none of the families."""
    if families is None:
        return
    outside = Taxon.objects.filter(pk__in=list(taxa)).exclude(family__in=families).first()
    if outside is not None:
        raise OutOfScope(f"{limit_in_words(families)} {outside} stands elsewhere. Nothing was saved.")


def limit_in_words(families: frozenset[int]) -> str:
    """What somebody is told whose work is limited."""
    names = Taxon.objects.filter(pk__in=families).order_by("name").values_list("name", flat=True)
    return f"Your work is limited to {', '.join(names) or 'no family'}."
