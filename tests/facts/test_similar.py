"""What is said of a plant that could stand in another's place."""

from typing import Any

import pytest

from catalog import facts, glossary
from catalog.models import Taxon
from tests.factories import make_care, make_profile, make_taxon, make_vernacular

pytestmark = pytest.mark.django_db


@pytest.fixture
def taxon() -> Taxon:
    return plant("Aster albus", bloom_months=(5,), bloom_colour=("white",), height_max=60)


def plant(name: str, *, light: tuple[str, ...] = ("full-sun",), **profile: Any) -> Taxon:
    taxon = make_taxon(name, "L.")
    make_profile(taxon, **profile)
    make_care(taxon, light=light)
    return taxon


def said(taxon: Taxon, *others: Taxon) -> dict[str, str]:
    found = facts.similar(Taxon.objects.get(pk=taxon.pk), [other.pk for other in others], glossary.terms())
    return {each.taxon.name: each.reason for each in found}


@pytest.mark.parametrize(
    ("profile", "reason"),
    [
        ({"bloom_months": (5,)}, "Same light; blooms at the same time"),
        ({"bloom_months": (6,)}, "Same light; blooms a month later"),
        ({"bloom_months": (3, 4)}, "Same light; blooms two months earlier"),
        ({"bloom_months": (5, 6)}, "Same light; blooms longer"),
        ({"bloom_months": (11, 12, 1)}, "Same light; blooms half a year later"),
        ({"bloom_months": (3, 9)}, "Same light"),
        ({"height_max": 70}, "Same light and height"),
        ({"height_max": 152}, "Same light; taller, up to 5 ft (1.5 m)"),
        ({"height_max": 30}, "Same light; shorter, up to 12 in (30 cm)"),
        ({"bloom_colour": ("white",)}, "Same light and flower colour"),
        ({"bloom_colour": ("yellow", "red")}, "Same light; yellow and red flowers"),
        ({}, "Same light"),
    ],
)
def test_what_is_alike_comes_first_then_what_is_not(taxon: Taxon, profile: dict[str, Any], reason: str):
    assert said(taxon, plant("Aster bonus", **profile)) == {"Aster bonus": reason}


@pytest.mark.parametrize(
    ("profile", "differs"), [({"bloom_months": (5,)}, False), ({"bloom_months": (6,)}, True)]
)
def test_what_is_only_alike_tells_nothing_apart(taxon: Taxon, profile: dict[str, Any], differs: bool):
    (found,) = facts.similar(taxon, [plant("Aster bonus", **profile).pk], glossary.terms())
    assert found.differs is differs


def test_a_zone_with_another_open_end_is_not_the_same(taxon: Taxon):
    other = plant("Aster bonus")
    taxon.care.zone_min, other.care.zone_max = 9, 9
    taxon.care.save()
    other.care.save()
    assert said(taxon, other) == {"Aster bonus": "Same light"}


def test_of_which_nothing_compares_nothing_is_said(taxon: Taxon):
    assert said(taxon, make_taxon("Aster bonus", "L.")) == {"Aster bonus": ""}


def test_the_most_alike_comes_first(taxon: Taxon):
    worse = plant("Aster bonus", light=("deep-shade",), height_max=300)
    better = plant("Aster carus", bloom_months=(5,), height_max=60)
    assert list(said(taxon, worse, better)) == ["Aster carus", "Aster bonus"]


def test_a_value_of_its_species_counts_for_a_variety(taxon: Taxon):
    species = plant("Aster bonus", bloom_months=(5,))
    variety = make_taxon("Aster bonus var. minor", "X.", parent=species)
    assert said(taxon, variety) == {"Aster bonus var. minor": "Same light; blooms at the same time"}


def test_its_own_varieties_and_drafts_are_left_out(taxon: Taxon):
    variety = make_taxon("Aster albus var. minor", "X.", parent=taxon)
    draft = make_taxon("Aster bonus", "L.", status="draft")
    sister = make_taxon("Aster albus var. major", "X.", parent=taxon)
    assert said(taxon, variety, draft) == {}
    assert said(variety, taxon, sister) == {}


def test_the_common_name_comes_with_it(taxon: Taxon):
    other = plant("Aster bonus")
    make_vernacular(other, "Good aster")
    (found,) = facts.similar(taxon, [other.pk], glossary.terms())
    assert found.common_name == "Good aster"
