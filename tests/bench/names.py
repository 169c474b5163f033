"""How fast and how well names are resolved, on the catalogue that ``DATABASE_URL`` names.

    DEBUG=1 DATABASE_URL=sqlite:////tmp/checklist.sqlite3 python -m tests.bench.names

It needs a catalogue with the full checklist imported, and the data files that some tests read. Times are those of the
process, so that other work on the machine counts little; the speed of exact names is a ratio to a plain dictionary.
"""

import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest.mock import patch

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402

from catalog import names, nomenclature  # noqa: E402
from catalog.models import NameEntry, NameKind, Synonym, Taxon, VernacularName  # noqa: E402
from catalog.names import Resolved, _vocabulary  # noqa: E402
from catalog.names._world import world  # noqa: E402
from tests.names import judged  # noqa: E402
from tests.real_data import real_data  # noqa: E402

SEED = 20261122
THRESHOLDS = (0, 80, 85, 90, 93, 95, 97)


def main() -> None:
    """Run all and print a report."""
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
    exact("with authority", full)
    exact("without", bare)
    misspelt(bare)
    suggestions(bare)
    quality(bare)


def exact(label: str, pool: list[str]) -> None:
    """10,000 names, against a look-up in a dictionary and the parse."""
    asked = random.Random(SEED).sample(pool, 10_000)
    held = dict.fromkeys(pool)
    plain = best(lambda: [(nomenclature.parse(text), held.get(text)) for text in asked])
    ours = best(lambda: names.resolve_many(asked))
    say(
        f"exact {label}: {ours:.2f} s for 10,000; {ours / plain:.1f} times parse and dictionary ({plain:.2f} s)"
    )


def misspelt(pool: list[str]) -> None:
    """500 misspelt names."""
    asked = [spoilt.text for spoilt in judged.damaged(pool, each=63, seed=SEED)[:500]]
    say(f"misspelt: {best(lambda: names.resolve_many(asked)):.2f} s for 500")


def suggestions(pool: list[str]) -> None:
    """Names typed letter by letter."""
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


def quality(pool: list[str]) -> None:
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


def best(work: Callable[[], object], times: int = 3) -> float:
    """The shortest time of some runs, in seconds of this process."""
    return min(timed(work) for _ in range(times))


def timed(work: Callable[[], object]) -> float:
    """Seconds of this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def say(line: str) -> None:
    """Write a line of the report."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
