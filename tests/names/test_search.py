"""The search finds what people type, and nothing by an author's name."""

import pytest

from catalog import names
from tests.factories import make_family, make_synonym, make_taxon, make_vernacular

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alumroots")]


@pytest.fixture(scope="module")
def alumroots(shared_rows):
    family = make_family()
    genus = make_taxon("Heuchera", "L.", parent=family, symbol="HEUCH")
    species = make_taxon(parent=genus, symbol="HERU")
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", parent=species, symbol="HERUA")
    make_synonym(
        variety,
        "Heuchera rubescens var. pachypoda",
        "(Greene) Rosend., Butters & Lakela",
        full_name="Heuchera rubescens Torr. var. pachypoda (Greene) Rosend., Butters & Lakela",
        symbol="HERUP",
    )
    for taxon in (species, variety):
        make_vernacular(taxon)
    return {"family": family, "genus": genus, "species": species, "variety": variety}


@pytest.mark.parametrize("text", ["HERUA", "herua", " HERUA "])
def test_a_symbol_comes_first(alumroots, text):
    assert names.ids_matching(text)[0] == alumroots["variety"].pk


def test_a_synonym_leads_to_its_taxon(alumroots):
    assert names.ids_matching("Heuchera rubescens pachypoda") == [alumroots["variety"].pk]
    assert names.suggest("herup")[0].why == "USDA symbol of a synonym"


def test_a_word_of_a_common_name_finds_every_bearer(alumroots):
    assert set(names.ids_matching("alumroot")) == {alumroots["species"].pk, alumroots["variety"].pk}


FOUND, PUT_RIGHT = 6, 22
"""The most queries of a text that finds something, and of one that is put right or finds nothing."""


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("heuchera", FOUND),
        ("HERUP", FOUND),
        ("pink alumroot", FOUND),
        ("Heuchera rubescens var. pachypoda", FOUND),
        ("Heuchra rubescens", PUT_RIGHT),
        ("Heuchra rubescns v. alpicla", PUT_RIGHT),
        ("alumrot pnik", PUT_RIGHT),
        ("alumrot pnik hechera rubescns saxifragacea alpicla", PUT_RIGHT),
        ("zzzz", PUT_RIGHT),
        ("zzzz yyyy xxxx wwww vvvv uuuu tttt ssss rrrr qqqq", PUT_RIGHT),
    ],
)
def test_a_search_takes_few_queries_however_many_words_it_has(
    alumroots, text, most, django_assert_max_num_queries
):
    with django_assert_max_num_queries(most):
        names.search(text)


def test_an_author_finds_nothing():
    make_taxon("Aster oakesii", "Oakes", symbol="ASOA")
    oak = make_taxon("Quercus alba", "L.")
    make_vernacular(oak, "white oak")
    make_taxon("Carex aa", "Oakes")
    found = names.ids_matching("oak")
    assert oak.pk in found
    assert len(found) == 2  # Aster oakesii by its epithet, not Carex aa by its author


def test_a_family_brings_what_is_below_it(alumroots):
    found = names.ids_matching("Saxifragaceae")
    assert found[0] == alumroots["family"].pk
    assert alumroots["variety"].pk in found


def test_drafts_are_found_by_staff_alone():
    draft = make_taxon("Acer secretum", "A", status="draft", symbol="ACSE")
    assert names.ids_matching("Acer secretum") == []
    assert names.suggest("acse") == []
    assert names.staff_ids("acse") == [draft.pk]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "%",
        "_",
        "%%%",
        "(a+)+$",
        "' OR 1=1--",
        '"',
        "*",
        "NEAR",
        "a" * 5000,
        "\u202e",
        "x " * 900,
    ],
)
def test_any_text_gives_an_answer(text):
    assert names.suggest(text) == [] or text.startswith("x ")
    names.ids_matching(text)
    names.staff_ids(text)
    names.resolve_address(text)


@pytest.mark.parametrize("typed", ["Épilobe", "E\u0301pilobe", "ÉPILOBE", "épilobe\u00a0", "epilobe"])
def test_accents_and_case_do_not_matter(typed):
    taxon = make_taxon("Chamerion aa", "A")
    make_vernacular(taxon, "Épilobe")
    assert names.ids_matching(typed) == [taxon.pk]


@pytest.mark.parametrize(
    "typed", ["Heuchera x cuneata", "Heuchera ×cuneata", "Heuchera × cuneata", "Heuchera cuneata"]
)
def test_a_hybrid_is_found_however_its_sign_is_written(typed):
    taxon = make_taxon("Heuchera ×cuneata", "A")
    assert names.ids_matching(typed)[0] == taxon.pk


def test_the_plants_of_a_genus_come_before_others_that_share_its_common_name():
    genus = make_taxon("Quercus", "L.")
    make_vernacular(genus, "oak")
    oak = make_taxon("Quercus alba", "L.", parent=genus)
    make_vernacular(oak, "white oak")
    others = []
    for name, common in (("Abies aa", "Oakland star"), ("Acer aa", "poison oak"), ("Zea aa", "oak fern")):
        others.append(make_taxon(name, "X."))
        make_vernacular(others[-1], common)
    begins, holds, holds_too = (taxon.pk for taxon in others)
    assert names.ids_matching("oak") == [genus.pk, oak.pk, holds, holds_too, begins]
