"""An authority is taken apart into those who described a taxon and those who placed it."""

from catalog.nomenclature import Authorship, parse


def test_basionym_and_combining_authors_are_apart():
    authorship = parse("Heuchera rubescens var. pachypoda (Greene) Rosend., Butters & Lakela").authorship

    assert authorship.basionym.authors == ("Greene",)
    assert authorship.combining.authors == ("Rosend.", "Butters", "Lakela")


def test_the_one_who_published_stands_after_ex():
    authorship = Authorship.parse("(Douglas ex Loudon) Douglas ex Forbes")

    assert (authorship.basionym.ascribed, authorship.basionym.authors) == (("Douglas",), ("Loudon",))
    assert (authorship.combining.ascribed, authorship.combining.authors) == (("Douglas",), ("Forbes",))


def test_the_authors_of_the_larger_work_stand_after_in():
    citation = Authorship.parse("Torr. & A. Gray in Emory").combining

    assert citation.authors == ("Torr.", "A. Gray")
    assert citation.within == ("Emory",)


def test_a_year_is_read_apart():
    assert Authorship.parse("(Linnaeus, 1758)").basionym.year == "1758"
    assert Authorship.parse("L. 1753").combining.authors == ("L.",)


def test_a_name_in_its_first_place_has_no_basionym_authors():
    assert Authorship.parse("Torr.").basionym.authors == ()
    assert Authorship.parse("").combining.authors == ()


def test_brackets_that_do_not_pair_are_passed_over():
    authorship = Authorship.parse("(Sw. Broth.")

    assert authorship.basionym.authors == ()
    assert authorship.combining.authors == ("Sw. Broth.",)


def test_every_part_of_a_name_has_its_own_authorship():
    name = parse("Carex viridula Michx. ssp. brachyrrhyncha (Celak.) B. Schmid")

    assert [part.authorship.combining.authors for part in name.parts] == [(), ("Michx.",), ("B. Schmid",)]
