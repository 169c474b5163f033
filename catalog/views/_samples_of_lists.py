"""What the style page shows in the components of a visitor's list: a list of the plant and of what is not there."""

from typing import Any, Final

from django.http import HttpRequest, QueryDict

from catalog.carried import Carried
from catalog.models import Taxon
from catalog.views import carried
from catalog.views._asked import Unmet
from catalog.views._carried_form import Change, Wish

UNKNOWN: Final = "nothing like it"


def samples_of_lists(request: HttpRequest, taxon: Taxon) -> dict[str, dict[str, Any]]:
    """For every component of lists what its template expects."""
    code = taxon.lasting_code
    fields = QueryDict(f"name=Front bed&plants={code}.3 ZZZZZ&note={code} by the gate")
    unmet = (Unmet(UNKNOWN, "No public plant has this address, symbol or name."),)
    found = carried.context_of(request, Change(Carried.of_query(fields), unmet), Wish())
    of_form = {key: found[key] for key in ("mine", "view", "sort")}
    return {
        "bloom-calendar": {"calendar": found["calendar"]},
        "carried-add": {**of_form, "pasted": UNKNOWN},
        "carried-other": {"address": found["address"], "has_plants": True},
        "carried-overview": {key: found[key] for key in ("lines", "calendar", "view")},
        "carried-share": {key: found[key] for key in ("mine", "address", "query", "length", "limits")},
        "carried-table": {
            **of_form,
            "plants": found["plants"],
            "missing": found["found"].missing,
            "limits": found["limits"],
        },
        "carried-unmet": {"unmet": unmet[0], "choices": []},
        "carried-ways": {key: found[key] for key in ("views", "sorts", "in_order", "query")},
        "carry-form": {"codes": code, "label": "Add to list", "along": ""},
        "carry-link": {"taxon": taxon, "along": ""},
        "sign": {"listed": found["plants"][0]},
    }
