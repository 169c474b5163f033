"""Why a list is not read, and how large one may be."""

from dataclasses import dataclass


class ListRefused(ValueError):
    """A list that is not read. The text is one or two sentences for whoever sent it."""


class TooMuch(ListRefused):
    """A list that is refused for its size alone."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a list may be.

    ``names`` are lines that hold something, ``lines`` all lines; ``text`` is in bytes of UTF-8, ``unpacked`` in bytes
    of a workbook's parts together.
    """

    names: int
    lines: int
    columns: int
    text: int
    unpacked: int


IN_A_PAGE = Limits(names=10_000, lines=20_000, columns=100, text=2_400_000, unpacked=30_000_000)
"""The list travels in the page's form from answer to answer, with what was chosen, so both must fit into a form."""

ON_A_DISK = Limits(names=1_000_000, lines=1_100_000, columns=500, text=200_000_000, unpacked=500_000_000)
"""For commands."""
