"""Every article has all its parts and a voice of its own; what it says of the plant is tested beside this file."""

import re

import pytest

from tests.demo.article_text import (
    blocks,
    common_names,
    names_of,
    of_every_article,
    points,
    section_blocks,
    sentences,
    symbol,
    written,
)
from tests.demo.demo_files import plants, species_and_below

SECTIONS = ["special", "where", "right", "growing", "care", "wildlife", "bottom-line"]
HABITS = {"tree", "shrub", "subshrub", "vine", "graminoid", "fern", "forb"}
LATIN = re.compile(r"<em>([^<]+)</em>")
SENTENCE_WORDS = 6
OPENING_WORDS = 3


def words(text):
    """The words of a text in lower case, without signs."""
    return re.findall(r"[\w'’−.°]*\w", text.lower())


def test_there_are_at_least_forty_articles_over_habits_and_families():
    habits = {code for plant in written() for code in plant["traits"]["habit"]}
    genera = {tuple(plant["taxon"]["name"].split()[:1]) for plant in written()}
    assert len(written()) >= 40
    assert habits >= HABITS
    assert len(genera) >= 35


def test_the_article_of_pink_alumroot_is_there():
    assert "HERUA" in {plant["taxon"]["symbol"] for plant in species_and_below() if "article" in plant}


@of_every_article
def test_it_has_every_section_and_both_lists(plant):
    assert [section["kind"] for section in plant["article"]["sections"]] == SECTIONS
    assert len(points(plant, "perfect_for")) >= 3
    assert len(points(plant, "not_ideal_if")) >= 3


@of_every_article
def test_it_is_neither_a_note_nor_a_chapter(plant):
    assert 350 <= sum(len(words(block)) for block in blocks(plant)) <= 700


@of_every_article
def test_it_cites_a_source_for_its_text(plant):
    if plant["care"].keys() - {"perfect_for", "not_ideal_if"}:
        assert "article" in {fact["trait"] for fact in plant["citations"]}


@of_every_article
def test_a_latin_name_in_it_is_a_name_of_the_demo(plant):
    known = {part for document in plants() for part in latin_names(document)}
    bodies = " ".join(section["body"] for section in plant["article"]["sections"])
    assert set(LATIN.findall(bodies)) <= known


def latin_names(document):
    """The name of a taxon or synonym, and its last epithet by itself."""
    names = [document["taxon"]["name"], *(name["name"] for name in document.get("synonyms", ()))]
    return {part for name in names for part in (*name.split(" var. "), name)}


@of_every_article
def test_it_names_its_plant(plant):
    assert any(name in " ".join(blocks(plant)).lower() for name in names_of(plant) & common_names())


def test_no_sentence_stands_in_two_articles():
    seen: dict[str, str] = {}
    for plant in written():
        for sentence in sentences(plant):
            said = words(sentence)
            if len(said) >= SENTENCE_WORDS:
                other = seen.setdefault(" ".join(said), symbol(plant))
                assert other == symbol(plant), f"{other} and {symbol(plant)}: {sentence}"


@pytest.mark.parametrize("kind", ["teaser", "special", "right", "care", "wildlife", "bottom-line"])
def test_no_two_articles_open_a_part_in_the_same_words(kind):
    seen: dict[str, str] = {}
    for plant in written():
        first = plant["article"]["teaser"] if kind == "teaser" else section_blocks(plant, kind)[0]
        opening = " ".join(words(first)[:OPENING_WORDS])
        other = seen.setdefault(opening, symbol(plant))
        assert other == symbol(plant), f"{other} and {symbol(plant)} open with “{opening}”"
