"""A native-status sentence ("Native to the lower 48 states; introduced in Hawaii") as regions with their means."""

import re

from catalog.choices import EstablishmentMeans
from catalog.importing._place_names import REGION_NAMES, STATE_NAMES, place_pattern
from catalog.importing._profile_document import NativePlace

# The regions of PLANTS come last: "Alaska" in such a sentence is the region, as "the lower 48 states" are.
_PLACES = {**STATE_NAMES, **REGION_NAMES}
_PLACE = place_pattern(_PLACES)

_MEANS: tuple[tuple[str, EstablishmentMeans], ...] = (
    (r"non-?native|introduced|naturali[sz]ed|alien|exotic", EstablishmentMeans.INTRODUCED),
    (r"native|indigenous|endemic", EstablishmentMeans.NATIVE),
    (r"waif", EstablishmentMeans.WAIF),
    (r"garden[ -]persistent|persist\w* from gardens", EstablishmentMeans.GARDEN_PERSISTENT),
    (r"extirpated", EstablishmentMeans.EXTIRPATED),
    (r"doubtful", EstablishmentMeans.DOUBTFUL),
)
_MEANS_WORD = re.compile(
    r"(?P<probable>(?:probabl[ey]|possibl[ey]|perhaps|likely)\s+)?"
    rf"\b(?P<means>{'|'.join(words for words, _ in _MEANS)})\b",
    re.IGNORECASE,
)
_NOT_MEANS = re.compile(rf"\bnot\s+(?:{'|'.join(words for words, _ in _MEANS)})\b", re.IGNORECASE)
_SMALL_WORDS = re.compile(
    r"\b(?:to|the|in|into|of|from|and|or|both|also|as|a|an|is|it|plants?|species|states?|parts?|some|most|much|all|"
    r"throughout|across|regions?|provinces?|territor(?:y|ies)|only|but|including|usda|d\.?c\.?)\b|[\s,;:.&()/–—-]+",
    re.IGNORECASE,
)


def native_places(text: str) -> tuple[tuple[NativePlace, ...], str]:
    """What ``text`` says of each region, in its order, and the words in it that were not understood ('' if none)."""
    if _NOT_MEANS.search(text):
        return (), text
    found: dict[str, dict[str, bool]] = {}
    rest: list[str] = []
    pending: list[tuple[str, bool]] = []
    marks = list(_MEANS_WORD.finditer(text))
    rest.append(text[: marks[0].start()] if marks else text)
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
        clause = text[mark.end() : end]
        pending.append((_means(mark["means"]), bool(mark["probable"])))
        regions = _regions(clause)
        for region in regions:
            for means, probable in pending:
                found.setdefault(region, {})[means] = probable
        # "native and introduced in Canada": the first word waits for the places of the second.
        pending = [] if regions else pending
        rest.append(_PLACE.sub(" ", clause))
    unknown = " ".join(_SMALL_WORDS.sub(" ", " ".join(rest)).split())
    return tuple(_place(region, means) for region, means in found.items()), unknown


def _regions(clause: str) -> list[str]:
    """The regions named, each once. "Washington, D.C." is the district, not the state."""
    clause = re.sub(r"Washington,?\s+D\.?\s?C\b\.?", "District of Columbia", clause, flags=re.IGNORECASE)
    return list(dict.fromkeys(_PLACES[name.group().lower()] for name in _PLACE.finditer(clause)))


def _means(word: str) -> str:
    return next(means.value for words, means in _MEANS if re.fullmatch(words, word, re.IGNORECASE))


def _place(region: str, means: dict[str, bool]) -> NativePlace:
    return NativePlace(region, tuple(means), tuple(code for code, probable in means.items() if probable))
