"""Facts in words in a sentence: light, water, soil, mulch, colours, climate, upkeep, uses, visitors and states.

Each rule is a pattern with the code it means; a pattern in a denied clause means nothing.
"""

import re
from collections.abc import Iterator

from catalog.choices import Animal, AnimalRelation, Light, WaterUse
from catalog.importing._place_names import STATE_NAMES, place_pattern
from catalog.importing._proposal_numbers import Found
from catalog.importing._prose import Sentence, is_denied
from catalog.importing._word_rules import WORD_RULES

_LIGHT = re.compile(
    r"(?P<full_sun>full sun(?:light|shine)?|sun(?= (?:to|or) (?:part|light|dappled))|(?<=shade to )sun\b)"
    r"|(?P<part_shade>(?:part(?:ial|ly)?|light|half|afternoon)[- ](?:shade|shady)|part(?:ial)?[- ]sun)"
    r"|(?P<dappled>dappled (?:sun\w*|shade|light)|filtered (?:sun\w*|light|shade))"
    r"|(?P<deep_shade>(?:full|deep|dense|heavy) shade)",
    re.IGNORECASE,
)
_LIGHTS = list(Light.values)
_JOINED_BY_TO = re.compile(r"\s+(?:to|through)\s+|\s*[–—-]\s*", re.IGNORECASE)

_LEVEL = r"(?:very low|low|moderate|medium|average|high)"
_LEVELS = rf"(?P<low>{_LEVEL})(?:(?:\s+(?:to|or)\s+|-to-|\s*[–-]\s*)(?P<high>{_LEVEL}))?"
_WATER = (
    re.compile(rf"^water[\w ]*:\s*{_LEVELS}\b", re.IGNORECASE),
    re.compile(rf"\b{_LEVELS}[- ](?:water(?! table|ing)|moisture needs)", re.IGNORECASE),
    re.compile(rf"\bwater (?:needs|requirements?|use)\s+(?:is|are)\s+{_LEVELS}\b", re.IGNORECASE),
)
_WATER_CODES = {"medium": "moderate", "average": "moderate", "very low": "very-low"}

_TEXTURES = {
    "sand": r"sand(?:y)?",
    "loam": r"loam(?:y)?",
    "clay": r"(?:heavy )?clay(?:ey)?",
    "rocky": r"rocky|stony|gravel(?:ly)?|gritty",
    "organic": r"humus[- ]rich|organic(?:ally)?[- ]rich|humusy",
}
_TEXTURE = rf"(?:{'|'.join(_TEXTURES.values())})"
_TEXTURE_LIST = rf"{_TEXTURE}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to)\s+|\s+|-){_TEXTURE})*"
_ADJECTIVES = r"(?:,?\s+(?:or |and )?(?!(?:and|or|to|with|the|a|in|of|than)\b)[a-z]+(?:-[a-z]+)?){0,3}?"
_SOIL = re.compile(
    rf"\b(?P<list>{_TEXTURE_LIST})(?:{_ADJECTIVES}\s+(?:soils?|ground)\b|(?<=loam))", re.IGNORECASE
)
_AMENDING = re.compile(
    r"\b(?:amend\w*|add(?:s|ed|ing)?|mix\w*|incorporat\w+|work(?:ing)? in|top-?dress\w*|mulch\w*)\b",
    re.IGNORECASE,
)

_COLOURS: tuple[tuple[str, str], ...] = (
    (r"creamy?(?:[- ]white)?|ivory", "cream"),
    (r"white", "white"),
    (r"gold(?:en)?(?:[- ]yellow)?", "gold"),
    (r"yellow", "yellow"),
    (r"orange", "orange"),
    (r"red|scarlet|crimson", "red"),
    (r"maroon|burgundy", "maroon"),
    (r"pink|rose(?:[- ]pink)?", "pink"),
    (r"lavender|lilac", "lavender"),
    (r"purple|violet", "purple"),
    (r"blue", "blue"),
    (r"green", "green"),
    (r"brown", "brown"),
)
_ANY_COLOUR = "|".join(words for words, _ in _COLOURS)
_COLOUR = rf"(?:\w+ish[- ])?(?:{_ANY_COLOUR})(?!-(?:cent|tip|edg|throat|eye|ting|strip|vein))\b"
_THEN = r"(?:\s*,\s*(?:and |or )?|\s+(?:to|and|or)\s+|-to-|-|/)(?:(?:pale|deep|soft|bright|light|dark) )?"
_COLOUR_LIST = rf"{_COLOUR}(?:{_THEN}{_COLOUR})*"
_BLOSSOM = r"(?:flowers?|blooms?|blossoms?|petals|bells)(?!\s+(?:stem|stalk|bud|spike of leaves))"
_COLOURED = (
    re.compile(rf"\b(?P<list>{_COLOUR_LIST}){_ADJECTIVES},?\s+{_BLOSSOM}\b", re.IGNORECASE),
    re.compile(
        rf"\b{_BLOSSOM}\s+(?:(?:are|is|come|appear|range|open|vary)\s+)?(?:(?:in|from)\s+)?"
        rf"(?:(?:shades of|clear|pale|deep|bright|soft)\s+)?(?P<list>{_COLOUR_LIST})",
        re.IGNORECASE,
    ),
)
_NO_FLOWER_COLOUR = re.compile(
    r"\b(?:foliage|lea(?:f|ves)|berr(?:y|ies)|fruits?|stems?|bark|centers?|centres?)\b", re.IGNORECASE
)


_ANIMALS: tuple[tuple[str, Animal], ...] = (
    (r"specialist (?:native )?bees", Animal.SPECIALIST_BEES),
    (r"native bees", Animal.NATIVE_BEES),
    (r"bumble ?bees", Animal.BUMBLE_BEES),
    (r"honey ?bees", Animal.HONEY_BEES),
    (r"bees", Animal.BEES),
    (r"butterflies", Animal.BUTTERFLIES),
    (r"(?:hawk|sphinx )?moths", Animal.MOTHS),
    (r"caterpillars", Animal.CATERPILLARS),
    (r"hummingbirds", Animal.HUMMINGBIRDS),
    (r"(?:song ?birds|finches|goldfinches)", Animal.SONGBIRDS),
    (r"(?:game birds|quail|grouse|wild turkeys?)", Animal.GAME_BIRDS),
    (r"small mammals", Animal.SMALL_MAMMALS),
    (r"pollinators", Animal.POLLINATORS),
    (r"(?:beneficial|predatory) insects", Animal.BENEFICIAL_INSECTS),
)
_ANIMAL = re.compile(
    rf"\b(?:{'|'.join(f'(?P<a{at}>{words})' for at, (words, _) in enumerate(_ANIMALS))})\b", re.IGNORECASE
)
_VISIT = re.compile(
    r"\b(?:attract\w*|visit\w*|draw\w*|feed\w*|nectar|pollen|host|magnet|pollinated by|favou?rites?|buzz\w*"
    r"|support\w*|benefit\w*|beloved|loved by|sized for|nourish\w*|food|seeds? for|shelter\w*|rely|depend)\b",
    re.IGNORECASE,
)

_STATE = place_pattern(STATE_NAMES)
_NATIVE_TO = re.compile(
    r"\b(?:native|endemic|indigenous|found|grows? wild|grows? naturally|occurs?|ranges?)\b", re.IGNORECASE
)
_NOT_WILD = re.compile(
    r"\b(?:nurser\w+|garden cent\w+|sold|cultivat\w+|introduced|naturali[sz]ed|invasive|weeds?)\b",
    re.IGNORECASE,
)
# A state's name within another name: "Virginia bluebells" grow in more places than Virginia.
_STATE_ENDS = re.compile(
    r"\s*(?:[,.;:)–—-]|$|(?:and|or|to|through|into|where|north|south|east|west|as|at|in|on|&)\b)"
)
_STATE_STARTS = re.compile(
    r"(?:\b(?:in|of|to|from|and|or|through|into|across|throughout|north\w*|south\w*|east\w*|west\w*|central|coastal|&)|,|/|\()\s*$",
    re.IGNORECASE,
)


def light(sentence: Sentence) -> Iterator[Found]:
    """ "Partial shade to full sun": all values from the one to the other."""
    found = [match for match in _LIGHT.finditer(sentence.text) if not is_denied(sentence.text, *match.span())]
    codes: set[str] = set()
    for at, match in enumerate(found):
        code = _light_code(match)
        codes.add(code)
        between = sentence.text[found[at - 1].end() : match.start()] if at else ""
        if _JOINED_BY_TO.fullmatch(between):
            first, last = sorted((_LIGHTS.index(_light_code(found[at - 1])), _LIGHTS.index(code)))
            codes.update(_LIGHTS[first : last + 1])
    if codes:
        yield "light", [code for code in _LIGHTS if code in codes], ""


def _light_code(match: re.Match[str]) -> str:
    return (match.lastgroup or "").replace("_", "-")


def water_use(sentence: Sentence) -> Iterator[Found]:
    """ "Low to moderate water needs": all levels from the one to the other."""
    match = next((found for pattern in _WATER if (found := pattern.search(sentence.text))), None)
    if not match or is_denied(sentence.text, *match.span()):
        return
    levels = list(WaterUse.values)
    named = [match["low"].lower(), (match["high"] or match["low"]).lower()]
    first, last = sorted(levels.index(_WATER_CODES.get(word, word)) for word in named)
    yield "water-use", levels[first : last + 1], ""


def soil(sentence: Sentence) -> Iterator[Found]:
    """Textures of the soil it grows in, not of what is dug in to better a soil."""
    if _AMENDING.search(sentence.text):
        return
    codes = {
        code
        for match in _SOIL.finditer(sentence.text)
        if not is_denied(sentence.text, *match.span())
        for code, words in _TEXTURES.items()
        if re.search(rf"\b(?:{words})\b", match["list"], re.IGNORECASE)
    }
    if codes:
        yield "soil", [code for code in ("clay", "loam", "sand", "organic", "rocky") if code in codes], ""


def bloom_colour(sentence: Sentence) -> Iterator[Found]:
    """ "delicate pink to white flowers"."""
    codes: list[str] = []
    for pattern in _COLOURED:
        for match in pattern.finditer(sentence.text):
            if _NO_FLOWER_COLOUR.search(match.group()) or is_denied(sentence.text, *match.span()):
                continue
            codes += _colours(match["list"])
    if codes:
        yield "bloom-colour", list(dict.fromkeys(codes)), ""


def _colours(listed: str) -> list[str]:
    pattern = "|".join(f"(?P<c{at}>{words})" for at, (words, _) in enumerate(_COLOURS))
    found = re.finditer(rf"\b(?:{pattern})\b(?!ish)", listed, re.IGNORECASE)
    return [_COLOURS[int((match.lastgroup or "c0")[1:])][1] for match in found]


def words(sentence: Sentence) -> Iterator[Found]:
    """Every trait whose values are single phrases."""
    for entry in WORD_RULES:
        if entry.context and not (
            entry.context.search(sentence.text) or entry.context.search(sentence.label)
        ):
            continue
        if entry.trait in ("landscape-use", "garden-theme") and sentence.kind == "where":
            continue
        for match in entry.pattern.finditer(sentence.text):
            if not is_denied(sentence.text, *match.span()):
                yield entry.trait, [entry.code], ""
                break


def wildlife(sentence: Sentence) -> Iterator[Found]:
    """Visitors, with what the plant is to them where the sentence says it."""
    if sentence.kind != "wildlife" and not _VISIT.search(sentence.text):
        return
    rows: list[dict[str, object]] = []
    for match in _ANIMAL.finditer(sentence.text):
        if not is_denied(sentence.text, *match.span()):
            animal = _ANIMALS[int((match.lastgroup or "a0")[1:])][1]
            rows.append({"animal": animal.value, "relation": _relation(sentence.text, animal), "count": None})
    if rows:
        yield "wildlife", [row for at, row in enumerate(rows) if row not in rows[:at]], ""


def _relation(text: str, animal: Animal) -> str:
    feeds_larvae = re.search(r"\b(?:larval|host|caterpillars? (?:of|feed))\b", text, re.IGNORECASE)
    if feeds_larvae and animal in (Animal.BUTTERFLIES, Animal.MOTHS, Animal.CATERPILLARS):
        return AnimalRelation.LARVAL_HOST.value
    if animal in (Animal.SONGBIRDS, Animal.GAME_BIRDS, Animal.SMALL_MAMMALS):
        words = ((r"\bseeds?\b", AnimalRelation.SEED), (r"\b(?:fruits?|berries)\b", AnimalRelation.FRUIT))
    else:
        words = ((r"\bnectar\b", AnimalRelation.NECTAR), (r"\bpollen\b", AnimalRelation.POLLEN))
    found = (relation.value for pattern, relation in words if re.search(pattern, text, re.IGNORECASE))
    return next(found, AnimalRelation.VISITS.value)


def native_states(sentence: Sentence) -> Iterator[Found]:
    """ "native to the mountains of California and Nevada": states named as home, not as part of another name."""
    trigger = _NATIVE_TO.search(sentence.text)
    if not trigger or _NOT_WILD.search(sentence.text):
        return
    codes: list[str] = []
    for match in _STATE.finditer(sentence.text, trigger.end()):
        before, after = sentence.text[: match.start()], sentence.text[match.end() :]
        is_place = _STATE_STARTS.search(before) and _STATE_ENDS.match(after)
        if is_place and not is_denied(sentence.text, *match.span()):
            codes.append(STATE_NAMES[match.group().lower()])
    if codes:
        yield "native", {code: ["native"] for code in codes}, ""
