"""Scales whose values come in order: hardiness zones on a line, months in a circle. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from catalog.choices import ZONES, Month

TO: Final = ".."


@dataclass(frozen=True)
class Scale:
    """An ordered set of codes, and the words that name a stretch of it.

    ``names`` gives for each word the first and last position it covers; ``wraps`` is true for a circle.
    """

    codes: tuple[str, ...]
    names: dict[str, tuple[int, int]]
    wraps: bool

    def expand(self, token: str) -> tuple[str, ...]:
        """The codes that ``6``, ``5b..7a``, ``..4`` or ``11..2`` covers, in order; none for ``..``.

        A circle is walked forward; on a line a range given backwards is turned round. Raises ValueError for
        anything else.
        """
        first, to, last = token.partition(TO)
        if not to:
            first = last = token
        if not first and not last:
            return ()
        try:
            start = self.names[first] if first else (0, 0)
            end = self.names[last] if last else (len(self.codes) - 1, len(self.codes) - 1)
        except KeyError:
            raise ValueError(token) from None
        if start[0] <= end[1]:
            return self.codes[start[0] : end[1] + 1]
        if self.wraps:
            return self.codes[: end[1] + 1] + self.codes[start[0] :]
        return self.codes[end[0] : start[1] + 1]

    def tokens(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The fewest tokens that cover just these codes; the reverse of :meth:`expand`."""
        positions = sorted({self.codes.index(code) for code in codes})
        runs: list[tuple[int, int]] = []
        for position in positions:
            if runs and runs[-1][1] == position - 1:
                runs[-1] = (runs[-1][0], position)
            else:
                runs.append((position, position))
        if self.wraps and len(runs) > 1 and runs[0][0] == 0 and runs[-1][1] == len(self.codes) - 1:
            runs = [*runs[1:-1], (runs[-1][0], runs[0][1])]
        return tuple(self._token(*run) for run in runs)

    def _token(self, start: int, end: int) -> str:
        """One run in words: a name that covers it, else the coarsest names of both its ends."""
        exact = {covered: name for name, covered in self.names.items()}
        if (start, end) in exact:
            return exact[start, end]
        starts = {covered[0]: name for name, covered in self.names.items() if covered[0] != covered[1]}
        ends = {covered[1]: name for name, covered in self.names.items() if covered[0] != covered[1]}
        if start in starts and end in ends:
            return f"{starts[start]}{TO}{ends[end]}"
        return f"{self.codes[start]}{TO}{self.codes[end]}"


MONTHS: Final = Scale(
    codes=tuple(Month.values),
    names={code: (position, position) for position, code in enumerate(Month.values)},
    wraps=True,
)

HALF_ZONES: Final = Scale(
    codes=ZONES,
    names={code: (position, position) for position, code in enumerate(ZONES)}
    | {str(zone): (2 * zone - 2, 2 * zone - 1) for zone in range(1, len(ZONES) // 2 + 1)},
    wraps=False,
)
"""Half zones 1a to 13b; ``6`` stands for both halves of zone 6."""


def first_month(codes: Iterable[str]) -> int | None:
    """The month (1 to 12) in which bloom begins, None without any.

    Bloom from November to February begins in November; of two seasons in a year the earlier one counts, and
    bloom the year round begins in January.
    """
    months = {int(code) for code in codes}
    starts = [month for month in months if (month - 2) % 12 + 1 not in months]
    return min(starts or months, default=None)
