"""What is wrong or doubtful in a profile document is told, with its line."""

import pytest

from catalog.importing._findings import FileRefused
from catalog.importing._profile_text import parse_profile
from catalog.importing._proposals import doubtful_ranges
from tests.importing.profile_documents import article

FIRST = "Botanical name: Acer rubrum\n\nHabit: tree\n\nClassification\n\nFamily\n\nSapindaceae\n\nSource: A 2025. B\n"


@pytest.mark.parametrize(
    "second", ["Botanical name: Acer negundo", "Latin name:\nAcer negundo", "Botanical name: Acer rubrum L."]
)
def test_a_second_plant_in_the_file_is_refused_with_its_line(second):
    with pytest.raises(FileRefused) as caught:
        parse_profile(f"{FIRST}\nBox Elder\n\n{second}\n\nHabit: tree\n", name="x.txt")

    assert [finding.line for finding in caught.value.problems] == [15]
    assert "a second plant begins here; put each plant in a file of its own" in str(caught.value)


def test_the_same_name_twice_in_the_head_is_no_second_plant():
    text = "Botanical name: Acer rubrum\nScientific name: Acer rubrum L.\nHabit: tree\n"

    assert any("second time" in str(warning) for warning in parse_profile(text, name="x.txt").warnings)


@pytest.mark.parametrize(
    ("sentence", "column", "words"),
    [
        ("It is hardy in zones 9-3.", "Hardiness zone", "zones 9-3"),
        ("Zones 20 to 30 suit it.", "Hardiness zone", "Zones 20 to 30"),
        ("It grows 40-30 feet tall.", "Height", "40-30 feet tall"),
        ("Soil pH 16-17 is best.", "Soil pH", "pH 16-17"),
        ("Space plants 18-12 inches apart.", "Spacing", "18-12 inches apart"),
        ("Divide clumps every 4-3 years.", "Divide every", "every 4-3 years"),
    ],
)
def test_a_range_that_makes_no_sense_is_told(sentence, column, words):
    document = article(
        f"Example Plant: A Title\n\nGrowing Example Plant\n\n{sentence}\n\nThe end stands here.\n"
    )
    found = doubtful_ranges(document)

    assert [(finding.line, finding.value) for finding in found] == [(13, words)]
    assert found[0].column.startswith(column)
    assert "makes sense" in found[0].rule


@pytest.mark.parametrize(
    "sentence",
    ["Sunset zones 9-3.", "Zones 4 and 9 are its ends.", "Leaves 9-3 inches wide.", "Avoid a pH of 9-8."],
)
def test_a_range_of_something_else_is_not_told(sentence):
    assert not doubtful_ranges(
        article(f"A Title\n\nGrowing Example Plant\n\n{sentence}\n\nThe end stands here.\n")
    )


@pytest.mark.parametrize(
    ("name", "label", "line"),
    [
        ("Echinacea x purpurea", "Species", "Echinacea purpurea (L.) Moench - coneflower"),
        ("Echinacea purpurea", "Species", "Echinacea ×purpurea - coneflower"),
        ("Echinacea x purpurea var. alba", "Species", "Echinacea purpurea (L.) Moench"),
        ("×Achnella caduca", "Genus", "Achnella Barkworth"),
    ],
)
def test_a_hybrid_sign_on_one_side_only_is_told(name, label, line):
    warnings = parse_profile(
        f"Botanical name: {name}\n\nClassification\n\n{label}\n\n{line}\n", name="x.txt"
    ).warnings

    assert [warning.line for warning in warnings if "hybrid sign" in warning.rule] == [7]


def test_the_same_hybrid_sign_on_both_sides_is_well():
    text = "Botanical name: Echinacea x purpurea\n\nClassification\n\nSpecies\n\nEchinacea ×purpurea L.\n"

    assert not [one for one in parse_profile(text, name="x.txt").warnings if "hybrid" in one.rule]
