"""Values asked with whom, where or what for, and what a record holds of sources and reviews."""

from datetime import date

import pytest

from catalog.models import Citation, Hazard, Region, Taxon, WetlandStatus, WildlifeValue
from tests.facets.asking import add, found, search
from tests.factories import make_care, make_place, make_source, make_taxon

pytestmark = pytest.mark.django_db


@pytest.fixture
def alumroot() -> Taxon:
    return make_taxon("Heuchera rubescens", "Torr.")


@pytest.fixture
def sedge() -> Taxon:
    return make_taxon("Carex nudata", "W. Boott")


def test_a_plant_harmless_to_dogs_may_harm_others(sedge, alumroot):
    add(Hazard(taxon=sedge, kind="toxic", affects="dogs", severity="none"))
    add(Hazard(taxon=alumroot, kind="toxic", affects="dogs", severity="severe"))
    assert found("hazard!=toxic.dogs") == {"Carex nudata"}
    assert search("hazard!=toxic.dogs").might == 0
    assert found("hazard=toxic.dogs") == {"Heuchera rubescens"}
    assert (search("hazard!=toxic").total, search("hazard!=toxic").might) == (0, 1)
    assert (search("hazard!=toxic.cats").total, search("hazard!=toxic.cats").might) == (0, 2)
    assert search("").free["hazard"]["toxic.dogs"] == 1


def test_what_is_said_of_nobody_in_particular_says_nothing_of_dogs(sedge, alumroot):
    add(Hazard(taxon=sedge, kind="toxic", severity="none"))
    add(Hazard(taxon=alumroot, kind="toxic", severity="severe"))
    assert search("hazard!=toxic.dogs").total == 0
    assert search("hazard!=toxic.dogs").might == 2
    assert found("hazard=toxic.unspecified") == {"Heuchera rubescens"}


def test_a_wetland_rating_holds_in_its_region_alone(sedge, alumroot):
    add(WetlandStatus(taxon=sedge, region="AW", indicator="OBL"))
    add(WetlandStatus(taxon=alumroot, region="GP", indicator="UPL"))
    assert found("wetland=OBL.AW") == {"Carex nudata"}
    assert search("wetland=OBL.AW").might == 1
    assert (search("wetland=OBL.GP").total, search("wetland=OBL.GP").might) == (0, 1)
    assert found("wetland!=OBL.GP") == {"Heuchera rubescens"}
    assert search("").counts["wetland"]["OBL.AW"] == 1


def test_an_animal_is_asked_with_what_the_plant_is_to_it(sedge, alumroot):
    add(WildlifeValue(taxon=sedge, animal="butterflies", relation="larval-host"))
    add(WildlifeValue(taxon=alumroot, animal="butterflies", relation="nectar"))
    assert found("wildlife=butterflies.larval-host") == {"Carex nudata"}
    assert found("wildlife=butterflies") == {"Carex nudata", "Heuchera rubescens"}


def test_a_record_is_sourced_when_each_of_its_facts_is(sedge):
    make_care(sedge, light=["full-sun"], spacing_min=30)
    make_place(sedge, "US-CA")
    source = make_source()
    for trait in ("light", "native", "spacing"):
        assert found("has=sourced") == set()
        citation = Citation(taxon=sedge, trait=trait, source=source, chosen=trait != "spacing")
        add(citation)
    assert found("has=sourced") == set()
    citation.chosen = True
    add(citation)
    assert found("has=sourced") == {"Carex nudata"}


def test_a_record_is_reviewed_when_somebody_dated_it(sedge, alumroot):
    sedge.reviewed_on = date(2026, 5, 1)
    add(sedge)
    assert found("has=reviewed") == {"Carex nudata"}


def test_of_a_sensitive_plant_a_place_outside_every_region_is_not_told(sedge):
    Region.objects.create(code="XX-YY", name="Elsewhere", kind="state")
    make_place(sedge, "XX-YY")
    sedge.sensitive = True
    add(sedge)
    assert search("").unknown["native"] == 1
