"""The reader of names: one pass over the words, no backtracking.

The order it expects is that of the Codes: generic name, infrageneric part, specific epithet, infraspecific
parts, each with its authority and notes, then what is cultivated, formulas and the rest (``_suffix``).
"""

from dataclasses import replace
from typing import Final

from catalog.nomenclature._model import Part
from catalog.nomenclature._ranks import INFRAGENERIC, INFRASPECIFIC, MISTAKEN, Connector, rank_of_uninomial
from catalog.nomenclature._suffix import TRADE_MARKS, is_trade
from catalog.nomenclature._warnings import NameWarning
from catalog.nomenclature._words import (
    ALSO_IN_AUTHORITY,
    GROUP,
    NOTES,
    PROSE,
    QUALIFIERS_BEFORE,
    UNNAMED,
    Kind,
    is_epithet,
    is_sense,
    kind_of,
)

SIGN: Final = "×"
_FILIUS: Final = frozenset({"f.", "f"})
_JOINERS: Final = frozenset({"&", "et", "ex", "in"})
_LONGEST_INITIALS: Final = 4
_MANUSCRIPT: Final = frozenset({"ms", "ms.", "mss", "mss."})
_LATIN_ENDINGS: Final = (
    *"um us is ens ans oides ense ii ae ata ana iana era osa ica ina ea ia ida ora ifera ula ra".split(),
)
_SMALL_WORDS: Final = frozenset("ex in et and f. fil. filius de da la van von der den & al. bis ter".split())
_NO_CONNECTOR: Final = Connector("", "infraspecies")


class Reader:
    """Reads the parts of a name from its words; ``index`` stands at the first word not read yet."""

    __slots__ = ("all_lower", "cultivated_start", "index", "notho", "parts", "qualifier", "warnings", "words")

    def __init__(self, words: list[str], warnings: list[NameWarning]) -> None:
        self.words = words
        self.warnings = warnings
        self.index = 0
        self.parts: list[Part] = []
        self.notho = ""
        self.qualifier = ""
        self.all_lower = False
        self.cultivated_start = _cultivated_start(words)

    def read(self) -> bool:
        """Read all parts. False if the text does not begin with a generic name."""
        if not self._generic():
            return False
        self._infrageneric()
        if self._specific():
            if self.parts[0].rank != "genus":
                self.parts[0] = replace(self.parts[0], rank="genus")
            while self._infraspecific():
                pass
        return True

    def peek(self, ahead: int = 0) -> str:
        """The word ``ahead`` of the next, "" past the end."""
        index = self.index + ahead
        return self.words[index] if index < len(self.words) else ""

    # Parts

    def _generic(self) -> bool:
        hybrid = self._take_sign()
        word = self.peek()
        genus = self._as_genus(word)
        if not genus:
            return False
        self.index += 1
        if hybrid:
            self.notho = "generic"
        authority, note = self._trailing() if not self._is_before_epithet() else ("", "")
        if authority.endswith(_LATIN_ENDINGS) and authority.isalpha():
            self.warnings.append(NameWarning.AMBIGUOUS_CAPITAL)
        self.parts.append(Part(rank_of_uninomial(genus), genus, "", hybrid, authority, note))
        return True

    def _as_genus(self, word: str) -> str:
        """The word as a generic name, "" if it cannot be one."""
        if not word or word.lower() in PROSE:
            return ""
        if word[-1] == "." and 2 <= len(word) <= 4 and word[:-1].isalpha() and is_epithet(self.peek(1)):
            self.warnings.append(NameWarning.ABBREVIATED_GENUS)
            return word.capitalize()
        letters = word.replace("-", "")
        if not letters.isalpha() or len(letters) < 2 or word[0] == "-" or word[-1] == "-":
            return ""
        if letters[0].islower():
            if not letters.islower():
                return ""
            self.all_lower = all(part.islower() for part in self.words if part[0].isalpha())
            if NameWarning.ALL_CAPITALS not in self.warnings:
                self.warnings.append(NameWarning.LOWERCASE_GENUS)
        if not word.isascii():
            self.warnings.append(NameWarning.NON_STANDARD_LETTERS)
        return word.capitalize()

    def _is_before_epithet(self) -> bool:
        """Whether what follows the generic name is an epithet, and not its authority."""
        word = self.peek()
        if word == SIGN or word in QUALIFIERS_BEFORE or word in UNNAMED:
            return True
        if word.startswith("(") and word.endswith(")") and word[1:-1].isalpha() and self._is_epithet(1):
            return True
        return self._is_epithet(0)

    def _is_epithet(self, ahead: int) -> bool:
        """Whether the word ``ahead`` is an epithet where it stands: no prose, no particle before a name."""
        word = self.peek(ahead)
        if not word or word in PROSE:
            return False
        kind = kind_of(word)
        if kind is Kind.EPITHET:
            return True
        if not is_epithet(word):
            return False
        follower = self.peek(ahead + 1)
        if kind is Kind.PARTICLE:
            return not follower or kind_of(follower) is Kind.CONNECTOR
        return kind is Kind.QUALIFIER and bool(follower) and kind_of(follower) is Kind.AUTHOR

    def _infrageneric(self) -> None:
        word = self.peek()
        if word.startswith("(") and self._is_before_epithet():
            self.parts.append(Part("subgenus", word[1:-1], "()"))
            self.index += 1
            return
        connector = INFRAGENERIC.get(word)
        if connector and self.peek(1)[:1].isupper():
            epithet = self.peek(1)
            self.index += 2
            if connector.text.startswith("notho"):
                self.notho = "generic"
            authority, note = self._trailing() if not self._is_before_epithet() else ("", "")
            rank = connector.rank or "infragenus"
            self.parts.append(Part(rank, epithet, connector.text, False, authority, note))

    def _specific(self) -> bool:
        qualifier = self._take_qualifier()
        hybrid = self.peek() == SIGN and is_epithet(self.peek(1))
        if not hybrid and not self._is_epithet(0):
            return False
        self.index += hybrid
        if hybrid:
            self.notho = "specific"
        self._append("species", "", hybrid, qualifier)
        return True

    def _infraspecific(self) -> bool:
        start = self.index
        qualifier = self._take_qualifier()
        connector = self._take_connector()
        hybrid = bool(connector.text) and self._take_sign()
        if not self._is_epithet(0) or (not connector.text and self._is_formula_ahead()):
            self.index = start
            return False
        if not connector.text:
            if self.words[self.index - 1].endswith(",") or self.parts[-1].rank == "infraspecies":
                return False
            self.warnings.append(NameWarning.MISSING_RANK)
        elif not connector.rank:
            self.warnings.append(NameWarning.UNUSUAL_RANK)
        if hybrid or connector.text.startswith("notho"):
            self.notho = "infraspecific"
        self._append(connector.rank or "infraspecies", connector.text, hybrid, qualifier)
        return True

    def _append(self, rank: str, connector: str, hybrid: bool, qualifier: str) -> None:
        epithet = self.peek()
        self.index += 1
        if "'" in epithet:
            self.warnings.append(NameWarning.APOSTROPHE_IN_EPITHET)
        if not epithet.isascii():
            self.warnings.append(NameWarning.NON_STANDARD_LETTERS)
        authority, note = self._trailing()
        self.parts.append(Part(rank, epithet, connector, hybrid, authority, note, qualifier))

    # Small words

    def _take_sign(self) -> bool:
        if self.peek() != SIGN:
            return False
        self.index += 1
        return True

    def _take_qualifier(self) -> str:
        word = self.peek()
        if word not in QUALIFIERS_BEFORE or not (self._is_epithet(1) or self.peek(1) == SIGN):
            return ""
        self.index += 1
        self.qualifier = word
        self.warnings.append(NameWarning.COMPARISON)
        return word

    def _take_connector(self) -> Connector:
        if not self._is_connector(0):
            return _NO_CONNECTOR
        word = self.peek()
        self.index += 1
        if word in MISTAKEN:
            self.warnings.append(NameWarning.MISTAKEN_RANK)
            return MISTAKEN[word]
        return INFRASPECIFIC[word]

    def _is_connector(self, ahead: int) -> bool:
        """Whether a rank term stands ``ahead`` with its epithet after it, or a slip for one below a species."""
        word = self.peek(ahead)
        if word not in INFRASPECIFIC and not (word in MISTAKEN and self.parts[1:]):
            return False
        after = ahead + 2 if self.peek(ahead + 1) == SIGN else ahead + 1
        return self._is_epithet(after)

    def _is_formula_ahead(self) -> bool:
        """Whether a formula follows without brackets: ``×bellii Mellich. leucophylla × rubra``."""
        return SIGN in self.words[self.index : self.index + 5]

    # Authority and notes

    def _trailing(self) -> tuple[str, str]:
        """The authority and the note that follow an epithet."""
        start = self.index
        self._skip_authority()
        authority = " ".join(self.words[start : self.index])
        if self.all_lower and authority:
            authority = " ".join(map(_with_capital, authority.split()))
        start = self.index
        if self.index < len(self.words) and self._is_note():
            self._skip_note()
        note = " ".join(self.words[start : self.index])
        if authority.endswith(","):
            authority = authority[:-1]
            note = f", {note}" if note else ","
        return authority, note

    def _skip_authority(self) -> None:
        """Move over the words of an authority; brackets hold it together unless a new epithet begins."""
        words = self.words
        depth = 0
        while self.index < len(words):
            word = words[self.index]
            kind = kind_of(word)
            if self.index == self.cultivated_start:
                return
            if kind is Kind.CONNECTOR:
                if self._begins_part(word):
                    return
                if not depth and word not in ALSO_IN_AUTHORITY:
                    return
            elif not depth and kind is not Kind.AUTHOR and self._ends_authority(word, kind):
                return
            depth = max(0, depth + word.count("(") - word.count(")"))
            self.index += 1

    def _begins_part(self, word: str) -> bool:
        """Whether the rank term at the index begins a part, and is no filius."""
        if not self._is_connector(0):
            return False
        if word in _FILIUS and self.index and kind_of(self.words[self.index - 1]) is Kind.AUTHOR:
            self.warnings.append(NameWarning.AMBIGUOUS_FILIUS)
        return True

    def _ends_authority(self, word: str, kind: Kind) -> bool:
        """Whether a word that is no author's name ends the authority (outside brackets)."""
        if kind is Kind.PARTICLE:
            return self._is_epithet(0) or not self.peek(1)
        if kind is Kind.NOTE:
            return self._is_note() or is_sense(word, self.peek(1))
        if kind is Kind.SHOUTED:
            return not self.all_lower and is_trade(self.words[self.index : self.index + 2])
        if kind is Kind.QUOTE:
            return not word.startswith("'t")
        if kind is Kind.EPITHET and "'" in word and self.peek(1)[:1].isupper():
            return False
        return not (self.all_lower and self._is_small_author(word))

    def _is_small_author(self, word: str) -> bool:
        """Whether a word of a text without capitals is an author's: ``torr.``, ``(greene)``, ``& lakela``."""
        before = self.words[self.index - 1]
        initials = before.endswith(".") and len(before) <= _LONGEST_INITIALS
        follows = before in _JOINERS or before.endswith((")", ".,")) or initials
        return word.endswith((".", ".,", ".)")) or word.startswith("(") or follows

    def _is_note(self) -> bool:
        """Whether a note begins here, and not ``hort. ex Rehder`` or ``Busk ms in Chimonides``."""
        word = self.peek()
        core = word.strip("(),")
        if core not in NOTES:
            return core == "as"
        if is_sense(word, self.peek(1)):
            return False
        if word.startswith("("):
            return not core.startswith(("hort", "auct"))
        if core.startswith("hort"):
            return "ex" not in self.words[self.index : self.index + 4]
        return core not in _MANUSCRIPT or self.peek(1) != "in"

    def _skip_note(self) -> None:
        """Move over a note: to the end, to a bracket, or to the next part of the name."""
        self.index += 1
        while self.index < len(self.words):
            word = self.words[self.index]
            if word[0] in "['\"" or word == SIGN:
                return
            if word in INFRASPECIFIC and self._is_connector(0) and self.words[self.index - 1] != "orth.":
                return
            self.index += 1


def _cultivated_start(words: list[str]) -> int:
    """Where the name of a group or a marked trade designation begins: at the capitals before it; -1 for none."""
    ends = (index for index, word in enumerate(words) if word in GROUP or word[-1] in TRADE_MARKS)
    start = next(ends, -1)
    while start > 1 and words[start - 1].lstrip("(").isalpha() and words[start - 1].lstrip("(")[0].isupper():
        start -= 1
        if words[start][0] == "(":
            break
    return start


def _with_capital(word: str) -> str:
    """An author's name from a text without capitals: ``torr.`` becomes ``Torr.``, ``(a.`` becomes ``(A.``."""
    return word if word.strip("(),") in _SMALL_WORDS else word.title()
