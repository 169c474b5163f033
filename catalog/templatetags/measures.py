"""Numbers as pages print them, and the choice of units that every page offers."""

from dataclasses import dataclass
from typing import Any, Final

from django import template
from django.http import HttpRequest, QueryDict

from catalog import units
from catalog.units import PARAMETER, Units

register = template.Library()

LABELS: Final = {None: "feet and metres", Units.US: "feet", Units.METRIC: "metres"}


@dataclass(frozen=True)
class Offered:
    """One choice; ``query`` leads to the same page in these units, whose code is blank for both."""

    code: str
    label: str
    query: str
    is_current: bool


@dataclass(frozen=True)
class Switch:
    """The choices in order; ``is_repeatable``: whether the page may be asked for again without loss."""

    offered: tuple[Offered, ...]
    is_repeatable: bool


@register.filter
def counted(number: int) -> str:
    """A number of things with its thousands parted: ``43,462``."""
    return f"{number:,}"


@register.simple_tag(takes_context=True)
def units_switch(context: dict[str, Any], query: str | None = None) -> Switch:
    """The units in which this page can be had, and the one that it is in.

    ``query`` is that of the page's address, if not all that was asked means something here.
    """
    request: HttpRequest = context["request"]
    asked = request.GET if query is None else QueryDict(query)
    return Switch(
        tuple(
            Offered(unit or "", label, _in_units(asked, unit), unit is units.chosen())
            for unit, label in LABELS.items()
        ),
        is_repeatable=request.method == "GET",
    )


def _in_units(asked: QueryDict, unit: Units | None) -> str:
    query = asked.copy()
    query.pop(PARAMETER, None)
    if unit is not None:
        query[PARAMETER] = unit
    return query.urlencode(safe="!")
