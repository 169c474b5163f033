"""A plant on one screen: every line is known, marked as its species' or not recorded."""

from decimal import Decimal

import pytest

from catalog import facts
from catalog.models import Hazard, Resistance, Taxon
from tests.factories import make_care, make_place, make_profile, make_taxon

pytestmark = pytest.mark.django_db
UNKNOWN = facts.CounterLine("Light", "")


def lines(taxon: Taxon) -> dict[str, facts.CounterLine]:
    sheet = facts.counter_sheet(facts.of(Taxon.objects.get(pk=taxon.pk)))
    return {line.label: line for line in (*sheet.facts, *sheet.care)}


def test_what_is_recorded_stands_in_short_lines():
    taxon = make_taxon()
    make_profile(taxon, bloom_months=("5", "6"), bloom_colour=("pink",), height_max=Decimal("60.96"))
    make_care(
        taxon,
        light=("full-sun", "part-shade"),
        water_use=("low",),
        zone_min=7,
        zone_max=16,
        soil=("loam",),
        drainage=("good-drainage",),
        mulch=(),
        division_interval_min=3,
        division_interval_max=4,
    )
    told = {label: line.text for label, line in lines(taxon).items()}
    assert told["Light"] == "Full sun, part shade"
    assert told["Water"] == "Low"
    assert told["Zone"] == "4–8"
    assert told["Size"] == "Up to 24 in (61 cm) tall"
    assert told["Bloom"] == "May–June; pink"
    assert told["Soil"] == "Loam; good drainage"
    assert told["Upkeep"] == "Mulch: none; divide every 3–4 years"


def test_a_plant_of_which_nothing_is_recorded_has_every_line_blank():
    told = lines(make_taxon())
    assert list(told) == [
        *("Light", "Water", "Zone", "Size", "Bloom", "Native", "Toxicity"),
        *("Soil", "Planting", "Upkeep", "Ease", "Withstands"),
    ]
    assert {line.text for line in told.values()} == {""}
    assert told["Light"] == UNKNOWN


def test_a_remark_stands_where_no_value_is_recorded():
    taxon = make_taxon()
    make_care(taxon, soil_note="Gritty soil, " + "very " * 60 + "lean.")
    text = lines(taxon)["Soil"].text
    assert text.startswith("Gritty soil, very")
    assert len(text) <= 120


def test_what_a_variety_has_from_its_species_is_marked():
    species = make_taxon()
    make_care(species, light=("full-sun",))
    variety = make_taxon("Heuchera rubescens var. alpicola", "Jeps.", parent=species)
    assert lines(variety)["Light"].inherited_from == species


@pytest.mark.parametrize(
    ("places", "told"),
    [
        (("L48",), "Native to the lower 48 states"),
        (("L48", "US-CA", "US-NV"), "Native to the lower 48 states: California and Nevada"),
        (("US-CA",), "Native to California"),
        (
            ("L48", "US-CA", "US-NV", "US-OR", "US-WA", "US-ID"),
            "Native to the lower 48 states (5 states and provinces)",
        ),
    ],
)
def test_few_states_are_named_and_many_counted(places: tuple[str, ...], told: str):
    taxon = make_taxon()
    for code in places:
        make_place(taxon, code)
    assert lines(taxon)["Native"].text == told


def test_poison_warns_and_other_harm_has_a_line_of_its_own():
    taxon = make_taxon()
    Hazard.objects.create(taxon=taxon, kind="toxic", affects="dogs", severity="severe")
    Hazard.objects.create(taxon=taxon, kind="spines-thorns", affects="unspecified", severity="slight")
    told = lines(taxon)
    assert told["Toxicity"].warns
    assert told["Toxicity"].text == "Poisonous (dogs, severe)"
    assert told["Beware"].text == "Spines or thorns (slight)"


def test_known_harmlessness_is_not_the_same_as_nothing_recorded():
    taxon = make_taxon()
    Hazard.objects.create(taxon=taxon, kind="toxic", affects="dogs", severity="none")
    Hazard.objects.create(taxon=taxon, kind="bloat", affects="unspecified", severity="none")
    line = lines(taxon)["Toxicity"]
    assert not line.warns
    assert line.text == "Bloat in livestock: no; Poisonous: no (dogs)"


def test_what_it_withstands_and_what_not():
    taxon = make_taxon()
    Resistance.objects.create(taxon=taxon, against="drought", grade="high")
    Resistance.objects.create(taxon=taxon, against="deer", grade="none")
    assert lines(taxon)["Withstands"].text == "Drought (high), not deer"
