"""Plants like another one: what they must share, and who comes first."""

from typing import Any

import pytest

from catalog import facets
from catalog.models import Taxon, WetlandStatus
from tests.factories import make_care, make_family, make_place, make_profile, make_taxon

pytestmark = pytest.mark.django_db


def plant(
    name: str,
    *states: str,
    light: tuple[str, ...] = ("full-sun",),
    parent: Taxon | None = None,
    **profile: Any,
) -> Taxon:
    taxon = make_taxon(name, "L.", parent=parent)
    make_profile(taxon, **{"habit": ("forb",), **profile})
    make_care(taxon, light=light)
    for state in states:
        make_place(taxon, state)
    return taxon


def like(taxon: Taxon) -> list[str]:
    facets.rebuild()
    names = dict(Taxon.objects.values_list("pk", "name"))
    return [names[pk] for pk in facets.substitutes(taxon.pk, most=10)]


def test_a_substitute_shares_habit_light_and_a_state():
    taxon = plant("Aster albus", "US-OR", "US-WA")
    plant("Aster bonus", "US-WA")
    plant("Aster carus", "US-FL")
    plant("Aster durus", "US-OR", light=("deep-shade",))
    make_profile(make_taxon("Acer rubrum", "L."), habit=("tree",))
    assert like(taxon) == ["Aster bonus"]


def test_who_shares_more_places_and_colours_comes_first():
    taxon = plant("Aster albus", "US-OR", "US-WA", bloom_colour=("white",))
    plant("Aster bonus", "US-WA", bloom_colour=("white",))
    plant("Aster carus", "US-OR", "US-WA", bloom_colour=("white",))
    plant("Aster durus", "US-WA", bloom_colour=("red",))
    assert like(taxon) == ["Aster carus", "Aster bonus", "Aster durus"]


def test_of_a_plant_of_which_little_is_recorded_none_is_said_to_be_like_it():
    taxon = make_taxon("Aster albus", "L.")
    make_place(taxon, "US-OR")
    plant("Aster bonus", "US-OR")
    assert like(taxon) == []


def test_a_plant_of_rocks_is_not_replaced_by_one_of_ponds():
    taxon = plant("Aster albus", "US-OR")
    for other, rating in (
        (taxon, "UPL"),
        (plant("Aster bonus", "US-OR"), "FACU"),
        (plant("Aster carus", "US-OR"), "OBL"),
    ):
        WetlandStatus.objects.create(taxon=other, region="AW", indicator=rating)
    of_both = plant("Aster durus", "US-OR")
    for rating in ("FACU", "FAC"):
        WetlandStatus.objects.create(taxon=of_both, region=f"A{'WK'[rating == 'FAC']}", indicator=rating)
    plant("Aster exul", "US-OR")
    assert like(taxon) == ["Aster bonus", "Aster exul"]


def test_a_floating_plant_takes_the_place_of_floating_plants_only():
    taxon = plant("Aster albus", "US-OR")
    plant("Aster bonus", "US-OR")
    family = make_family("Lemnaceae")
    duckweeds = [plant(f"Lemna {epithet}", "US-OR", parent=family) for epithet in ("alba", "bona")]
    assert like(taxon) == ["Aster bonus"]
    assert like(duckweeds[0]) == ["Lemna bona"]


@pytest.mark.parametrize(
    ("known", "unlike"),
    [
        ({"height_max": 60}, {"height_max": 121}),
        ({"height_max": 60}, {"height_max": 29}),
        ({"height_max": 60}, {}),
        ({"habit": ("forb",)}, {"habit": ("forb", "vine")}),
        ({"habit": ("subshrub", "shrub")}, {"habit": ("forb", "subshrub")}),
        ({"life_cycle": ("perennial",)}, {"life_cycle": ("annual",)}),
    ],
)
def test_a_substitute_is_of_like_stature_and_type_and_lives_as_long(
    known: dict[str, Any], unlike: dict[str, Any]
):
    taxon = plant("Aster albus", "US-OR", **known)
    plant("Aster bonus", "US-OR", **known)
    plant("Aster carus", "US-OR", **unlike)
    assert like(taxon) == ["Aster bonus"]


def test_where_its_height_is_not_recorded_any_height_will_do():
    taxon = plant("Aster albus", "US-OR")
    plant("Aster bonus", "US-OR", height_max=300)
    assert like(taxon) == ["Aster bonus"]


def test_one_state_of_many_in_common_is_too_little():
    taxon = plant("Aster albus", "US-OR", "US-WA", "US-CA", "US-NV", "US-ID")
    plant("Aster bonus", "US-OR", "US-WA")
    plant("Aster carus", "US-OR", "US-FL")
    assert like(taxon) == ["Aster bonus"]


def test_of_a_plant_that_is_native_nowhere_on_record_none_is_said_to_be_like_it():
    taxon = plant("Aster albus")
    plant("Aster bonus", "US-OR")
    assert like(taxon) == []


def test_where_no_state_is_recorded_the_region_counts():
    taxon = plant("Aster albus", "L48")
    plant("Aster bonus", "US-OR")
    plant("Aster carus", "HI")
    assert like(taxon) == ["Aster bonus"]


def test_kin_are_of_the_genus_and_of_the_same_places():
    genus = make_taxon("Aster", "L.")
    taxa = [make_taxon(f"Aster {epithet}", "L.", parent=genus) for epithet in ("albus", "bonus", "carus")]
    for taxon, state in zip(taxa, ("US-OR", "US-OR", "US-FL"), strict=True):
        make_place(taxon, state)
    other = make_taxon("Bidens alba", "L.", parent=make_taxon("Bidens", "L."))
    make_place(other, "US-OR")
    facets.rebuild()
    assert facets.congeners(taxa[0].pk, "Aster", most=5) == [taxa[1].pk]
    assert facets.congeners(make_taxon("Aster durus", "L.").pk, "Aster", most=5) == []
