"""Sets by which the search for misspellings is judged: damaged names, and real plants that are not meant."""

import csv
import gzip
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from string import ascii_lowercase
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from catalog import nomenclature

BINOMIAL = re.compile(r"([A-Z][a-z-]+) (?:x )?([a-z][a-z-]+)")
MOST_EDITS = 3
NEIGHBOURS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "qsz vgn xdv sfxe wrd dgrc ftyhvb gyujnb uojk hkuinm jlmoi kop njk bhjm ipkl ol wa etfd awdzx rgfy yihj"
        " cfgb qase zsdc tgu asx".split(),
        strict=True,
    )
)
CONFUSED = (
    ("ph", "f"),
    ("th", "t"),
    ("y", "i"),
    ("ae", "e"),
    ("rh", "r"),
    ("ii", "i"),
    ("ll", "l"),
    ("nn", "n"),
)
GENDERS = (("us", "a"), ("a", "um"), ("um", "us"), ("is", "e"), ("ensis", "ense"), ("oides", "oideus"))

Words = list[str]


class Damaged(NamedTuple):
    """A name that somebody spoilt, how, and what it was."""

    kind: str
    text: str
    meant: str


def keyboard(words: Words, chance: random.Random) -> Words:
    """A letter beside the right one on the keyboard."""
    which, at = _place(words, chance)
    return _put(words, which, at, 1, chance.choice(NEIGHBOURS.get(words[which][at], "e")))


def doubled(words: Words, chance: random.Random) -> Words:
    """A letter written twice."""
    which, at = _place(words, chance)
    return _put(words, which, at, 1, words[which][at] * 2)


def left_out(words: Words, chance: random.Random) -> Words:
    """A letter left out."""
    which, at = _place(words, chance)
    return _put(words, which, at, 1, "")


def swapped(words: Words, chance: random.Random) -> Words:
    """Two letters in the wrong order."""
    which, at = _place(words, chance)
    at = min(at, len(words[which]) - 2)
    return _put(words, which, at, 2, words[which][at : at + 2][::-1])


def by_ear(words: Words, chance: random.Random) -> Words:
    """Written as it sounds."""
    return _replaced(words, CONFUSED, chance, ending=False)


def other_gender(words: Words, chance: random.Random) -> Words:
    """An epithet with the ending of another gender."""
    return [words[0], *_replaced(words[1:], GENDERS, chance, ending=True)]


def two_edits(words: Words, chance: random.Random) -> Words:
    """Two of the above, anywhere."""
    return keyboard(left_out(words, chance), chance)


def genus_spoilt(words: Words, chance: random.Random) -> Words:
    """One or two edits in the generic name."""
    first = chance.choice((left_out, swapped, doubled))(words[:1], chance)
    second = keyboard(first, chance) if chance.random() < 0.5 and len(first[0]) > 4 else first
    return second + words[1:]


def any_letters(words: Words, chance: random.Random) -> Words:
    """Two edits of any sort and any letters, in one word or in two."""
    for _ in range(2):
        which, at = _place(words, chance)
        length, letters = chance.choice(((1, 1), (1, 0), (0, 1)))
        words = _put(words, which, at, length, "".join(chance.choices(ascii_lowercase, k=letters)))
    return words


def first_letter(words: Words, chance: random.Random) -> Words:
    """Another first letter of the generic name, by which indexes find it."""
    return [chance.choice(ascii_lowercase) + words[0][1:], *words[1:]]


def each_word(words: Words, chance: random.Random) -> Words:
    """An edit in the generic name, and one in the epithet after it."""
    return [*keyboard(words[:1], chance), *left_out(words[1:2], chance), *words[2:]]


def gender_and_edit(words: Words, chance: random.Random) -> Words:
    """Another gender, and a letter left out."""
    return left_out(other_gender(words, chance), chance)


KINDS: dict[str, Callable[[Words, random.Random], Words]] = {
    "keyboard": keyboard,
    "doubled letter": doubled,
    "letter left out": left_out,
    "letters swapped": swapped,
    "by ear": by_ear,
    "other gender": other_gender,
    "two edits": two_edits,
    "genus spoilt": genus_spoilt,
    "two of any letters": any_letters,
    "first letter": first_letter,
    "an edit in each word": each_word,
    "gender and an edit": gender_and_edit,
}


def damaged(names: Iterable[str], *, each: int, seed: int) -> list[Damaged]:
    """So many names of each kind of damage; none that is a name still. Names are without authority."""
    chance = random.Random(seed)
    pool = sorted(
        {name for name in names if name.count(" ") and name.replace(" ", "").replace(".", "").isalpha()}
    )
    real = {_folded(name) for name in pool}
    made = []
    for kind, spoil in KINDS.items():
        left = each
        while left:
            meant = chance.choice(pool)
            words = [word for word in meant.lower().split() if not word.endswith(".")]
            spoilt = " ".join(spoil(words, chance)).capitalize()
            if min(map(len, spoilt.split())) > 1 and _folded(spoilt) not in real:
                made.append(Damaged(kind, spoilt, meant))
                left -= 1
    return made


def world_names(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """The rows of the world list: taxid, rank, name, class of name."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as names:
        for row in csv.DictReader(names, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["taxid"], row["rank"], row["name"], row["name_class"]


def absent(path: Path, names: Iterable[str]) -> list[tuple[str, str]]:
    """Real species that are not among the names, though within three edits of one."""
    genera: dict[str, set[str]] = defaultdict(set)
    for name in names:
        genus, *epithets = _folded(name).split()
        if epithets:
            genera[genus].add(epithets[0])
    accepted = (
        found.groups()
        for _, rank, name, sort in world_names(path)
        if rank == "species" and sort == "scientific name" and (found := BINOMIAL.fullmatch(name))
    )
    wanted: dict[str, set[str]] = defaultdict(set)
    for genus, epithet in accepted:
        if epithet not in genera.get(genus.lower(), ()):
            wanted[genus.lower()].add(epithet)
    return sorted(_near(wanted, genera))


def recorded_misspellings(path: Path) -> list[tuple[str, str]]:
    """Species names that people really misspelt, with the right one."""
    rows = list(world_names(path))
    right = {taxid: name for taxid, _, name, sort in rows if sort == "scientific name"}
    return [
        (name, right[taxid])
        for taxid, rank, name, sort in rows
        if sort == "misspelling" and rank == "species" and BINOMIAL.fullmatch(name) and taxid in right
    ]


def _near(wanted: dict[str, set[str]], genera: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    for genus, epithets in wanted.items():
        alike = process.extract(
            genus, list(genera), scorer=Levenshtein.distance, score_cutoff=MOST_EDITS, limit=None
        )
        for epithet in epithets:
            if any(
                process.extractOne(
                    epithet, genera[name], scorer=Levenshtein.distance, score_cutoff=MOST_EDITS - edits
                )
                for name, edits, _ in alike
            ):
                yield f"{genus.capitalize()} {epithet}", genus


def _folded(name: str) -> str:
    return nomenclature.match_keys(name).canonical


def _place(words: Words, chance: random.Random) -> tuple[int, int]:
    which = chance.choices(range(len(words)), [len(word) for word in words])[0]
    return which, chance.randrange(len(words[which]))


def _put(words: Words, which: int, at: int, length: int, letters: str) -> Words:
    word = words[which]
    return [*words[:which], word[:at] + letters + word[at + length :], *words[which + 1 :]]


def _replaced(
    words: Words, pairs: Iterable[tuple[str, str]], chance: random.Random, *, ending: bool
) -> Words:
    """The words with one of the pairs replaced in one of them, if any fits."""
    fitting = [
        (which, old, new)
        for which, word in enumerate(words)
        for old, new in pairs
        if len(word) > len(old) + 2 and (word.endswith(old) if ending else old in word)
    ]
    if not fitting:
        return words
    which, old, new = chance.choice(fitting)
    word = words[which]
    put = word[: -len(old)] + new if ending else word.replace(old, new, 1)
    return [*words[:which], put, *words[which + 1 :]]
