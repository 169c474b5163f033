"""Several processes of one site, and edits in one of them that the others must show at once."""

import random
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from tests.importing.import_processes import ROOT

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
def workers(environment: Mapping[str, str], number: int) -> Iterator[list[Worker]]:
    """So many processes of the site that these variables describe."""
    started = [
        Worker(
            subprocess.Popen(
                [sys.executable, "-m", "tests.facets.worker"],
                cwd=ROOT,
                env=environment,
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


def stale_answers(environment: Mapping[str, str], rounds: int, *, processes: int = 3) -> Iterator[int]:
    """Edits by any of the processes; after each, how many answers were not of the state that was saved last.

    Every process is asked twice after an edit, the one that saved it too.
    """
    chance = random.Random(20261126)
    with workers(environment, processes) as running:
        keys = running[0].ask(f"plant {PLANTS}").split()
        sunny: set[str] = set()
        for _ in range(rounds):
            key = chance.choice(keys)
            sunny ^= {key}
            assert chance.choice(running).ask(f"shine {key} {int(key in sunny)}") == "saved"
            truth = {"light=full-sun": len(sunny), "light=unknown": len(keys) - len(sunny)}
            yield sum(
                worker.ask(f"total {query}") != str(number)
                for worker in running
                for query, number in truth.items()
            )
