"""The page on which one field or row of an earlier state is brought back: what would change, why not, and the act."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from catalog import editorial
from catalog.admin._correcting import CorrectingPages
from catalog.admin._history import differences_between
from catalog.models import HistoryEntry, Taxon

NO_SPOT = "That entry keeps nothing that could be brought back there. Choose a field or a row below."


@dataclass(frozen=True)
class Asked:
    """Which spot of which state: ``side`` says whether before or after the entry; ``then`` is that state."""

    entry: HistoryEntry
    side: str
    text: str
    spot: tuple[Any, ...]
    then: dict[str, Any]

    @property
    def needs_reason(self) -> bool:
        """A synonymy is a judgement: whoever changes one says why."""
        return bool(self.spot[0] == "synonyms")

    @property
    def why(self) -> str:
        """The reason that stands in the history where none is given."""
        return f"Brought back from the entry of {date_format(localtime(self.entry.at), 'j F Y, H:i')}."


class BringingPages(CorrectingPages):
    """One spot of an entry brought back."""

    def get_urls(self) -> list[Any]:
        """The page beside those of the history."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.bring_view)
        return [self._page("<int:pk>/history/<int:entry>/bring/", view, "bring"), *super().get_urls()]

    def bring_view(self, request: HttpRequest, pk: int, entry: int) -> HttpResponse:
        """What bringing a field or row back would change; sent with a reason, it is done."""
        taxon = self._taxon(request, pk)
        if not self.has_change_permission(request, taxon):
            raise PermissionDenied
        told = get_object_or_404(HistoryEntry, pk=entry, taxon=taxon)
        asked = _asked(told, request.POST if request.method == "POST" else request.GET)
        if asked is None:
            self.message_user(request, NO_SPOT, messages.WARNING)
            return HttpResponseRedirect(reverse("admin:catalog_taxon_entry", args=[pk, entry]))
        done = self._bring(request, taxon, asked) if request.method == "POST" else None
        if done is not None:
            return HttpResponseRedirect(reverse(f"admin:catalog_taxon_{done}", args=[pk]))
        return self._answer(request, "bring", taxon, "Bring this back", **_shown(request, taxon, asked))

    def _bring(self, request: HttpRequest, taxon: Taxon, asked: Asked) -> str | None:
        """Do it; the page to go to, or None where it was refused and the messages say why."""
        reason = request.POST.get("reason", "").strip()[:1000]
        if asked.needs_reason and not reason:
            self.message_user(
                request, "This changes synonyms: say why under “Reason”. Nothing was saved.", messages.ERROR
            )
            return None
        at_once = "_publish" in request.POST
        if at_once and not editorial.may_publish_own(request.user):
            raise PermissionDenied
        try:
            is_done = editorial.bring_back(
                taxon,
                request.user,  # type: ignore[arg-type]
                asked.then,
                asked.spot,
                seen=request.POST.get("seen", ""),
                reason=reason or asked.why,
                at_once=at_once,
            )
        except editorial.Overtaken:
            overtaken = f"{self.conflict_sentence(str(taxon.pk))} Look at what it would change now."
            self.message_user(request, overtaken, messages.ERROR)
            return None
        except ValidationError as refused:
            self.message_user(request, " ".join(refused.messages), messages.ERROR)
            return None
        words = (
            f"Brought back in {taxon}." if is_done else "Brought back in the working draft; the page stays."
        )
        self.message_user(request, words, messages.SUCCESS)
        return "change" if is_done else "draft"


def _asked(entry: HistoryEntry, sent: QueryDict) -> Asked | None:
    side, text = str(sent.get("side", "")), str(sent.get("spot", ""))
    spot, then = editorial.read_spot(text), editorial.state_of(entry, side)
    return Asked(entry, side, text, spot, then) if spot is not None and then is not None else None


def _shown(request: HttpRequest, taxon: Taxon, asked: Asked) -> dict[str, Any]:
    """What the page tells: the trial, and what was sent or asked."""
    trial = editorial.try_out(taxon, asked.then, asked.spot)
    return {
        "entry": asked.entry,
        "trial": trial,
        "differences": differences_between(trial.before, trial.after) if trial.after is not None else [],
        "side": asked.side,
        "spot": asked.text,
        "reason": request.POST.get("reason", ""),
        "needs_reason": asked.needs_reason,
        "beside": taxon.is_published,
        "may_publish": taxon.is_published and not trial.has_draft and editorial.may_publish_own(request.user),
    }
