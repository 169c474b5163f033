"""The place finder: a ZIP code in, the plant list of its state and hardiness zone out."""

import re
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from catalog.facets import NoSuchPage, Selection, UnknownValue
from catalog.models import Region, ZipCode
from catalog.views._carried_form import along
from catalog.views._pages import public_page, unindexed

ZIP: Final = re.compile(r"([0-9]{5})(?:[- ]?[0-9]{4})?")
TOO_SHORT: Final = re.compile(r"[0-9]{3,4}")
CANADIAN: Final = re.compile(r"[A-Z][0-9][A-Z](?:[- ]?[0-9][A-Z][0-9])?", re.IGNORECASE)
LONGEST: Final = 20
"""So much of what was typed is told again."""
NO_TABLE: Final = "This catalogue holds no ZIP codes yet. Choose your state below."


@public_page
def near(request: HttpRequest) -> HttpResponse:
    """To the plants of a ZIP code's state and zone, beside whatever else the address asks of the list."""
    asked = "".join(filter(str.isprintable, request.GET.get("zip", ""))).strip()
    found = ZIP.fullmatch(asked)
    if not asked:
        return _page(request, asked, "", HTTPStatus.OK)
    if found is None:
        return _page(request, asked, _no_zip(asked), HTTPStatus.BAD_REQUEST)
    row = ZipCode.objects.select_related("state").filter(pk=found[1]).first()
    if row is None:
        return _page(request, asked, _unknown(found[1]), HTTPStatus.NOT_FOUND)
    selection = _rest(request).without("native").without("zone")
    selection = selection.added("native", _listed(row.state)).added("zone", row.zone_code)
    return unindexed(HttpResponseRedirect(f"{reverse('catalog:plants')}?{selection.query()}"))


def _rest(request: HttpRequest) -> Selection:
    """What else is asked of the list; nothing where that cannot be read."""
    try:
        return Selection.from_query(request.GET).taking(along(request.GET).parameters())
    except (UnknownValue, NoSuchPage):
        return Selection()


def _listed(state: Region) -> str:
    """The code under which the list has the state: Alaska's is that of the region of which it is the only part."""
    parts = Region.objects.filter(parent=state.parent_id).values_list("code", flat=True)[:2]
    return state.code if state.parent_id is None or len(parts) > 1 else state.parent_id


def _no_zip(asked: str) -> str:
    if TOO_SHORT.fullmatch(asked):
        return f"A ZIP code has five digits. If yours begins with a zero, write it too: {asked:>05}."
    if CANADIAN.fullmatch(asked):
        return f"“{asked}” is a Canadian postal code, and only US ZIP codes are known here. Choose your province below."
    return f"“{asked[:LONGEST]}” is not a ZIP code. Write its five digits, such as 89501, or all nine."


def _unknown(code: str) -> str:
    return (
        f"There is no ZIP code {code} in the tables of the hardiness zone maps, which hold those of the 50 states, "
        "the District of Columbia and Puerto Rico. Check its digits, or choose your state below."
    )


def _page(request: HttpRequest, asked: str, sentence: str, status: HTTPStatus) -> HttpResponse:
    has_zips = ZipCode.objects.exists()
    context = {"asked": asked[:LONGEST], "has_zips": has_zips, "sentence": sentence if has_zips else NO_TABLE}
    return unindexed(render(request, "catalog/near.html", context, status=status))
