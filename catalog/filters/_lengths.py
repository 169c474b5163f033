"""Lengths that a visitor types in feet; addresses give them in centimetres."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django.http import QueryDict

from catalog.facets import Selection
from catalog.traits import FACETS, Trait

FOOT: Final = Decimal("30.48")
MOST_FEET: Final = 492
"""15,000 cm, the greatest length in addresses."""

TYPED: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")


def read(query: QueryDict) -> Selection:
    """What an address asks for, with the fields in feet of a form in US units.

    A length that cannot be read is said in the selection's messages and left out. Raises as
    :meth:`Selection.from_query`.
    """
    metric = query.copy()
    messages = []
    for trait in FACETS:
        ends = [query.get(name, "").strip() for name in names_in_feet(trait)] if is_length(trait) else []
        if not any(ends):
            continue
        if all(_is_length_in_feet(end) for end in ends):
            metric.appendlist(trait.address, "..".join(map(_centimetres, ends)))
        else:
            messages.append(
                f"{trait.label} must be a number of feet from 0 to {MOST_FEET}, such as 3 or 1.5."
            )
    selection = Selection.from_query(metric)
    return replace(selection, messages=(*selection.messages, *messages))


def is_length(trait: Trait) -> bool:
    """Whether the trait is measured in units that visitors may choose."""
    return trait.unit == "cm"


def names_in_feet(trait: Trait) -> tuple[str, str]:
    """The names of the two fields in feet."""
    return f"{trait.address}_ft_min", f"{trait.address}_ft_max"


def in_feet(centimetres: str) -> str:
    """A length as it stands in addresses, in feet to a tenth; blank stays blank."""
    if not centimetres:
        return ""
    feet = (Decimal(centimetres) / FOOT).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{feet:f}".removesuffix(".0")


def _is_length_in_feet(text: str) -> bool:
    return not text or (TYPED.fullmatch(text) is not None and Decimal(text) <= MOST_FEET)


def _centimetres(feet: str) -> str:
    return str((Decimal(feet) * FOOT).quantize(Decimal(1), ROUND_HALF_UP)) if feet else ""
