"""How fast and how well names are resolved, on the catalogue that ``DATABASE_URL`` names.

    DEBUG=1 DATABASE_URL=sqlite:////path/of/checklist.sqlite3 python -m tests.bench.names [--check]

With ``--check`` it ends with 1 where a figure is worse than ``LIMITS`` allow, and names it.
It needs a catalogue with the full checklist imported, and the data files that some tests read. The speed of exact
names is a ratio to a plain dictionary. On SQLite, which works in this process, times are the process's own, so that
other work on the machine counts little; on PostgreSQL, which works elsewhere, they are those of the clock.
"""

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from catalog import names, nomenclature  # noqa: E402
from catalog.models import NameEntry, NameKind, Synonym, Taxon, VernacularName  # noqa: E402
from catalog.names import Resolved, _vocabulary  # noqa: E402
from catalog.names._world import world  # noqa: E402
from tests.names import judged  # noqa: E402
from tests.real_data import real_data  # noqa: E402

SEED = 20261122
LIMITS = {
    "exact names, times parse and dictionary": 4.0,
    "500 misspelt names, seconds": 3.0,
    "suggestions, milliseconds that 95 % stay under": 30.0,
    "damaged names not recognised, share": 0.05,
    "other plants accepted, share": 0.01,
    "most rows of names that one request reads": 5_000.0,
}
TURNS = 5
THRESHOLDS = (0, 80, 85, 90, 93, 95, 97)


Measured = dict[str, float]
"""The worst figure of each limit."""


def main() -> int:
    """Run all and print a report; the exit code."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="End with 1 where a figure is over its limit.")
    options = parser.parse_args()
    settings.DEBUG = False
    say(f"{Taxon.objects.count():,} taxa, {NameEntry.objects.count():,} entries")
    full = [
        *Taxon.objects.values_list("full_name", flat=True),
        *Synonym.objects.values_list("full_name", flat=True),
    ]
    bare = list(
        NameEntry.objects.filter(kind__in=(NameKind.ACCEPTED, NameKind.SYNONYM)).values_list(
            "text", flat=True
        )
    )
    measured: Measured = {
        "exact names, times parse and dictionary": max(exact("with authority", full), exact("without", bare)),
        "500 misspelt names, seconds": misspelt(bare),
        "suggestions, milliseconds that 95 % stay under": suggestions(bare),
        "most rows of names that one request reads": rows_read(bare),
        **quality(bare),
    }
    missed = [name for name, most in LIMITS.items() if measured[name] > most]
    for name in missed:
        say(f"Missed: {name}: {measured[name]:.3f}, at most {LIMITS[name]:g}.")
    return 1 if missed and options.check else 0


def exact(label: str, pool: list[str]) -> float:
    """10,000 names, against a look-up in a dictionary and the parse."""
    asked = random.Random(SEED).sample(pool, 10_000)
    held = dict.fromkeys(pool)
    turns = [
        (
            timed(lambda: [(nomenclature.parse(text), held.get(text)) for text in asked]),
            timed(lambda: names.resolve_many(asked)),
        )
        for _ in range(TURNS)
    ]
    plain, ours = min(turn[0] for turn in turns), min(turn[1] for turn in turns)
    say(
        f"exact {label}: {ours:.2f} s for 10,000; {ours / plain:.1f} times parse and dictionary ({plain:.2f} s)"
    )
    return ours / plain


def misspelt(pool: list[str]) -> float:
    """Seconds for 500 misspelt names."""
    asked = [spoilt.text for spoilt in judged.damaged(pool, each=63, seed=SEED)[:500]]
    seconds = best(lambda: names.resolve_many(asked))
    say(f"misspelt: {seconds:.2f} s for 500")
    return seconds


def rows_read(pool: list[str]) -> float:
    """The most rows of the names table that a suggestion, an address or one misspelt name reads."""
    chance = random.Random(SEED)
    typed = [text[: chance.randrange(1, len(text) + 1)] for text in chance.sample(pool, 150)]
    typed += [spoilt.text for spoilt in judged.damaged(pool, each=15, seed=SEED)]
    typed += [
        "c",
        "carex",
        "carex pensilvanica",
        "astragalus lentigenosus",
        "var",
        "alba",
        "aster",
        "a. alba",
    ]
    asked = [(read, text) for text in typed for read in (names.suggest, names.resolve, names.resolve_address)]
    most, where = max((_rows_of(partial(read, text)), text) for read, text in asked)
    say(f"rows of names read: at most {most:,}, for “{where}”")
    return most


def _rows_of(read: Callable[[], object]) -> int:
    """How many rows of the names table the queries of a call give."""
    asked: list[tuple[str, Any]] = []

    def remember(execute: Callable[..., Any], sql: str, params: Any, *others: Any) -> Any:
        if f'FROM "{NameEntry._meta.db_table}"' in sql:
            asked.append((sql, params))
        return execute(sql, params, *others)

    with connection.execute_wrapper(remember):
        read()
    rows = 0
    with connection.cursor() as cursor:
        for sql, params in asked:
            cursor.execute(f"SELECT COUNT(*) FROM ({sql}) AS asked", params)
            rows += cursor.fetchone()[0]
    return rows


def suggestions(pool: list[str]) -> float:
    """Names typed letter by letter; the milliseconds under which 95 of 100 stay."""
    chance = random.Random(SEED)
    common = list(VernacularName.objects.values_list("name", flat=True))
    typed = [
        text[:end]
        for text in chance.sample(pool, 60) + chance.sample(common, 60)
        for end in range(1, min(len(text), 25) + 1)
    ]
    times = sorted(timed(partial(names.suggest, text)) for text in typed)
    say(
        f"suggestions: {len(times):,}; half under {times[len(times) // 2] * 1000:.1f} ms, "
        f"95 % under {times[int(len(times) * 0.95)] * 1000:.1f} ms, all under {times[-1] * 1000:.0f} ms"
    )
    return times[int(len(times) * 0.95)] * 1000


def quality(pool: list[str]) -> Measured:
    """Recall of damaged names against real species accepted by mistake, at several scores."""
    data = real_data("names/ncbi_viridiplantae_names_2013.tsv.gz")
    spoilt = judged.damaged(pool, each=300, seed=SEED + 1)
    answers = names.resolve_many(each.text for each in spoilt)
    meant = targets(each.meant for each in spoilt)
    right = [answer.accepted in meant[each.meant] for each, answer in zip(spoilt, answers, strict=True)]
    others = [name for name, _ in judged.absent(data, pool)]
    others = random.Random(SEED).sample(others, min(2000, len(others)))
    known = names.resolve_many(others)
    unknown = resolved_by_a_list_without(others)
    say(f"{len(spoilt):,} damaged names, {len(others):,} real species that the catalogue does not have")
    say("score   recall   accepted   accepted, were the world list without them")
    for score in THRESHOLDS:
        kept = [ok and answer.score >= score for ok, answer in zip(right, answers, strict=True)]
        shares = (share(is_accepted(each, score) for each in found) for found in (known, unknown))
        say(f"{score:5}   {share(kept):6.3f}   " + "   ".join(f"{part:8.4f}" for part in shares))
    wrong = share(is_accepted(a, 0) and not ok for a, ok in zip(answers, right, strict=True))
    say(f"damaged names led astray: {wrong:.4f}")
    for kind in judged.KINDS:
        own = [ok for each, ok in zip(spoilt, right, strict=True) if each.kind == kind]
        say(f"  {kind}: {share(own):.3f}")
    recorded(data, pool)
    return {
        "damaged names not recognised, share": 1 - share(right),
        "other plants accepted, share": share(is_accepted(each, 0) for each in known),
    }


def recorded(data: Path, pool: list[str]) -> None:
    """What becomes of misspellings that were really made."""
    real = set(pool)
    made = [pair for pair in judged.recorded_misspellings(data) if pair[1] in real and pair[0] not in real]
    meant = targets(right for _, right in made)
    answers = names.resolve_many(text for text, _ in made)
    told = Counter(
        "right" if answer.accepted in meant[right] else answer.status
        for (_, right), answer in zip(made, answers, strict=True)
    )
    say(f"recorded misspellings: {len(made)}; {dict(told.most_common())}")


def resolved_by_a_list_without(others: list[str]) -> list[Resolved]:
    """The answers if the list of the world's plants had not these species, but their words."""
    whole = world()
    by_genus = dict(whole.epithets_by_genus)
    for name in others:
        genus, epithet = name.lower().split()
        by_genus[genus] = by_genus.get(genus, " ").replace(f" {epithet} ", " ")
    poorer = replace(whole, epithets_by_genus=by_genus)
    with patch.object(_vocabulary, "world", lambda: poorer):
        return names.resolve_many(others)


def targets(meant: Iterable[str]) -> dict[str, set[int]]:
    """The taxa to which each of these names leads."""
    wanted = sorted(set(meant))
    found = zip(wanted, names.resolve_many(wanted), strict=True)
    return {
        name: {answer.accepted} if answer.accepted else {match.taxon_id for match in answer.candidates}
        for name, answer in found
    }


def is_accepted(answer: Resolved, score: int) -> bool:
    """Whether an answer takes a name for another without asking."""
    return answer.accepted is not None and answer.score >= score


def share(marks: Iterable[bool]) -> float:
    """The share of true ones."""
    every = list(marks)
    return sum(every) / max(1, len(every))


def best(work: Callable[[], object]) -> float:
    """The shortest time of some runs, in seconds."""
    return min(timed(work) for _ in range(TURNS))


def timed(work: Callable[[], object]) -> float:
    """Seconds of the process, or of the clock where the database is another process."""
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    began = clock()
    work()
    return clock() - began


def say(line: str) -> None:
    """Write a line of the report."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
