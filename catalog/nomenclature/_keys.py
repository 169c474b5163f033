"""Keys by which names are compared.

The multiplication sign and the prefix notho- are disregarded in deciding whether two names are the same
(ICN Art. H.3.3), so no key of a name holds them; only a hybrid formula keeps its sign, since without it
*Iris tenax* × *innominata* would read as an infraspecific name.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from catalog.nomenclature._model import HYBRID_SIGN, ParsedName, Part
from catalog.nomenclature._parse import parse
from catalog.nomenclature._ranks import INFRASPECIFIC
from catalog.nomenclature._stem import stem
from catalog.nomenclature._text import compatible, fold, latinised, uniform

_WORDS: Final = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[^\w\s.]")
_AUTHOR_WORDS: Final = {"et": "&", "and": "&", "fil": "f", "filius": "f"}
_CONNECTORS: Final = {word: connector.text for word, connector in INFRASPECIFIC.items() if connector.rank}
_SIGN: Final = re.compile(f"{HYBRID_SIGN} ?")
_SIGN_LETTER: Final = re.compile(r"(?<!\S)[xX](?=\s+\w|[A-Z][a-z]{2})")


class MatchKeys(NamedTuple):
    """Three keys, from strict to loose; equal keys are the same name in that sense.

    exact      the whole text: case, blanks, invisible characters, spelling of × and of rank terms folded
    canonical  without authority, rank term and sign; letters as ICN Art. 60.7 transcribes them
    stem       the epithets of ``canonical`` without their endings
    ``canonical`` and ``stem`` are "" for text that is no name.
    """

    exact: str
    canonical: str
    stem: str


def match_keys(name: str) -> MatchKeys:
    """The keys of a name with or without authority."""
    parsed = parse(compatible(name))
    exact = exact_key(name)
    if not parsed.quality:
        return MatchKeys(exact, "", "")
    if parsed.is_formula:
        return MatchKeys(exact, _of_parents(parsed, _canonical), _of_parents(parsed, _stemmed))
    grown = _cultivated(parsed)
    return MatchKeys(exact, _canonical(parsed.parts) + grown, _stemmed(parsed.parts) + grown)


def exact_key(text: str) -> str:
    """The whole text folded, see ``MatchKeys``.

    >>> exact_key("Heuchera X  Cuneata") == exact_key("heuchera ×cuneata")
    True
    """
    marked = _SIGN_LETTER.sub(HYBRID_SIGN, text) if "x" in text or "X" in text else text
    folded = uniform(marked)
    if HYBRID_SIGN in folded:
        folded = _SIGN.sub(f" {HYBRID_SIGN}", folded).strip()
    return " ".join([_CONNECTORS.get(word, word) for word in folded.split()])


def name_key(text: str) -> str:
    """The key of a name without authority, by which the catalogue keeps names apart.

    The rank term stays, the hybrid sign goes (see the module); cultivar epithet, qualifier and what was not
    understood stay, so that two texts with one key are one name. Text that is no name is only folded.

    >>> name_key("Heuchera x cuneata") == name_key("HEUCHERA ×cuneata ") == "heuchera cuneata"
    True
    """
    parsed = parse(compatible(text))
    if not parsed.quality:
        return exact_key(text)
    if parsed.is_formula:
        return _of_parents(parsed, _ranked)
    rest = fold(f"{parsed.qualifier} {parsed.tail}")
    name = _ranked(parsed.parts) + _cultivated(parsed)
    return f"{name} {rest}" if rest else name


def authority_key(text: str) -> str:
    """The key of an authority: case, accents, points and blanks folded; ``et`` is &, ``fil.`` is f.

    >>> authority_key("(L.) L'Hér. et A.Gray") == authority_key("(L.) L'Her. & A. Gray")
    True
    """
    words = [_AUTHOR_WORDS.get(word, word) for word in _WORDS.findall(fold(text))]
    return " ".join(words).replace(" , &", " &")


def _named(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts that make the name: a subgenus in brackets is not one of them."""
    return tuple(part for part in parts if part.connector != "()")


def _letters(part: Part) -> str:
    return latinised(part.epithet.casefold().replace("'", ""))


def _ranked(parts: tuple[Part, ...]) -> str:
    pairs = ((part.connector.removeprefix("notho"), _letters(part)) for part in _named(parts))
    return " ".join(word for pair in pairs for word in pair if word)


def _canonical(parts: tuple[Part, ...]) -> str:
    return " ".join(map(_letters, _named(parts)))


def _stemmed(parts: tuple[Part, ...]) -> str:
    genus, *epithets = map(_letters, _named(parts))
    return " ".join((genus, *map(stem, epithets)))


def _cultivated(parsed: ParsedName) -> str:
    """What a cultivated plant adds to a key, with a blank before it; "" for other plants."""
    group = f" {fold(parsed.cultivar_group)} group" if parsed.cultivar_group else ""
    cultivar = f" '{fold(parsed.cultivar)}'" if parsed.cultivar else ""
    return f"{group}{cultivar} {fold(parsed.trade_designation)}".rstrip()


def _of_parents(formula: ParsedName, key: Callable[[tuple[Part, ...]], str]) -> str:
    """The key of a formula, an unknown parent as "?". Their order is only a preference (ICN Rec. H.2A.1)."""
    parents = (parse(parent).parts for parent in formula.hybrid_parents)
    return f" {HYBRID_SIGN} ".join(sorted(key(parts) if parts else "?" for parts in parents))
