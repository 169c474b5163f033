"""What is read in an article, what of it contradicts the record, and above all what is left alone."""

from typing import Any

import pytest

from catalog.choices import ContradictionKind
from catalog.contradictions import Finding, Record, findings

PLACES = {
    "US-CA": "California",
    "US-NV": "Nevada",
    "US-VA": "Virginia",
    "US-WV": "West Virginia",
    "CA-ON": "Ontario",
}
TRAITS = {
    "zone": {"min": "5a", "max": "8b"},
    "spacing": {"min": 90, "max": 120},
    "bloom-months": [5, 6],
    "light": ["part-shade", "dappled"],
}


def found_in(text: str, **record: Any) -> list[Finding]:
    section = {"kind": "growing", "heading": "Growing it", "body": f"<p>{text}</p>"}
    standing = {"native": frozenset({"US-CA"}), "recorded": frozenset({"US-CA", "US-NV"}), "places": PLACES}
    return findings(Record(sections=[section], **{"traits": TRAITS, **standing, **record}))


@pytest.mark.parametrize(
    ("text", "kind", "claim", "fact"),
    [
        ("Hardy in zones 4 to 8.", "zones", "zones 4 to 8", "zones 5–8"),
        ("Hardy in zones 5–9.", "zones", "zones 5–9", "zones 5–8"),
        ("It lives in zone 5b and warmer.", "zones", "zone 5b and warmer", "zones 5–8"),
        ("Set them 18 in apart.", "spacing", "18 in apart", "spacing 90–120 cm (35–47 in)"),
        ("Set them 3 to 6 feet apart.", "spacing", "3 to 6 feet apart", "spacing 90–120 cm (35–47 in)"),
        ("It flowers from April to June.", "bloom", "flowers from April to June", "blooms in May, June"),
        ("Pink, in bloom in July.", "bloom", "in bloom in July", "blooms in May, June"),
        ("Light: full sun.", "light", "Light: full sun", "light: part shade, dappled sun"),
        ("It wants full sun all day.", "light", "wants full sun", "light: part shade, dappled sun"),
        ("Native to California and Nevada.", "places", "native in Nevada", "native in California"),
        ("It is native in CA &amp; NV.", "places", "native in Nevada", "native in California"),
    ],
)
def test_a_contradiction_is_told_with_both_sides(text: str, kind: str, claim: str, fact: str):
    assert [(one.kind, one.claim, one.fact) for one in found_in(text)] == [(kind, claim, fact)]
    assert found_in(text)[0].place == "Growing it"


@pytest.mark.parametrize(
    "text",
    [
        "Hardy in zones 5 to 8.",
        "Hardy in zones 5a to 8b.",
        "Zone 5 is the coldest.",
        "Not hardy in zones 3 to 4.",
        "Other alumroots live in zones 3 to 9.",
        "If you garden in zones 3 to 4, choose another.",
        "Set them 36 to 48 in apart.",
        "Leaves 2 in apart on the stem? Hardly.",
        "It flowers in May.",
        "It blooms from May to June.",
        "The var. alpicola flowers from July to August.",
        "Prune in March.",
        "Light: part shade.",
        "It does not like full sun.",
        "Tolerates full sun.",
        "Native to California.",
        "Native to the shores of Lake Ontario.",
        "Native to California, and introduced in Nevada.",
        "It grows beside Virginia bluebells.",
        "It is native in a world of its own.",
    ],
)
def test_what_agrees_hedges_or_speaks_of_others_is_left_alone(text: str):
    assert found_in(text) == []


def test_what_is_not_recorded_contradicts_nothing():
    text = "Zones 3 to 9. Set 1 ft apart. It flowers in July. Light: full sun. Native to Nevada."
    assert found_in(text, traits={}, recorded=frozenset(), native=frozenset()) == []
    assert found_in(text.replace("Native to Nevada.", ""), traits={"zone": {"min": "3b"}}) == []


def test_a_zone_of_which_one_end_is_recorded_is_compared_there():
    assert [one.fact for one in found_in("Zones 4 to 8.", traits={"zone": {"min": "3b"}})] == [
        "zone 3b and warmer"
    ]
    assert [one.fact for one in found_in("Zones 4 to 8.", traits={"zone": {"max": "9a"}})] == [
        "zone 9a and colder"
    ]


def test_a_bloom_over_the_turn_of_the_year_is_read_round():
    text = "It flowers from November to January."
    assert found_in(text, traits={"bloom-months": [11, 12, 1]}) == []
    assert len(found_in(text, traits={"bloom-months": [11, 12]})) == 1


def test_the_same_sentence_twice_is_told_once():
    assert len(found_in("Zones 4 to 8.</p><p>Zones 4 to 8.")) == 1


@pytest.mark.parametrize(
    ("trait", "value", "differs"),
    [
        ("light", ["dappled", "part-shade"], False),
        ("light", ["full-sun"], True),
        ("zone", {"min": "5a", "max": "8b"}, False),
        ("zone", {"min": "4a", "max": "8b"}, True),
        ("height", {"min": 1}, False),
        ("native", {"US-CA": ["native"]}, False),
        ("article", "words", False),
    ],
)
def test_a_chosen_source_is_held_against_the_record(trait: str, value: Any, *, differs: bool):
    row = {"trait": trait, "value": value, "chosen": True, "source": "Flora"}
    found = findings(Record(traits=TRAITS, citations=[row]))
    assert [(one.kind, one.place) for one in found] == (
        [(ContradictionKind.SOURCE, "Flora")] if differs else []
    )
    assert findings(Record(traits=TRAITS, citations=[{**row, "chosen": False}])) == []
