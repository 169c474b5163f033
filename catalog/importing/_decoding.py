"""Bytes into text without loss: which encoding a file is in, and why it is refused.

What must never reach the catalogue is text that was once misread: the replacement sign U+FFFD, or the letters
that UTF-8 leaves when read as cp1252 (``Ã—`` for ``×``).
"""

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.importing._findings import FileProblem

LARGEST_FILE = 200_000_000

_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_END_BYTES = re.compile(rb"\r\n|\r|\n")

# Longest mark first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENCODING_NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-32": "UTF-32"}

_FILE_KINDS = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook or Word document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a Windows program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
)
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<?xml", b"<svg")

# A double encoding: the bytes of one UTF-8 character, each read as cp1252. The second and third bytes of it are
# 0x80-0xBF, which cp1252 shows as these characters (closing quotes, dash and ellipsis follow real letters too,
# so they count after Â and Ã only).
_TAILS = (
    "".join(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xC0)) + "\x81\x8d\x8f\x90\x9d"
)
_RARE_TAILS = "".join(mark for mark in _TAILS if mark not in "’”“‘…–—›»\xa0")
_MISREAD = re.compile(
    f"[ÂÃ][{re.escape(_TAILS)}]|[ÄÅÐÑ][{re.escape(_RARE_TAILS)}]|â[€‚„][{re.escape(_TAILS)}]|ï¿½|ï»¿"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Signs that stand between small letters when the bytes were of DOS or of an old Macintosh, never in real words.
_NO_WORD = re.compile("[A-Za-z][‚ƒ„…†‡ˆ‰‹“”•˜›ŠŒŽŸ¤¦§¨¬¯¶¸¢£¥¡¿][a-z]")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file as text: without byte order mark, its line ends as they were.

    ``encoding`` is UTF-8, UTF-16, UTF-32 or cp1252; ``notices`` are sentences about how it was read; ``sha256`` is
    the hex digest of the bytes.
    """

    text: str
    encoding: str
    notices: tuple[str, ...]
    sha256: str


def read_text(source: Path | str | bytes) -> TextFile:
    """A file's text, in the encoding its mark names, else UTF-8, else cp1252 where that makes sense.

    ``source`` is a path or the bytes themselves. Raises :class:`FileProblem` for a file that cannot be opened, is
    empty or over 200 MB, is no text, mixes encodings, or holds characters that were lost or misread before.
    """
    content = source if isinstance(source, bytes) else _content(Path(source))
    if not content:
        raise FileProblem(None, "", None, "The file is empty (0 bytes)")
    _refuse_other_kinds(content)
    text, encoding = _decoded(content)
    _refuse_damage(text)
    notices: tuple[str, ...] = ()
    if encoding == "cp1252":
        notices = (
            "The file is not UTF-8 text; it was read as cp1252 (Windows, latin-1). Check accents and ×.",
        )
    return TextFile(text, encoding, notices, hashlib.sha256(content).hexdigest())


def any_text(content: bytes) -> str:
    """The text of a list that somebody keeps: in the encoding its mark names, else UTF-8, else cp1252.

    What was lost or misread before stays as it is. Raises :class:`FileProblem` for what is no text at all.
    """
    _refuse_other_kinds(content)
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return content.decode(codec, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def line_at(text: str, position: int) -> int:
    """The number of the line, from 1, in which the character at ``position`` stands."""
    return sum(1 for _ in _LINE_END.finditer(text, 0, position)) + 1


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FileProblem(None, "", None, f"The file is larger than {LARGEST_FILE // 1_000_000} MB")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, FileProblem):
            raise
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "the name is not a path"
        raise FileProblem(None, "", path.name, f"cannot be read ({reason})") from error


def _refuse_other_kinds(content: bytes) -> None:
    kind = kind_of(content)
    if kind:
        raise FileProblem(None, "", None, f"This file is not a CSV or text file (it looks like {kind})")


def kind_of(content: bytes) -> str:
    """What a file that is no plain text looks like, or an empty text."""
    for start, kind in _FILE_KINDS:
        if content.startswith(start):
            return kind
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        is_workbook = b"xl/" in content or b"[Content_Types].xml" in content[:4096]
        return "an Excel workbook (.xlsx); save it as CSV UTF-8" if is_workbook else "a ZIP archive"
    head = content[:512].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if head.startswith(_PAGE_STARTS):
        return "a web page or XML document"
    return "" if any(content.startswith(mark) for mark, _ in _MARKS) else _binary_kind(content[:4096])


def _binary_kind(head: bytes) -> str:
    nulls = head.count(0)
    if nulls * 3 >= len(head) and len(head) > 3:
        halves = sorted((head[::2].count(0), head[1::2].count(0)))
        if halves[0] * 10 < halves[1]:
            return "UTF-16 text without its byte order mark; save it as UTF-8"
    controls = sum(1 for byte in head if byte < 9 or 13 < byte < 32)
    return "binary data" if controls > 8 and controls * 20 > len(head) else ""


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return _decoded_as(content, codec), _ENCODING_NAMES[codec]
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _decoded_as_cp1252(content), "cp1252"


def _decoded_as(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        line = line_at(content[: error.start].decode(codec, "ignore"), error.start)
        raise FileProblem(line, "", None, f"is not {_ENCODING_NAMES[codec]} text") from error


def _decoded_as_cp1252(content: bytes) -> str:
    """The text of a file that is not UTF-8, if all of it can be cp1252."""
    first_other, mixed = 0, False
    for number, line in _high_lines(content):
        try:
            line.decode("utf-8")
            mixed = True
        except UnicodeDecodeError:
            first_other = first_other or number
            mixed = mixed or not line.decode("utf-8", "ignore").isascii()
    if mixed:
        raise FileProblem(
            first_other, "", None, "is not UTF-8 text. Other lines are: the file mixes encodings"
        )
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        line_number = len(_LINE_END_BYTES.findall(content, 0, error.start)) + 1
        raise FileProblem(
            line_number, "", None, "is not UTF-8 text. It is no text of Windows (cp1252) either"
        ) from error
    if nonsense := _NO_WORD.search(text):
        line_number = line_at(text, nonsense.start())
        raise FileProblem(
            line_number, "", None, "is not UTF-8 text. It is no text of Windows (cp1252) either"
        )
    return text


def _high_lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each line that holds a byte outside ASCII, with its number."""
    for number, line in enumerate(_LINE_END_BYTES.split(content), start=1):
        if not line.isascii():
            yield number, line


def _refuse_damage(text: str) -> None:
    """Refuse text in which characters are lost, misread, or of no use in text."""
    if (position := text.find("\0")) >= 0:
        raise FileProblem(line_at(text, position), "", None, "holds a NUL character")
    if (position := text.find("\ufffd")) >= 0:
        rule = "holds the sign � for a character that was lost before; take the file from its source again"
        raise FileProblem(line_at(text, position), "", None, rule)
    if not text.isascii() and (misread := _MISREAD.search(text)):
        rule = "is UTF-8 text that was once read as cp1252; take the file from its source again"
        raise FileProblem(line_at(text, misread.start()), "", misread.group(), rule)
    if control := _CONTROL.search(text):
        rule = f"holds a control character (U+{ord(control.group()):04X})"
        raise FileProblem(line_at(text, control.start()), "", None, rule)
