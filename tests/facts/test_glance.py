"""The tiles at the head of a plant's page: what is asked first, in few words."""

import pytest

from catalog import facts
from catalog.models import Taxon
from tests.factories import make_care, make_profile, make_taxon

pytestmark = pytest.mark.django_db


def tiles(taxon: Taxon) -> dict[str, facts.Glance]:
    shown = facts.of(Taxon.objects.get(pk=taxon.pk)).glance
    return {tile.label: tile for tile in shown}


@pytest.mark.parametrize(
    ("light", "icon"),
    [
        (("full-sun",), "light"),
        (("full-sun", "part-shade"), "light-part"),
        (("part-shade",), "light-part"),
        (("deep-shade",), "light-shade"),
        (("dappled", "deep-shade"), "light-shade"),
    ],
)
def test_the_icon_of_light_shows_sun_half_sun_or_shade(light: tuple[str, ...], icon: str):
    taxon = make_taxon("Heuchera rubescens", "Torr.")
    make_care(taxon, light=light)
    assert tiles(taxon)["Light"].icon == icon


def test_bloom_tells_months_and_colours_in_one_tile():
    taxon = make_taxon("Heuchera rubescens", "Torr.")
    make_profile(taxon, bloom_months=(5, 6), bloom_colour=("white", "pink"))
    assert tiles(taxon)["Bloom"].text == "May–June, white, pink"


def test_what_is_not_recorded_or_known_to_be_none_has_no_tile():
    taxon = make_taxon("Heuchera rubescens", "Torr.")
    make_care(taxon, light=())
    assert tiles(taxon) == {}


def test_a_tile_says_whose_value_it_shows():
    species = make_taxon("Heuchera rubescens", "Torr.")
    make_care(species, light=("full-sun",))
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", parent=species)
    assert tiles(variety)["Light"].inherited_from == species


def test_more_than_four_values_are_counted():
    taxon = make_taxon("Heuchera rubescens", "Torr.")
    make_care(taxon, moisture=("wet", "wet-mesic", "mesic", "dry-mesic", "dry"))
    assert tiles(taxon)["Moisture"].text.endswith(" and 1 more")
