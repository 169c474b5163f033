"""Measures in words: lengths and temperatures, in the units that the visitor chose or in both."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from catalog import units
from catalog.choices import coldest_nights
from catalog.units import Units

INCH = Decimal("2.54")
FOOT = 12 * INCH
FEET_FROM = 3 * FOOT
"""From this length on (cm) Americans speak of feet."""
METRE = Decimal(100)
TENTH = Decimal("0.1")
FROM_METRES = ((100, Decimal(5)), (10, Decimal(1)), (3, Decimal("0.5")), (0, TENTH))
"""From so many feet on, a length that was recorded in metres is told to the nearest of these."""
AS_RECORDED = Decimal("0.001")
"""A number of feet this near to a round one was recorded as that: lengths are kept to a hundredth of a centimetre."""


def length_text(low: Decimal | None, high: Decimal | None) -> str:
    """A range of centimetres in the visitor's units, in both where none were chosen; either end may be unknown."""
    largest = max(end for end in (low, high) if end is not None)
    us = (FOOT, "ft") if largest >= FEET_FROM else (INCH, "in")
    metric = (METRE, "m") if largest >= METRE else (Decimal(1), "cm")
    american, international = (
        f"{between(*(_rounded(end, unit) for end in (low, high)))} {name}" for unit, name in (us, metric)
    )
    if units.chosen() is None:
        international = international.removeprefix("at least ").removeprefix("up to ")
    return _in_chosen(american, international)


def nights_text(lowest: int, highest: int) -> str:
    """The coldest nights in these half zones (1 to 26): ``-30 to 20 °F (-34 to -7 °C)``, with true minus signs."""
    american = _degrees(coldest_nights(lowest, highest), "F")
    international = _degrees([(degrees - 32) / 1.8 for degrees in coldest_nights(lowest, highest)], "C")
    return _in_chosen(american, international)


def between(low: str, high: str) -> str:
    """``3–4``, ``3`` when both are alike, ``at least 3`` or ``up to 4`` when an end is blank."""
    if not low:
        return f"up to {high}"
    if not high:
        return f"at least {low}"
    return low if low == high else f"{low}–{high}"


def _in_chosen(american: str, international: str) -> str:
    match units.chosen():
        case Units.US:
            return american
        case Units.METRIC:
            return international
    return f"{american} ({international})"


def _degrees(ends: Iterable[float], scale: str) -> str:
    low, high = (f"{round(end)}".replace("-", "−") for end in ends)
    return f"{low} to {high} °{scale}"


def _rounded(length: Decimal | None, unit: Decimal) -> str:
    """The length in the unit, no finer than it was recorded: to a tenth below ten (below three of inches or cm)."""
    if length is None:
        return ""
    amount = length / unit
    step = TENTH if amount < (3 if unit in (INCH, Decimal(1)) else 10) else Decimal(1)
    nearest = _to_the_next(step, amount)
    if unit == FOOT and abs(amount - nearest) > AS_RECORDED:
        # It was recorded in metres, where a tenth is a third of a foot and ten are 33 feet.
        nearest = _to_the_next(next(step for least, step in FROM_METRES if amount >= least), amount)
    return plain(nearest)


def _to_the_next(step: Decimal, amount: Decimal) -> Decimal:
    return step * (amount / step).quantize(Decimal(1), ROUND_HALF_UP)


def plain(number: Decimal | int | None) -> str:
    """A number without idle zeros after the point; blank for None."""
    if number is None:
        return ""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
