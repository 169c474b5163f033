"""What a worker of the site costs: memory, time to the first answer, and the index work of an edit.

    DEBUG=1 DATABASE_URL=sqlite:////path/of/checklist.sqlite3 python -m tests.bench.worker [--cpu] [--check]

It needs a catalogue with the full checklist, whose indexes are up to date; nothing in it is changed. The first answer
is that of the plant list in a fresh process, from its start with the interpreter; memory is what that process holds
after some pages (resident, in MB of 10^6 bytes). The edits are of species from which nothing inherits: a light given,
and a rename, each rolled back. With ``--cpu`` the first answer too is given in time of the processor, where the machine
does other work. With ``--check`` the exit code is 1 where a goal is missed.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402

from catalog import facets, names  # noqa: E402
from catalog.choices import Rank  # noqa: E402
from catalog.models import CareGuide, Revision, Taxon  # noqa: E402

ROOT = Path(__file__).parents[2]
FIRST = "/plants/"
PAGES = (
    FIRST,
    "/",
    "/plants/?light=full-sun&native=US-CA",
    "/plants/?sort=common&view=list",
    "/plants/?sort=height&might=1&zone=6",
    "/plants/?q=heuchera",
    "/classification/",
)
EDITS = 25
MOST_MB = 200.0
MOST_SECONDS = 2.0
MOST_MS = 20.0


def main() -> int:
    """Run it; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="Exit with 1 where a goal is missed.")
    parser.add_argument("--cpu", action="store_true", help="Time of the processor, not of the wall.")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        _serve()
        return 0
    settings.DEBUG = False
    say(f"{facets.search(facets.Selection()).total:,} plants")
    missed = [*_judged("from start to first answer, s", _first_answer(cpu=options.cpu), MOST_SECONDS)]
    missed += _judged("a worker after some pages, MB", _memory(), MOST_MB)
    for name, edit in (("light", _light), ("rename", _rename)):
        missed += _judged(f"index work of an edit ({name}), ms", _index_work(edit), MOST_MS)
    return 1 if missed and options.check else 0


def say(text: str) -> None:
    """A line of the report."""
    print(text, flush=True)  # noqa: T201 - a command's output


def _judged(what: str, number: float, most: float) -> list[str]:
    say(f"{what}: {number:.2f} (at most {most:.0f}{'' if number <= most else ': MISSED'})")
    return [what] if number > most else []


def _serve() -> None:
    """Be a worker: answer the first page, say so, answer some more, say how much memory is held."""
    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    assert client.get(FIRST).status_code == 200
    say(f"answered {time.process_time()}")
    for page in PAGES:
        assert client.get(page).status_code == 200, page
    status = Path("/proc/self/status").read_text(encoding="ascii")
    resident = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    say(resident.split()[1])


def _worker() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bench.worker", "--serve"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def _first_answer(*, cpu: bool) -> float:
    seconds = []
    for _ in range(3):
        began = time.perf_counter()
        worker = _worker()
        assert worker.stdout is not None
        word, used = worker.stdout.readline().split()
        assert word == "answered"
        seconds.append(float(used) if cpu else time.perf_counter() - began)
        worker.communicate()
    return min(seconds)


def _memory() -> float:
    output, _ = _worker().communicate()
    return int(output.split()[-1]) * 1024 / 1e6


def _index_work(edit: Callable[[Taxon, int], None]) -> float:
    """The median of the milliseconds of the process that facets and names take after an edit."""
    species = Taxon.objects.listed().filter(rank=Rank.SPECIES, children__isnull=True).order_by("pk")
    half = species.count() // 2
    times = []
    for number, taxon in enumerate(species[half : half + EDITS]):
        with transaction.atomic():
            Revision.objects.locked()
            edit(taxon, number)
            began = time.process_time()
            names.reindex([taxon.pk])
            facets.reindex([taxon.pk])
            times.append((time.process_time() - began) * 1000)
            transaction.set_rollback(True)
    return statistics.median(times)


def _light(taxon: Taxon, number: int) -> None:
    CareGuide.objects.update_or_create(taxon=taxon, defaults={"light": ("dappled",)})


def _rename(taxon: Taxon, number: int) -> None:
    name = f"{chr(ord('A') + number)}bies nova"
    Taxon.objects.filter(pk=taxon.pk).update(name=name, name_key=name.casefold())


if __name__ == "__main__":
    sys.exit(main())
