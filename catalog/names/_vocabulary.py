"""The words that names are made of, kept in the process until the catalogue changes.

Misspellings are looked for among words, some 7,000 generic names or 12,000 words of common names, not among names.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection

from catalog.models import NameWord, Revision, WordRole

from ._bulk import chunks
from ._loose import sounded
from ._world import world


class Ordered(NamedTuple):
    """Words in order, and the same words spelt backwards in order."""

    forwards: tuple[str, ...]
    backwards: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """The words of each role that was asked for, as of one revision."""

    revision: int
    held: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    sets: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    orders: dict[str, Ordered] = field(default_factory=dict)
    lengths: dict[tuple[tuple[str, ...], int, int], tuple[str, ...]] = field(default_factory=dict)
    sounds: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def words(self, *roles: str) -> tuple[str, ...]:
        """The words of these roles, each once, in no order. A query when they are asked for first."""
        if roles not in self.held:
            rows = NameWord.objects.filter(role__in=roles).values_list("word", flat=True)
            self.held[roles] = tuple(dict.fromkeys(rows))
        return self.held[roles]

    def known(self, *roles: str) -> frozenset[str]:
        """The same as a set."""
        if roles not in self.sets:
            self.sets[roles] = frozenset().union(*map(self.words, roles))
        return self.sets[roles]

    def ordered(self, role: str) -> Ordered:
        """The words of a role in order."""
        if role not in self.orders:
            words = self.words(role)
            backwards = sorted(word[::-1] for word in words)
            self.orders[role] = Ordered(tuple(sorted(words)), tuple(backwards))
        return self.orders[role]

    def about_as_long(self, length: int, most: int, *roles: str) -> tuple[str, ...]:
        """The words of these roles that have so many letters, or a few more or less: no others are as few edits off."""
        key = (roles, length, most)
        if key not in self.lengths:
            self.lengths[key] = tuple(word for word in self.words(*roles) if abs(len(word) - length) <= most)
        return self.lengths[key]

    def sounding(self, sound: str, role: str) -> list[str]:
        """The words of a role that sound so."""
        if role not in self.sounds:
            by_sound: dict[str, list[str]] = defaultdict(list)
            for word in self.words(role):
                by_sound[sounded(word)].append(word)
            self.sounds[role] = dict(by_sound)
        return self.sounds[role].get(sound, [])


class _Held:
    def __init__(self) -> None:
        self.committed: Vocabulary | None = None
        self.lock = threading.Lock()


_held = _Held()


def vocabulary() -> Vocabulary:
    """The vocabulary of the present revision. One query.

    Within a transaction nothing is kept: what it sees may never be committed, and its number be used again.
    """
    number = Revision.objects.current()
    if connection.in_atomic_block:
        return Vocabulary(number)
    with _held.lock:
        if _held.committed is None or _held.committed.revision != number:
            _held.committed = Vocabulary(number)
        return _held.committed


@dataclass(frozen=True)
class Lexicon:
    """The words in use: those of the world's plants, and those of the catalogue's names."""

    genera: frozenset[str]
    epithets: frozenset[str]
    common: frozenset[str]

    def has_genus(self, genus: str) -> bool:
        """Whether a genus of plants bears this name."""
        return genus in self.genera or world().has_genus(genus)

    def has_epithet(self, epithet: str) -> bool:
        """Whether a species of plant, or a name in the catalogue, has this epithet."""
        return epithet in self.epithets or world().has_epithet(epithet)

    def is_common(self, word: str) -> bool:
        """Whether a common name in the catalogue has this word."""
        return word in self.common

    def epithets_in(self, genus: str) -> list[str]:
        """The specific epithets in a genus of the world's plants."""
        return world().epithets_by_genus.get(genus, "").split()

    def has_species(self, genus: str, epithet: str) -> bool:
        """Whether this is the name of a species of plant, in the catalogue or not."""
        return world().has_species(genus, epithet)


def lexicon(words: Vocabulary, typed: Iterable[str]) -> Lexicon:
    """What is known of the typed words. A query for every 900 of them."""
    found: set[str] = set()
    for chunk in chunks(sorted(set(typed))):
        rows = NameWord.objects.filter(role__in=(WordRole.ACCEPTED, WordRole.SYNONYM), word__in=chunk)
        found.update(rows.values_list("word", flat=True))
    return Lexicon(words.known(WordRole.GENUS), frozenset(found), words.known(WordRole.VERNACULAR))
