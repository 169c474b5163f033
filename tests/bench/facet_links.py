"""Follow every facet link of the plant list and compare what it lists with the number beside it.

    DEBUG=1 DATABASE_URL=sqlite:////path/of/catalogue.sqlite3 python -m tests.bench.facet_links ["light=part-shade" …]

The list as it is and a few narrowed ones are looked at unless queries are given. Exit code 1 at a difference.
"""

import os
import sys
from collections.abc import Sequence

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from tests.facet_links import offers, total  # noqa: E402

QUERIES = ("", "light=part-shade", "native=US-CA", "family=Asteraceae&might=1", "zone=6&hazard!=toxic")


def main(queries: Sequence[str]) -> int:
    """Follow the links of these lists; returns how many lead to another number."""
    settings.DEBUG, settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = False, ["*"], False
    client = Client()
    wrong = 0
    for query in queries:
        found = offers(_page(client, query))
        for offer in found:
            told = total(_page(client, offer.beside(query)))
            if told != offer.number:
                wrong += 1
                sys.stdout.write(f"?{offer.beside(query)} lists {told}, the link said {offer.number}\n")
        sys.stdout.write(f"?{query}: {len(found)} links followed\n")
    return wrong


def _page(client: Client, query: str) -> str:
    return client.get(f"/plants/?{query}").content.decode()


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:] or QUERIES)))
