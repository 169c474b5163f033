"""What word processors say in styles and classes: stress, and paragraphs that are entries of a list."""

import re
from typing import Final

_LISTED: Final = re.compile(r"(?:^|;)\s*mso-list\s*:\s*l\d", re.IGNORECASE)
_MARKER: Final = re.compile(r"(?:^|;)\s*mso-list\s*:\s*ignore", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,4})[.)]", re.IGNORECASE)
_WEIGHT: Final = re.compile(r"(?:^|;)\s*font-weight\s*:\s*(\w+)", re.IGNORECASE)
_SLANT: Final = re.compile(r"(?:^|;)\s*font-style\s*:\s*(\w+)", re.IGNORECASE)
BOLD: Final = 600
"""The least weight that is read as bold."""


def is_list_entry(classes: str, style: str) -> bool:
    """Whether a paragraph is an entry of a list: Word writes lists so."""
    return "MsoListParagraph" in classes or bool(_LISTED.search(style))


def is_marker(style: str) -> bool:
    """Whether a span holds the bullet or number that Word draws before an entry, not its words."""
    return bool(_MARKER.search(style))


def is_numbered(marker: str) -> bool:
    """Whether a marker, such as ``2.`` or ``b)``, counts; a bullet does not."""
    return bool(_NUMBERED.fullmatch(marker.strip(" \u00a0\t\n")))


def stresses(style: str) -> dict[str, bool]:
    """By element, ``strong`` and ``em``, whether a style asks for it; an element of which it says nothing is absent.

    Google Docs wraps all that is copied in a ``b`` whose weight is normal.
    """
    found = {}
    if weight := _WEIGHT.search(style):
        word = weight[1].lower()
        found["strong"] = word in ("bold", "bolder") or (
            word.isascii() and word.isdigit() and int(word) >= BOLD
        )
    if slant := _SLANT.search(style):
        found["em"] = slant[1].lower() in ("italic", "oblique")
    return found
