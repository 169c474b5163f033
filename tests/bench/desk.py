"""How fast the editors' desk answers on the catalogue that ``DATABASE_URL`` names, in the process that serves it.

    DEBUG=1 DATABASE_URL=sqlite:////path/of/checklist.sqlite3 python -m tests.bench.desk [--check]

With ``--check`` it ends with 1 where a figure is over its limit. It needs a catalogue with the full checklist imported,
and takes back what it writes there: its user and its session. Times are those of the processor.
"""

import argparse
import os
import statistics
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402

from catalog.models import Taxon  # noqa: E402

PARENTS = "/admin/autocomplete/?app_label=catalog&model_name=taxon&field_name=parent&term="
LIMITS = {
    "/admin/catalog/taxon/": 300,
    "/admin/catalog/taxon/?q=carex": 300,
    "/admin/catalog/taxon/?status__exact=published&recorded=half": 300,
    "/admin/catalog/historyentry/": 300,
    "/admin/": 600,
    f"{PARENTS}c": 50,
    f"{PARENTS}he": 50,
    f"{PARENTS}heuchera+rub": 50,
    f"{PARENTS}HERUP": 50,
}
"""Milliseconds that half of the answers stay under."""

TIMES = 7


def main() -> int:
    """Ask each page several times and print the median; the exit code."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="End with 1 where a figure is over its limit.")
    options = parser.parse_args()
    settings.DEBUG, settings.ALLOWED_HOSTS = False, ["*"]
    with transaction.atomic():
        client = Client()
        client.force_login(User.objects.create_superuser("bench"))
        sys.stdout.write(f"{Taxon.objects.count():,} taxa\n")
        over = [page for page, limit in LIMITS.items() if not _holds(client, page, limit)]
        transaction.set_rollback(True)
    return int(options.check and bool(over))


def _holds(client: Client, page: str, limit: int) -> bool:
    client.get(page)
    found = statistics.median(_milliseconds(client, page) for _ in range(TIMES))
    sys.stdout.write(f"{found:8.1f} ms of {limit}: {page}\n")
    return found <= limit


def _milliseconds(client: Client, page: str) -> float:
    start = time.process_time()
    response = client.get(page)
    took = (time.process_time() - start) * 1000
    assert response.status_code == 200
    return took


if __name__ == "__main__":
    sys.exit(main())
