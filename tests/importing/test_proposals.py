"""Facts are found in the prose of a profile, each with the sentence that says it."""

import pytest

from catalog.choices import ZONES, Animal, AnimalRelation, EstablishmentMeans
from catalog.importing._profile_text import parse_profile
from catalog.importing._proposals import Proposal, propose_facts
from catalog.importing._reading import read_text
from catalog.traits import BY_KEY, Kind
from tests.importing.profile_documents import NAMES, article, profile, profile_text
from tests.real_data import real_data


def found(sentence: str, trait: str) -> list[object]:
    """The values proposed for ``trait`` from an article of one section that says ``sentence``."""
    document = article(
        f"Example Plant: A Title\n\nGrowing Example Plant\n\n{sentence}\n\nOne more paragraph stands here.\n"
    )
    return [proposal.value for proposal in propose_facts(document) if proposal.trait == trait]


def codes(proposals: list[Proposal], trait: str) -> set[object]:
    return {
        code
        for proposal in proposals
        if proposal.trait == trait and isinstance(proposal.value, list)
        for code in proposal.value
    }


def test_the_real_document_gives_every_fact_of_its_prose():
    path = real_data("profile/heuchera-rubescens-var-alpicola.txt")
    proposals = propose_facts(parse_profile(read_text(path).text, name=path.name))
    ranges = {proposal.trait: proposal.value for proposal in proposals if not proposal.is_alternative}

    assert ranges["zone"] == {"min": "4a", "max": "8b"}
    assert ranges["spacing"] == {"min": 30.48, "max": 45.72}
    assert ranges["division-interval"] == {"min": 3, "max": 4}
    assert ranges["native"] == {"US-CA": ["native"], "US-NV": ["native"]}
    assert codes(proposals, "drainage") == {"good-drainage"}
    assert codes(proposals, "light") == {"part-shade", "full-sun"}
    assert codes(proposals, "water-use") == {"low", "moderate"}
    assert codes(proposals, "climate") == {"cool"}
    assert codes(proposals, "planting-time") == {"after-last-frost"}
    assert codes(proposals, "mulch") == {"gravel"}
    assert codes(proposals, "upkeep") == {"deadhead", "divide"}
    assert codes(proposals, "bloom-colour") == {"pink", "white"}
    assert codes(proposals, "garden-theme") >= {"alpine", "native", "pollinator"}
    assert codes(proposals, "soil") == set()
    animals = {row["animal"] for p in proposals if p.trait == "wildlife" for row in p.value}  # type: ignore[attr-defined]
    assert animals == {"native-bees", "pollinators"}


def test_each_fact_of_the_real_document_carries_its_own_words():
    path = real_data("profile/heuchera-rubescens-var-alpicola.txt")
    text = read_text(path).text
    sentences = {
        proposal.trait: proposal.sentence for proposal in propose_facts(parse_profile(text, name=path.name))
    }

    assert all(sentence in text.replace("\xa0", " ") for sentence in sentences.values())
    assert "zones 4-8" in sentences["zone"]
    assert sentences["drainage"].startswith("Soil: Excellent drainage")
    assert sentences["spacing"].startswith("Space plants 12-18 inches apart")


@pytest.mark.parametrize("name", NAMES)
def test_every_code_proposed_is_a_known_one(name):
    for proposal in propose_facts(profile(name)):
        _assert_known(proposal)


def _assert_known(proposal: Proposal) -> None:
    trait, value = BY_KEY[proposal.trait], proposal.value
    match trait.kind:
        case Kind.SET:
            assert trait.vocabulary is not None
            assert set(value) <= set(trait.vocabulary.values)  # type: ignore[call-overload]
        case Kind.MONTHS:
            assert set(value) <= set(range(1, 13))  # type: ignore[call-overload]
        case Kind.ZONES:
            assert {end for end in value.values() if end} <= set(ZONES)  # type: ignore[attr-defined]
        case Kind.RANGE:
            assert set(value) == {"min", "max"}  # type: ignore[call-overload]
        case Kind.PLACES:
            assert all(set(means) <= set(EstablishmentMeans.values) for means in value.values())  # type: ignore[attr-defined]
        case _:
            assert {row["animal"] for row in value} <= set(Animal.values)  # type: ignore[attr-defined]
            assert {row["relation"] for row in value} <= set(AnimalRelation.values)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_stands_in_the_document(name):
    text = " ".join(profile_text(name).split())

    assert all(proposal.sentence in text for proposal in propose_facts(profile(name)))


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("Hardy in zones 4-8.", "4a", "8b"),
        ("It grows in USDA Zone 5 to 9.", "5a", "9b"),
        ("Hardy in zones 4a–8b, and tough.", "4a", "8b"),
        ("Grow it in zones 3 through 9.", "3a", "9b"),
        ("Best in USDA hardiness zones 10 and 11.", "10a", "11b"),
        ("It suits zone 7.", "7a", "7b"),
        ("Hardy to zone 4b.", "4b", None),
    ],
)
def test_hardiness_zones(sentence, low, high):
    assert found(sentence, "zone") == [{"min": low, "max": high}]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sunset zones 4-8.",
        "Heat zones 3-6.",
        "In zones 8-4.",
        "In zones 20-30.",
        "Zones 4 and 9 are its ends.",
        "Loading zones are full.",
    ],
)
def test_other_zones_are_not_hardiness_zones(sentence):
    assert found(sentence, "zone") == []


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("Space plants 12-18 inches apart.", 30.48, 45.72),
        ("Set them 1 to 2 feet apart.", 30.48, 60.96),
        ("Space them 30–45 cm apart.", 30, 45),
        ("Plant 1 1/2 ft. apart.", 45.72, 45.72),
        ("Plants stand two to three feet apart.", 60.96, 91.44),
        ("Allow a spacing of 0.5 m.", 50, 50),
        ("Space plants 6 inches to 1 foot apart.", 15.24, 30.48),
        ('Keep 18" between plants.', 45.72, 45.72),
    ],
)
def test_spacing_in_exact_centimetres(sentence, low, high):
    assert found(sentence, "spacing") == [{"min": low, "max": high}]


@pytest.mark.parametrize(
    ("sentence", "height", "spread"),
    [
        ("It grows 1-2 feet tall and 18 inches wide.", (30.48, 60.96), (45.72, 45.72)),
        ("Plants reach a height of 3 feet.", (91.44, 91.44), None),
        ("It gets up to 40 feet tall.", (None, 1219.2), None),
        ("A mat 2 feet across.", None, (60.96, 60.96)),
        ("A shrub 4–6 feet tall and wide.", (121.92, 182.88), (121.92, 182.88)),
        ("With a spread of 1-1/2 feet.", None, (45.72, 45.72)),
        ("Its flowers are 2 inches across.", None, None),
        ("Leaves 3 inches wide and 6 inches tall.", None, None),
        ("It bears 2-inch-wide flowers.", None, None),
        ("Dig a hole 2 feet wide.", None, None),
        ("It never grows 3 feet tall.", None, None),
    ],
)
def test_height_and_spread_of_the_plant_itself(sentence, height, spread):
    def expected(ends):
        return [] if ends is None else [{"min": ends[0], "max": ends[1]}]

    assert found(sentence, "height") == expected(height)
    assert found(sentence, "spread") == expected(spread)


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("Divide clumps every 3-4 years.", 3, 4),
        ("Lift and divide it every three to four years.", 3, 4),
        ("Every 5 years, division keeps it young.", 5, 5),
        ("Divide every other year.", 2, 2),
    ],
)
def test_years_between_divisions(sentence, low, high):
    assert found(sentence, "division-interval") == [{"min": low, "max": high}]


@pytest.mark.parametrize(
    "sentence", ["Prune every 3 years.", "Divide every few years.", "Never divide it every 3 years."]
)
def test_other_intervals_are_not_of_division(sentence):
    assert found(sentence, "division-interval") == []


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("It blooms from May to July.", [5, 6, 7]),
        ("Flowers appear in early June through mid-August.", [6, 7, 8]),
        ("Blooms May–June.", [5, 6]),
        ("It flowers in April and May.", [4, 5]),
        ("It blooms in June, July and September.", [6, 7, 9]),
        ("It blooms between November and February.", [11, 12, 1, 2]),
        ("From March to May, yellow blossoms cover it.", [3, 4, 5]),
        ("It flowers in Sept.", [9]),
    ],
)
def test_months_of_bloom(sentence, months):
    assert found(sentence, "bloom-months") == [months]


@pytest.mark.parametrize(
    "sentence",
    [
        "It blooms in late spring.",
        "Plant it in May.",
        "It may bloom in its first year.",
        "Flowers give way to berries in September.",
        "It rarely blooms in June.",
        "Sow in March for flowers.",
    ],
)
def test_seasons_and_other_work_are_not_months_of_bloom(sentence):
    assert found(sentence, "bloom-months") == []


@pytest.mark.parametrize(
    ("sentence", "colours"),
    [
        ("Delicate pink to white flowers appear.", ["pink", "white"]),
        ("White, bell-shaped flowers hang down.", ["white"]),
        ("Its flowers are pale blue.", ["blue"]),
        ("Flowers in shades of lavender and purple.", ["lavender", "purple"]),
        ("Creamy white blooms open.", ["cream"]),
        ("White flowers with yellow centers.", ["white"]),
        ("Yellow-centered white flowers.", ["white"]),
        ("Scarlet and golden-yellow blossoms.", ["red", "gold"]),
    ],
)
def test_colours_of_flowers(sentence, colours):
    assert found(sentence, "bloom-colour") == [colours]


@pytest.mark.parametrize(
    "sentence", ["Green leaves and flowers.", "Red berries follow the flowers.", "Blue-green foliage."]
)
def test_colours_of_other_parts_are_not_of_flowers(sentence):
    assert found(sentence, "bloom-colour") == []


@pytest.mark.parametrize(
    ("trait", "sentence", "value"),
    [
        ("light", "Light: Partial shade to full sun", ["full-sun", "part-shade"]),
        ("light", "It takes full sun to full shade.", ["full-sun", "part-shade", "dappled", "deep-shade"]),
        ("light", "Give it dappled sunlight.", ["dappled"]),
        ("light", "Grow it in sun to part shade.", ["full-sun", "part-shade"]),
        ("water-use", "Water: Low to moderate water needs", ["low", "moderate"]),
        ("water-use", "Its water needs are high.", ["high"]),
        ("water-use", "Water: very low once established", ["very-low"]),
        ("water-use", "A medium-water plant.", ["moderate"]),
        ("soil", "It likes sandy or rocky soil.", ["sand", "rocky"]),
        ("soil", "Grow it in sandy loam.", ["loam", "sand"]),
        ("soil", "It takes heavy clay soils.", ["clay"]),
        ("soil", "Sandy, well-drained soil suits it.", ["sand"]),
        ("soil-ph", "A pH of 6.0–7.5 is best.", {"min": 6.0, "max": 7.5}),
        ("soil-ph", "Soil pH between 5 and 6.5.", {"min": 5.0, "max": 6.5}),
        ("drainage", "Give it well-drained soil.", ["good-drainage"]),
        ("moisture", "It prefers moist, well-drained soil.", ["mesic"]),
        ("planting-time", "Plant in spring after the last frost date.", ["after-last-frost"]),
        ("planting-time", "Plant in fall.", ["autumn"]),
        ("mulch", "Mulch with gravel rather than bark.", ["gravel"]),
        ("mulch", "Use organic mulch rather than gravel.", ["organic"]),
        ("upkeep", "Remove spent flower stems.", ["deadhead"]),
        ("upkeep", "Cut it back in March.", ["cut-back"]),
        ("climate", "It thrives in hot, dry summers.", ["hot-dry"]),
        ("care-level", "It is easy to grow.", ["easy"]),
        ("propagation", "Propagate by cuttings.", ["cuttings"]),
        ("growth-rate", "A slow-growing shrub.", ["slow"]),
        ("foliage-retention", "An evergreen shrub.", ["evergreen"]),
        ("landscape-use", "It is perfect for borders.", ["border"]),
        ("garden-theme", "It shines in a rain garden.", ["rain"]),
        ("native", "It is native to Ohio and West Virginia.", {"US-OH": ["native"], "US-WV": ["native"]}),
    ],
)
def test_facts_in_words(trait, sentence, value):
    assert found(sentence, trait) == [value]


@pytest.mark.parametrize(
    ("sentence", "animal", "relation"),
    [
        ("Hummingbirds come for its nectar, a food they need.", "hummingbirds", "nectar"),
        ("It is a host plant that feeds caterpillars.", "caterpillars", "larval-host"),
        ("Goldfinches feed on its seeds.", "songbirds", "seed"),
        ("It attracts bumblebees.", "bumble-bees", "visits"),
    ],
)
def test_visitors_and_what_the_plant_is_to_them(sentence, animal, relation):
    assert found(sentence, "wildlife") == [[{"animal": animal, "relation": relation, "count": None}]]


def test_a_range_that_contradicts_a_plainer_sentence_is_marked():
    document = article(
        "Example Plant: A Title\n\nGrowing It\n\nHardy in zones 4-8. Some say zones 3-9.\n\nMore text follows here.\n"
    )
    zones = [proposal for proposal in propose_facts(document) if proposal.trait == "zone"]

    assert [proposal.is_alternative for proposal in zones] == [False, True]
    assert "says otherwise" in zones[1].note
