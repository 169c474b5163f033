"""How much a typed name differs from a real one, and whether that is a slip of the pen or another plant."""

from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ._loose import loose_word, sounded, undoubled
from ._vocabulary import Lexicon

SOUND: Final = 0.5
"""The cost of a word that differs only in its ending or in letters that sound alike; an edit costs 1."""

GENUS_EDITS: Final = 2
MOST: Final = 3.0
"""A name that costs more is no candidate for acceptance."""

MARGIN: Final = 0.75
"""So much cheaper than the next taxon must a name be to be taken for what was meant."""

LETTERS_FOR_AN_EDIT: Final = 6
"""Letters that make an edit a slip where nothing beside it bears it out: shadbush is not a misspelt soapbush."""

GENDERS: Final = (("us", "a", "um"), ("is", "e"), ("ior", "ius"), ("er", "ra", "rum"), ("ii", "i"))
"""Endings of an epithet that is one and the same (ICN Art. 23.5, 60.8)."""

_OF_A_PLACE: Final = ("ensis", "ense")
_LIKE: Final = 8

Words = tuple[str, ...]
"""Generic name and epithets, in small letters."""


class Difference(NamedTuple):
    """The cost of each word of a typed name against a real one.

    ``is_rank_apart``: but for an epithet between the species' and the last, which is no part of the name.
    """

    words: tuple[float, ...]
    is_rank_apart: bool = False

    @property
    def cost(self) -> float:
        """All costs together."""
        return sum(self.words)

    def percent(self, typed: Words) -> int:
        """The likeness, from 0 to 100."""
        length = max(6, sum(map(len, typed)))
        return max(0, min(99, round(100 * (1 - self.cost / length))))


def compare(typed: Words, real: Words) -> Difference:
    """The cost of a typed name against a real one.

    Where one has more words than the other, an infraspecific epithet between the species' and the last was left
    out (it is no part of the name: ICN Art. 24.1), or the epithets count as one word (a blank too many, a lost hyphen).
    """
    genus = _genus_cost(typed[0], real[0])
    if len(typed) == len(real):
        return Difference((genus, *map(_epithet_cost, typed[1:], real[1:])))
    if min(len(typed), len(real)) > 2 and typed[:2] == real[:2] and typed[-1] == real[-1]:
        return Difference((genus, SOUND), is_rank_apart=True)
    return Difference((genus, SOUND + _epithet_cost("".join(typed[1:]), "".join(real[1:]))))


def is_slip(typed: Words, real: Words, difference: Difference, lexicon: Lexicon) -> bool:
    """Whether a difference is small enough for a slip, and what was typed is not itself a plant's name.

    A word that is damaged is seldom a word again. So where a word differs in more than its gender, and is in use as
    a generic name or an epithet, another plant may be meant that the catalogue does not have.
    """
    if difference.cost > MOST:
        return False
    if len(typed) == 1:
        return _is_slip_of_one(typed[0], real[0], difference.cost, lexicon)
    if lexicon.has_species(typed[0], typed[1]) and not _is_same_species(typed, real):
        return False
    if difference.words[0] > _genus_allowance(typed[0], sum(difference.words[1:])):
        return False
    if difference.words[0] > SOUND and lexicon.has_genus(typed[0]):
        return False
    if _is_nearer_another(typed[1], real, difference.words[1], lexicon):
        return False
    if len(typed) != len(real):
        return difference.words[1] <= GENUS_EDITS
    return _all_slips(typed[1:], real[1:], difference.words[1:], lexicon)


def _is_slip_of_one(typed: str, real: str, cost: float, lexicon: Lexicon) -> bool:
    """Whether a word alone is a misspelt generic name: no epithet bears it out, and it may be a common name."""
    if lexicon.is_common(typed):
        return False
    if cost <= SOUND:
        return True
    return not lexicon.has_genus(typed) and typed[0] == real[0] and cost * LETTERS_FOR_AN_EDIT <= len(typed)


def _is_nearer_another(typed: str, real: Words, cost: float, lexicon: Lexicon) -> bool:
    """Whether the genus has a species, not in the catalogue, that an epithet is more like than the real one."""
    if cost <= 1:
        return False
    others = lexicon.epithets_in(real[0])
    near = process.extract(typed, others, scorer=OSA.distance, score_cutoff=int(cost), limit=_LIKE)
    return any(edits < cost and not _agree(other, real[1]) for other, edits, _ in near)


def _is_same_species(typed: Words, real: Words) -> bool:
    """Whether two names begin with the same generic name and epithet, hyphen or not (ICN Art. 60.11)."""
    return typed[0] == real[0] and typed[1].replace("-", "") == "".join(real[1:2]).replace("-", "")


def _all_slips(typed: Words, real: Words, costs: tuple[float, ...], lexicon: Lexicon) -> bool:
    return all(
        _is_small(cost, word, meant) and (_agree(word, meant) or not lexicon.has_epithet(word))
        for word, meant, cost in zip(typed, real, costs, strict=False)
    )


def _agree(typed: str, real: str) -> bool:
    """Whether two epithets are one in another gender (ICN Art. 23.5), or with one letter for two (pensylvanica).

    Two plants of a genus cannot bear both: names so like each other count as the same (Art. 53.2, 60.8).
    """
    typed, real = typed.replace("-", ""), real.replace("-", "")
    return _differ_by_gender(typed, real) or _differ_by_gender(undoubled(typed), undoubled(real))


def _differ_by_gender(typed: str, real: str) -> bool:
    return typed == real or any(
        typed.removesuffix(ours) == real.removesuffix(theirs)
        for endings in GENDERS
        for ours in endings
        for theirs in endings
        if typed.endswith(ours) and real.endswith(theirs)
    )


def _genus_allowance(typed: str, others: float) -> float:
    """How far a generic name may be off, given the cost of the epithets."""
    if others > SOUND:
        return 1.0 if len(typed) <= 4 else 2.0
    return 1.0 if len(typed) <= 3 else 2.0 if len(typed) <= 7 else 3.0


def _is_small(cost: float, typed: str, real: str) -> bool:
    shorter = min(len(typed), len(real))
    allowed = 1.0 if shorter <= 4 else 2.0 if shorter <= 7 else 2.5
    return cost <= allowed


def _genus_cost(typed: str, real: str) -> float:
    if typed == real:
        return 0.0
    return SOUND if sounded(typed) == sounded(real) else float(OSA.distance(typed, real))


def _epithet_cost(typed: str, real: str) -> float:
    typed, real = typed.replace("-", ""), real.replace("-", "")
    if typed == real:
        return 0.0
    edits = float(OSA.distance(typed, real))
    if typed.endswith(_OF_A_PLACE) != real.endswith(_OF_A_PLACE):
        return edits  # formosensis is of Formosa, formosa is beautiful
    by_sound = OSA.distance(loose_word(typed), loose_word(real)) + SOUND
    return min(edits, by_sound)
