"""One act that may change many plants, as their histories name it."""

from django.contrib.auth.models import AbstractBaseUser

from catalog import writing
from catalog.models import Operation, Taxon


def open_operation(
    change: writing.Change,
    kind: str,
    taxon: Taxon | None,
    summary: str,
    user: AbstractBaseUser | None,
    reason: str,
    undoes: Operation | None = None,
) -> Operation:
    """The record of an act, to which the entries of this change belong."""
    operation = Operation(kind=kind, taxon=taxon, summary=summary[:700], reason=reason, undoes=undoes)
    operation.user = user  # type: ignore[assignment]
    operation.user_name = user.get_username()[:150] if user is not None else ""
    operation.save()
    change.part_of(operation)
    return operation
