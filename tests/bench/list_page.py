"""How long the plant list takes beside the time of its own template, and in how many queries.

    DEBUG=1 DATABASE_URL=sqlite:////path/of/checklist.sqlite3 python -m tests.bench.list_page [--check]

The catalogue should hold the full checklist. Each address is answered whole, in this process, through every
middleware; then its template is rendered alone with the context ready. Times are those of the process, so that other
work on the machine counts little, and the median of several. ``--check`` exits with 1 where an answer takes more than
2.5 times its template, more than 8 queries, or is sent again to one who has it.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any, NamedTuple
from unittest.mock import patch

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.test import Client  # noqa: E402

from catalog.models import Taxon  # noqa: E402

ADDRESSES = (
    "/plants/",
    "/plants/?native=L48&habit=forb",
    "/plants/?family=Asteraceae",
    "/plants/?light=part-shade&zone=6&native=US-CA&might=1",
    "/plants/?view=list&sort=recent",
    "/plants/?page=900",
    "/plants/?genus-find=ca",
)
ROUNDS = 15
MOST_TIMES_THE_TEMPLATE = 2.5
MOST_QUERIES = 8


class Measured(NamedTuple):
    """One address: milliseconds of the answer and of its template, queries, the status when it is had already."""

    answer: float
    template: float
    queries: int
    again: int

    @property
    def ratio(self) -> float:
        """How many times its template the answer takes."""
        return self.answer / self.template

    @property
    def is_good(self) -> bool:
        """Whether it keeps within all limits."""
        return self.ratio <= MOST_TIMES_THE_TEMPLATE and self.queries <= MOST_QUERIES and self.again == 304


def main(*, check: bool) -> int:
    """Measure all and print a table; returns how many addresses are beyond a limit."""
    settings.DEBUG, settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = False, ["*"], False
    say(f"{Taxon.objects.count():,} taxa")
    say(f"{'answer':>9} {'template':>9} {'ratio':>6} {'queries':>8}  {'again':>5}")
    bad = 0
    for address in ADDRESSES:
        found = measured(address)
        bad += not found.is_good
        say(
            f"{found.answer:6.1f} ms {found.template:6.1f} ms {found.ratio:6.2f} {found.queries:8}  {found.again:5}"
            f"  {address}{'' if found.is_good else '  BEYOND A LIMIT'}"
        )
    return bad if check else 0


def measured(address: str) -> Measured:
    """One address, after it has been answered once."""
    client = Client()
    first, ready = _answered(client, address)
    number = _queries(lambda: client.get(address))
    again = client.get(address, headers={"if-none-match": first.headers["ETag"]})
    answers, templates = [], []
    for _ in range(ROUNDS):
        answers.append(_milliseconds(lambda: client.get(address)))
        templates.append(_milliseconds(ready))
    return Measured(statistics.median(answers), statistics.median(templates), number, again.status_code)


def _answered(client: Client, address: str) -> tuple[Any, Callable[[], HttpResponse]]:
    """The answer, and what renders its template again from the same context."""
    seen: list[tuple[HttpRequest, str, dict[str, Any]]] = []

    def noting(request: HttpRequest, template: str, context: dict[str, Any], **more: Any) -> HttpResponse:
        seen.append((request, template, context))
        return render(request, template, context, **more)

    with patch("catalog.views.plants.render", noting):
        answer = client.get(address)
    return answer, lambda: render(*seen[-1])


def _queries(call: Callable[[], object]) -> int:
    counted = []

    def counting(execute: Callable[..., Any], *arguments: Any) -> Any:
        counted.append(arguments[0])
        return execute(*arguments)

    with connection.execute_wrapper(counting):
        call()
    return len(counted)


def _milliseconds(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1000


def say(line: str) -> None:
    """Print a line of the report."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(bool(main(check="--check" in sys.argv[1:])))
