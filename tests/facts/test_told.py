"""Facts of many plants as plain text, for tables."""

import sqlite3

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog import facts, glossary
from catalog.choices import Rank, Status
from catalog.models import Resistance
from tests.factories import make_care, make_place, make_profile, make_taxon, make_vernacular

pytestmark = pytest.mark.django_db

ALL = [trait.key for trait in facts.TOLD]


def told(*taxa, traits=ALL):
    return facts.told([taxon.pk for taxon in taxa], traits, glossary.terms())


def test_a_plant_is_told_with_the_traits_that_are_asked_for():
    taxon = make_taxon(symbol="HERU")
    make_vernacular(taxon)
    make_profile(taxon, bloom_months=("5", "6"), height_min=30, height_max=46)
    one = told(taxon, traits=["height", "bloom-months"])[taxon.pk]
    assert (one.full, one.common_name) == ("Heuchera rubescens Torr. (HERU)", "pink alumroot")
    assert one.facts == {"height": "12–18 in (30–46 cm)", "bloom-months": "May–June"}


def test_none_is_known_and_blank_is_not_recorded():
    taxon = make_taxon()
    make_profile(taxon, showy=())
    facts_of = told(taxon)[taxon.pk].facts
    assert (facts_of["showy"], facts_of["habit"]) == ("none", "")


def test_a_variety_is_told_with_what_its_species_lends():
    species = make_taxon()
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", parent=species)
    make_care(species, light=("part-shade",))
    Resistance.objects.create(taxon=species, against="drought", grade="high")
    make_place(species, "US-CA")
    lent = told(variety)[variety.pk].facts
    assert (lent["light"], lent["resists"], lent["native"]) == ("Part shade", "Drought (high)", "")


def test_places_are_told_by_name_and_of_a_sensitive_plant_the_large_ones_alone():
    plant, rare = make_taxon(), make_taxon("Carex rara", "X.", sensitive=True)
    for taxon in (plant, rare):
        make_place(taxon, "L48")
        make_place(taxon, "US-CA")
        make_place(taxon, "US-NV", "introduced")
    both = told(plant, rare)
    assert both[plant.pk].facts["native"] == "Lower 48 states; California"
    assert both[plant.pk].facts["introduced"] == "Nevada"
    assert both[rare.pk].facts["native"] == "Lower 48 states"
    assert both[rare.pk].facts["introduced"] == ""


def test_no_draft_is_told_of_nor_the_draft_of_a_family():
    family = make_taxon("Zqxaceae", "X.", rank=Rank.FAMILY, status=Status.DRAFT)
    plant = make_taxon("Heuchera rubescens", "Torr.", parent=make_taxon("Heuchera", "L.", parent=family))
    hidden = make_taxon("Zqx draftia", "X.", status=Status.DRAFT)
    both = told(plant, hidden)
    assert list(both) == [plant.pk]
    assert (both[plant.pk].facts["family"], both[plant.pk].facts["genus"]) == ("", "Heuchera")


def test_more_plants_take_no_more_queries():
    first = make_taxon()
    with CaptureQueriesContext(connection) as few:
        told(first)
    others = [make_taxon(f"Carex number{'abcdefgh'[number]}", "X.") for number in range(8)]
    with CaptureQueriesContext(connection) as many:
        told(first, *others)
    assert len(many) == len(few)


@pytest.fixture
def little_room(db):
    """SQLite as it is often built: 999 variables in a query. Other databases as they are."""
    if connection.vendor != "sqlite":
        yield
        return
    before = connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 999)
    yield
    connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, before)


@pytest.mark.usefixtures("little_room")
def test_a_database_with_room_for_few_variables_answers_too():
    taxon = make_taxon()
    found = facts.told([*range(10**6, 10**6 + 1_200), taxon.pk], ALL, glossary.terms())
    assert list(found) == [taxon.pk]
