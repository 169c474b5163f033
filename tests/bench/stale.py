"""How many answers of other processes are stale right after an edit, among ten thousand edits.

    python -m tests.bench.stale [--rounds 10000] [--database postgres://…] [--check]

Three processes share one database: a new SQLite file, or the empty one that is named, which is migrated and keeps what
is written. After each edit each of them is asked twice. It says each five hundred edits how far it is, so that what
was seen until it is stopped is known. With ``--check`` the exit code is 1 unless none is stale.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.facets.workers import stale_answers
from tests.importing.import_processes import ROOT, new_site

SAID = 500


def main() -> int:
    """Run it; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=10_000)
    parser.add_argument("--database", help="The address of an empty database; else a new SQLite file.")
    parser.add_argument("--check", action="store_true", help="Exit with 1 where an answer was stale.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environment = _migrated(options.database) if options.database else new_site(Path(folder)).environment
        began = time.perf_counter()
        stale = 0
        for edits, more in enumerate(stale_answers(environment, options.rounds), start=1):
            stale += more
            if edits % SAID == 0 or edits == options.rounds:
                seconds = time.perf_counter() - began
                print(f"{stale} stale in {edits:,} edits ({seconds:.0f} s)", flush=True)  # noqa: T201 - output
    return 1 if stale and options.check else 0


def _migrated(database: str) -> dict[str, str]:
    """The variables of a local site on a database, whose tables are made."""
    environment = {**os.environ, "DEBUG": "1", "DATABASE_URL": database}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return environment


if __name__ == "__main__":
    sys.exit(main())
