"""A list of plants as one: in what order it is read, what its plants share, and when any of them is in bloom."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from catalog import facts
from catalog.choices import ZONES, Month, zones_text
from catalog.glossary import Terms
from catalog.models import Region

from ._found import Listed

SORTS: Final = {
    "": "Your order",
    "name": "Botanical name",
    "common": "Common name",
    "bloom": "Bloom",
    "height": "Height",
}
MOST_STATES: Final = 6
"""So many states are named where no state has all of the plants."""

UNKNOWN: Final = 13
"""Behind every month."""


@dataclass(frozen=True)
class Line:
    """What is known of the list in one respect, and of how many plants nothing is recorded in it."""

    label: str
    text: str
    unknown: int


@dataclass(frozen=True)
class Calendar:
    """The months of bloom: of each plant, None where not recorded, and how many bloom in each month.

    ``blooming`` and ``bare`` are runs of months in words, both blank where no plant is known to bloom; ``bare_months``
    are those of ``bare``.
    """

    rows: tuple[tuple[Listed, tuple[tuple[Month, bool], ...] | None], ...]
    counts: tuple[tuple[Month, int], ...]
    blooming: str
    bare: str
    bare_months: tuple[Month, ...]
    unknown: int


def ordered(plants: Sequence[Listed], sort: str) -> tuple[Listed, ...]:
    """The plants in one of the orders; what is not recorded stands last, and equal ones stay as they were."""
    return tuple(sorted(plants, key=_KEYS[sort])) if sort in _KEYS else tuple(plants)


def calendar(plants: Sequence[Listed]) -> Calendar:
    """When the plants bloom, together and each. No query."""
    months = [(listed, _value(listed, "bloom-months")) for listed in plants]
    known = [codes for _, codes in months if codes is not None]
    counted = Counter(code for codes in known for code in codes)
    in_bloom, bare = (
        [month for month in Month if bool(counted[month]) is blooms] for blooms in (True, False)
    )
    return Calendar(
        rows=tuple(
            (listed, None if codes is None else tuple((month, month in codes) for month in Month))
            for listed, codes in months
        ),
        counts=tuple((month, counted[month]) for month in Month),
        blooming=facts.months_text(in_bloom) if in_bloom else "",
        bare=facts.months_text(bare) if bare and in_bloom else "",
        bare_months=tuple(bare) if in_bloom else (),
        unknown=len(plants) - len(known),
    )


def overview(plants: Sequence[Listed], terms: Terms, regions: Iterable[Region]) -> tuple[Line, ...]:
    """What the plants have in common, in sentences without a full stop. One query."""
    if not plants:
        return ()
    return (
        _natively(plants, {region.code: region.name for region in regions}),
        _zones(plants),
        _light(plants, terms),
        _heights(plants),
    )


def _natively(plants: Sequence[Listed], names: dict[str, str]) -> Line:
    states = facts.native_states(listed.card.taxon for listed in plants)
    known = len(states)
    counted = Counter(code for codes in states.values() for code in codes)
    shared = [name for code, name in names.items() if known and counted[code] == known]
    if shared:
        text = facts.and_join(shared)
    else:
        most = sorted(counted, key=lambda code: (-counted[code], names.get(code, code)))[:MOST_STATES]
        told = ", ".join(f"{names.get(code, code)} ({counted[code]} of {known})" for code in most)
        text = f"No one state or province for all; most in {told}" if told else ""
    return Line("All native to" if shared else "Native to", text, len(plants) - known)


def _zones(plants: Sequence[Listed]) -> Line:
    """The zones that suit all. An end that is not recorded bounds nothing."""
    known = [value for listed in plants if (value := _value(listed, "zone"))]
    low = max((low for low, _ in known if low), default=0)
    high = min((high for _, high in known if high), default=0)
    if low and high:
        text = f"{zones_text(low, high)} for all" if low <= high else "No zone suits all"
    elif low or high:
        text = f"{ZONES[(low or high) - 1]} and {'warmer' if low else 'colder'} for all"
    else:
        text = ""
    return Line("Hardiness zone", text, len(plants) - len(known))


def _light(plants: Sequence[Listed], terms: Terms) -> Line:
    known = [value for listed in plants if (value := _value(listed, "light"))]
    counted = Counter(code for codes in known for code in codes)
    text = ", ".join(
        f"{entry.label.lower()} {'for all' if counted[code] == len(known) else f'for {counted[code]}'}"
        for code, entry in terms["Light"].items()
        if counted[code]
    )
    return Line("Light", text[:1].upper() + text[1:], len(plants) - len(known))


def _heights(plants: Sequence[Listed]) -> Line:
    known = [value for listed in plants if (value := _value(listed, "height"))]
    ends = [end for value in known for end in value if end is not None]
    return Line("Height", facts.length_text(min(ends), max(ends)) if ends else "", len(plants) - len(known))


def _value(listed: Listed, key: str) -> Any:
    return listed.card.values[key]


def _by_name(listed: Listed) -> str:
    return listed.card.taxon.name.replace("×", "").casefold()


def _by_common(listed: Listed) -> tuple[bool, str]:
    return not listed.card.common_name, listed.card.common_name.casefold()


def _by_bloom(listed: Listed) -> int:
    """The month in which it begins to bloom: the first after one in which it does not."""
    months = {int(code) for code in _value(listed, "bloom-months") or ()}
    begins = (month for month in months if (month - 2) % 12 + 1 not in months)
    return min(begins, default=1 if months else UNKNOWN)


def _by_height(listed: Listed) -> tuple[bool, Decimal]:
    ends = [end for end in _value(listed, "height") or () if end is not None]
    return not ends, max(ends, default=Decimal(0))


_KEYS: Final[dict[str, Callable[[Listed], Any]]] = {
    "name": _by_name,
    "common": _by_common,
    "bloom": _by_bloom,
    "height": _by_height,
}
