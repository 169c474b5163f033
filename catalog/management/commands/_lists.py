"""Files of lines, as the commands for lists of names read them."""

from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import CommandError


def lines_of(path: Path) -> list[str]:
    """The lines of a text file in UTF-8, or failing that in Windows' Western encoding, without their ends.

    A last line that is not ended counts; the end of the last line begins no other. Raises CommandError when the file
    cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path} cannot be read ({error.strerror}).") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return list(_lines(text))


def _lines(text: str) -> Iterator[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    yield from lines[:-1] if lines[-1] == "" else lines
