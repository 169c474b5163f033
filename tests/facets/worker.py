"""One process of the site, told what to do line by line: ``python -m tests.facets.worker``.

``shine KEY 1`` gives a taxon full sun, ``shine KEY 0`` takes its light away; ``total QUERY`` answers with the number of
plants that the list has for an address. Each line is answered with one.
"""

import os
import sys
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.http import QueryDict  # noqa: E402

from catalog import facets, writing  # noqa: E402
from catalog.facets import Selection  # noqa: E402
from catalog.models import CareGuide, Taxon  # noqa: E402


def shine(key: str, is_sunny: str) -> str:
    """Save one taxon's care guide through the write door."""
    care = CareGuide.objects.filter(taxon=int(key)).first() or CareGuide(taxon=Taxon.objects.get(pk=key))
    care.light = ("full-sun",) if is_sunny == "1" else None
    with writing.change() as change:
        change.save(care)
    return "saved"


def total(query: str = "") -> str:
    """How many plants the list has."""
    return str(facets.search(Selection.from_query(QueryDict(query))).total)


def plant(number: str) -> str:
    """So many species, published."""
    with writing.change() as change:
        for place in range(int(number)):
            word = "".join("abcdefghij"[int(digit)] for digit in f"{place:04}")
            change.save(Taxon(name=f"Abies {word}ensis", authority="L.", rank="species", status="published"))
    return " ".join(str(key) for key in Taxon.objects.order_by("pk").values_list("pk", flat=True))


def main() -> None:
    """Answer until the input ends."""
    commands: dict[str, Callable[..., str]] = {"shine": shine, "total": total, "plant": plant}
    for line in sys.stdin:
        word, *words = line.split()
        print(commands[word](*words), flush=True)  # noqa: T201 - read by the other end of the pipe
    connection.close()


if __name__ == "__main__":
    main()
