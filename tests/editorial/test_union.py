"""Two plants made one, document by document."""

from typing import Any

import pytest

from catalog.editorial import Union

Document = dict[str, Any]


def plant(**parts: Any) -> Document:
    return {"taxon": {"group": "", "sensitive": False}, **parts}


def united(stays: Document, goes: Document, **picks: str) -> tuple[Document, dict[str, str]]:
    union = Union(
        stays, goes, {key.replace("__", "."): pick for key, pick in picks.items()}, {"US-CA": "California"}
    )
    document = union.document()
    return document, {choice.key: choice.picked for choice in union.choices}


def test_what_only_one_of_them_has_is_kept():
    document, choices = united(
        plant(traits={"light": ["full-sun"]}, article={"title": "Mine"}),
        plant(traits={"soil": ["sand"]}, care={"soil_note": "Sand."}),
    )
    assert document["traits"] == {"light": ["full-sun"], "soil": ["sand"]}
    assert (document["care"], document["article"]) == ({"soil_note": "Sand."}, {"title": "Mine"})
    assert choices == {}


@pytest.mark.parametrize(
    ("pick", "light"),
    [
        ("stays", ["full-sun"]),
        ("goes", ["deep-shade"]),
        ("both", ["full-sun", "deep-shade"]),
        ("x", ["full-sun"]),
    ],
)
def test_sets_that_differ_are_chosen_or_joined(pick: str, light: list[str]):
    document, choices = united(
        plant(traits={"light": ["full-sun"]}), plant(traits={"light": ["deep-shade"]}), traits__light=pick
    )
    assert document["traits"]["light"] == light
    assert choices == {"traits.light": "stays" if pick == "x" else pick}


def test_a_range_is_chosen_and_never_joined():
    ranges = [plant(traits={"height": {"min": size, "max": size}}) for size in (1, 2)]
    assert united(*ranges, traits__height="both")[0]["traits"]["height"] == {"min": 1, "max": 1}


@pytest.mark.parametrize(("pick", "titles"), [("stays", ["A"]), ("goes", ["B"]), ("both", ["A", "B"])])
def test_articles_are_chosen_or_set_one_behind_the_other(pick: str, titles: list[str]):
    articles = [
        plant(article={"title": name, "sections": [{"kind": "other", "heading": name}]}) for name in "AB"
    ]
    document, _ = united(*articles, article=pick)
    assert [section["heading"] for section in document["article"]["sections"]] == titles
    assert document["article"]["title"] == titles[0]


@pytest.mark.parametrize(
    ("pick", "held"),
    [("stays", ["native"]), ("goes", ["introduced"]), ("both", ["native", "introduced"])],
)
def test_a_place_is_chosen_or_joined(pick: str, held: list[str]):
    rows = [
        plant(distribution=[{"region": "US-CA", "establishment": [how], "probable": []}])
        for how in ("native", "introduced")
    ]
    picks = {"distribution__US-CA__1": pick}
    document, _ = united(rows[0], rows[1], **picks)
    assert document["distribution"] == [{"region": "US-CA", "establishment": held, "probable": []}]


def test_rows_that_nothing_is_said_of_are_told_as_recorded():
    rows = [plant(hazards=[{"kind": "toxic", "affects": "dogs", "severity": said}]) for said in ("", None)]
    union = Union(rows[0], rows[1], {}, {})
    union.document()
    assert {(choice.label, choice.stays) for choice in union.choices} == {("Poisonous · Dogs", "recorded")}


def test_one_common_name_of_a_language_stays_preferred():
    names = [
        plant(vernacular_names=[{"name": name, "language": "en", "region": "", "preferred": True}])
        for name in "ab"
    ]
    names[1]["vernacular_names"].append({"name": "c", "language": "en", "region": "", "preferred": False})
    document, _ = united(*names)
    assert [row["preferred"] for row in document["vernacular_names"]] == [True, False, False]


def test_a_synonym_of_both_stands_once_with_the_symbol_that_either_has():
    row = {"name": "Heuchera x", "authority": "L.", "note": "", "symbol": None}
    document, _ = united(plant(synonyms=[row]), plant(synonyms=[{**row, "symbol": "HEX"}]))
    assert [row["symbol"] for row in document["synonyms"]] == ["HEX"]


@pytest.mark.parametrize(("pick", "chosen"), [("stays", ["a"]), ("goes", ["b"]), ("both", ["a", "b"])])
def test_a_source_is_chosen_with_the_value_that_it_gives(pick: str, chosen: list[str]):
    plants = [
        plant(
            traits={"light": [light]},
            citations=[{"trait": "light", "source": source, "chosen": True, "reason": ""}],
        )
        for light, source in (("full-sun", "a"), ("deep-shade", "b"))
    ]
    document, _ = united(*plants, traits__light=pick)
    assert [row["source"] for row in document["citations"] if row["chosen"]] == chosen
    assert all(row["chosen"] or "merged" in row["reason"] for row in document["citations"])


def test_a_rare_plant_stays_one_and_the_group_is_chosen():
    stays, goes = plant(), plant()
    stays["taxon"]["group"], goes["taxon"] = "dicot", {"group": "fern", "sensitive": True}
    document, choices = united(stays, goes)
    assert document["taxon"] == {"group": "dicot", "sensitive": True}
    assert choices == {"taxon.group": "stays"}
