"""How fast every facet value is counted, beside SQL, DuckDB and Datasette on the same synthetic catalogue.

    python -m tests.bench.facets [--taxa 100000] [--peers sqlite,duckdbcodes,duckdb,datasette] [--cpu] [--check]

The peers are the packages of the extra ``bench``; one that is not installed is named as absent. Times are of the
wall, the median of some rounds; with ``--cpu`` of the processor, its cores added, where the machine does other work.
Ours are of the whole search: all counts, "not recorded" and "known to be without" too, the totals, and one page in
order. With ``--check`` the exit code is 1 where a goal is missed.
"""

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from unittest.mock import patch

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DEBUG", "1")
django.setup()

from catalog import facets  # noqa: E402
from catalog.facets import Selection, _search  # noqa: E402
from tests.bench.flora import Flora, make  # noqa: E402
from tests.bench.peers import PEERS, Absent, Counts, Peer  # noqa: E402

Clock = Callable[[], float]

ROUNDS = 41
SHAPES: dict[str, tuple[tuple[str, str], ...]] = {
    "nothing chosen": (),
    "one value": (("light", "full-sun"),),
    "three facets, two with two values": (
        ("light", "full-sun"), ("light", "part-shade"), ("moisture", "wet"), ("moisture", "mesic"), ("habit", "forb"),
    ),
    "three facets with a place": (("native", "US-CA"), ("light", "full-sun"), ("life-cycle", "perennial")),
    "one family": (("family", "family-002"),),
    "five facets": (
        ("native", "US-AL"), ("habit", "forb"), ("light", "full-sun"), ("moisture", "wet"), ("soil", "clay"),
    ),
}  # fmt: skip
MOST_MS = {100_000: 2.0, 1_000_000: 25.0}
"""By the number of taxa, the most that counting may take at the median."""
TIMES_AT_MEDIAN = 100
TIMES_ON_EACH = 50
COMPARED_AT = 100_000


def main() -> int:
    """Run it; the exit code."""
    options = _options()
    clock = time.process_time if options.cpu else time.perf_counter
    flora = make(options.taxa)
    say(f"{flora.taxa:,} taxa, {flora.values} values, {flora.postings:,} postings")
    times, counts = {}, {}
    with patch.object(_search, "current", lambda: flora.snapshot):
        for shape, chosen in SHAPES.items():
            counts[shape] = facets.search(selection(chosen)).counts
            times[shape] = median(partial(facets.search, selection(chosen)), ROUNDS, clock)
    table = {"this catalogue": times, **dict(_peers(flora, options.peers, counts, clock))}
    _print(table)
    missed = list(_missed(options.taxa, table))
    for sentence in missed:
        say(f"Missed: {sentence}.")
    return 1 if missed and options.check else 0


def selection(chosen: Iterable[tuple[str, str]]) -> Selection:
    """A selection with these values chosen."""
    made = Selection()
    for facet, value in chosen:
        made = made.added(facet, value)
    return made


def median(action: Callable[[], object], rounds: int, clock: Clock) -> float:
    """The median of the seconds that it takes, once it is warm."""
    seconds = []
    gc.collect()
    for _ in range(rounds):
        began = clock()
        action()
        seconds.append(clock() - began)
    return statistics.median(seconds)


def _peers(
    flora: Flora, wanted: Iterable[str], counts: dict[str, Counts], clock: Clock
) -> Iterable[tuple[str, dict[str, float]]]:
    for kind in PEERS:
        if kind.__name__.lower() not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                peer = kind(flora, Path(folder))
            except Absent as absent:
                say(f"{kind.name}: absent; install the extra “bench” ({absent}).")
                continue
            times = {}
            for shape, chosen in SHAPES.items():
                asked = selection(chosen)
                _compare(peer, shape, asked, counts[shape])
                times[shape] = median(partial(peer.count, asked), peer.rounds, clock)
            yield peer.name, times


def _compare(peer: Peer, shape: str, asked: Selection, ours: Counts) -> None:
    """The peer's numbers must be ours, or the times mean nothing."""
    theirs = peer.count(asked)
    active = {choice.trait.key for choice in asked.choices}
    for facet, values in ours.items():
        if peer.is_exact or facet not in active:
            held = {value: number for value, number in values.items() if number}
            assert theirs.get(facet, {}) == held, f"{peer.name}, {shape}, {facet}"


def _print(table: dict[str, dict[str, float]]) -> None:
    say(f"\n| median, ms | {' | '.join(table)} |\n|---|{'---:|' * len(table)}")
    for shape in SHAPES:
        cells = [f"{times[shape] * 1000:,.2f}" for times in table.values()]
        say(f"| {shape} | {' | '.join(cells)} |")
    middles = [statistics.median(times.values()) * 1000 for times in table.values()]
    say(f"| **median of the shapes** | {' | '.join(f'**{middle:,.2f}**' for middle in middles)} |\n")


def _missed(taxa: int, table: dict[str, dict[str, float]]) -> Iterable[str]:
    ours = table["this catalogue"]
    middle = statistics.median(ours.values())
    if taxa in MOST_MS and middle * 1000 > MOST_MS[taxa]:
        yield f"{middle * 1000:.2f} ms at the median, {MOST_MS[taxa]:.0f} at most"
    if taxa != COMPARED_AT or "DuckDB" not in table:
        return
    ratios = {shape: seconds / ours[shape] for shape, seconds in table["DuckDB"].items()}
    if statistics.median(ratios.values()) < TIMES_AT_MEDIAN:
        yield f"{statistics.median(ratios.values()):.0f} times as fast as DuckDB at the median, not {TIMES_AT_MEDIAN}"
    for shape, ratio in ratios.items():
        if ratio < TIMES_ON_EACH:
            yield f"{ratio:.0f} times as fast as DuckDB with {shape}, not {TIMES_ON_EACH}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--taxa", type=int, default=COMPARED_AT)
    parser.add_argument(
        "--peers",
        type=lambda text: text.split(","),
        default=[kind.__name__.lower() for kind in PEERS],
        help="Which of sqlite, duckdbcodes, duckdb and datasette, separated by commas; none with ''.",
    )
    parser.add_argument("--cpu", action="store_true", help="Time of the processor, not of the wall.")
    parser.add_argument("--check", action="store_true", help="Exit with 1 where a goal is missed.")
    return parser.parse_args()


def say(text: str) -> None:
    """A line of the report."""
    print(text, flush=True)  # noqa: T201 - a command's output


if __name__ == "__main__":
    sys.exit(main())
