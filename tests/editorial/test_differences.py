"""Two documents compared and brought together, without a database."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from catalog import editorial
from catalog.editorial._diff import words_compared

PLANT: dict[str, Any] = {
    "taxon": {"rank": "species", "name": "Heuchera rubescens", "status": "published", "parent": None},
    "synonyms": [{"name": "Heuchera pachypoda", "authority": "Greene", "kind": "unspecified", "note": ""}],
    "traits": {"light": ["full-sun"], "zone": {"min": "4a", "max": "8b"}},
    "care": {"soil_note": "Gravel helps."},
    "distribution": [{"region": "US-CA", "establishment": ["native"], "probable": []}],
}


def changed(**parts: Any) -> dict[str, Any]:
    return {**PLANT, **parts}


def told(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    found = editorial.compare(before, after, {"US-CA": "California", "US-NV": "Nevada"})
    return [(row.part, row.label, row.before, row.after) for row in found]


def test_alike_documents_do_not_differ():
    assert editorial.compare(PLANT, changed()) == []


def test_a_fact_bears_the_label_of_the_registry_and_its_values_in_words():
    after = changed(traits={"light": ["full-sun", "part-shade"], "bloom-months": []})
    assert told(PLANT, after) == [
        ("Facts", "Light", "Full sun", "Full sun, Part shade"),
        ("Facts", "Hardiness zone", "4a–8b", ""),
        ("Facts", "Bloom", "", "none of these"),
    ]


def test_what_a_source_says_of_places_is_told_in_words():
    cited = {"trait": "native", "source": "flora", "value": {"US-CA": ["native"], "US-NV": ["native"]}}
    ((_, _, _, said),) = told(PLANT, changed(citations=[cited]))
    assert said == "Value: California: native, Nevada: native"


def test_a_row_is_told_by_its_name_and_by_what_is_said_of_it():
    after = changed(
        synonyms=[{**PLANT["synonyms"][0], "kind": "heterotypic"}],
        distribution=[{"region": "US-NV", "establishment": ["native"], "probable": []}],
    )
    assert told(PLANT, after) == [
        ("Synonyms", "Heuchera pachypoda · Greene", "Kind: Synonym", "Kind: Heterotypic"),
        ("Distribution", "California", "Establishment: Native", ""),
        ("Distribution", "Nevada", "", "Establishment: Native"),
    ]


def test_long_prose_is_compared_word_by_word():
    text = "Gravel helps, and a cool root run under stones keeps the crown from rotting."
    (row,) = editorial.compare(
        changed(care={"soil_note": text}), changed(care={"soil_note": text.replace("cool", "dry")})
    )
    assert [(piece.fate, piece.text) for piece in row.pieces if piece.fate != "same"] == [
        ("removed", "cool "), ("added", "dry "),
    ]  # fmt: skip


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_pieces_give_back_both_texts(before: str, after: str):
    pieces = words_compared(before, after)
    assert "".join(piece.text for piece in pieces if piece.fate != "added") == before
    assert "".join(piece.text for piece in pieces if piece.fate != "removed") == after


def test_two_peoples_changes_come_together():
    mine = changed(care={"soil_note": "Mine."})
    added = {"name": "Heuchera nova", "authority": "A", "note": ""}
    theirs = changed(traits={"light": ["part-shade"]}, synonyms=[*PLANT["synonyms"], added])
    merged, clashes = editorial.merge(PLANT, mine, theirs)
    assert clashes == []
    assert merged["care"] == {"soil_note": "Mine."}
    assert merged["traits"] == {"light": ["part-shade"]}
    assert [row["name"] for row in merged["synonyms"]] == ["Heuchera pachypoda", "Heuchera nova"]


def test_where_both_changed_one_place_mine_stands_and_it_is_named():
    mine, theirs = changed(care={"soil_note": "Mine."}), changed(care={"soil_note": "Theirs."})
    merged, clashes = editorial.merge(PLANT, mine, theirs)
    assert merged["care"] == {"soil_note": "Mine."}
    assert clashes == [("care", "soil_note")]


def test_a_row_that_one_removed_stays_away_and_one_that_the_other_changed_is_named():
    mine = changed(synonyms=[])
    assert "synonyms" not in editorial.merge(PLANT, mine, PLANT)[0]
    theirs = changed(synonyms=[{**PLANT["synonyms"][0], "kind": "heterotypic"}])
    assert editorial.merge(PLANT, mine, theirs)[1] == [("synonyms", "Heuchera pachypoda Greene")]


@given(st.sampled_from([PLANT, changed(traits={}), changed(synonyms=[]), changed(care={"soil_note": "x"})]))
def test_a_draft_without_a_change_is_what_the_live_page_is(theirs: dict[str, Any]):
    merged, clashes = editorial.merge(PLANT, PLANT, theirs)
    assert merged == {part: content for part, content in theirs.items() if content}
    assert clashes == []
