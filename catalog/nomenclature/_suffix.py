"""What follows the parts of a name: formulas, cultivars, notes in brackets, and text not understood."""

import re
from typing import Final

from catalog.nomenclature._warnings import NameWarning
from catalog.nomenclature._words import (
    GREX,
    GROUP,
    NOTES,
    QUALIFIERS_BEFORE,
    UNNAMED,
    Kind,
    is_epithet,
    is_sense,
    is_shouted,
    kind_of,
)

TRADE_MARKS: Final = "®™"
_QUOTES: Final = ("'", '"')
_UNMARKED: Final = str.maketrans("", "", "®™©()")
_IN_BRACKETS: Final = re.compile(r"\((?P<cultivar>'[^()]+'|\"[^()]+\")\) ?")
# Plant patents and breeders' rights are said of a cultivar; they are no part of its name.
_PROTECTED: Final = re.compile(r"\(?(?:(?:US)?PP(?:AF|\.? ?#? ?[\d,]+)?|C?PBR(?:AF)?|PVR)\)?(?: |$)")
_LONGEST_TRADE: Final = 5


class Suffix:
    """Reads the words after the parts; each finding is an attribute, "" where there is none."""

    __slots__ = (
        "cultivar",
        "excluded",
        "explained",
        "formula",
        "group",
        "is_formula",
        "is_grex",
        "notes",
        "qualifiers",
        "tail",
        "trade",
    )

    def __init__(self) -> None:
        self.formula = ""
        self.is_formula = False
        self.explained = ""
        self.cultivar = ""
        self.group = ""
        self.is_grex = False
        self.trade = ""
        self.tail = ""
        self.excluded = False
        self.notes: list[str] = []
        self.qualifiers: list[str] = []

    def read(self, words: list[str], warnings: list[NameWarning]) -> None:
        """Read all words; what is not understood becomes the tail."""
        while words:
            rest = self._step(words, warnings)
            if len(rest) == len(words):
                self.tail = " ".join(words)
                warnings.append(NameWarning.UNPARSED_TAIL)
                return
            words = rest

    def _step(self, words: list[str], warnings: list[NameWarning]) -> list[str]:
        """The words left after one finding at the beginning; the same words if there is none."""
        word, follower = words[0], words[1] if len(words) > 1 else ""
        if word[0] == "[":
            return self._bracket(words)
        if word == "×" and not follower.startswith(_QUOTES):
            return self._formula(words)
        if (rest := self._grown(words)) is not None:
            return rest
        if word in UNNAMED:
            return self._unnamed(words, warnings)
        kind = kind_of(word)
        if is_sense(word, follower):
            self.qualifiers.append(" ".join(words[:2]))
            return words[2:]
        if kind is Kind.QUALIFIER and len(words) <= 2:
            self.qualifiers.append(" ".join(words))
            if word in QUALIFIERS_BEFORE:
                warnings.append(NameWarning.COMPARISON)
            return []
        if is_epithet(word) and "×" in words:
            return self._explained(words)
        if word.strip("(),") in NOTES:
            return self._note(words)
        return words

    def _grown(self, words: list[str]) -> list[str] | None:
        """The words left after what names a cultivated plant; None if nothing of it begins here."""
        word, text = words[0], " ".join(words)
        if word == "×":
            return words[1:]  # Malus × 'Prairifire': the sign names no parent
        if word[0] in _QUOTES or word in ("cv.", "cv"):
            return self._cultivar(words)
        if bracketed := _IN_BRACKETS.match(text):
            return [*self._cultivar([bracketed["cultivar"]]), *text[bracketed.end() :].split()]
        if (self.cultivar or self.trade) and (protected := _PROTECTED.match(text)):
            self.notes.append(protected[0].strip())
            return text[protected.end() :].split()
        if any(other in GROUP for other in words[1:4]):
            return self._group(words)
        length = _marked(words)
        is_more = bool(self.cultivar or self.trade)
        if not length and kind_of(word) is Kind.SHOUTED and (is_more or is_trade(words)):
            length = next((i for i, other in enumerate(words) if not is_shouted(other)), len(words))
        return self._trade(words, length) if length else None

    def _unnamed(self, words: list[str], warnings: list[NameWarning]) -> list[str]:
        length = 2 if words[1:2] == ["nov."] else 1
        self.qualifiers.append(" ".join(words[:length]))
        warnings.append(NameWarning.APPROXIMATE)
        return words[length:]

    def _bracket(self, words: list[str]) -> list[str]:
        end = next((i for i, word in enumerate(words) if word.endswith("]")), len(words) - 1) + 1
        content = " ".join(words[:end]).strip("[] ")
        if content.casefold() == "excluded":
            self.excluded = True
        elif " × " in content:
            self.explained = content
        else:
            self.notes.append(" ".join(words[:end]))
        return words[end:]

    def _formula(self, words: list[str]) -> list[str]:
        end = next((i for i, word in enumerate(words) if word[0] == "["), len(words))
        self.formula = " ".join(words[1:end])
        self.is_formula = True
        return words[end:]

    def _explained(self, words: list[str]) -> list[str]:
        end = next((i for i, word in enumerate(words) if word[0] == "["), len(words))
        self.explained = " ".join(words[:end])
        return words[end:]

    def _note(self, words: list[str]) -> list[str]:
        end = next((i for i, word in enumerate(words) if word[0] == "["), len(words))
        self.notes.append(" ".join(words[:end]))
        return words[end:]

    def _cultivar(self, words: list[str]) -> list[str]:
        if words[0] in ("cv.", "cv"):
            words = words[1:]
            if not words or words[0][0] not in _QUOTES:
                self.cultivar = " ".join(words)
                return []
        epithet, rest = unquote(" ".join(words))
        if epithet:
            self.cultivar = epithet
            return rest.split()
        return words

    def _group(self, words: list[str]) -> list[str]:
        end = next(i for i, word in enumerate(words) if word in GROUP)
        self.group = " ".join(words[:end]).strip("(")
        self.is_grex = words[end] in GREX
        return words[end + 1 :]

    def _trade(self, words: list[str], end: int) -> list[str]:
        designation = " ".join(words[:end]).translate(_UNMARKED).strip()
        self.trade = f"{self.trade} {designation}".strip()
        return words[end:]


def _marked(words: list[str]) -> int:
    """How many words make a trade designation that ends in a mark (``Endless Summer®``); 0 if none begins here."""
    for index, word in enumerate(words[:_LONGEST_TRADE]):
        if not word.lstrip("(")[:1].isupper() and word not in TRADE_MARKS:
            return 0
        if word.rstrip(")")[-1:] in TRADE_MARKS and word.rstrip(")"):
            return index + 1
    return 0


def is_trade(words: list[str]) -> bool:
    """Whether words that begin in capitals are a trade designation, and not an author in capitals.

    It has a mark (``ENDLESS®``), or a second word in capitals or a cultivar epithet follows.
    """
    return words[0][-1] in TRADE_MARKS or (
        len(words) > 1 and (is_shouted(words[1]) or words[1][0] in _QUOTES)
    )


def unquote(text: str) -> tuple[str, str]:
    """The text in the quotes that open ``text`` and the text after them; an apostrophe inside does not close.

    >>> unquote("'Everett's Choice' L.")
    ("Everett's Choice", 'L.')
    """
    quote = text[0]
    close = _closing(text, 1)
    if close < 0:
        return "", text
    later = _closing(text, close + 1)
    if later > 0 and not text[later - 1].isdigit() and f" {quote}" not in text[close + 1 : later + 1]:
        close = later
    return text[1:close].strip(), text[close + 1 :].strip()


def _closing(text: str, start: int) -> int:
    """Where a quote stands that can close: before the end, a blank or a mark. -1 if nowhere."""
    index = text.find(text[0], start)
    while index >= 0 and index + 1 < len(text) and text[index + 1] not in " ,;)]®™":
        index = text.find(text[0], index + 1)
    return index
