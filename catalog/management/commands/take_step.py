"""``manage.py take_step``: one step of publication for everything under a name, all or nothing."""

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from catalog import editorial, nomenclature
from catalog.models import Taxon

STEPS: Final = {
    step.name.removeprefix("_"): step for step in editorial.STEPS if step.target not in step.start
}
MOST_TOLD: Final = 20


class Command(BaseCommand):
    """For more taxa than the page of the list takes. It holds the permissions of the person whom it is told."""

    help = "Hand in, take back, publish or withdraw a taxon with all under it that may take that step: all or none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("step", choices=list(STEPS))
        parser.add_argument("names", nargs="+", metavar="NAME", help="A botanical name or a symbol.")
        parser.add_argument("--as", required=True, dest="username", help="The account that takes the step.")
        parser.add_argument("--reason", default="", help="Stands in the history of each plant.")
        parser.add_argument("--dry-run", action="store_true", help="Tell how many, and what is in the way.")

    def handle(self, **options: Any) -> None:
        step, user = STEPS[options["step"]], _account(options["username"])
        if not editorial.may_take(user, step):
            raise CommandError(f"{options['username']} may not take this step. Nothing was changed.")
        seen = {key: version for name in options["names"] for key, version in _under(name, step)}
        if options["dry_run"]:
            self._tell(step, list(seen), user)
            return
        try:
            taken = editorial.take_together(step, seen, user, options["reason"])
        except ValidationError as fault:
            told = [*fault.messages[:MOST_TOLD], f"{len(fault.messages)} in the way. Nothing was changed."]
            raise CommandError("\n".join(told)) from fault
        self.stdout.write(self.style.SUCCESS(f"{step.words}: {len(taken)} taxa."))

    def _tell(self, step: editorial.Step, keys: list[int], user: Any) -> None:
        refused = editorial.hindrances(step, editorial.read_together(keys), user)
        for taxon, reasons in refused[:MOST_TOLD]:
            self.stdout.write(f"{taxon}: {' '.join(reasons)}")
        self.stdout.write(f"{len(keys)} chosen, {len(refused)} in the way. Dry run: nothing was changed.")


def _account(username: str) -> Any:
    found = get_user_model().objects.filter(username=username, is_active=True).first()
    if found is None:
        raise CommandError(f"There is no account {username}. Nothing was changed.")
    return found


def _under(name: str, step: editorial.Step) -> Iterable[tuple[int, int]]:
    """Key and version of each taxon under a name, itself included, that stands where the step starts."""
    key = nomenclature.name_key(name)
    meant = list(Taxon.objects.filter(Q(name_key=key) | Q(symbol=name.upper())))
    if len(meant) != 1:
        told = "No taxon has" if not meant else f"{len(meant)} taxa have"
        raise CommandError(f"{told} the accepted name or symbol {name}: give a symbol. Nothing was changed.")
    taxa = Taxon.objects.filter(pk=meant[0].pk) | Taxon.objects.below(meant[0])
    return taxa.filter(status__in=step.start).order_by().values_list("pk", "version")
