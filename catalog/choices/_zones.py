"""USDA half hardiness zones, 1a to 13b, numbered 1 to 26 from cold to warm."""

ZONES: tuple[str, ...] = tuple(f"{number}{half}" for number in range(1, 14) for half in "ab")


def zone_number(code: str) -> int:
    """The number (1 to 26) of a half zone such as ``4a``. Raises ValueError for any other text."""
    return ZONES.index(code) + 1


def zone_code(number: int) -> str:
    """The half zone with this number, 1 to 26. Raises ValueError outside that."""
    if not 1 <= number <= len(ZONES):
        raise ValueError(f"{number} is not the number of a half zone (1 to {len(ZONES)})")
    return ZONES[number - 1]


def coldest_nights(lowest: int, highest: int) -> tuple[int, int]:
    """The coldest night of an average winter in these half zones, in degrees Fahrenheit, from and to.

    By the definition of USDA's map, zone 1a begins at -60 and each half zone spans five degrees.
    """
    return 5 * lowest - 65, 5 * highest - 60


def zones_text(lowest: int, highest: int) -> str:
    """A range of half zones as gardeners write it: whole zones as ``4–8``, others as ``4b–8a``.

    A range that begins with an ``a`` and ends with a ``b`` covers whole zones.
    """
    first, last = zone_code(lowest), zone_code(highest)
    if first.endswith("a") and last.endswith("b"):
        first, last = first[:-1], last[:-1]
    return first if first == last else f"{first}–{last}"
