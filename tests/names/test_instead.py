"""A common name that no plant has is no dead end: what shares a word with it is offered, and never taken for it."""

import pytest

from catalog import names
from catalog.choices import Status
from tests.factories import make_taxon, make_vernacular

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plants")]

COMMON = {
    "Asclepias tuberosa": "butterfly milkweed",
    "Clitoria mariana": "butterfly pea",
    "Rhus integrifolia": "lemonade sumac",
    "Gleditsia triacanthos": "honeylocust",
    "Sphaeralcea ambigua": "apricot globemallow",
    "Actaea racemosa": "black bugbane",
    "Eutrochium maculatum": "spotted joe pye weed",
    "Opuntia humifusa": "eastern pricklypear",
    "Geranium maculatum": "spotted geranium",
    "Cladrastis kentukea": "Kentucky yellowwood",
    "Banara vanderbiltii": "Palo de Ramon",
    "Musa acuminata": "edible banana",
}


@pytest.fixture(scope="module")
def plants(shared_rows):
    for name, common in COMMON.items():
        make_vernacular(make_taxon(name, "L."), common)
    make_vernacular(make_taxon("Geranium", "L."), "geranium")
    make_taxon("Banara", "Aubl.")
    make_vernacular(make_taxon("Plumbago draftii", "X.", status=Status.DRAFT), "butterfly leadwort")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("butterfly weed", ["butterfly milkweed"]),
        ("Butterflyweed", ["butterfly milkweed"]),
        ("lemonadeberry", ["lemonade sumac"]),
        ("thornless honeylocusts", ["honeylocust"]),
        ("Apricot Mallow", ["apricot globemallow"]),
        ("devil's prickly pear", ["eastern pricklypear"]),
        ("wild geranium", ["geranium", "Geranium maculatum"]),
    ],
)
def test_what_shares_a_telling_word_is_asked_about(typed, offered):
    found = names.resolve(typed)
    assert (found.status, found.accepted) == ("ambiguous", None)
    assert [match.text for match in found.candidates] == offered
    assert "No plant in the catalogue has this name" in " ".join(found.narrative)


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("joe pye", "spotted joe pye weed"),
        ("yellow wood", "Kentucky yellowwood"),
        ("banana", "edible banana"),
        ("bugbane", "black bugbane"),
    ],
)
def test_words_that_a_name_holds_are_asked_about_before_names_that_are_only_alike(typed, held):
    found = names.resolve(typed)
    assert (found.status, [match.text for match in found.candidates]) == ("ambiguous", [held])


@pytest.mark.parametrize(
    "typed",
    ["Geranium foobarum", "gayfeather", "berry", "the plant", "butterfly one two three four five six"],
)
def test_what_shares_no_telling_word_finds_nothing(typed):
    assert names.resolve(typed).status == "none"


def test_a_search_lists_what_shares_a_word_and_says_which():
    found = names.search("butterfly weed")
    assert found.shared == ("butterfly", "weed")
    assert names.search("whirling butterflies").shared == ("butterfly",)
    assert len(names.search("whirling butterflies").ids) == 2
    assert names.search("butterfly weed", exactly=True).ids == []


def test_suggestions_offer_what_shares_a_word_and_say_which():
    found = names.suggestions("butterfly weed")
    assert ([match.text for match in found.matches], found.shared) == (
        ["butterfly milkweed"],
        ("butterfly", "weed"),
    )
    assert names.suggestions("gayfeather").shared == ()
