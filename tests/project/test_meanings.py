"""Every word that the catalogue uses of a plant says what it means."""

import pytest

from catalog.choices import Vocabulary
from catalog.glossary import VOCABULARIES
from catalog.traits import TRAITS, Trait

THEMSELVES = {"Affected", "Colour", "FoliageColour", "FruitColour", "Month", "WetlandRegion"}
"""Vocabularies of plain words and of names: nothing tells red, May or Alaska better than the word."""


@pytest.mark.parametrize("trait", TRAITS, ids=lambda trait: trait.key)
def test_a_trait_and_each_of_its_values_is_defined_by_a_sentence(trait: Trait):
    values = [*(trait.vocabulary or ()), *(trait.qualifier or ())]
    assert [
        said for said in (trait.definition, *(value.definition for value in values)) if not is_sentence(said)
    ] == []


@pytest.mark.parametrize("name", sorted(VOCABULARIES.keys() - THEMSELVES))
def test_a_definition_says_more_than_the_word(name: str):
    vocabulary: type[Vocabulary] = VOCABULARIES[name]
    assert [value.label for value in vocabulary if plain(value.definition) == plain(str(value.label))] == []


def is_sentence(text: str) -> bool:
    return text[:1].isupper() and text.endswith(".")


def plain(text: str) -> str:
    return text.casefold().strip(". ")
