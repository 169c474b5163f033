"""Whom a new combination credits, and whether an epithet must be looked at."""

import pytest

from catalog import nomenclature


@pytest.mark.parametrize(
    ("authority", "basionym"),
    [
        ("Torr.", "(Torr.)"),
        ("(Torr.) Rydb.", "(Torr.)"),
        ("(A. Gray ex Torr.) Rydb.", "(A. Gray ex Torr.)"),
        ("", ""),
        ("(Torr. Rydb.", ""),
        ("() Rydb.", ""),
    ],
)
def test_the_author_of_the_basionym_stands_in_brackets(authority: str, basionym: str):
    assert nomenclature.basionym_authority(authority) == basionym


@pytest.mark.parametrize(
    ("authority", "lacks"), [("(Torr.)", True), ("(Torr.) Rydb.", False), ("Torr.", False), ("", False)]
)
def test_brackets_alone_lack_the_author_of_the_combination(authority: str, *, lacks: bool):
    assert nomenclature.lacks_combining_author(authority) is lacks


@pytest.mark.parametrize(
    ("epithet", "may"),
    [("americana", True), ("albus", True), ("viride", True), ("rubescens", False), ("torreyi", False),
     ("gattingeri", False), ("drummondiae", False), ("cascadarum", False), ("montanorum", False)],
)  # fmt: skip
def test_an_ending_that_may_change_with_the_gender_is_asked_about(epithet: str, *, may: bool):
    assert nomenclature.may_decline(epithet) is may
