"""Several processes of one site, and edits in one of them that the others must show at once."""

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.importing.import_processes import ROOT, Site

PLANTS = 12


@dataclass
class Worker:
    """A process of the site that is told lines and answers lines."""

    process: subprocess.Popen[str]

    def ask(self, line: str) -> str:
        """Tell it one line and wait for its answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


@contextmanager
def workers(site: Site, number: int) -> Iterator[list[Worker]]:
    """So many processes of a site."""
    started = [
        Worker(
            subprocess.Popen(
                [sys.executable, "-m", "tests.facets.worker"],
                cwd=ROOT,
                env=site.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        for _ in range(number)
    ]
    try:
        yield started
    finally:
        for worker in started:
            worker.process.communicate(timeout=60)


def stale_answers(site: Site, rounds: int, *, processes: int = 3) -> int:
    """How many answers were not of the state that was saved last, among so many edits by any of the processes.

    After each edit every process is asked, the one that saved it too.
    """
    chance = random.Random(20261126)
    stale = 0
    with workers(site, processes) as running:
        keys = running[0].ask(f"plant {PLANTS}").split()
        sunny: set[str] = set()
        for _ in range(rounds):
            key = chance.choice(keys)
            sunny ^= {key}
            assert chance.choice(running).ask(f"shine {key} {int(key in sunny)}") == "saved"
            for worker in running:
                stale += worker.ask("total light=full-sun") != str(len(sunny))
                stale += worker.ask("total light=unknown") != str(len(keys) - len(sunny))
    return stale
