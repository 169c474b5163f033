"""Feet or metres: the units in which the page that is being made gives lengths.

What is stored is always centimetres. As with Django's language and time zone, the choice holds for all that is written
while a request is answered, so that nothing on the way has to hand it on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Final

PARAMETER: Final = "units"
"""The word in public addresses."""


class Units(StrEnum):
    """What a visitor may choose; who has not chosen reads both."""

    US = "us"
    METRIC = "metric"


_chosen: ContextVar[Units | None] = ContextVar("units", default=None)


def chosen() -> Units | None:
    """The units in which to give lengths; None for both."""
    return _chosen.get()


@contextmanager
def giving(units: Units) -> Iterator[None]:
    """Lengths in these units, within the block."""
    before = _chosen.set(units)
    try:
        yield
    finally:
        _chosen.reset(before)
