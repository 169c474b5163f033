"""The facet form and its chips as drawn from a selection and its result."""

import pytest
from django.http import QueryDict

from catalog import facets, filters, glossary, writing
from catalog.facets import Selection
from catalog.filters._lengths import in_feet
from catalog.models import Hazard, Region, Taxon
from catalog.traits import FACETS
from tests.factories import make_care, make_place, make_profile, make_taxa, make_taxon, make_vernacular

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def maple(shared_rows: None) -> Taxon:
    taxon = make_taxon("Acer saccharum", "Marshall", parent=make_taxon("Acer", "L."))
    make_profile(taxon, habit=("tree",), height_min=1000, height_max=3000, bloom_months=("4", "5"))
    make_care(taxon, light=("part-shade",), zone_min=7, zone_max=16)
    make_place(taxon, "US-VT")
    return taxon


def fields(query: str) -> dict[str, filters.FacetField]:
    asked = QueryDict(query)
    selection = filters.read(asked)
    drawn = filters.facet_fields(
        selection,
        facets.search(selection),
        glossary.terms(),
        glossary.regions(),
        filters.finding_texts(asked),
    )
    return {field.trait.key: field for field in drawn}


def add_hazard(taxon: Taxon, **columns: str) -> None:
    with writing.change() as change:
        change.save(Hazard(taxon=taxon, **columns))


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


def test_whole_zones_are_offered_and_the_halves_of_those_that_are_not_chosen():
    whole, halves = (listed for _, listed in fields("zone=6&zone=4a")["zone"].options)
    assert [option.value for option in whole] == [str(number) for number in range(1, 14)]
    assert [option.value for option in (*whole, *halves) if option.is_checked] == ["6", "4a"]
    assert len(halves) == 24
    assert not {"6a", "6b"} & {option.value for option in halves}


def test_states_stand_under_their_region():
    headings = dict(fields("")["native"].options)
    assert "US-VT" in {option.value for option in headings["Lower 48 states"]}
    assert [(option.value, option.label) for option in headings[""]][:2] == [
        ("anywhere", "Anywhere"),
        ("L48", "Lower 48 states"),
    ]


@pytest.mark.parametrize("text", ["verm", "VERM", "us-vt", "vermönt"])
def test_a_state_is_found_by_its_name_or_code_under_its_region(text: str):
    native = fields(f"native-find={text}&native=US-CA")["native"]
    assert [(heading, [option.value for option in found]) for heading, found in native.options] == [
        ("", []),
        ("Lower 48 states", ["US-VT"]),
    ]
    assert native.kept == (("native", "US-CA"),)
    assert native.is_open


def test_a_place_that_is_none_is_not_found():
    finding = fields("native-find=atlantis")["native"].finding
    assert finding is not None
    assert (finding.text, finding.is_empty) == ("atlantis", True)


def test_places_can_be_taken_together_in_four_ways():
    modes = fields("native=US-VT&native=US-CA&native-mode=all")["native"].modes
    assert [value for value, _, _ in modes] == ["any", "all", "only", "exactly"]
    assert [value for value, _, is_chosen in modes if is_chosen] == ["all"]


def range_of(query: str, key: str = "height") -> filters.RangeField:
    field = fields(query)[key].range
    assert field is not None
    return field


def test_a_range_fills_its_fields():
    height = range_of("height=1500..2000")
    assert (height.low, height.high, height.unit) == ("1500", "2000", "cm")
    assert height.names == ("height_min", "height_max")
    one = range_of("height=1500")
    assert (one.low, one.high) == ("1500", "1500")


def test_a_length_may_be_typed_and_is_shown_in_feet():
    height = range_of("height_ft_min=3&height_ft_max=4.5&units=us")
    assert (height.low, height.high, height.unit) == ("3", "4.5", "ft")
    assert height.names == ("height_ft_min", "height_ft_max")
    assert (height.switch, height.other_unit) == ("height=91..137&units=metric", "metric")
    assert range_of("height=91..137").switch == "height=91..137&units=us"
    assert range_of("units=us").low == ""


def test_feet_come_back_as_they_were_typed():
    for tenths in range(1, 4920):
        typed = f"{tenths / 10:.1f}".removesuffix(".0")
        (centimetres,) = filters.read(QueryDict(f"height_ft_min={typed}")).choice("height").chosen
        assert in_feet(centimetres.removesuffix("..")) == typed


def test_acidity_has_one_unit():
    assert range_of("ph=5..6.5&units=us", "soil-ph").other_unit == ""


@pytest.mark.parametrize("text", ["abc", "-1", "493", "nan", "1e3", "٣", "1.234", "%00", "9" * 500])
def test_feet_that_cannot_be_read_are_said_and_left_out(text: str):
    selection = filters.read(QueryDict(f"height_ft_max={text}&light=part-shade"))
    assert selection.messages == ("Height must be a number of feet from 0 to 492, such as 3 or 1.5.",)
    assert [choice.trait.key for choice in selection.choices] == ["light"]


def test_of_many_genera_only_the_largest_are_offered_and_what_is_chosen():
    genera = make_taxa(f"Carex{letter}" for letter in "abcdefghijklmno")
    for epithet in ("nudata", "secunda"):
        make_taxa((f"{genus.name} {epithet}" for genus in genera), genera)
    field = fields("")["genus"]
    assert "Acer" not in options(field)
    assert field.finding is not None
    assert field.finding.more == 4
    assert options(fields("genus=Acer")["genus"])["Acer"].is_checked


def test_a_genus_is_found_by_its_first_letters_with_what_is_chosen_beside_it():
    make_taxon("Carex nudata", "X.", parent=make_taxon("Carex", "L."))
    assert list(options(fields("genus-find=ac")["genus"])) == ["Acer"]
    assert list(options(fields("genus-find=ac&genus=Carex")["genus"])) == ["Acer", "Carex"]


def test_a_genus_without_a_plant_in_the_list_is_found_and_disabled():
    make_taxon("Carex nudata", "X.", parent=make_taxon("Carex", "L."))
    assert options(fields("genus-find=car&habit=tree")["genus"])["Carex"].is_disabled


def test_a_genus_is_found_by_its_common_name():
    make_vernacular(Taxon.objects.get(name="Acer"), "maple")
    assert options(fields("genus-find=mapl")["genus"])["Acer"].hint == "maple"


def test_what_no_genus_begins_with_is_said():
    finding = fields("genus-find=zz&genus=Acer")["genus"].finding
    assert finding is not None
    assert finding.is_empty


def test_of_very_many_that_are_found_the_rest_are_counted():
    genera = make_taxa(f"Carex{first}{second}" for first in "abcdefg" for second in "abcdefghij")
    make_taxa((f"{genus.name} nudata" for genus in genera), genera)
    genus = fields("genus-find=carex")["genus"]
    assert len(options(genus)) == 60
    assert genus.finding is not None
    assert genus.finding.more == 10


@pytest.mark.parametrize("text", ["%25", "_", "x" * 400, "' OR 1=1--"])
def test_any_text_may_be_looked_for(text: str):
    assert options(fields(f"genus-find={text}&family-find={text}&native-find={text}")["genus"]) == {}


def test_the_options_of_a_vocabulary_have_meanings():
    assert {option.label for option in fields("")["light"].meanings} >= {"Full sun", "Part shade"}
    assert fields("")["genus"].meanings == ()


def test_a_hazard_can_be_asked_to_be_known_absent():
    free = {option.value: option for option in fields("hazard!=toxic")["hazard"].free}
    assert free["toxic"].is_checked


def test_a_value_with_its_qualifier_stands_under_the_qualifier(maple: Taxon):
    add_hazard(maple, kind="toxic", affects="dogs", severity="none")
    headings = dict(fields("")["hazard"].options)
    assert [(option.label, option.count) for option in headings["Dogs"]] == [("Poisonous (dogs)", 0)]
    free = {option.value: option for option in fields("")["hazard"].free}
    assert free["toxic.dogs"].count == 1
    assert free["toxic.dogs"].meaning == "Poisonous when eaten."


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("light=part-shade", "Light: part shade"),
        ("light=unknown", "Light: not recorded"),
        ("light!=part-shade", "Light: not part shade"),
        ("native=US-VT", "Native to: Vermont"),
        ("native=US-VT&native-mode=all", "Native to: Vermont"),
        ("native=US-VT&native-mode=only", "Native to: Vermont (nowhere else)"),
        ("native=US-VT&native-mode=exactly", "Native to: Vermont (nowhere else)"),
        ("native=unknown&native-mode=only", "Native to: not recorded"),
        ("native!=US-VT&native-mode=only", "Native to: not Vermont"),
        ("native=anywhere&native-mode=only", "Native to: anywhere"),
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
        ("hazard!=toxic.dogs", "Hazards: not poisonous (dogs)"),
        ("wetland=OBL.AW", "Wetland status: obligate wetland (Arid West)"),
        ("q=sugar", "Search: sugar"),
    ],
)
def test_a_chip_says_in_words_what_it_takes_away(query: str, text: str):
    assert chips(query) == [(text, "")]


@pytest.mark.parametrize(
    ("mode", "said"), [("any", ""), ("all", " (all of them)"), ("only", " (only these)")]
)
def test_the_chips_of_several_places_say_how_they_are_taken_together(mode: str, said: str):
    told = [text for text, _ in chips(f"native=US-VT&native=US-NV&native-mode={mode}")]
    assert sorted(told) == [f"Native to: Nevada{said}", f"Native to: Vermont{said}"]


def test_the_subjects_without_a_record_are_named():
    selection = Selection.from_query(QueryDict("light=part-shade&zone=6&ph=5..6"))
    assert filters.subject_text(selection) == "light, soil pH or hardiness zone"
    assert filters.subject_text(Selection.from_query(QueryDict("light=part-shade"))) == "light"
    selection = Selection.from_query(QueryDict("native=US-VT&resists=deer"))
    assert filters.subject_text(selection) == "native places or tolerances"
