"""Actions of the list of taxa: one step of publication for all that were ticked, after a page that names them."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from catalog import editorial
from catalog.admin._places_grid import PlacesPages
from catalog.admin._reasons import given_reason
from catalog.editorial import Step
from catalog.models import Taxon

MOST_TOGETHER: Final = 10_000
"""Taxa that take a step at once. Others who save wait for as long as it takes, and they wait for 20 seconds at most."""

MOST_NAMED: Final = 500
"""So many of them the page names: what a person can look at."""

TAXA_A_SECOND: Final = 700
"""What a small server does; the page tells how long it will take."""

STEPS: Final = tuple(step for step in editorial.STEPS if step.target not in step.start)
CHANGELIST: Final = "admin:catalog_taxon_changelist"


class StepsTogether(PlacesPages):
    """Hand in, take back, publish and withdraw what was ticked: all of it, or nothing."""

    def get_urls(self) -> list[Any]:
        """The page that carries a step out."""
        return [self._page("steps/", require_POST(self.steps_view), "steps"), *super().get_urls()]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Also the steps that this user may take."""
        actions: dict[str, Any] = super().get_actions(request)
        if actions:
            allowed = (step for step in STEPS if editorial.may_take(request.user, step))
            actions |= {step.name: (_asked_by_list, step.name, step.words) for step in allowed}
        return actions

    def ask_together(self, request: HttpRequest, step: Step, chosen: QuerySet[Taxon]) -> HttpResponse | None:
        """The page that names the taxa and says what is in the way, before anything is done."""
        keys = list(chosen.values_list("pk", flat=True)[: MOST_TOGETHER + 1])
        if len(keys) > MOST_TOGETHER:
            words = (
                f"Choose at most {MOST_TOGETHER:,} taxa for one step: narrow the list, or tick fewer. For more at once "
                "there is a command: ask your operator for take_step."
            )
            self.message_user(request, words, messages.WARNING)
            return None
        return self._ask(request, step, editorial.read_together(keys))

    def steps_view(self, request: HttpRequest) -> HttpResponse:
        """Take the step, if all are as they were seen and nothing is in the way of any of them."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        step = next((step for step in STEPS if step.name == request.POST.get("step")), None)
        seen = _seen(request.POST.get("seen", ""))
        if step is None or not seen:
            self.message_user(request, "Tick some taxa in the list first.", messages.WARNING)
            return HttpResponseRedirect(reverse(CHANGELIST))
        if not editorial.may_take(request.user, step):
            raise PermissionDenied
        try:
            taxa = editorial.take_together(step, seen, request.user, given_reason(request))  # type: ignore[arg-type]
        except ValidationError as refused:
            for sentence in [*refused.messages[:20], "Nothing was changed."]:
                self.message_user(request, sentence, messages.ERROR)
            return self._ask(request, step, editorial.read_together(list(seen)))
        told = f"{step.words}: {len(taxa):,} {'taxon' if len(taxa) == 1 else 'taxa'}."
        self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(reverse(CHANGELIST))

    def _ask(self, request: HttpRequest, step: Step, taxa: list[Taxon]) -> HttpResponse:
        refused = editorial.hindrances(step, taxa, request.user)  # type: ignore[arg-type]
        context = {
            "step": step,
            "number": len(taxa),
            "chosen": taxa[:MOST_NAMED],
            "seconds": len(taxa) // TAXA_A_SECOND,
            "refused": refused[:MOST_NAMED],
            "number_refused": len(refused),
            "seen": " ".join(f"{taxon.pk}:{taxon.version}" for taxon in taxa),
        }
        return self._answer(request, "steps", None, f"{step.words}: {len(taxa):,} chosen", **context)


def _asked_by_list(
    admin: StepsTogether, request: HttpRequest, chosen: QuerySet[Taxon]
) -> HttpResponse | None:
    """What Django's list calls; which step it is stands in the request."""
    step = next(step for step in STEPS if step.name == request.POST["action"])
    return admin.ask_together(request, step, chosen)


def _seen(text: str) -> dict[int, int]:
    """The versions of the taxa that the page showed, by key; what cannot be read is left out."""
    pairs = (part.partition(":") for part in text.split()[:MOST_TOGETHER])
    return {int(key): int(version) for key, _, version in pairs if _is_key(key) and _is_key(version)}


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19
