"""The phrases that mean one code of a trait: a table, read by :mod:`catalog.importing._proposal_words`."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordRule:
    """A pattern, the code it means, and what the sentence must say besides."""

    trait: str
    code: str
    pattern: re.Pattern[str]
    context: re.Pattern[str] | None = None


def _words(trait: str, context: str, **patterns: str) -> list[WordRule]:
    needed = re.compile(context, re.IGNORECASE) if context else None
    return [
        WordRule(trait, code.replace("_", "-"), re.compile(rf"\b(?:{pattern})", re.IGNORECASE), needed)
        for code, pattern in patterns.items()
    ]


_USED = (
    r"\b(?:perfect|ideal|great|excellent|good|wonderful|lovely|suited|suitable|uses?|used|works?|shines?|choice"
    r"|addition|belongs|create|thrives?)\b"
)
WORD_RULES: tuple[WordRule, ...] = (
    *_words(
        "drainage",
        "",
        good_drainage=(
            r"(?:excellent|good|sharp|perfect|superb|fast|free) drainage"
            r"|(?:well|fast|sharply|freely|free|quick)[- ]?(?:ly )?drain(?:ed|ing|s)\b"
        ),
    ),
    *_words(
        "moisture",
        r"\b(?:prefers?|needs?|likes?|loves?|thrives?|tolerates?|grows?|soil)\b",
        mesic=r"mesic|(?:evenly|consistently) moist|moist,? (?:but )?well[- ]drain",
        dry=r"dry soils?\b",
        wet=r"(?:wet|boggy|saturated) soils?\b",
    ),
    *_words(
        "planting-time",
        r"\b(?:plant(?:ing)?|set out|transplant\w*|sow)\b",
        after_last_frost=r"after (?:the |all )?(?:danger of )?(?:the )?(?:last )?(?:spring )?frosts?\b",
        early_spring=r"in (?:very )?early spring",
        autumn=r"(?:in|or) (?:the )?(?:early |late |mid-)?(?:fall|autumn)\b",
    ),
    *_words(
        "mulch",
        r"\bmulch",
        gravel=r"(?:(?:pea |fine |crushed )?gravel|small stones|grit|crushed (?:rock|stone)|stone)\b",
        organic=r"(?:organic|bark|compost|leaf|leaves|wood[- ]chips?|straw|pine needles|shredded)\b",
    ),
    *_words(
        "upkeep",
        "",
        deadhead=(
            r"dead-?head|(?:remove|cut off|snip|clip|pinch off) (?:the )?(?:spent|faded|old) (?:flower|bloom|blossom)"
        ),
        divide=(
            r"divid(?:e|ing) (?:the |your |mature |established |crowded |old )?(?:clumps?|plants?|them|it|every)\b"
        ),
        cut_back=r"cut (?:it |them |plants |stems |the \w+ )?(?:back|to the ground|down)",
        prune=r"prun(?:e|ing)\b",
        stake=r"stak(?:e|ing)\b",
    ),
    *_words(
        "climate",
        "",
        cool=r"cool(?:er)?[- ](?:summer|climate|condition|region|area|temperature|weather|mountain)s?",
    ),
    *_words(
        "climate",
        r"\b(?:thriv|toler|handl|suit|lov|adapt|perform|withstand)",
        hot_humid=r"hot,? (?:and )?humid|heat and humidity",
        hot_dry=r"hot,? (?:and )?dry|dry heat",
        coastal=r"coastal (?:area|garden|climate|condition|region)s?",
    ),
    *_words(
        "care-level",
        "",
        easy=r"easy[- ](?:to[- ]grow|care)|low[- ]maintenance|carefree|undemanding|trouble-free",
        demanding=(
            r"requires attention to detail|fuss(?:y|ier)\b|demanding|challenging (?:to grow|plant)|high[- ]maintenance"
        ),
    ),
    *_words(
        "propagation",
        r"\b(?:propagat\w+|start(?:s|ed)? (?:it )?from|gr[eo]wn? (?:\w+ )?from|raised? from|increased? by)\b",
        seed=r"seeds?\b",
        division=r"divi(?:sion|ding)",
        cuttings=r"cuttings",
        spores=r"spores",
        bulb=r"bulbs",
        corm=r"corms",
        tubers=r"tubers",
    ),
    *_words(
        "growth-rate",
        "",
        slow=r"slow[- ]growing|grows slowly|slow grower",
        moderate=r"moderate (?:growth rate|grower)|medium growth rate|grows at a moderate",
        rapid=r"(?:fast|quick|rapid)[- ](?:growing|grower)|grows (?:quickly|fast|rapidly)",
    ),
    *_words(
        "foliage-retention",
        "",
        semi_evergreen=r"semi-?evergreen",
        evergreen=(
            r"(?<!semi-)evergreen (?:leaves|foliage|shrub|tree|perennial|rosette|ground ?cover|fern|needles|mats?)"
        ),
        winter_deciduous=(
            r"deciduous (?:leaves|foliage|shrub|tree|vine|plant)|drops its leaves in (?:fall|autumn|winter)"
        ),
    ),
    *_words(
        "landscape-use",
        _USED,
        border=r"(?:perennial |mixed |shrub |flower |front of the )?borders?\b",
        container=r"containers?\b|pots\b|troughs?\b",
        erosion_control=r"erosion[- ]control|(?:control|prevent)\w* erosion",
        ground_cover=r"ground ?covers?\b",
        hedge=r"hedg(?:e|es|erows?)\b",
        mass_planting=r"mass(?:ed)? plantings?|planted (?:in masses|en masse)",
        meadow=r"(?:meadow|prairie) (?:garden|planting)s?|(?<!mountain )(?<!alpine )(?:meadows|prairies)\b",
        naturalized_area=r"naturali[sz](?:ed|ing) (?:area|garden|setting|planting)s?",
        pond_edge=r"pond (?:edge|margin)s?|water['’]s edge",
        restoration=r"restoration",
        riparian=r"stream ?(?:side|bank)s?|riparian",
        rock_wall=r"rock walls?|crevices?\b",
        screen=r"(?:privacy )?screens?\b|windbreaks?",
        slope=r"slopes?\b|hillsides?|banks\b",
        small_space=r"small (?:space|garden|yard)s?",
        specimen=r"specimens?\b(?! collect)",
        accent=r"accents?\b",
        shade_tree=r"shade trees?",
        street_tree=r"street trees?",
        understory=r"understor(?:y|ies)",
        woodland=r"woodland (?:edge|planting|setting)s?",
    ),
    *_words(
        "garden-theme",
        _USED,
        alpine=r"rock(?:ery| gardens?|eries)|alpine (?:plant collection|garden|trough)s?",
        butterfly=r"butterfly gardens?",
        cottage=r"cottage gardens?",
        cutting=r"cutting gardens?|cut flowers?",
        drought_tolerant=r"xeriscap\w+|(?:drought-tolerant|water-?wise|dry) (?:garden|landscap)\w*",
        native=r"native(?: plant)? (?:garden|landscap)\w*",
        pollinator=r"pollinator gardens?|attract (?:native )?pollinators",
        prairie=r"prairie gardens?",
        rain=r"rain gardens?",
        shade=r"shade gardens?",
        water=r"(?:water|bog) gardens?",
        woodland=r"woodland gardens?",
        edible=r"edible (?:garden|landscap)\w*",
        winter=r"winter gardens?",
        nighttime=r"(?:moon|night)\w* gardens?",
    ),
)
