"""Three-way comparison: what the source said before, what it says now, what the catalogue holds."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass
class Merged:
    """What follows for each key of a fact.

    ``write`` holds the values to store; ``kept`` the keys at which an editor's value differs from a new one of the
    source; ``gone`` the keys that the source no longer has, whose stored values stay.
    """

    write: dict[Any, Any] = field(default_factory=dict)
    kept: list[Any] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)


def merge(*, before: Mapping[Key, Any], now: Mapping[Key, Any], stored: Mapping[Key, Any]) -> Merged:
    """Compare key by key; an absent key is a value too.

    ``before`` is what the source said at its last import. A stored value is overwritten only while it is still what
    the source said then: whatever else is stored, also that nothing is, an editor has chosen.
    """
    merged = Merged()
    for key in (*now, *(key for key in before if key not in now)):
        old, new, held = before.get(key), now.get(key), stored.get(key)
        if new in (held, old):
            continue
        if new is None:
            merged.gone.append(key)
        elif held == old:
            merged.write[key] = new
        else:
            merged.kept.append(key)
    return merged
