"""The words that can stand in a name beside its epithets, and the kind of any word."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import Final

from catalog.nomenclature._ranks import INFRASPECIFIC, MISTAKEN


class Kind(IntEnum):
    """What a word can be by its shape, whatever stands beside it."""

    EPITHET = 1
    CONNECTOR = 2
    AUTHOR = 3
    PARTICLE = 4
    NOTE = 5
    QUALIFIER = 6
    BRACKET = 7
    SIGN = 8
    QUOTE = 9
    OTHER = 10
    SHOUTED = 11


QUALIFIERS_BEFORE: Final = frozenset("cf. cf aff. aff nr. nr ?".split())
UNNAMED: Final = frozenset("sp. sp spp. spp ssp. species hybrid hybrids hybr. cultivars".split())
# Rank terms that are also filius, a particle or an initial.
ALSO_IN_AUTHORITY: Final = frozenset("f. f v. v m. r. st.".split())
GREX: Final = frozenset("Grex grex gx gx. grex) gx)".split())
GROUP: Final = GREX | frozenset("Group Group) Gp Gp.".split())
NOTES: Final = frozenset(
    "nom. nom nomen orth. ined. ined.? ined p.p. p.p pro pro. auct. auct auctt. auctt auth. auths. Amer. "
    "non nec not sensu sens. database excl. sic sic! comb. stat. nov. ms ms. mss mss. "
    "hort. hort hortul. nud. illeg. inval.".split()
)
# A name in a wide or a narrow sense: no other author's use of it.
SENSES: Final = frozenset({"sensu", "sens."})
WIDTHS: Final = frozenset("lato latiore lat. stricto strictiore str. amplo".split())
MISAPPLIED: Final = frozenset("auct. auct auctt. auctt auth. auths. sensu non nec".split())
PROSE: Final = UNNAMED | frozenset(
    "and as at by cv for from in is not of on or the to unknown unidentified with ex et found".split()
)
_QUALIFIERS_AFTER: Final = frozenset(
    "agg. agg aggr. aggr s.l. s.lat. s.str. s.s. s. group complex cplx cf. cf aff. aff".split()
)
_IN_AUTHORITY: Final = frozenset(
    "& ex in et and f. fil. fil filius bis ter al. al anon. emend. emend apud : ? jr. jr".split()
)
_PARTICLES: Final = frozenset(
    "af auf da das de dei del della delle dem den der des di do dos du d. e el i la le las los 't ten "
    "v. v v.d. van ver vom von y zu zum zur".split()
)
_KINDS: Final = (
    dict.fromkeys(_QUALIFIERS_AFTER, Kind.QUALIFIER)
    | dict.fromkeys(NOTES, Kind.NOTE)
    | dict.fromkeys(_PARTICLES, Kind.PARTICLE)
    | dict.fromkeys(_IN_AUTHORITY, Kind.AUTHOR)
)
_BY_FIRST: Final = {"×": Kind.SIGN, "[": Kind.BRACKET}
_AFTER_LATIN: Final = "\u0250"
_YEAR: Final = re.compile(r"(1[5-9]|20)\d[\d?][a-z]?\??")


@lru_cache(maxsize=32_768)
def kind_of(word: str) -> Kind:
    """The kind of one word. The answers for the words in use are kept: checklists repeat their words."""
    core = word.strip("(),")
    is_connector = word in INFRASPECIFIC or word in MISTAKEN
    known = Kind.CONNECTOR if is_connector else _KINDS.get(core) or _BY_FIRST.get(word[0])
    if known:
        return known
    if is_epithet(word):
        return Kind.EPITHET
    if core[:1] in ("'", '"'):
        return Kind.QUOTE
    if is_shouted(word):
        return Kind.SHOUTED
    return Kind.AUTHOR if _is_author(core) else Kind.OTHER


def is_sense(word: str, follower: str) -> bool:
    """Whether two words say how widely a name is meant: ``sensu lato``."""
    return word in SENSES and follower in WIDTHS


def is_shouted(word: str) -> bool:
    """Whether a word is in capitals, as trade designations are printed; initials have points."""
    return len(word) > 2 and word.isupper() and word.rstrip("®™").isalnum() and word[0].isalpha()


def is_epithet(word: str) -> bool:
    """Whether a word has an epithet's shape: small Latin letters, hyphens (st.-johnii), an apostrophe."""
    if not word.isascii() and not all(letter < _AFTER_LATIN or letter in "\ufffd’" for letter in word):
        return False
    if word.isalpha():
        return word.islower() and len(word) > 1
    if not word.islower() or len(word) < 3:
        return False
    bare = word.replace("\ufffd", "")
    if bare.replace("-", "a").isalpha():
        return word[0] != "-" and word[-1] != "-"
    joined = bare.replace(".-", "-", 1).replace("'", "", 1).replace("-", "")
    return joined.isalpha() and bare[0].isalpha() and bare[-1].isalpha()


def _is_author(core: str) -> bool:
    """Whether a word, freed of brackets and commas, can be part of an author's name, or is a year."""
    if not core:
        return True
    if _YEAR.fullmatch(core):
        return True
    letters = core.replace(".", "").replace("-", "").replace("'", "").replace("’", "").replace("&", "")
    return (letters.isalpha() and not letters.islower()) or not core.strip("?:")
