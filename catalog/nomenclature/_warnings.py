"""What a reader of names may object to, each with its words and its weight."""

from collections.abc import Iterable
from enum import Enum


class NameWarning(Enum):
    """A named objection: ``text`` is a sentence for the editor, ``quality`` the best grade it leaves.

    Grades run as gnparser's do: 1 is a clean name, 4 a doubtful one, 0 is not read as a name at all.
    """

    EMPTY = (0, "There is no name here.")
    TOO_LONG = (0, "The text is too long to be one name.")
    NOT_A_NAME = (0, "This does not begin with a generic name.")
    GRAFT_CHIMAERA = (0, "Graft-chimaeras (+) are named under the Cultivated Plant Code and are not read.")

    SPACES = (1, "Blanks at the ends, or more than one between words, were folded.")

    AMBIGUOUS_CAPITAL = (2, "The second word may be an epithet with a capital; it was read as an author.")
    AMBIGUOUS_FILIUS = (2, "The “f.” may mean filius (son) or forma (form); it was read as forma.")
    AUTONYM_WITH_AUTHORITY = (2, "An autonym carries no authority; the one given is set aside.")
    HYBRID_FORMULA = (2, "This is a hybrid formula, not a name.")
    HYBRID_LETTER = (2, "The letter x stands for the multiplication sign ×.")
    MISAPPLIED = (2, "The name is cited as other authors misapplied it.")
    MISSING_RANK = (2, "The rank of the infraspecific epithet is not given.")
    NON_STANDARD_LETTERS = (2, "A scientific name is written with the letters a to z only.")
    UNKNOWN_AUTHOR = (2, "The author is not known.")

    ALL_CAPITALS = (3, "The name is written in capitals.")
    APOSTROPHE_IN_EPITHET = (3, "An epithet has no apostrophe.")
    CAPITAL_EPITHET = (3, "An epithet is written with a small initial letter.")
    CONTROL_CHARACTERS = (3, "Characters that cannot be seen were removed.")
    LOWERCASE_GENUS = (3, "The generic name is written without a capital letter.")
    MISTAKEN_RANK = (3, "The rank term is not one that is in use; it was read as the one it is like.")
    MARKUP = (3, "HTML tags or entities were removed from the name.")
    UNUSUAL_RANK = (3, "The rank is not one that the catalogue keeps.")

    ABBREVIATED_GENUS = (4, "The generic name is abbreviated.")
    APPROXIMATE = (4, "The name stands for one or more unnamed species.")
    BROKEN_ENCODING = (4, "A character was lost when the text was converted.")
    COMPARISON = (4, "The name is compared with (cf., aff.), not given.")
    INCOMPLETE_FORMULA = (4, "A parent is missing from the hybrid formula.")
    UNBALANCED_BRACKETS = (4, "A bracket is opened and not closed, or closed and not opened.")
    UNPARSED_TAIL = (4, "The end of the text was not understood.")

    def __init__(self, quality: int, text: str) -> None:
        self.quality = quality
        self.text = text

    def __str__(self) -> str:
        return self.text


def grade(warnings: Iterable[NameWarning]) -> int:
    """The quality of a name with these warnings: 1 (clean) to 4 (doubtful)."""
    return max((warning.quality for warning in warnings), default=1)
