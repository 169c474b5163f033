"""How many answers of other processes are stale right after an edit, among ten thousand edits.

``python -m tests.bench.stale [--rounds 10000] [--check]`` runs three processes on one SQLite file. With ``--check`` the
exit code is 1 unless none is stale.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.facets.workers import stale_answers
from tests.importing.import_processes import new_site


def main() -> int:
    """Run it; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=10_000)
    parser.add_argument("--check", action="store_true", help="Exit with 1 where an answer was stale.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = new_site(Path(folder))
        began = time.perf_counter()
        stale = stale_answers(site, options.rounds)
    seconds = time.perf_counter() - began
    print(f"{stale} stale in {options.rounds:,} edits ({seconds:.0f} s)")  # noqa: T201 - a command's output
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
