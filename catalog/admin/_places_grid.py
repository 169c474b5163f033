"""The grid of states: how one plant stands in each region. Two who save it meet region by region."""

import re
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from catalog import editorial, sheets
from catalog.admin._grids import OVERTAKEN, GridPages
from catalog.choices import RegionKind
from catalog.models import HistoryEntry, Region, Taxon, WorkingDraft

LINE: Final = re.compile(r"^Line 1[, ]\s*")
"""What faults of sheets begin with; of one plant it says nothing."""

WORDS: Final = dict(sheets.STANDINGS)
Held = dict[str, set[str]]
"""All that is recorded of each region, by its code."""


@dataclass
class PlacesGrid:
    """The grid as it is shown: what is stored, and the choices made over it.

    ``version`` and ``opened`` are what the page keeps of the state from which the choices start, so that a later save
    of somebody else's can be told from it.
    """

    version: str
    stored: Held
    chosen: sheets.Standings
    opened: str
    typed: str = ""

    def kinds(self) -> list[tuple[str, list[tuple[Region, str, set[str]]]]]:
        """The regions of each kind, with the choice, and what else is recorded there, which the grid leaves alone."""
        cells = [
            (region, self.chosen.get(region.code, ""), _others(self.stored.get(region.code, set())))
            for region in Region.objects.all()
        ]
        return [(kind.label, [cell for cell in cells if cell[0].kind == kind]) for kind in RegionKind]


class PlacesPages(GridPages):
    """The page of the grid."""

    def get_urls(self) -> list[Any]:
        """Beside the grid of many taxa."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.places_view)
        return [self._page("<int:pk>/places/", view, "places"), *super().get_urls()]

    def places_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Every region with how the plant stands there; and a box for what is quicker typed."""
        taxon = self._taxon(request, pk)
        if not self.has_change_permission(request, taxon):
            raise PermissionDenied
        grid, faults = _grid_of(taxon), list[str]()
        if request.method == "POST":
            faults = _read(request, grid) or self._meet(request, taxon, grid)
            faults = faults or self._store_places(request, taxon, grid)
            if not faults:
                return HttpResponseRedirect(request.path)
        context = {
            "grid": grid,
            "standings": sheets.STANDINGS,
            "faults": faults,
            "draft": WorkingDraft.objects.filter(taxon=taxon).first(),
            "may_publish": editorial.may_publish_own(request.user),
        }
        return self._answer(request, "places", taxon, f"Where {taxon.name} grows", **context)

    def _meet(self, request: HttpRequest, taxon: Taxon, grid: PlacesGrid) -> list[str]:
        """Put the choices together with what somebody else has saved since the page was opened; what cannot be."""
        if request.POST.get("version", "") == grid.version:
            return []
        if "opened" not in request.POST:
            return [f"{OVERTAKEN} Nothing was saved."]
        opened, now = sheets.places_of(request.POST["opened"]), sheets.places_of(grid.opened)
        meeting = sheets.meet(opened, grid.chosen, now)
        grid.chosen = meeting.together
        names = dict(Region.objects.values_list("code", "name"))
        if meeting.clashes:
            grid.typed = ""  # it stands in the grid by now
            told = [
                f"{names[code]}: saved now “{WORDS[now.get(code, '')]}”, yours “{WORDS[meeting.together[code]]}”."
                for code in meeting.clashes
            ]
            return [
                self.conflict_sentence(str(taxon.pk)),
                *told,
                "Yours are chosen below. Press the button again to put them in the place of the other’s.",
            ]
        self._tell_of_the_other(request, taxon, [names[code] for code in meeting.theirs])
        return []

    def _tell_of_the_other(self, request: HttpRequest, taxon: Taxon, places: list[str]) -> None:
        entry = HistoryEntry.objects.filter(taxon=taxon).defer("document").first()
        who = entry.who if entry is not None else "Somebody"
        what = f"what was changed then stays: {', '.join(places)}" if places else "no place was changed then"
        self.message_user(request, f"Meanwhile {who} saved this taxon; {what}.", messages.INFO)

    def _store_places(self, request: HttpRequest, taxon: Taxon, grid: PlacesGrid) -> list[str]:
        cells = {"id": str(taxon.name_id), "version": grid.version}
        for means, letters in (("native", "nb"), ("introduced", "ib")):
            cells[means] = "; ".join(
                code for code, chosen in grid.chosen.items() if chosen and chosen in letters
            )
        summary = f"The places of {taxon} were changed."
        faults = self._stored(request, [(1, cells)], summary, publish=self.publishes(request))
        return [LINE.sub("", fault) for fault in faults]


def _grid_of(taxon: Taxon) -> PlacesGrid:
    """What is stored, chosen as it stands."""
    (record,) = sheets.records(Taxon.objects.filter(pk=taxon.pk))
    stored = {place.region_id: set(place.establishment) for place in record.places}
    chosen = {code: sheets.letter(how) for code, how in stored.items()}
    opened = " ".join(f"{code}:{standing}" for code, standing in sorted(chosen.items()))
    return PlacesGrid(str(record.taxon.version), stored, chosen, opened)


def _read(request: HttpRequest, grid: PlacesGrid) -> list[str]:
    """Take the choices that were sent, over what was there when the page was opened, the typed ones last; what was not
    understood.
    """
    grid.typed = request.POST.get("typed", "")
    if "opened" in request.POST:
        grid.chosen = sheets.places_of(request.POST["opened"])
    for code in Region.objects.values_list("code", flat=True):
        chosen = request.POST.get(f"place-{code}")
        if chosen in WORDS:
            grid.chosen[code] = chosen
    try:
        typed = sheets.read_places(grid.typed)
    except ValueError as fault:
        grid.version, grid.opened = request.POST.get("version", ""), request.POST.get("opened", "")
        return [f"The line that you typed {fault}. Nothing was saved."]
    grid.chosen |= {code: sheets.letter(how) for code, how in typed.items()}
    return []


def _others(held: set[str]) -> set[str]:
    """What else is recorded of a place (a waif, extirpated …), which this grid leaves alone."""
    return held - {"native", "introduced"}
