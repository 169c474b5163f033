"""A search that finds nothing is shown the results of what it may have meant."""

import pytest

from catalog import names
from catalog.models import Taxon
from tests.factories import make_synonym, make_taxon, make_vernacular

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alumroots")]


@pytest.fixture(scope="module")
def alumroots(shared_rows):
    taxon = make_taxon(symbol="HERU")
    make_vernacular(taxon)
    make_synonym(taxon, "Heuchera pachypoda", "Greene")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Heuchra rubescens", "Heuchera rubescens"),
        ("pachipoda", "pachypoda"),
        ("alumrot", "pink alumroot"),
        ("pink alumrot", "pink alumroot"),
        ("heuchra rub", "heuchera rub"),
    ],
)
def test_a_misspelt_search_is_put_right(typed, meant):
    found = names.search(typed)
    assert found.is_put_right
    assert found.text in {meant, meant.split()[-1]}
    assert found.ids == names.ids_matching(found.text) != []


@pytest.mark.parametrize(
    "typed", ["Heuchera rubescens", "heuch", "HERU", "alumroot", "", "quuxquux", "\0", "%"]
)
def test_a_search_that_finds_something_or_is_like_nothing_is_left_alone(typed):
    found = names.search(typed)
    assert (found.text, found.is_put_right) == (typed, False)
    assert found.ids == names.ids_matching(typed)


def test_a_misspelt_search_that_is_meant_exactly_is_left_alone():
    found = names.search("Heuchra rubescens", exactly=True)
    assert (found.is_put_right, found.ids, found.resolved.status) == (False, [], "fuzzy")


def test_suggestions_fall_back_on_the_correction():
    assert [match.text for match in names.suggest("Heuchra rubescens")] == ["Heuchera rubescens"]


def test_suggestions_say_why_they_match():
    why = {
        match.text: match.why
        for text in ("HERU", "pink al", "Heuchera pach")
        for match in names.suggest(text)
    }
    assert why["HERU"] == "USDA symbol"
    assert why["pink alumroot"] == "common name"
    assert why["Heuchera pachypoda"] == "synonym"


def test_a_whole_word_comes_before_its_beginnings():
    oak, oakleaf = make_taxon("Quercus aa", "L."), make_taxon("Hydrangea aa", "L.")
    make_vernacular(oakleaf, "big oakleaf")
    make_vernacular(oak, "white oak")
    assert names.ids_matching("oak") == [oak.pk, oakleaf.pk]


def test_a_word_in_the_middle_of_another_is_not_found():
    make_vernacular(make_taxon("Croton aa", "L."), "soaker")
    assert names.ids_matching("oak") == []
    assert Taxon.objects.count() == 2
