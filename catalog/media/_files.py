"""Files of photos come and go together. A file of a photo never changes: another content has another name."""

from collections.abc import Iterable
from functools import partial
from typing import Any, Final

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from catalog import renditions
from catalog.renditions import CleanPhoto, Focus

from ._names import ENDINGS, stored

NONE: Final = frozenset[str]()


def keep(photo: str, clean: CleanPhoto, original: "File[Any]", focus: Focus | None) -> None:
    """Store what belongs to a photo whose own file is stored as ``photo``: the original and the renditions.

    Raises:
        OSError: the storage is full or cannot be written; :func:`remove` then takes away what was stored.
    """
    original.seek(0)
    default_storage.save(stored(photo, clean.ending), original)
    _make(photo, clean.content, focus, NONE)


def complete(photo: str, focus: Focus | None, *, anew: bool = False) -> int:
    """Make the renditions that a stored photo lacks, or all of them; answers how many files were made.

    Raises:
        OSError: its file is gone or cannot be decoded, or the storage cannot be written.
    """
    with default_storage.open(photo, "rb") as opened:
        content = opened.read()
    if anew:
        _empty(stored(photo))
    return _make(photo, content, focus, _whole_files(stored(photo)))


def remove(photo: str) -> None:
    """Delete every file of a photo, the original too."""
    default_storage.delete(photo)
    for ending in ENDINGS:
        default_storage.delete(stored(photo, ending))
    _empty(stored(photo))


def forget(photos: Iterable[str | None]) -> None:
    """Delete the files of these photos once the transaction is committed; when it rolls back they stay."""
    for photo in photos:
        if photo:
            transaction.on_commit(partial(remove, photo))


def listed(folder: str) -> tuple[list[str], list[str]]:
    """The folders and files in a folder, none where there is no such folder."""
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []


def _make(photo: str, content: bytes, focus: Focus | None, there: Iterable[str]) -> int:
    folder, have, made = stored(photo), set(there), 0
    for name, rendition in renditions.make(content, focus, wanted=lambda name: name not in have):
        default_storage.delete(f"{folder}/{name}")
        default_storage.save(f"{folder}/{name}", ContentFile(rendition))
        made += 1
    return made


def _whole_files(folder: str) -> set[str]:
    """The files of a folder that hold something: a write that was cut short by a full disk leaves an empty one."""
    return {name for name in listed(folder)[1] if default_storage.size(f"{folder}/{name}")}


def _empty(folder: str) -> None:
    for name in listed(folder)[1]:
        default_storage.delete(f"{folder}/{name}")
    default_storage.delete(folder)
