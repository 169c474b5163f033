"""What tells sister varieties apart: own values that differ, and nothing where nothing is known."""

from decimal import Decimal

import pytest

from catalog import facts, glossary
from catalog.models import Taxon
from tests.factories import make_care, make_place, make_profile, make_taxon

pytestmark = pytest.mark.django_db


@pytest.fixture
def varieties(db: None) -> list[Taxon]:
    species = make_taxon()
    make_profile(species, bloom_colour=("pink",), habit=("forb",))
    return [make_taxon(f"Heuchera rubescens var. {name}", "X.", parent=species) for name in ("alta", "nana")]


def apart(taxa: list[Taxon]) -> list[str]:
    found = facts.told_apart(Taxon.objects.filter(pk__in=[taxon.pk for taxon in taxa]), glossary.terms())
    return [found.get(taxon.pk, "") for taxon in taxa]


def test_values_that_differ_are_told(varieties: list[Taxon]):
    tall, small = varieties
    make_profile(tall, height_max=Decimal("60.96"), bloom_months=("5", "6"), habit=("forb",))
    make_profile(small, height_max=Decimal("10.16"), bloom_months=("7",), habit=("forb",))
    make_place(tall, "US-CA")
    make_place(small, "US-NV")
    assert apart(varieties) == [
        "Native to California; height: up to 24 in (61 cm); bloom: May–June",
        "Native to Nevada; height: up to 4 in (10 cm); bloom: July",
    ]


def test_a_value_known_of_one_alone_is_no_difference(varieties: list[Taxon]):
    make_profile(varieties[0], bloom_colour=("white",))
    make_care(varieties[0], light=("full-sun",))
    make_place(varieties[0], "US-CA")
    assert apart(varieties) == ["", ""]


def test_what_both_share_is_no_difference(varieties: list[Taxon]):
    for taxon in varieties:
        make_place(taxon, "US-CA")
        make_care(taxon, light=("full-sun",))
    assert apart(varieties) == ["", ""]


def test_many_states_are_counted(varieties: list[Taxon]):
    for code in ("US-CA", "US-NV", "US-OR", "US-WA", "US-ID", "US-UT", "US-AZ", "US-CO", "US-NM"):
        make_place(varieties[0], code)
    make_place(varieties[1], "L48")
    assert apart(varieties) == [
        "Native to 9 states and provinces",
        "Native to the lower 48 states",
    ]


def test_where_a_sensitive_plant_grows_stays_untold(varieties: list[Taxon]):
    Taxon.objects.filter(pk=varieties[0].pk).update(sensitive=True)
    make_place(varieties[0], "US-CA")
    make_place(varieties[1], "US-NV")
    assert apart(varieties) == ["", ""]


def test_one_taxon_is_told_from_none(varieties: list[Taxon]):
    make_place(varieties[0], "US-CA")
    assert apart(varieties[:1]) == [""]


def test_the_page_of_a_variety_tells_its_sisters_apart(varieties: list[Taxon]):
    make_place(varieties[0], "US-CA")
    make_place(varieties[1], "US-NV")
    (sister,) = facts.of(varieties[0]).sisters
    assert sister.character == "Native to Nevada"
    children = facts.of(Taxon.objects.get(slug="heuchera-rubescens")).children
    assert [child.character for child in children] == ["Native to California", "Native to Nevada"]
