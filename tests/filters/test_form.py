"""The facet form and its chips as drawn from a selection and its result."""

import pytest
from django.http import QueryDict

from catalog import facets, filters, glossary
from catalog.facets import Selection
from catalog.models import Region, Taxon
from catalog.traits import FACETS
from tests.factories import make_care, make_place, make_profile, make_taxon

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def maple(db: None) -> Taxon:
    taxon = make_taxon("Acer saccharum", "Marshall", parent=make_taxon("Acer", "L."))
    make_profile(taxon, habit=("tree",), height_min=1000, height_max=3000, bloom_months=("4", "5"))
    make_care(taxon, light=("part-shade",), zone_min=7, zone_max=16)
    make_place(taxon, "US-VT")
    return taxon


def fields(query: str) -> dict[str, filters.FacetField]:
    selection = Selection.from_query(QueryDict(query))
    drawn = filters.facet_fields(
        selection, facets.search(selection), glossary.terms(), Region.objects.order_by("position")
    )
    return {field.trait.key: field for field in drawn}


def options(field: filters.FacetField) -> dict[str, filters.Option]:
    return {option.value: option for _, listed in field.options for option in listed}


def chips(query: str) -> list[tuple[str, str]]:
    selection = Selection.from_query(QueryDict(query))
    places = dict(Region.objects.values_list("code", "name"))
    return [(chip.text, chip.query) for chip in filters.chips(selection, glossary.terms(), places)]


def test_every_facet_is_drawn_in_the_order_of_the_registry():
    assert list(fields("")) == [trait.key for trait in FACETS]


def test_an_option_tells_its_number_and_is_disabled_at_none():
    habit = options(fields("")["habit"])
    assert (habit["tree"].count, habit["tree"].is_disabled) == (1, False)
    assert (habit["fern"].count, habit["fern"].is_disabled) == (0, True)


def test_a_chosen_option_can_be_taken_back_even_at_none():
    chosen = options(fields("habit=fern")["habit"])["fern"]
    assert chosen.is_checked
    assert not chosen.is_disabled


@pytest.mark.parametrize(
    ("query", "key", "kept"),
    [
        ("native=US-AK&native=US-VT", "native", (("native", "US-AK"),)),
        ("light!=full-sun&light=part-shade", "light", (("light!", "full-sun"),)),
        ("zone=6&zone=5a&zone!=9", "zone", (("zone!", "9"),)),
        ("height=10..20&height=30..40", "height", ()),
        ("hazard!=toxic", "hazard", ()),
    ],
)
def test_what_is_chosen_without_an_option_is_sent_along(
    query: str, key: str, kept: tuple[tuple[str, str], ...]
):
    assert fields(query)[key].kept == kept


def test_a_facet_in_use_is_open():
    assert not fields("")["soil"].is_open
    assert fields("soil=clay")["soil"].is_open
    assert fields("soil=clay&soil=loam")["soil"].active == 2


def test_whole_zones_are_offered_and_a_chosen_half_beside_them():
    zone = options(fields("zone=6&zone=4a")["zone"])
    assert list(zone)[:13] == [str(number) for number in range(1, 14)]
    assert zone["6"].is_checked
    assert not zone["4"].is_checked
    assert zone["4a"].is_checked
    assert "6a" not in zone


def test_states_stand_under_their_region():
    headings = dict(fields("")["native"].options)
    assert "US-VT" in {option.value for option in headings["Lower 48 states"]}
    assert "L48" in {option.value for option in headings[""]}


def test_places_can_be_taken_together_in_four_ways():
    modes = fields("native=US-VT&native=US-CA&native-mode=all")["native"].modes
    assert [value for value, _, _ in modes] == ["any", "all", "only", "exactly"]
    assert [value for value, _, is_chosen in modes if is_chosen] == ["all"]


def test_a_range_fills_its_fields():
    height = fields("height=1500..2000")["height"].range
    assert height is not None
    assert (height.low, height.high, height.unit) == ("1500", "2000", "cm")
    one = fields("height=1500")["height"].range
    assert one is not None
    assert (one.low, one.high) == ("1500", "1500")


def test_of_many_genera_only_the_largest_are_offered_and_what_is_chosen():
    for number in range(15):
        genus = make_taxon(f"Carex{'abcdefghijklmno'[number]}", "L.")
        make_taxon(f"{genus.name} nudata", "X.", parent=genus)
        make_taxon(f"{genus.name} secunda", "X.", parent=genus)
    assert "Acer" not in options(fields("")["genus"])
    assert options(fields("genus=Acer")["genus"])["Acer"].is_checked


def test_a_hazard_can_be_asked_to_be_known_absent():
    free = {option.value: option for option in fields("hazard!=toxic")["hazard"].free}
    assert free["toxic"].is_checked


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("light=part-shade", "Light: part shade"),
        ("light=unknown", "Light: not recorded"),
        ("light!=part-shade", "Light: not part shade"),
        ("native=US-VT", "Native to: Vermont"),
        ("zone=5b..7a", "Hardiness zone: 5b–7a"),
        ("bloom=4..5", "Bloom: April–May"),
        ("bloom=4", "Bloom: April"),
        ("height=30..90", "Height: 12–35 in (30–90 cm)"),
        ("height=90", "Height: 35 in (90 cm)"),
        ("height=90..", "Height: at least 35 in (90 cm)"),
        ("height=..90", "Height: up to 35 in (90 cm)"),
        ("ph=5..6.5", "Soil pH: 5–6.5"),
        ("ph=..6", "Soil pH: up to 6"),
        ("genus=Acer", "Genus: Acer"),
        ("q=sugar", "Search: sugar"),
    ],
)
def test_a_chip_says_in_words_what_it_takes_away(query: str, text: str):
    assert chips(query) == [(text, "")]


def test_the_subjects_without_a_record_are_named():
    selection = Selection.from_query(QueryDict("light=part-shade&zone=6&ph=5..6"))
    assert filters.subject_text(selection) == "light, soil pH or hardiness zone"
    assert filters.subject_text(Selection.from_query(QueryDict("light=part-shade"))) == "light"
