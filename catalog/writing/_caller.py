"""Whence a change comes: the address of the request under way, which the history keeps with each entry."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_caller: ContextVar[str | None] = ContextVar("caller", default=None)


@contextmanager
def called_from(address: str | None) -> Iterator[None]:
    """Every change within is one that this address asked for. A change outside, such as a command's, has none."""
    token = _caller.set(address)
    try:
        yield
    finally:
        _caller.reset(token)


def caller() -> str | None:
    """The address that asks for the change under way."""
    return _caller.get()
