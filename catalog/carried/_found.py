"""The plants that the codes of a list lead to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from catalog import facts
from catalog.facts import Card
from catalog.glossary import Terms
from catalog.models import PLANT_RANKS, Synonym, Taxon
from catalog.traits import BY_KEY

from ._address import Carried, Entry

GONE: Final = "No longer in the catalogue."
"""Also of what never was in it, and of drafts: an address tells nobody which."""

SEVERAL: Final = "Now the name of several plants: look it up, and add the one that is meant."
NO_PLANT: Final = "Is a {}: a list holds species, and what is below them."


@dataclass(frozen=True)
class Listed:
    """A public plant of a list. ``was`` are the codes under which it stands in the address, if they are not its own."""

    entry: Entry
    card: Card
    was: tuple[str, ...]

    @property
    def shorts(self) -> tuple[tuple[str, str, str], ...]:
        """Key, label and words of the traits that a card tells, all of them, with blank words where not recorded."""
        told = {short.key: short.text for short in self.card.shorts}
        return tuple((key, BY_KEY[key].label, told.get(key, "")) for key in facts.IN_SHORT)


@dataclass(frozen=True)
class Missing:
    """An entry of which no plant can be shown, and why."""

    entry: Entry
    reason: str


@dataclass(frozen=True)
class FoundList:
    """A list with its plants. ``carried`` has the present code of each plant, and every entry that leads to none."""

    carried: Carried
    plants: tuple[Listed, ...]
    missing: tuple[Missing, ...]


def found(carried: Carried, terms: Terms) -> FoundList:
    """Find the plants of a list; a name that became a synonym leads to its accepted plant. Seven queries at most."""
    keys = _keys(carried.entries)
    cards = {card.taxon.pk: card for card in facts.cards(sorted(set().union(*keys.values())), terms)}
    entries: list[Entry] = []
    was: dict[str, list[str]] = defaultdict(list)
    missing = []
    by_code: dict[str, Card] = {}
    for entry in carried.entries:
        led = [cards[key] for key in keys.get(entry.code, ()) if key in cards]
        if reason := _reason(led):
            missing.append(Missing(entry, reason))
            entries.append(entry)
            continue
        code = led[0].taxon.lasting_code
        by_code[code] = led[0]
        entries.append(Entry(code, entry.quantity, entry.note))
        if code != entry.code:
            was[code].append(entry.code)
    renewed = carried.with_entries(entries)
    plants = tuple(
        Listed(entry, by_code[entry.code], tuple(was[entry.code]))
        for entry in renewed.entries
        if entry.code in by_code
    )
    return FoundList(renewed, plants, tuple(missing))


def _reason(led: list[Card]) -> str:
    """Why nothing is shown for an entry that leads to these; blank where it leads to one plant."""
    if not led:
        return GONE
    if len(led) > 1:
        return SEVERAL
    taxon = led[0].taxon
    return "" if taxon.rank in PLANT_RANKS else NO_PLANT.format(taxon.rank_label.lower())


def _keys(entries: Sequence[Entry]) -> Mapping[str, set[int]]:
    """By code, the keys of the taxa whose accepted name it is, else of those whose synonym. Two queries at most."""
    keys = _keys_in(Taxon.objects.values_list("pk", "symbol", "name_id"), entries)
    rest = [entry for entry in entries if entry.code not in keys]
    synonyms = Synonym.objects.values_list("taxon_id", "symbol", "name_id")
    return {**keys, **_keys_in(synonyms, rest)} if rest else keys


def _keys_in(
    rows: QuerySet[Any, tuple[int, str | None, UUID]], entries: Iterable[Entry]
) -> dict[str, set[int]]:
    symbols = [entry.code for entry in entries if not entry.is_id]
    ids = [UUID(entry.code) for entry in entries if entry.is_id]
    keys: dict[str, set[int]] = defaultdict(set)
    for pk, symbol, name_id in rows.filter(Q(symbol__in=symbols) | Q(name_id__in=ids)):
        keys[symbol if symbol in symbols else name_id.hex].add(pk)
    return keys
