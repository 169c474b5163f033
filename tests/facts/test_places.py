"""Where a plant is native: the sentence, the table, and what is not told of rare plants."""

import pytest

from catalog import facts, glossary
from catalog.choices import EstablishmentMeans
from catalog.models import Distribution, Region, Taxon
from tests.factories import make_place, make_taxon

pytestmark = pytest.mark.django_db


def places(taxon: Taxon) -> facts.Places:
    return facts.places_of(taxon, glossary.terms())


def sentence(*rows: tuple[str, tuple[str, ...], tuple[str, ...]]) -> str:
    regions = Region.objects.in_bulk()
    return facts.native_status(
        Distribution(region=regions[code], establishment=means, probable=probable)
        for code, means, probable in rows
    )


NATIVE, INTRODUCED = ("native",), ("introduced",)


def test_the_lower_48_states_are_called_so():
    assert sentence(("L48", NATIVE, ())) == "Native to the lower 48 states"


def test_native_and_introduced_regions_are_told_apart():
    told = sentence(("AK", NATIVE, ()), ("CAN", NATIVE, ()), ("HI", INTRODUCED, ()))
    assert told == "Native to Alaska and Canada; introduced in Hawaii"


def test_a_region_in_which_it_is_both_stands_in_both_clauses():
    told = sentence(("L48", ("native", "introduced"), ()))
    assert told == "Native to the lower 48 states; introduced in the lower 48 states"


def test_what_is_only_probable_is_said_to_be():
    told = sentence(("L48", NATIVE, ()), ("HI", NATIVE, NATIVE))
    assert told == "Native to the lower 48 states; probably native to Hawaii"


def test_without_regions_the_states_speak_and_many_are_counted():
    assert sentence(("US-CA", NATIVE, ()), ("US-NV", NATIVE, ())) == "Native to California and Nevada"
    states = [(code, NATIVE, ()) for code in ("US-CA", "US-NV", "US-OR", "US-WA", "CA-BC")]
    assert sentence(*states) == "Native to 5 states and provinces"


def test_nothing_recorded_says_nothing():
    assert sentence() == ""


@pytest.mark.parametrize("means", EstablishmentMeans)
def test_every_way_of_standing_has_a_clause(means: EstablishmentMeans):
    assert sentence(("AK", (means.value,), ())).endswith("Alaska")


def test_the_table_has_a_row_for_each_way_with_regions_before_states():
    taxon = make_taxon()
    make_place(taxon, "L48")
    make_place(taxon, "US-CA")
    make_place(taxon, "US-HI", "introduced")
    native, introduced = places(taxon).standings
    assert (native.label, introduced.label) == ("Native", "Introduced")
    assert [place.region.code for place in native.regions] == ["L48"]
    assert [place.region.code for place in native.divisions] == ["US-CA"]
    assert [place.region.code for place in introduced.divisions] == ["US-HI"]


def test_the_states_of_a_rare_plant_are_not_told():
    taxon = make_taxon(sensitive=True)
    make_place(taxon, "L48")
    make_place(taxon, "US-CA")
    told = places(taxon)
    assert told.withheld
    assert told.status == "Native to the lower 48 states"
    assert [place.region.code for standing in told.standings for place in standing.divisions] == []


def test_a_name_listed_in_error_is_no_native():
    taxon = make_taxon(excluded=True)
    make_place(taxon, "L48")
    assert not places(taxon).is_native
