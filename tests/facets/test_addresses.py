"""How the list's addresses are read: what is nonsense, what is forgiven, and which spelling is canonical."""

import pytest
from django.core.exceptions import BadRequest
from django.http import QueryDict

from catalog import facets
from catalog.facets import NoSuchPage, Selection, UnknownValue
from tests.factories import make_family, make_place, make_taxon

HEIGHT = "Height must be a whole number from 0 to 15000 (cm)."


def read(query: str) -> Selection:
    return Selection.from_query(QueryDict(query))


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("utm_source=x&status=draft&light__in=x&password__startswith=a", ""),
        ("light=", ""),
        (
            "moisture=wet&light=part-shade&light=full-sun&light=part-shade",
            "light=full-sun&light=part-shade&moisture=wet",
        ),
        ("light!=full-sun", "light!=full-sun"),
        ("light=unknown&light=dappled", "light=dappled&light=unknown"),
        ("zone=6", "zone=6"),
        ("zone=6a&zone=6b", "zone=6"),
        ("zone=6&zone=7", "zone=6..7"),
        ("zone=5b..7a", "zone=5b..7a"),
        ("zone=7..5", "zone=5..7"),
        ("zone=3&zone=unknown&zone=8b", "zone=3&zone=8b&zone=unknown"),
        ("zone_min=6&zone_max=8a", "zone=6a..8a"),
        ("zone_min=12", "zone=12..13"),
        ("zone=..", ""),
        ("bloom=12&bloom=1&bloom=11&bloom=2", "bloom=11..2"),
        ("bloom=5&bloom=7", "bloom=5&bloom=7"),
        ("bloom=1..12", "bloom=1..12"),
        ("height=30..90", "height=30..90"),
        ("height=90..30", "height=30..90"),
        ("height=030", "height=30"),
        ("height=30..30", "height=30"),
        ("height=..", ""),
        ("height=..90&height=unknown", "height=..90&height=unknown"),
        ("height_min=30&height_max=90", "height=30..90"),
        ("height_min=30", "height=30.."),
        ("height_max=+90+", "height=..90"),
        ("height_min=", ""),
        ("height!_max=90", "height!=..90"),
        ("ph=5.0..7.5", "ph=5..7.5"),
        ("q=red++maple&sort=relevance", "q=red+maple"),
        ("q=maple&sort=botanical", "q=maple&sort=botanical"),
        ("sort=relevance", ""),
        ("sort=height&view=list&units=us&page=3&might=1", "might=1&sort=height&view=list&units=us&page=3"),
        ("might=yes&view=grid&units=metric&page=1", "units=metric"),
        ("native-mode=only", ""),
    ],
)
def test_every_spelling_has_one_canonical_address(query, canonical):
    assert read(query).query() == canonical
    assert read(canonical) == read(query)


@pytest.mark.django_db
def test_places_families_and_genera_are_those_that_exist():
    family = make_family()
    plant = make_taxon("Heuchera rubescens", "Torr.", parent=family)
    make_place(plant, "US-NV")
    query = "native=US-CA&native=US-NV&native-mode=all&family=Saxifragaceae"
    assert read(query).query() == query
    assert read(f"native=anywhere&{query}").query() == query
    assert read("native=anywhere&native-mode=only").query() == "native=anywhere"
    with pytest.raises(UnknownValue) as caught:
        read("family=Rosaceae")
    assert caught.value.valid == ("Saxifragaceae", "unknown")
    with pytest.raises(UnknownValue):
        read("native=US-ZZ")


@pytest.mark.parametrize(
    ("query", "parameter", "value", "among_the_valid"),
    [
        ("light=zzz", "light", "zzz", "full-sun"),
        ("light=full-sun&light!=zzz", "light!", "zzz", "unknown"),
        ("light=FULL-SUN", "light", "FULL-SUN", "full-sun"),
        ("zone=14", "zone", "14", "13b"),
        ("zone=4..x", "zone", "4..x", "4"),
        ("bloom=13", "bloom", "13", "12"),
        ("bloom=1..2..3", "bloom", "1..2..3", "unknown"),
        ("sort=name", "sort", "name", "recent"),
        ("view=table", "view", "table", "list"),
        ("units=ells", "units", "ells", "us"),
        ("native-mode=some", "native-mode", "some", "exactly"),
    ],
)
def test_a_value_that_does_not_exist_names_those_that_do(query, parameter, value, among_the_valid):
    with pytest.raises(UnknownValue) as caught:
        read(query)
    assert (caught.value.parameter, caught.value.value) == (parameter, value)
    assert among_the_valid in caught.value.valid


def test_what_was_asked_is_told_in_short():
    assert len(str(UnknownValue("light", "z" * 5000, ()))) < 120


@pytest.mark.parametrize(
    "number", ["abc", "1e3", "nan", "inf", "-5", "9223372036854775808", "2**70", "30.5", "٣"]
)
def test_a_bad_number_is_left_out_with_a_message(number):
    query = QueryDict(mutable=True)
    query["height_min"] = number
    selection = Selection.from_query(query)
    assert selection.messages == (HEIGHT,)
    assert selection.query() == ""
    assert selection.is_noindex


@pytest.mark.parametrize("query", ["ph=15", "ph=5.55", "ph=5,5", "ph=1..2..3"])
def test_a_bad_ph_is_left_out_with_a_message(query):
    assert read(query).messages == ("Soil pH must be a number from 0 to 14.",)


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=abc",
        "page=1e9",
        "page=nan",
        "page=%00",
        "page=٣",
        "page=01",
        "page=1&page=2",
    ],
)
def test_a_page_that_is_no_number_does_not_exist(query):
    with pytest.raises(NoSuchPage):
        read(query)


def test_a_page_of_very_many_digits_does_not_exist():
    with pytest.raises(NoSuchPage) as caught:
        read("page=" + "9" * 5000)
    assert len(str(caught.value)) < 120


def test_an_empty_page_is_the_first():
    assert read("page=").page == 1


@pytest.mark.parametrize(
    "query", ["light=%00", "light=Acer%00rubrum", "family=%ff%fe", "sort=%00", "height_min=%00"]
)
def test_what_cannot_be_read_is_a_bad_request(query):
    with pytest.raises(BadRequest):
        read(query)


def test_words_are_cleaned_of_what_cannot_be_read():
    assert read("q=+Acer%00rubrum%ff+").q == "Acer rubrum"


def test_a_search_of_too_many_characters_is_left_out_with_a_message():
    assert read("q=" + "a" * 200).q == "a" * 200
    selection = read("q=" + "a" * 201 + "&light=full-sun")
    assert selection.messages == ("Search is limited to 200 characters.",)
    assert selection.query() == "light=full-sun"


def test_many_facets_are_not_for_search_engines():
    assert not read("light=full-sun&moisture=wet").is_noindex
    assert read("light=full-sun&moisture=wet&soil=clay").is_noindex


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["2", "999999999"])
def test_beyond_the_last_page_there_is_none(page, django_assert_max_num_queries):
    facets.search(read(""))
    with django_assert_max_num_queries(2), pytest.raises(NoSuchPage):
        facets.search(read(f"page={page}"))
