"""What the prose denies is never proposed."""

import pytest

from catalog.importing._proposals import propose_facts
from catalog.importing._prose import split_sentences
from tests.importing.profile_documents import article


def found(sentence: str) -> dict[str, object]:
    document = article(
        f"Example Plant: A Title\n\nGrowing Example Plant\n\n{sentence}\n\nOne more paragraph stands here.\n"
    )
    return {proposal.trait: proposal.value for proposal in propose_facts(document)}


@pytest.mark.parametrize(
    ("trait", "sentence"),
    [
        ("light", "Avoid full sun."),
        ("light", "Full sun is best avoided."),
        ("light", "It won’t grow in deep shade."),
        ("light", "It can't take full sun."),
        ("light", "Full sun scorches it."),
        ("light", "Protect from full sun in hot places."),
        ("soil", "Never plant it in clay soil."),
        ("soil", "Clay soil is unsuitable."),
        ("soil", "Avoid wet, heavy clay soils."),
        ("soil", "Avoid rocky, shallow, and sandy soil."),
        ("soil", "Amend heavy soils with coarse sand."),
        ("soil", "Add gravel to sandy soil."),
        ("water-use", "It does not have high water needs."),
        ("mulch", "Use no bark mulch."),
        ("mulch", "Skip the organic mulch."),
        ("mulch", "Don’t mulch with compost."),
        ("drainage", "It grows without good drainage."),
        ("upkeep", "No need to prune it."),
        ("upkeep", "It rarely needs staking."),
        ("upkeep", "Do not cut it back."),
        ("climate", "It struggles in hot, humid summers."),
        ("climate", "It does not thrive in coastal areas."),
        ("care-level", "It is not a low-maintenance plant."),
        ("bloom-colour", "Unlike its white flowers of legend."),
        ("bloom-colour", "It has no yellow flowers."),
        ("wildlife", "It does not attract bees."),
        ("native", "It is not native to Ohio."),
        ("native", "It is found at nurseries in Ohio."),
        ("native", "Virginia bluebells are found here."),
        ("native", "It is found beside Oregon grape."),
        ("native", "It was introduced and is now found in Ohio."),
        ("native", "It is found in Baja California."),
        ("zone", "It is not hardy in zones 3-4."),
        ("spacing", "Never plant them 6 inches apart."),
        ("landscape-use", "It is not suited to borders."),
        ("garden-theme", "A poor choice that is never good in a rain garden."),
        ("planting-time", "Do not plant in fall."),
        ("foliage-retention", "It is not an evergreen shrub."),
    ],
)
def test_what_is_denied_is_not_proposed(trait, sentence):
    assert trait not in found(sentence)


@pytest.mark.parametrize(
    ("trait", "sentence", "value"),
    [
        ("light", "Avoid clay; give it full sun.", ["full-sun"]),
        ("light", "Full sun, not shade.", ["full-sun"]),
        ("light", "It not only bears full sun but loves it.", ["full-sun"]),
        ("light", "Partial shade to full sun, though never deep shade.", ["full-sun", "part-shade"]),
        ("mulch", "Mulch with small stones rather than organic matter.", ["gravel"]),
        ("planting-time", "Plant in early spring, never in fall.", ["early-spring"]),
        ("native", "It is found in Idaho, never in Oregon.", {"US-ID": ["native"]}),
        ("drainage", "Good drainage matters (avoid wet feet).", ["good-drainage"]),
    ],
)
def test_a_denial_reaches_no_further_than_its_clause(trait, sentence, value):
    assert found(sentence)[trait] == value


def test_the_list_of_whom_it_does_not_suit_proposes_nothing():
    document = article(
        "Example Plant: A Title\n\nIs Example Plant Right for You?\n\nMaybe not ideal if:\n\n"
        "• You have full sun\n• You want a hedge, a good one\n• You live in zones 9-10\n• You like white flowers\n"
    )

    assert document.not_ideal_if
    assert propose_facts(document) == []


@pytest.mark.parametrize(
    "words", ["pink, ", "full sun ", "12 inches ", "zones 4-8 ", "May to July ", "sandy, "]
)
def test_a_sentence_without_end_is_passed_over_quickly(words):
    assert found(words * 20_000) == {}


def test_points_of_short_forms_end_no_sentence():
    text = (
        "Heuchera rubescens var. Alpicola is small. Plants stand 12 in. Apart or so. It grows at St. Helena."
    )

    assert split_sentences(text) == [
        "Heuchera rubescens var. Alpicola is small.",
        "Plants stand 12 in. Apart or so.",
        "It grows at St. Helena.",
    ]
