"""Plants side by side: what differs, what is not known of each, what is alike."""

from decimal import Decimal

import pytest

from catalog import facts, glossary
from catalog.models import Citation, Hazard, Resistance, Taxon, WetlandStatus, WildlifeValue
from tests.factories import make_care, make_place, make_profile, make_source, make_taxon

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(db: None) -> list[Taxon]:
    return [make_taxon("Heuchera alta", "X."), make_taxon("Heuchera nana", "X.")]


def compared(taxa: list[Taxon]) -> facts.Comparison:
    found = Taxon.objects.select_related("profile", "care", "family", "genus").filter(
        pk__in=[t.pk for t in taxa]
    )
    return facts.compared(sorted(found, key=lambda taxon: taxon.name), glossary.terms())


def standings(taxa: list[Taxon]) -> dict[str, str]:
    return {
        row.trait.key: str(section.standing) for section in compared(taxa).sections for row in section.rows
    }


def test_what_differs_stands_first_and_what_is_alike_last(pair: list[Taxon]):
    make_profile(pair[0], habit=("forb",), bloom_months=("5",), life_cycle=("perennial",))
    make_profile(pair[1], habit=("forb",), bloom_months=("6",))
    sections = compared(pair).sections
    assert [(section.heading, [row.trait.key for row in section.rows]) for section in sections] == [
        ("Different", ["bloom-months"]),
        ("Not recorded of each", ["life-cycle"]),
        ("Alike", ["habit"]),
    ]


def test_an_unknown_value_differs_from_none(pair: list[Taxon]):
    make_profile(pair[0], habit=("forb",), height_max=Decimal(60))
    make_care(pair[1], light=("dappled",))
    assert set(standings(pair).values()) == {"partly"}


def test_known_to_be_none_differs_from_some(pair: list[Taxon]):
    make_profile(pair[0], showy=())
    make_profile(pair[1], showy=("flowers",))
    assert standings(pair) == {"showy": "differs"}


def test_the_order_in_which_values_are_kept_is_no_difference(pair: list[Taxon]):
    make_care(pair[0], light=("full-sun", "dappled"))
    make_care(pair[1], light=("dappled", "full-sun"))
    assert standings(pair) == {"light": "alike"}


def test_a_range_of_which_an_end_is_unknown_differs_by_the_other_end_only(pair: list[Taxon]):
    make_profile(pair[0], height_min=Decimal(30), height_max=Decimal(60), spread_max=Decimal(20))
    make_profile(pair[1], height_max=Decimal(60), spread_min=Decimal(10), spread_max=Decimal(30))
    assert standings(pair) == {"height": "partly", "spread": "differs"}


def test_a_wetland_rating_differs_only_from_another_in_the_same_region(pair: list[Taxon]):
    for taxon, region, indicator in ((pair[0], "AW", "UPL"), (pair[1], "GP", "FAC")):
        WetlandStatus.objects.create(taxon=taxon, region=region, indicator=indicator)
    assert standings(pair) == {"wetland": "partly"}
    WetlandStatus.objects.create(taxon=pair[1], region="AW", indicator="FAC")
    assert standings(pair) == {"wetland": "differs"}


def test_other_animals_on_each_are_no_difference(pair: list[Taxon]):
    WildlifeValue.objects.create(taxon=pair[0], animal="bees")
    WildlifeValue.objects.create(taxon=pair[1], animal="moths")
    assert standings(pair) == {"wildlife": "partly"}


def test_a_count_that_is_not_known_differs_from_none(pair: list[Taxon]):
    WildlifeValue.objects.create(taxon=pair[0], animal="bees", count=3)
    WildlifeValue.objects.create(taxon=pair[1], animal="bees")
    assert standings(pair) == {"wildlife": "partly"}


def test_grades_of_the_same_stress_and_harm_to_the_same_creature_differ(pair: list[Taxon]):
    for taxon, grade, severity in ((pair[0], "high", "severe"), (pair[1], "low", "none")):
        Resistance.objects.create(taxon=taxon, against="drought", grade=grade)
        Hazard.objects.create(taxon=taxon, kind="toxic", affects="dogs", severity=severity)
    assert standings(pair) == {"resists": "differs", "hazard": "differs"}


def test_places_differ_by_the_states_and_are_told_by_their_codes(pair: list[Taxon]):
    make_place(pair[0], "US-CA")
    make_place(pair[1], "US-NV")
    (section,) = compared(pair).sections
    assert [fact.parts[0].text for fact in section.rows[0].facts if fact] == ["CA", "NV"]
    assert section.standing == "differs"


def test_a_plant_that_is_native_nowhere_is_told_where_it_stands_instead(pair: list[Taxon]):
    make_place(pair[0], "US-CA")
    make_place(pair[1], "US-NV", "introduced")
    (row,) = compared(pair).sections[0].rows
    assert row.facts[1] is not None
    assert (row.facts[1].value, row.facts[1].note) == (None, "Introduced in Nevada")


def test_a_sensitive_plant_tells_neither_its_states_nor_what_sources_say_of_them(pair: list[Taxon]):
    for taxon in pair:
        make_place(taxon, "US-CA")
        make_place(taxon, "L48")
        Citation.objects.create(
            taxon=taxon, trait="native", source=make_source(taxon.slug), quote="In a canyon."
        )
    Taxon.objects.filter(pk=pair[0].pk).update(sensitive=True)
    (row,) = compared(pair).sections[0].rows
    assert [([part.code for part in fact.parts], len(fact.citations)) for fact in row.facts if fact] == [
        (["L48"], 0),
        (["US-CA"], 1),
    ]


def test_a_value_of_the_species_is_marked_and_the_family_is_compared(db: None):
    family = make_taxon("Saxifragaceae", "Juss.", rank="family")
    genus = make_taxon("Heuchera", "L.", parent=family)
    species = make_taxon("Heuchera rubescens", "Torr.", parent=genus)
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", parent=species)
    make_profile(species, habit=("forb",))
    (section,) = compared([species, variety]).sections
    rows = {row.trait.key: row.facts for row in section.rows}
    assert list(rows) == ["habit", "family", "genus"]
    assert [fact.inherited_from for fact in rows["habit"] if fact] == [None, species]
