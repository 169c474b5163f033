"""How fast the editors' desk is at the size of the whole checklist: list, search field, export, import.

``DATABASE_URL=sqlite:////path/catalog.sqlite3 python -m tests.bench.desk [--check]`` asks a catalogue that is there; it
changes nothing. The medians of some runs are told, in process: the time that passed, the time of the processor, which a
busy machine does not falsify and which ``--check`` goes by (exit code 1 above a limit), and the number of queries.
"""

import argparse
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from catalog import sheets  # noqa: E402
from catalog.models import Taxon  # noqa: E402

TAXA = "/admin/catalog/taxon/"
FIELD = "app_label=catalog&model_name=taxon&field_name=parent"
PAGES = {
    "list": (TAXA, 300),
    "list, page 40": (f"{TAXA}?p=40", 300),
    "list, published species": (f"{TAXA}?rank=species&status__exact=published", 300),
    "list, no photo": (f"{TAXA}?photo=no", 300),
    "list, by last change": (f"{TAXA}?o=-6", 300),
    "list, search": (f"{TAXA}?q=heuchera", 300),
    "list, search by common name": (f"{TAXA}?q=oak", 300),
    "search field, acer": (f"/admin/autocomplete/?term=acer&{FIELD}", 50),
    "search field, HERUA": (f"/admin/autocomplete/?term=HERUA&{FIELD}", 50),
    "search field, q": (f"/admin/autocomplete/?term=q&{FIELD}", 50),
    "search field, carex ab": (f"/admin/autocomplete/?term=carex+ab&{FIELD}", 50),
    "list, half recorded": (f"{TAXA}?status__exact=published&recorded=half", 300),
    "all changes": ("/admin/catalog/historyentry/", 300),
    "start page": ("/admin/", 600),
    "search field, he": (f"/admin/autocomplete/?term=he&{FIELD}", 50),
    "grid": (f"{TAXA}grid/?trait=light", 300),
    "export page": (f"{TAXA}export/", 300),
}
"""What is asked, and the most milliseconds that it may take."""


def main() -> int:
    """Run it; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--check", action="store_true", help="Exit with 1 where a figure is above its limit.")
    options = parser.parse_args()
    with transaction.atomic():
        user = get_user_model().objects.create_superuser("bench", password=None)
        client = Client(headers={"host": "localhost"})
        client.force_login(user)
        slow = [
            name
            for name, (address, most) in PAGES.items()
            if not _page(client, name, address, most, options.runs)
        ]
        transaction.set_rollback(True)
    _export()
    return 1 if slow and options.check else 0


def _page(client: Client, name: str, address: str, most: int, runs: int) -> bool:
    def ask() -> None:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    ask()
    taken = [_timed(ask) for _ in range(runs)]
    with CaptureQueriesContext(connection) as queries:
        ask()
    passed, worked = (statistics.median(times) for times in zip(*taken, strict=True))
    _say(f"{name:32} {passed:6.0f} ms, {worked:6.0f} ms of work (limit {most}), {len(queries)} queries")
    return bool(worked <= most)


def _export() -> None:
    """All taxa, all columns, as lines that are thrown away; then read back and compared, 400 rows at a time."""
    taxa = Taxon.objects.order_by("name_key", "authority_key", "pk")
    before = _memory()
    lines = 0
    began = time.perf_counter()
    for _ in sheets.csv_lines(taxa, sheets.COLUMNS):
        lines += 1
    _say(
        f"export of {lines - 1:,} taxa: {time.perf_counter() - began:.0f} s, {_memory() - before:.0f} MB more"
    )


def _timed(act: Callable[[], None]) -> tuple[float, float]:
    """Milliseconds that passed, and of the processor."""
    began, worked = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


def _memory() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a command's output


if __name__ == "__main__":
    sys.exit(main())
